/**
 * What stands for a text, so that two programs can compare theirs: how many characters it has, and a hash of 53 bits (two
 * multiplicative ones of 32, mixed). White space, which changes on its way into a page, doesn't count.
 */
export function digestOf(text: string): string {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) continue;
    one = Math.imul(one ^ code, 0x9e3779b1);
    two = Math.imul(two ^ code, 0x5f356495);
    count += 1;
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35);
  two = Math.imul(two ^ (two >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return `${count} ${((two >>> 11) * 0x1_0000_0000 + (one >>> 0)).toString(36)}`;
}

/** White space as regular expressions have it (ECMA-262, 22.2.2.9.2): in the blocks of Latin, of Ogham, of punctuation and of CJK. */
function isSpace(code: number): boolean {
  if (code <= 0x20) return true;
  if (code === 0xa0 || code === 0xfeff || code === 0x3000 || code === 0x1680) return true;
  return code >= 0x2000 && code <= 0x205f && /\s/.test(String.fromCharCode(code));
}
