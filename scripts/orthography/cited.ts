import type { Edit } from '../diagnostics/edit.ts';
import { apply, collide } from './edits.ts';
import type { Match } from './rule.ts';

const QUOTED = /(?<=«)[^«»\n]{1,60}(?=»)|(?<=“)[^“”\n]{1,60}(?=”)/g;

/**
 * Matches without those in a fault that the text shows as a fault, its right form beside it: in «بنویسید «می‌رود»، نه «می رود»»
 * nothing is to be mended.
 */
export function withoutCited<T extends { readonly match: Match }>(
  text: string,
  found: readonly T[],
): readonly T[] {
  if (found.length === 0) return found;
  const quotations = [...text.matchAll(QUOTED)].map(({ 0: words, index: start }) => ({ words, start }));
  if (quotations.length < 2) return found;
  const spoken = new Set(quotations.map(({ words }) => words));
  const cited = quotations.flatMap(({ words, start }) => {
    const inside = found.filter(({ match }) => start <= match.start && match.end <= start + words.length);
    return inside.length > 0 && spoken.has(mended(words, start, inside)) ? inside : [];
  });
  return cited.length === 0 ? found : found.filter((one) => !cited.includes(one));
}

/** Words as all their matches would have them. */
function mended(words: string, start: number, found: readonly { readonly match: Match }[]): string {
  const edits: Edit[] = [];
  for (const { match } of found)
    if (!match.edits.some((edit) => edits.some((other) => collide(edit, other)))) edits.push(...match.edits);
  return apply(
    words,
    edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
  );
}
