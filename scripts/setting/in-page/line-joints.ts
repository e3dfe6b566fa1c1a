/** Which letters may stand a little further from the next one, or nearer, and which marks may stand beyond the edge. It knows no language. */

/** Letters that are joined to the one before them alone (Unicode, ArabicShaping.txt: `R`). */
const UNJOINED = 'آأؤإاةدذرزوٱ-ٳٵ-ٷڈ-ڙۀۃ-ۋۍۏەۮۯ';

/** Such a letter before another one; alef behind lam is a part of what both are drawn as. */
const JOINTS = new RegExp(`(?<!\u0644\\p{M}*)[${UNJOINED}](?=\\p{L})|(?<=\u0644\\p{M}*)(?![آأإاٱ])[${UNJOINED}](?=\\p{L})`, 'gu');

/** Where room may be between two letters of a text: the places of the letters before. */
export function jointsIn(text: string): readonly number[] {
  return [...text.matchAll(JOINTS)].map(({ index }) => index);
}

/** What may hang where a line begins, and where one ends. */
const LEADS = /^[«“‘]/;
const TRAILS = /[.،؛:؟!,;»”’…]$/;

export function leadOf(word: string): string {
  return LEADS.exec(word)?.[0] ?? '';
}

export function trailOf(word: string): string {
  return TRAILS.exec(word)?.[0] ?? '';
}

/** What is drawn together with a letter that stands beside it. */
const JOINS = /[\p{L}\p{M}\u0640\u200d]/u;

/** Whether two characters that stand beside each other in two texts may be drawn otherwise than each alone. */
export function mayJoin(one: string, other: string): boolean {
  return JOINS.test(one) && JOINS.test(other);
}
