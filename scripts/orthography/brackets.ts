const PARTNERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '»': '«', '﴾': '﴿' };
const OPENING = new Set(Object.values(PARTNERS));
const MARKS = /[()[\]{}«»﴿﴾]/g;
/** «الف)», «۱)», «ب)» before an entry of a list within a sentence. */
const LABEL = /(?:^|[\s،؛:(])(?:[\p{L}\p{M}]{1,3}|\p{Nd}{1,3})[.\-ـ]?$/u;

/** The places of brackets and «quotation marks» that have no partner in their paragraph (UAX #9, N0: pairs nest). */
export function loneBrackets(text: string): readonly number[] {
  const lone: number[] = [];
  const open: { mark: string; at: number }[] = [];
  for (const { 0: mark, index: at } of text.matchAll(MARKS)) {
    if (OPENING.has(mark)) {
      open.push({ mark, at });
      continue;
    }
    const partner = open.findLastIndex((one) => one.mark === PARTNERS[mark]);
    if (partner >= 0) for (const left of open.splice(partner).slice(1)) lone.push(left.at);
    else if (!(mark === ')' && LABEL.test(text.slice(Math.max(0, at - 6), at)))) lone.push(at);
  }
  return [...lone, ...open.map((left) => left.at)].sort((a, b) => a - b);
}
