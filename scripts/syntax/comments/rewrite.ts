import type { Edit } from '../../book/edit.ts';
import { type Line, linesOutsideCode } from '../outside-code.ts';
import { closedIn } from './closed.ts';

/** A comment within a line; behind a word or a number two signs are its own, and open none: «۲۰%% و ۳۰%%». */
const INLINE = /(?<![%\\\p{L}\p{M}\p{N}])%%(?!%)([^\n]*?[^%\n])%%(?!%)/gu;
/** The line that a comment of several begins with, and that it ends with. */
const OPENING = /^[ \t]*%%(?!%)(?:(?!%%).)*$/;
const CLOSING = /^(?:(?!%%).)*%%[ \t]*$/;
/** What a block of HTML may begin behind. */
const MARGIN = /^[ \t>]*(?:(?:[-*+]|[\d۰-۹٠-٩]{1,9}[.)])[ \t]+)*$/;
/** A line that is none of a paragraph, or ends one: of a table, a heading, a quotation, a fence, a formula, HTML. */
const NO_PARAGRAPH = /^[|#>]|^(?:[-*_=:`~+]\s*){3,}|^<|[|>]$|\$\$/;

interface Comment {
  readonly start: number;
  readonly end: number;
  /** Whether it begins a line of a paragraph. */
  readonly isOfText: boolean;
}

/** Comments of Obsidian, `%%…%%`, within a line or over several, as those of HTML; in code and formulas they are none. */
export function rewriteComments(source: string): readonly Edit[] {
  if (!source.includes('%%')) return [];
  const lines = linesOutsideCode(source);
  const closed = closedIn(lines);
  const isOpen = (at: number) => !closed.some(([from, to]) => from < at + 2 && at < to);
  return commentsIn(source, lines)
    .filter(({ start, end }) => isOpen(start) && isOpen(end - 2))
    .filter(({ start, end }) => !/-->|<!--/.test(source.slice(start, end)))
    .flatMap(asHtml);
}

function commentsIn(source: string, lines: readonly Line[]): readonly Comment[] {
  const found: Comment[] = [];
  let isClosed = true;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const end = isClosed && OPENING.test(line.text) ? closingOf(lines, index) : undefined;
    if (end === undefined) found.push(...within(source, line));
    else if (end < 0) isClosed = false;
    else {
      found.push(over(source, line, lines[end]!));
      index = end;
    }
  }
  return found;
}

/** The index of the line that ends a comment; -1 where none does. */
function closingOf(lines: readonly Line[], from: number): number {
  for (let index = from + 1; index < lines.length; index += 1)
    if (lines[index]!.text.includes('%%')) return CLOSING.test(lines[index]!.text) ? index : -1;
  return -1;
}

/** A comment of several lines; what has an empty one can be no part of a paragraph. */
function over(source: string, first: Line, last: Line): Comment {
  const start = first.start + first.text.indexOf('%%');
  const end = last.start + last.text.lastIndexOf('%%') + 2;
  const isWhole = !/\n[ \t]*\r?\n/.test(source.slice(start, end));
  return { start, end, isOfText: isWhole && goesOn(source, first.start) };
}

function within(source: string, { text, start }: Line): readonly Comment[] {
  return [...text.matchAll(INLINE)].flatMap(({ index, 0: whole, 1: said = '' }) => {
    // A cell of a table would end in it.
    if (text.includes('|') && said.includes('|')) return [];
    const hasText = text.slice(index + whole.length).trim() !== '';
    const isOfText = MARGIN.test(text.slice(0, index)) && (hasText || goesOn(source, start));
    const at = start + index;
    return [{ start: at, end: at + whole.length, isOfText: isOfText && !isOfHtml(source, start) }];
  });
}

/** Whether a line goes on a paragraph, by the line above it. */
function goesOn(source: string, start: number): boolean {
  const above = source.slice(source.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1)).trim();
  return above !== '' && !NO_PARAGRAPH.test(above);
}

/** Whether a line may stand in a block of HTML, which goes as far as there is no empty line. */
function isOfHtml(source: string, start: number): boolean {
  const blank = Math.max(source.lastIndexOf('\n\n', start), source.lastIndexOf('\n\r\n', start));
  return /^[ \t>]*</m.test(source.slice(blank + 1, start));
}

/** What begins a line would be a block, and what stands behind it with it, but for white space before it. */
function asHtml({ start, end, isOfText }: Comment): readonly Edit[] {
  return [
    { start, end: start + 2, text: isOfText ? '&#32;<!-- ' : '<!-- ' },
    { start: end - 2, end, text: ' -->' },
  ];
}
