import { lettersOf, nextLetter, parting } from './letters.ts';
import type { Stretch } from './manuscript.ts';

/** Where a text leaves what is written: a part, and the first of it that is wrong; its length where something follows all. */
export interface Mismatch {
  readonly part: Stretch | undefined;
  readonly index: number;
}

/** How often another choice of what is left out is tried. */
const CHOICES = 1_000;

/**
 * Compare a text with the parts that are written, one after the other; optional ones may be missing.
 *
 * @returns Where they differ, undefined where they don't.
 */
export function difference(text: string, parts: readonly Stretch[]): Mismatch | undefined {
  let farthest: Mismatch & { readonly at: number } = { part: undefined, index: 0, at: -1 };
  // Optional parts that were passed over, and where the text would stand behind them.
  const choices: { readonly index: number; readonly at: number }[] = [];
  let tried = 0;
  let at = 0;
  for (let index = 0; ; index += 1) {
    const part = parts[index];
    const [end, right] = part ? parting(text, at, part.text) : [nextLetter(text, at), 0];
    const isRight = part ? right === part.text.length : end === text.length;
    if (!part && isRight) return undefined;
    if (part?.optional) {
      if (isRight) choices.push({ index, at: end });
      continue;
    }
    if (isRight) {
      at = end;
      continue;
    }
    if (end > farthest.at) farthest = part ? { part, index: right, at: end } : { ...endOf(parts), at: end };
    const choice = choices.pop();
    tried += 1;
    if (!choice || tried > CHOICES) return farthest;
    ({ at, index } = choice);
  }
}

function endOf(parts: readonly Stretch[]): Mismatch {
  const part = parts.at(-1);
  return { part, index: part?.text.length ?? 0 };
}

/** Whether a text has the letters of all parts in whatever order: an HTML parser moves what may not stand in a table. */
export function sameBag(text: string, parts: readonly Stretch[]): boolean {
  const left = new Map<string, number>();
  const spare = new Map<string, number>();
  const count = (counts: Map<string, number>, letters: string, by: number) => {
    for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + by);
  };
  count(left, lettersOf(text), 1);
  for (const part of parts)
    if (part.optional) count(spare, lettersOf(part.text), 1);
    else count(left, lettersOf(part.text), -1);
  return [...left].every(([letter, more]) => more >= 0 && more <= (spare.get(letter) ?? 0));
}
