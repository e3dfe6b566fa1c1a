import type { Line } from '../outside-code.ts';

/** What is no text of its own, from a sign to another: comments of HTML, formulas, elements whose text is raw, code. */
const OPENING = /<!--|\$\$?|`+|<(pre|script|style|textarea)\b/gi;

/**
 * Where code, formulas and HTML stand in a text, so that nothing in them is markup.
 *
 * @param lines Its lines without code in blocks.
 * @returns Ranges of UTF-16 units, in their order.
 */
export function closedIn(lines: readonly Line[]): readonly (readonly [from: number, to: number])[] {
  let source = '';
  for (const { text, start } of lines) source += '\n'.repeat(Math.max(0, start - source.length)) + text;
  const ranges: (readonly [number, number])[] = [];
  const opening = new RegExp(OPENING);
  const ends = new Map<string, number>();
  for (let found = opening.exec(source); found; found = opening.exec(source)) {
    const { index, 0: sign, 1: element } = found;
    const closing = element === undefined ? (sign === '<!--' ? '-->' : sign) : `</${element.toLowerCase()}`;
    // What closes nothing here closes nothing further on, up to the same end.
    if (index < (ends.get(closing) ?? -1)) continue;
    const isInline = /^[`$]$|^``/.test(sign);
    const last = isInline ? endOfParagraph(source, index) : source.length;
    const at = closingAt(source, closing, index + sign.length, last);
    if (at < 0) {
      ends.set(closing, last);
      continue;
    }
    ranges.push([index, at + closing.length]);
    opening.lastIndex = at + closing.length;
  }
  return ranges;
}

function endOfParagraph(source: string, from: number): number {
  const blank = /\n[ \t]*\n/g;
  blank.lastIndex = from;
  return blank.exec(source)?.index ?? source.length;
}

/** Where a sign stands that closes; of ticks, a run as long; -1 where there is none before an end. */
function closingAt(source: string, sign: string, from: number, end: number): number {
  const isRun = sign.startsWith('`');
  for (let at = source.indexOf(sign, from); at >= 0 && at < end; at = source.indexOf(sign, at + 1)) {
    const isLonger = isRun && (source[at - 1] === '`' || source[at + sign.length] === '`');
    if (!isLonger) return at;
  }
  return -1;
}
