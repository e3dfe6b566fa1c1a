import { STROKE, type Stretch } from './line-stretches.ts';
import type { Piece } from './line-words.ts';

/**
 * A line that the browser would not make by itself stands in an element of its own, in which no line ends. The space before and behind it stands
 * outside, so the paragraph is justified as ever.
 */
export const LINE = 'w-line';

/** Where a word is divided: a place for the end of a line that is no part of the text. */
const CUT = 'wbr[data-cut]';

/** Where a word is elongated: the style draws the strokes that it names. It has no text. */
const STRETCH = 'w-stretch';

/** Behind the strokes, so that `targets/pdf/text/` knows them from what an author has written: U+034F, which is not drawn (Unicode 16, 23.2). */
const OURS = '\u034f';

/** The height of a line whose letters have a size of their own, as a share of that of others: it makes none higher. */
const LOWER = 0.9;

/** How a line is set. Lengths are px. */
interface LineOptions {
  /** How much narrower its spaces are. */
  readonly tighter: number;
  /** It begins within a word. */
  readonly goesOn: boolean;
  /** The size of its letters, as a multiple of their own. */
  readonly scale: number;
  /** How much of it stands beyond the edge where it begins, and where it ends. */
  readonly lead: number;
  readonly trail: number;
  readonly leading: number;
}

/** Put what stands from one piece to another into elements of lines, which it gives. */
export function wrapLine(first: Piece, last: Piece, run: Element, options: LineOptions): readonly Element[] {
  let end: Node = last.node;
  if (end instanceof Text && last.to < end.length) end.splitText(last.to);
  let begin: ChildNode = first.node;
  if (begin instanceof Text && first.from > 0) {
    const rest = begin.splitText(first.from);
    if (end === begin) end = rest;
    begin = rest;
  }
  const outer = outermost(begin, end, run);
  if (options.goesOn) outer.before(placeForEnd());
  const lines = wrapAll(outer, end, () => lineElement(options));
  if (options.lead > 0) lines[0]!.style.marginInlineStart = `${-options.lead}px`;
  if (options.trail > 0) lines.at(-1)!.style.marginInlineEnd = `${-options.trail}px`;
  return lines;
}

function lineElement({ tighter, scale, leading }: LineOptions): HTMLElement {
  const line = document.createElement(LINE);
  if (tighter > 0) line.style.wordSpacing = `${-tighter}px`;
  if (scale !== 1) {
    line.style.fontSize = `${scale}em`;
    line.style.lineHeight = `${LOWER * leading}px`;
  }
  return line;
}

function placeForEnd(): HTMLElement {
  const place = document.createElement('wbr');
  place.dataset['cut'] = '';
  return place;
}

/** Elongate a word of the line that ends with a piece. Gives that piece, which may then stand in another node. */
export function elongate({ node, at, strokes }: Stretch, last: Piece): Piece {
  const rest = node.splitText(at);
  const element = document.createElement(STRETCH);
  element.dataset['strokes'] = STROKE.repeat(strokes) + OURS;
  rest.before(element);
  return last.node === node ? { node: rest, from: 0, to: last.to - at } : last;
}

/** The largest element that begins with a node and goes no further than another. */
function outermost(begin: ChildNode, end: Node, run: Element): ChildNode {
  let node = begin;
  while (!node.previousSibling && node.parentElement !== run && isWithin(node.parentElement!, end))
    node = node.parentElement!;
  return node;
}

/** Whether a node goes no further than another. */
function isWithin(node: Node, end: Node): boolean {
  return !node.contains(end) || lastIn(node) === lastIn(end);
}

function lastIn(node: Node): Node {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}

/** Wrap runs of siblings, as many as it takes. */
function wrapAll(begin: ChildNode, end: Node, make: () => HTMLElement): readonly HTMLElement[] {
  const lines: HTMLElement[] = [];
  let node: ChildNode = begin;
  for (;;) {
    if (!isWithin(node, end)) {
      node = node.firstChild!;
      continue;
    }
    const line = make();
    lines.push(line);
    node.before(line);
    for (let next: ChildNode | null = node; next && isWithin(next, end); next = line.nextSibling) {
      line.append(next);
      if (next.contains(end)) return lines;
    }
    let around: ChildNode = line;
    while (!around.nextSibling) around = around.parentElement!;
    node = around.nextSibling!;
  }
}

/** How far lines stand beyond their end, at the most: px. */
export function hangingIn(root: Element): number {
  const lines = [...root.querySelectorAll<HTMLElement>(LINE)];
  return lines.reduce((most, { style }) => Math.max(most, -Number.parseFloat(style.marginInlineEnd) || 0), 0);
}

/** Take the elements of lines away again. */
export function unwrapLines(root: Element): void {
  const lines = [...root.querySelectorAll(LINE)];
  for (const one of root.querySelectorAll(`${CUT}, ${STRETCH}`)) one.remove();
  for (const line of lines) line.replaceWith(...line.childNodes);
  if (lines.length > 0) root.normalize();
}
