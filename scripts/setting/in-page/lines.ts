import type { InlineRun } from './blocks.ts';
import { probe } from './probe.ts';

/** From the top of the view, px. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The line boxes of a run. A formula, an image or a box is a part of its line, however high it is; letters that are raised
 * or lowered change nothing. Empty lines at its end belong to the last that is not: no page begins with what nobody sees.
 */
export function linesOf(run: InlineRun): readonly Span[] {
  const lines = boxesOf(run);
  if (lines.length < 2 || !mayEndEmpty(run)) return lines;
  const seen = lastSeen(run.element);
  const last = seen ? lineAt(lines, seen) : 0;
  if (last === lines.length - 1) return lines;
  return [...lines.slice(0, last), { top: lines[last]!.top, bottom: lines.at(-1)!.bottom }];
}

/** Whether an end of a line may be the last of what stands in a run. */
function mayEndEmpty({ element, preformatted }: InlineRun): boolean {
  if (preformatted) return true;
  let last: Element | null = element.lastElementChild;
  while (last?.lastElementChild) last = last.lastElementChild;
  return last?.tagName === 'BR';
}

/** Where the last character or box of an element is seen; undefined where nothing is. */
function lastSeen(element: Element): Span | undefined {
  for (let child = element.lastChild; child; child = child.previousSibling) {
    const seen = child instanceof Element && !isBox(child) ? lastSeen(child) : boxOf(child);
    if (seen) return seen;
  }
  return undefined;
}

function boxOf(node: Node): Span | undefined {
  if (node instanceof Element) return [...node.getClientRects()].at(-1);
  const { data } = node as Text;
  const at = data.search(/\S\s*$/);
  if (at < 0) return undefined;
  probe.setStart(node, at);
  probe.setEnd(node, at + 1);
  return [...probe.getClientRects()].at(-1);
}

function boxesOf({ element, holder, alone, leading }: InlineRun): readonly Span[] {
  const rects = element.getClientRects();
  const middles = middlesOf(rects);
  const height = Number.isNaN(leading) && rects[0] ? rects[0].height : leading;
  const block = alone ? contentBox(holder) : undefined;
  if (isEven(middles, height, block)) return evenLines(middles, height, block);
  const lines = middles.map((middle) => ({ top: middle - height / 2, middle, bottom: middle + height / 2 }));
  stretch(lines, element);
  if (block) {
    lines[0]!.top = Math.min(lines[0]!.top, block.top);
    lines.at(-1)!.bottom = Math.max(lines.at(-1)!.bottom, block.bottom);
  }
  return lines;
}

/** The middles of the lines that an inline element with some rectangles stands in. */
export function middlesOf(rects: DOMRectList): number[] {
  const middles: number[] = [];
  for (const { top, bottom } of rects) {
    const middle = (top + bottom) / 2;
    if (middles.length === 0 || middle > middles.at(-1)! + 1) middles.push(middle);
  }
  return middles;
}

/** Lines of one height: that of the block by their number, which the browser has rounded. */
function evenLines(middles: readonly number[], height: number, block: Span | undefined): readonly Span[] {
  const own = block ? (block.bottom - block.top) / middles.length : height;
  return middles.map((middle, index) => {
    const top = block ? block.top + index * own : middle - own / 2;
    return { top, bottom: top + own };
  });
}

/** Whether all lines are of one height, and fill the block that holds nothing else. */
function isEven(middles: readonly number[], height: number, block: Span | undefined): boolean {
  if (block && Math.abs(block.bottom - block.top - middles.length * height) >= 1) return false;
  return middles.every((middle, index) => index === 0 || middle - middles[index - 1]! < height + 0.5);
}

/** Make lines as high as what stands in them; room that nothing explains belongs to the line above. */
function stretch(lines: { top: number; middle: number; bottom: number }[], run: Element): void {
  for (const box of boxesIn(run)) {
    const { top, bottom } = box.getBoundingClientRect();
    const line = lines.find(({ middle }) => top <= middle && middle <= bottom);
    if (!line) continue;
    line.top = Math.min(line.top, top);
    line.bottom = Math.max(line.bottom, bottom);
  }
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next && next.top > line.bottom) line.bottom = next.top;
  }
}

/** What stands in a line as one box. */
function* boxesIn(element: Element): Generator<Element> {
  for (const child of element.children)
    if (isBox(child)) yield child;
    else yield* boxesIn(child);
}

/** Elements that are one box though they are displayed as inline: replaced elements (CSS 2.2, 3.1). */
const REPLACED = /^(img|svg|math|input|video|audio|canvas|object|embed|iframe)$/i;

/** Whether an element in a line is one box: an image, a formula, an inline block. */
export function isBox(element: Element): boolean {
  return (
    REPLACED.test(element.tagName) || !/^(inline|contents|none)$/.test(getComputedStyle(element).display)
  );
}

/** The line that a rectangle stands in: the last one that begins above its middle. */
export function lineAt(lines: readonly Span[], { top, bottom }: Span): number {
  const middle = (top + bottom) / 2;
  return Math.max(
    0,
    lines.findLastIndex((line) => line.top <= middle),
  );
}

/** The content box of a block, without padding and border. */
function contentBox(block: Element): Span {
  const style = getComputedStyle(block);
  const { top, bottom } = block.getBoundingClientRect();
  const px = (...values: string[]) => values.reduce((sum, value) => sum + Number.parseFloat(value), 0);
  return {
    top: top + px(style.paddingTop, style.borderTopWidth),
    bottom: bottom - px(style.paddingBottom, style.borderBottomWidth),
  };
}
