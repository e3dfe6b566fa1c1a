import { withoutControls } from '../language/controls.ts';

/**
 * A stretch of a passage and where it stands in the source: `size` characters from `from` are the `length` characters from
 * `source`. Where both are the same, character answers to character; otherwise it is an escape or a reference (`\*`,
 * `&amp;`), which is one.
 */
export interface Segment {
  readonly from: number;
  readonly size: number;
  readonly source: number;
  readonly length: number;
  /** How deep it stands in emphasis and links: what is put between two stretches goes to the outer one. */
  readonly depth: number;
}

const ESCAPE = /\\[!-/:-@[-`{-~]/y;
const REFERENCE = /&(?:#[xX][\da-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z\d]{1,31});/y;
/** The end of a line and what the next begins with: indentation, the sign of a block quotation. */
const LINE_END = /[ \t]*(?:\r\n?|\n)[ \t>]*/y;
const PREFIX = /[ \t>]*/y;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/**
 * Find the characters of a text node in its source, from `start` to `end`; undefined where they can't be told, so that
 * nothing is changed there.
 */
export function align(
  value: string,
  source: string,
  start: number,
  end: number,
  from: number,
  depth: number,
): readonly Segment[] | undefined {
  // Attributes were taken off its end; but `&` alone may be the beginning of `&amp;`.
  const isVerbatim = start + value.length === end || !/[&\\]/.test(value);
  if (isVerbatim && source.startsWith(value, start))
    return [{ from, size: value.length, source: start, length: value.length, depth }];
  const segments: Segment[] = [];
  let at = start;
  let run = 0;
  const close = (index: number) => {
    if (run > 0) segments.push({ from: from + index - run, size: run, source: at - run, length: run, depth });
    run = 0;
  };
  for (let index = 0; index < value.length; index += 1) {
    const [length, verbatim] = step(value, index, source, at, end);
    if (length === undefined || length === 0 || at + length > end) return undefined;
    if (!verbatim) close(index);
    at += length;
    if (verbatim) run += 1;
    else segments.push({ from: from + index, size: 1, source: at - length, length, depth });
  }
  close(value.length);
  return segments;
}

/** The same, with the control characters before it, which no text has. */
function step(
  value: string,
  index: number,
  source: string,
  at: number,
  end: number,
): [number | undefined, boolean] {
  let skipped = 0;
  while (isDropped(source[at + skipped])) skipped += 1;
  const [length, verbatim] = stepAt(value, index, source, at + skipped, end);
  return skipped === 0 || length === undefined ? [length, verbatim] : [skipped + length, false];
}

function isDropped(character: string | undefined): boolean {
  // A half of a character beyond U+FFFF is none.
  return character !== undefined && !/[\ud800-\udfff]/.test(character) && withoutControls(character) === '';
}

/** How much of the source the next character of a text is, and whether it stands there as itself. */
function stepAt(
  value: string,
  index: number,
  source: string,
  at: number,
  end: number,
): [number | undefined, boolean] {
  const character = value[index];
  if (character === '\n') {
    return [lineEndLength(value, index, source, at, end), false];
  }
  const escaped = matchAt(ESCAPE, source, at);
  if (escaped !== undefined && escaped[1] === character) return [2, false];
  const reference = matchAt(REFERENCE, source, at);
  if (reference !== undefined && !value.startsWith(reference, index)) return [reference.length, false];
  if (source[at] === character) return [1, true];
  return [withoutControls(source[at] ?? '') === character ? 1 : undefined, false];
}

/**
 * How long a line end is in the source, with what the next line begins with, but for what of that is text. Where the last line of a node
 * ends with it, what stands behind its end is that of the next node.
 */
function lineEndLength(
  value: string,
  index: number,
  source: string,
  at: number,
  end: number,
): number | undefined {
  const whole = matchAt(LINE_END, source, at)?.slice(0, end - at);
  const own = matchAt(PREFIX, value, index + 1) ?? '';
  // No text has white space at the end of a line.
  const signs = whole?.replace(/(?<![ \t])[ \t]+$/, '') ?? '';
  const line = [whole, signs].find((one) => one?.endsWith(own)) ?? whole;
  return line?.endsWith(own) ? line.length - own.length : line?.length;
}
