/** Where in a book one is: its pages go in pairs, of which the first page of a book is the second. */

/** The pages that are seen at once with one of them; `isDouble`: two fit beside each other. */
export function spreadOf(page: number, count: number, isDouble: boolean): readonly number[] {
  if (count === 0) return [];
  const at = Math.min(Math.max(0, page), count - 1);
  if (!isDouble) return [at];
  const first = at % 2 === 0 ? at - 1 : at;
  return [first, first + 1].filter((one) => one >= 0 && one < count);
}

/** The page to turn to; undefined at either end. `step`: 1 onwards, -1 back. */
export function turned(page: number, count: number, isDouble: boolean, step: 1 | -1): number | undefined {
  const spread = spreadOf(page, count, isDouble);
  const next = step === 1 ? spread.at(-1)! + 1 : spread[0]! - 1;
  return next >= 0 && next < count ? next : undefined;
}

/** Where the place of before is now: the page that shows the same, else the one that begins with the same text. */
export function keptPlace(
  page: number,
  before: readonly { readonly key: string; readonly title: string }[],
  now: readonly { readonly key: string; readonly title: string }[],
): number {
  const own = before[page];
  if (!own || now[page]?.key === own.key) return Math.min(page, Math.max(0, now.length - 1));
  const begun = before.findIndex(({ title }) => title === own.title);
  const begins = now.findIndex(({ title }) => title === own.title);
  // Pages that came or went before its division move it.
  const moved = begins >= 0 ? page + begins - begun : page;
  return Math.min(Math.max(0, moved), Math.max(0, now.length - 1));
}
