import type { InlineRun } from './blocks.ts';

/** From the top of the view, px. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The line boxes of a run. A formula, an image or a box is a part of its line, however high it is; letters that are raised
 * or lowered change nothing.
 */
export function linesOf({ element, holder, alone, leading }: InlineRun): readonly Span[] {
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
