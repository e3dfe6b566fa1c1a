import { attention } from 'micromark-core-commonmark';
import type { Construct, Extension, Resolver } from 'micromark-util-types';
import { LIMITS } from '../limits.ts';

/** Marks that may open or close emphasis, until they are paired. */
const UNPAIRED: ReadonlySet<string> = new Set(['attentionSequence', 'strikethroughSequenceTemporary']);

/** CommonMark's own emphasis by underscores, to be watched as well. */
export const underscores: Extension = { text: { 95: attention } };

/**
 * Emphasis for paragraphs of a sensible number of marks. Each mark that may close looks back through all before it, so 20,000
 * times `*a_ ` would take a minute. Above the limit marks are text; `tell` hears of the line.
 */
export function countMarks({ text, ...rest }: Extension, tell: (line: number) => void): Extension {
  if (!text) return rest;
  const watched = Object.entries(text).map(([code, constructs]) => [
    code,
    [constructs ?? []].flat().map((one) => (one.resolveAll ? watching(one, one.resolveAll, tell) : one)),
  ]);
  return { ...rest, text: Object.fromEntries(watched) };
}

function watching(construct: Construct, resolve: Resolver, tell: (line: number) => void): Construct {
  return {
    ...construct,
    resolveAll(events, context) {
      const marks = events.filter(([, token]) => UNPAIRED.has(token.type));
      // Each comes twice, as it begins and as it ends.
      if (marks.length > 2 * LIMITS.marks) {
        tell(marks[0]![1].start.line);
        for (const [, token] of marks) token.type = 'data';
      }
      return resolve(events, context);
    },
  };
}
