import { RUN } from './blocks.ts';
import { columnsOf } from './columns.ts';
import { type CellCut, type Cut, cutBefore, isDrawn, type PlannedCut } from './cut.ts';
import { firstFrom } from './divided-rows.ts';
import { partOf } from './parts.ts';
import { probe } from './probe.ts';
import type { DividedCell, RowPart } from './set-item.ts';
import { addShells, shellsAround } from './shells.ts';

/** Look at a cut before it is made. `root`: the division or the note that it is made in. */
export function planCut(cut: Cut, root: Element, header: boolean): PlannedCut {
  const opened: Element[] = [];
  const inner = cut.node.parentElement!;
  for (let one = inner; one !== root; one = one.parentElement!) opened.unshift(one);
  const inRun = opened.some(isRun);
  return {
    ...cut,
    opened,
    justified: inRun && isJustified(cut, opened),
    heads: inRun ? [] : headsFrom(cut.node),
    ends: inRun ? [] : endsAt(cut.node.previousSibling),
    columns: new Map(
      opened.filter((one) => one.tagName === 'TABLE').map((one) => [one, columnsOf(one as HTMLTableElement)]),
    ),
    header,
  };
}

/** Look at the cuts that a part of a divided row begins with, one in each cell. */
export function planRowCut({ row, at }: RowPart, root: Element, header: boolean): PlannedCut {
  const plan = (cell: DividedCell, within: Element) => {
    const item = firstFrom(cell, at);
    const cut = item ? cutBefore(item, cell.element) : { node: endOf(cell.element), offset: 0 };
    return planCut(cut, within, header);
  };
  const last = row.cells.at(-1)!;
  const others = row.cells.slice(0, -1);
  return {
    ...plan(last, root),
    cells: others.map((cell) => ({ cell: cell.element, cut: plan(cell, cell.element) })),
  };
}

/** Stands for the rest of a cell that has none. */
function endOf(cell: Element): ChildNode {
  const end = document.createTextNode('');
  cell.append(end);
  return end;
}

const isRun = (element: Element) => element.tagName.toLowerCase() === RUN;

/** Whether the line before a cut fills its column: not where its end is forced. */
function isJustified({ node, offset }: Cut, opened: readonly Element[]): boolean {
  const holder = opened.find(isRun)!.parentElement!;
  if (getComputedStyle(holder).textAlign !== 'justify') return false;
  const before = offset > 0 ? node.textContent!.slice(0, offset) : (node.previousSibling?.textContent ?? ' ');
  const broken = offset === 0 && node.previousSibling instanceof HTMLBRElement;
  return !broken && !(/\n\s*$/.test(before) && /^pre/.test(getComputedStyle(holder).whiteSpace));
}

/** The blocks that begin with a node, down to the first whose padding or border holds the next one off. */
function headsFrom(node: Node): HTMLElement[] {
  const heads: HTMLElement[] = [];
  for (let one: Element | null = asElement(node); one && !isRun(one); one = firstBlock(one)) {
    heads.push(one as HTMLElement);
    const { paddingTop, borderTopWidth, display } = getComputedStyle(one);
    if (Number.parseFloat(paddingTop) > 0 || Number.parseFloat(borderTopWidth) > 0) break;
    if (!/^(block|list-item)$/.test(display)) break;
  }
  return heads;
}

function firstBlock(element: Element): Element | null {
  const first = [...element.childNodes].find(isDrawn);
  return first ? asElement(first) : null;
}

/** The blocks that end with a node, down to the last whose padding or border holds the one before off. */
export function endsAt(node: Node | null): HTMLElement[] {
  const ends: HTMLElement[] = [];
  let one = lastDrawn(node);
  while (one instanceof HTMLElement && !isRun(one)) {
    ends.push(one);
    const { paddingBottom, borderBottomWidth, display } = getComputedStyle(one);
    if (Number.parseFloat(paddingBottom) > 0 || Number.parseFloat(borderBottomWidth) > 0) break;
    if (!/^(block|list-item)$/.test(display)) break;
    one = lastDrawn(one.lastChild);
  }
  return ends;
}

function lastDrawn(node: Node | null): Node | null {
  let one = node;
  while (one && !isDrawn(one)) one = one.previousSibling;
  return one;
}

const asElement = (node: Node) => (node instanceof Element ? node : null);

/** Take what comes after a cut out of a division or a note, in elements like those that it stood in. */
export function takeTail(root: Element, cut: PlannedCut): DocumentFragment {
  const shells = shellsAround(cut);
  for (const head of cut.heads) head.style.setProperty('margin-block-start', '0', 'important');
  dropEnds(cut.ends);
  const tail = extract(root, cut);
  const rests: Element[] = [];
  for (let one = tail.firstChild; rests.length < cut.opened.length; one = one!.firstChild)
    rests.push(one as Element);
  for (const [index, whole] of cut.opened.entries()) partOf(whole, rests[index]!, cut);
  if (cut.cells) addCells(cut, cut.cells, rests);
  addShells(shells, cut, rests, tail);
  if (cut.justified) keepBreaks(cut);
  return tail;
}

/** Put the rests of the other cells of a row before that of the last. */
function addCells({ opened }: PlannedCut, cells: readonly CellCut[], rests: readonly Element[]): void {
  const last = opened.findIndex((one) => one.previousElementSibling === cells.at(-1)?.cell);
  rests[last]?.before(...cells.map(cellTail));
}

/** The rest of a cell. */
function cellTail({ cell, cut }: CellCut): Element {
  const rest = cell.cloneNode(false) as Element;
  rest.append(takeTail(cell, cut));
  partOf(cell, rest, cut);
  return rest;
}

/**
 * A line that ends where the author wrote it to end is not to fill its column, though the last one does: what stands behind the
 * last such end becomes a part of its own.
 */
function keepBreaks({ opened }: PlannedCut): void {
  const holder = opened[opened.findIndex(isRun) - 1] as HTMLElement;
  const last = [...holder.querySelectorAll('br')].at(-1);
  if (!last) return;
  let behind: ChildNode = last;
  while (!behind.nextSibling && behind.parentElement !== holder) behind = behind.parentElement!;
  if (!behind.nextSibling) return;
  const inner: Element[] = [];
  for (let one = behind.parentElement!; one !== holder; one = one.parentElement!) inner.unshift(one);
  const cut = { node: behind.nextSibling, offset: 0, opened: [holder, ...inner], justified: false };
  holder.after(
    takeTail(holder.parentElement!, { ...cut, heads: [], ends: [], columns: new Map(), header: false }),
  );
  (holder.nextElementSibling as HTMLElement).classList.add('filled');
}

/** Drop the margins of blocks at the end of a page. */
export function dropEnds(ends: readonly HTMLElement[]): void {
  for (const end of ends) end.style.setProperty('margin-block-end', '0', 'important');
}

function extract(root: Element, { node, offset }: Cut): DocumentFragment {
  if (offset > 0) probe.setStart(node, offset);
  else probe.setStartBefore(node);
  probe.setEnd(root, root.childNodes.length);
  return probe.extractContents();
}
