const PARTNERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '»': '«', '﴾': '﴿' };
const OPENING = new Set(Object.values(PARTNERS));
const MARKS = /[()[\]{}«»﴿﴾]/g;
/** «الف)», «۱)», «ب)» before an entry of a list within a sentence. */
const LABEL = /(?:^|[\s،؛:(])(?:[\p{L}\p{M}]{1,3}|\p{Nd}{1,3})[.\-ـ]?$/u;

/** A pair that was typed by its look in left-to-right text: »متن«, )متن(. */
export interface TurnedPair {
  readonly start: number;
  readonly end: number;
}

/**
 * The pairs of a paragraph that look outward, where all of their sort do: with one that looks inward, nobody knows which partner
 * a mark has.
 */
export function turnedPairs(text: string): readonly TurnedPair[] {
  return [/[«»]/g, /[()]/g].flatMap((sort) => {
    const marks = [...text.matchAll(sort)];
    const isTurned =
      marks.length % 2 === 0 &&
      marks.every(({ 0: mark, index }, place) =>
        OPENING.has(mark)
          ? place % 2 === 1
          : place % 2 === 0 && !(isLabelled(text, index) && /^\s|^$/.test(text.charAt(index + 1))),
      );
    if (!isTurned) return [];
    return marks.flatMap(({ index: start }, place) =>
      place % 2 === 0 ? [{ start, end: marks[place + 1]!.index }] : [],
    );
  });
}

function isLabelled(text: string, at: number): boolean {
  return text[at] === ')' && LABEL.test(text.slice(Math.max(0, at - 6), at));
}

/** The places of brackets and «quotation marks» that have no partner in their paragraph (UAX #9, N0: pairs nest). */
export function loneBrackets(text: string): readonly number[] {
  const lone: number[] = turnedPairs(text).flatMap(({ start, end }) => [start, end]);
  const turned = new Set(lone);
  const open: { mark: string; at: number }[] = [];
  const count = new Map<string, number>();
  const add = (mark: string, more: number) => count.set(mark, (count.get(mark) ?? 0) + more);
  for (const { 0: mark, index: at } of text.matchAll(MARKS)) {
    if (turned.has(at)) continue;
    if (OPENING.has(mark)) {
      open.push({ mark, at });
      add(mark, 1);
      continue;
    }
    if (count.get(PARTNERS[mark]!)) {
      const closed = open.splice(open.findLastIndex((one) => one.mark === PARTNERS[mark]));
      for (const one of closed) add(one.mark, -1);
      for (const left of closed.slice(1)) lone.push(left.at);
    } else if (!isLabelled(text, at)) lone.push(at);
  }
  return [...lone, ...open.map((left) => left.at)].sort((a, b) => a - b);
}
