import { check } from '../../scripts/verbs/check-text.ts';

/** What parts texts that are looked through together: they are paragraphs, as each is by itself. */
const BETWEEN = '\n\n';

/**
 * What our own rules find in each of some texts: `rule: reason`. They are looked through as one, which takes a tenth of the time; a
 * word that two of them write in two ways is found as well.
 */
export function spellingOf(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = check(texts.join(BETWEEN));
  let start = 0;
  return new Map(
    texts.map((text) => {
      const end = start + text.length;
      const own = found.filter((one) => one.start >= start && one.start <= end);
      start = end + BETWEEN.length;
      return [text, own.map(({ rule, reason }) => `${rule}: ${reason}`)];
    }),
  );
}
