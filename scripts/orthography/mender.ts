import type { Edit } from '../book/edit.ts';
import { apply, collide } from './edits.ts';
import type { Choices, Rule } from './rule.ts';

/** A rule may make room for another («مي كنند»: first the letters, then the half-space); this is far more than they need. */
export const MOST_ROUNDS = 8;

/** What rules make of some words by themselves, suggestions too: `سیستم های` becomes `سیستم‌های`. */
export function menderOf(rules: readonly Rule[], choices: Choices): (words: string) => string {
  return (words) => {
    let text = words;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const edits: Edit[] = [];
      for (const match of rules.flatMap((rule) => rule.find({ text, raw: text }, choices)))
        if (!match.edits.some((edit) => edits.some((other) => collide(edit, other))))
          edits.push(...match.edits);
      if (edits.length === 0) break;
      text = apply(text, edits);
    }
    return text;
  };
}
