import type { Edit } from '../book/edit.ts';
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
  const sorted = [...found].sort((a, b) => a.match.start - b.match.start);
  const cited = new Set<T>();
  let next = 0;
  for (const { words, start } of quotations) {
    const end = start + words.length;
    while (next < sorted.length && sorted[next]!.match.start < start) next += 1;
    const inside: T[] = [];
    for (; next < sorted.length && sorted[next]!.match.start < end; next += 1)
      if (sorted[next]!.match.end <= end) inside.push(sorted[next]!);
    if (inside.length > 0 && spoken.has(mended(words, start, inside)))
      for (const one of inside) cited.add(one);
  }
  return cited.size === 0 ? found : found.filter((one) => !cited.has(one));
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
