/** Which marks may stand beyond the edge of the text, and which characters are drawn together. It knows no language. */

const LEADS = /^[«“‘]/;
/** Not the ellipsis: half of it is as wide as a letter. */
const TRAILS = /[.،؛:؟!,;»”’]$/;

/** The mark that a word begins with, if it may hang; or none. */
export function leadOf(word: string): string {
  return LEADS.exec(word)?.[0] ?? '';
}

/** The mark that a word ends with. */
export function trailOf(word: string): string {
  return TRAILS.exec(word)?.[0] ?? '';
}

/** What is drawn together with a letter that stands beside it. */
const JOINS = /[\p{L}\p{M}\u0640\u200d]/u;

/** Whether two characters that stand beside each other in two texts may be drawn otherwise than each alone. */
export function mayJoin(one: string, other: string): boolean {
  return JOINS.test(one) && JOINS.test(other);
}
