import type { Item, Link, Page } from './pdf-read.ts';

/** A letter or digit of the PDF. */
export interface Char {
  c: string;
  item: Item;
  line: Line;
  /** The punctuation between it and the letter before it on its line. */
  before: string;
}

/** A piece of a line: what is drawn one after another on one baseline. */
export interface Line {
  page: number;
  y: number;
  /** The size of its largest text. */
  size: number;
  left: number;
  right: number;
  items: Item[];
  /** What stands in a formula typeface, in the order in which it is drawn. */
  math: Item[];
  chars: Char[];
  /** The punctuation behind its last letter. */
  tail: string;
}

export const rtlLetter = /(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const latin = /\p{Script=Latin}/u;

/** What is compared: letters, digits and their signs, without white space, joiners and punctuation. */
export function letters(text: string): string {
  const plain = text.replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'));
  return plain.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]|\u0640/gu, '');
}

/** White space, joiners and controls of direction set aside, what is no letter: `«بود،» ` gives `«،»`. */
export function punctuation(text: string): string {
  return text.replace(/[\p{L}\p{N}\p{M}\p{Z}\p{C}\u0640\s]/gu, '');
}

/** The pieces of lines in the order in which the page draws them. */
export function linesOf(page: Page, items: Item[], rightToLeft: boolean): Line[] {
  const lines: Line[] = [];
  let current: Line | undefined;
  for (const item of items) {
    if (item.math) {
      current ??= newLine(page.index, item, lines);
      current.math.push(item);
      continue;
    }
    if (current && joins(current, item)) extend(current, item);
    else {
      current = newLine(page.index, item, lines);
      extend(current, item);
    }
  }
  for (const line of lines) setChars(line, rightToLeft);
  return lines;
}

/** A line parted where so much of it is empty, in ems of its size; its parts from the right, or from the left. */
export function partsOf(line: Line, gap: number, fromRight: boolean, rightToLeft: boolean): Line[] {
  const parts: Line[] = [];
  let end = Infinity;
  for (const item of [...line.items, ...line.math].sort((a, b) => a.x - b.x)) {
    const before = item.x - end < gap * line.size ? parts.at(-1) : undefined;
    const part = before ?? newLine(line.page, item, parts);
    if (item.math) part.math.push(item);
    else extend(part, item);
    end = Math.max(before ? end : -Infinity, item.x + item.width);
  }
  for (const part of parts) setChars(part, rightToLeft);
  return fromRight ? parts.reverse() : parts;
}

function newLine(page: number, item: Item, lines: Line[]): Line {
  const line: Line = {
    page,
    y: item.y,
    size: 0,
    left: Infinity,
    right: -Infinity,
    items: [],
    math: [],
    chars: [],
    tail: '',
  };
  lines.push(line);
  return line;
}

function extend(line: Line, item: Item): void {
  if (item.size > line.size) {
    line.size = item.size;
    line.y = item.y;
  }
  line.items.push(item);
  line.left = Math.min(line.left, item.x);
  line.right = Math.max(line.right, item.x + item.width);
}

/** Does this item stand on the line? Raised marks do too, in either order. */
function joins(line: Line, item: Item): boolean {
  if (line.items.length === 0) return false;
  const distance = Math.abs(item.y - line.y);
  const size = Math.max(line.size, item.size);
  if (distance < 0.12 * size) return true;
  const small = Math.min(line.size, item.size) < 0.85 * size;
  const beside = item.x < line.right + size && item.x + item.width > line.left - size;
  return small && beside && distance < 0.6 * size;
}

function setChars(line: Line, rightToLeft: boolean): void {
  for (const item of inOrder(line, rightToLeft)) {
    for (const cluster of item.text.match(/[\p{L}\p{N}]\p{M}*|\p{M}+|./gsu) ?? []) {
      line.tail += punctuation(cluster);
      for (const c of letters(cluster)) {
        line.chars.push({ c, item, line, before: line.tail });
        line.tail = '';
      }
    }
  }
}

/** The items of a line as they are read. */
function inOrder(line: Line, rightToLeft: boolean): Item[] {
  const text = line.items.map((item) => item.text).join('');
  const fromRight = rtlLetter.test(text) || (rightToLeft && !latin.test(text));
  const sorted = [...line.items].sort((a, b) => middle(a) - middle(b));
  if (!fromRight) return reverseRuns(sorted, (item) => rtlLetter.test(item.text));
  return reverseRuns(sorted.reverse(), (item) => latin.test(item.text));
}

const middle = (item: Item): number => item.x + item.width / 2;

/** Turns round every run of items that read the other way, with the numbers and signs of their typeface. */
function reverseRuns(items: Item[], foreign: (item: Item) => boolean): Item[] {
  const turned = items.map(
    (item, index) =>
      foreign(item) ||
      (isAscii(item) && (hasForeignNeighbour(items, index, foreign) || standsWithin(items, index, foreign))),
  );
  const result: Item[] = [];
  for (let start = 0; start < items.length; ) {
    let end = start + 1;
    if (turned[start]) while (end < items.length && turned[end]) end++;
    result.push(...items.slice(start, end).reverse());
    start = end;
  }
  return result;
}

const isAscii = (item: Item): boolean => !/[^\x20-\x7e]/.test(item.text);
const sameFace = (a: Item, b: Item): boolean => a.font === b.font && Math.abs(a.size - b.size) < 0.3;

/** Leads a chain of signs of one typeface to foreign text? */
function hasForeignNeighbour(items: Item[], index: number, foreign: (item: Item) => boolean): boolean {
  for (const step of [-1, 1]) {
    for (let at = index + step; items[at] && sameFace(items[at]!, items[index]!); at += step) {
      if (foreign(items[at]!)) return true;
      if (!isAscii(items[at]!)) break;
    }
  }
  return false;
}

/** Is this a part of a foreign word, in whatever typeface: does it touch what leads to that, and, if it is a sign, digits or more of it at its other side? */
function standsWithin(items: Item[], index: number, foreign: (item: Item) => boolean): boolean {
  const leads = (step: number, isEnd: (item: Item) => boolean) => {
    for (let at = index + step; items[at] && touch(items[at]!, items[at - step]!); at += step) {
      if (isEnd(items[at]!)) return true;
      if (!isAscii(items[at]!)) return false;
    }
    return false;
  };
  const goesOn = (item: Item) => foreign(item) || hasDigits(item);
  const sides = [-1, 1].filter((step) => leads(step, foreign));
  return hasDigits(items[index]!) ? sides.length > 0 : sides.some((step) => leads(-step, goesOn));
}

const hasDigits = ({ text }: Item): boolean => /\d/.test(text);

/** Parts of one word: points. */
const TOUCH = 1;

function touch(a: Item, b: Item): boolean {
  const [left, right] = a.x < b.x ? [a, b] : [b, a];
  return right.x - (left.x + left.width) < TOUCH;
}

export const textOf = (chars: readonly Char[]): string => chars.map((char) => char.c).join('');

/** The link within the book that covers most of this item. */
export function linkOver(page: Page, item: Item): Link | undefined {
  const middle = item.x + item.width / 2;
  // Marks are raised above their baseline.
  const height = item.y + item.size * 0.5;
  return page.links.find(
    (link) =>
      link.left - 0.5 <= middle &&
      middle <= link.right + 0.5 &&
      link.bottom - 1 <= height &&
      height <= link.top + 1,
  );
}
