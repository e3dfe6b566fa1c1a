import { RUN } from './blocks.ts';
import { isBox, lineAt, linesOf, type Span } from './lines.ts';
import { probe } from './probe.ts';
import type { SetItem } from './set-item.ts';

/** Where the text is cut: before a character of a text, or before a node (offset 0). */
export interface Cut {
  readonly node: ChildNode;
  readonly offset: number;
}

/**
 * A cut with all that has to be asked of the browser before anything is changed: how what stands there is set.
 *
 *     <ul><li>one <em>two | three</em></li></ul>   opened: ul, li, run, em
 */
export interface PlannedCut extends Cut {
  /** The elements that go on behind the cut, from the outermost. */
  readonly opened: readonly Element[];
  /** The line before the cut is as wide as its column. */
  readonly justified: boolean;
  /** Blocks whose margins are dropped: at the head of the new page, and at the end of the one before (CSS Fragmentation 3, 5.2). */
  readonly heads: readonly HTMLElement[];
  readonly ends: readonly HTMLElement[];
  /** Tables that go on -> the widths of their columns, px. */
  readonly columns: ReadonlyMap<Element, readonly number[]>;
  /** The header is set again. */
  readonly header: boolean;
  /** The row that goes on is cut in each of its cells: this is the cut in the last, those are the cuts in the others. */
  readonly cells?: readonly CellCut[];
}

export interface CellCut {
  readonly cell: HTMLElement;
  readonly cut: PlannedCut;
}

/** Find where an item begins, outside of all that begins with it. Nothing is changed. */
export function cutBefore(item: SetItem, root: Element): Cut {
  if (item.run && item.line > 0) return lineStart(item.run, item.line);
  let node: ChildNode = item.element;
  while (node.parentElement !== root && !drawnBefore(node)) node = node.parentElement!;
  return { node, offset: 0 };
}

/** The first character, or box, of a line. */
function lineStart(run: NonNullable<SetItem['run']>, line: number): Cut {
  const lines = linesOf(run);
  const reached = (box: Span | undefined) => box && lineAt(lines, box) >= line;
  for (const unit of unitsOf(run.element)) {
    if (unit instanceof Text) {
      const offset = firstReached(unit, reached);
      if (offset !== undefined) return outside({ node: unit, offset });
    } else if (reached([...unit.getClientRects()].at(-1))) return outside({ node: unit, offset: 0 });
  }
  throw new Error(`line ${line} of ${lines.length} can’t be found in «${run.element.textContent}»`);
}

/** What a line is made of: texts and boxes, in the order of reading. */
function* unitsOf(element: Element): Generator<Text | Element> {
  for (const child of element.childNodes)
    if (child instanceof Text) yield child;
    else if (child instanceof Element) {
      if (isBox(child)) yield child;
      else yield* unitsOf(child);
    }
}

/** The first character that a line is reached with; undefined where all stand before. */
function firstReached(
  text: Text,
  reached: (box: Span | undefined) => boolean | undefined,
): number | undefined {
  /** Whether a character stands on the line or below; undefined for one that is not drawn. */
  const at = (index: number): boolean | undefined => {
    probe.setStart(text, index);
    probe.setEnd(text, index + 1);
    return reached([...probe.getClientRects()].at(-1));
  };
  let end = text.length;
  while (end > 0 && at(end - 1) === undefined) end -= 1;
  if (end === 0 || !at(end - 1)) return undefined;
  let low = 0;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    let drawn = middle;
    while (drawn < high && at(drawn) === undefined) drawn += 1;
    if (at(drawn)) high = middle;
    else low = drawn + 1;
  }
  return low;
}

/** The same cut, before what begins with it. */
function outside(cut: Cut): Cut {
  let { node, offset } = cut;
  while (offset === 0 && !node.previousSibling && node.parentElement?.tagName.toLowerCase() !== RUN)
    node = node.parentElement!;
  return { node, offset };
}

/** The sibling before a node that is drawn. */
export function drawnBefore(node: Node): Node | undefined {
  for (let one = node.previousSibling; one; one = one.previousSibling) if (isDrawn(one)) return one;
  return undefined;
}

export function isDrawn(node: Node): boolean {
  return node instanceof Element ? node.getClientRects().length > 0 : Boolean(node.textContent?.trim());
}
