import { type Block, type Cell, type Container, type InlineRun, isWide, type Table } from './blocks.ts';
import { partsOfRow } from './divided-rows.ts';
import { labelHeight } from './go-on-label.ts';
import { linesOf, type Span } from './lines.ts';
import type { SetItem } from './set-item.ts';

/** What it costs to begin a page at a bad place; one that ends three lines short costs 270 (`paginate.ts`). */
const COST = {
  widow: 600,
  /** A heading, or what else is kept with the next, has but one line below it at the foot. */
  oneBelow: 2000,
  /** The last row alone overleaf, least of all a sum; and the first alone above the foot. */
  lastRow: 5000,
  firstRow: 400,
  /** A table that has room on the next page: that costs more than whatever it leaves empty. */
  table: 4000,
  avoid: 100,
  keep: 5000,
  heading: 20_000,
  /** One line of a listing alone at the foot or overleaf. */
  preformatted: 300,
  never: 1e9,
};

/** A table that is taller than this share of a page is divided anywhere. */
const TALL = 0.9;

/** A header that is taller than this share of a page is not repeated. */
const TALL_HEADER = 0.5;

/** The lines, rows and boxes of blocks, in their order. `height`: of the page area, px. Their places are those in the view. */
export function collect(blocks: readonly Block[], height: number): SetItem[] {
  const items: SetItem[] = [];
  const collector = new Collector(items, height);
  for (const block of blocks) collector.block(block);
  return items.map((item, index) => ({ ...item, cost: index === 0 ? 0 : item.cost }));
}

/** How many lines at the beginning of a listing show one of them, and at its end: the empty ones beside that show nothing. */
function loneLines({ textContent }: Element): readonly [number, number] {
  const isSeen = (line: string) => /\S/.test(line);
  const lines = textContent.trimEnd().split('\n');
  const second = lines.findIndex((line, at) => at > 0 && isSeen(line));
  const secondLast = lines.findLastIndex((line, at) => at < lines.length - 1 && isSeen(line));
  return [Math.max(1, second), lines.length - 1 - secondLast];
}

/** A figure with an image: where it is taller than a page it is made smaller, not divided. */
function isImage({ whole, element }: Container): boolean {
  return whole && element.tagName === 'FIGURE' && element.querySelector('img, svg') !== null;
}

function isList(block: Block): boolean {
  return block.kind === 'container' && /^[OUD]L$/.test(block.element.tagName);
}

class Collector {
  /** What the item before asks for: to be kept with the next one. */
  #keep = 0;
  readonly #items: SetItem[];
  readonly #height: number;

  constructor(items: SetItem[], height: number) {
    this.#items = items;
    this.#height = height;
  }

  block(block: Block): void {
    if (block.kind === 'run') {
      this.#run(block);
      return;
    }
    if (block.keepBefore) this.#keep = Math.max(this.#keep, COST.keep);
    const begin = this.#items.length;
    if (block.kind === 'table') this.#table(block);
    else if (block.kind === 'solid' || isImage(block) || isWide(block.element)) this.#box(block.element);
    else this.#container(block);
    if (block.keepAfter && this.#items.length > begin) this.#keep = COST.keep;
  }

  #container({ element, blocks, whole }: Container): void {
    const begin = this.#items.length;
    for (const block of blocks) {
      // What opens a list does not stand at the foot of a page without it.
      if (element.tagName === 'LI' && this.#items.length > begin && isList(block)) this.#keep = COST.keep;
      this.block(block);
    }
    this.#frame(element, begin);
    if (whole) this.#raise(begin + 1, /^H\d$/.test(element.tagName) ? COST.heading : COST.avoid);
  }

  /** Items from one on cost so much more to begin a page with. */
  #raise(from: number, by: number): void {
    for (let index = from; index < this.#items.length; index += 1)
      this.#items[index] = { ...this.#items[index]!, cost: this.#items[index]!.cost + by };
  }

  #box(element: HTMLElement): void {
    this.#push({ kind: 'box', element }, element.getBoundingClientRect());
  }

  #push(item: Pick<SetItem, 'kind' | 'element'> & Partial<SetItem>, { top, bottom }: Span): void {
    if (bottom <= top) return;
    const cost = Math.max(this.#keep, item.cost ?? 0);
    this.#keep = 0;
    this.#items.push({ line: 0, repeated: 0, ...item, top, bottom, cost });
  }

  /** A block's padding and border belong to its first and last item. */
  #frame(block: Element, begin: number): void {
    const last = this.#items.length - 1;
    if (last < begin) return;
    const { top, bottom } = block.getBoundingClientRect();
    this.#items[begin] = { ...this.#items[begin]!, top: Math.min(top, this.#items[begin]!.top) };
    this.#items[last] = { ...this.#items[last]!, bottom: Math.max(bottom, this.#items[last]!.bottom) };
  }

  #run(run: InlineRun): void {
    const lines = linesOf(run);
    const widows = run.preformatted ? COST.preformatted : COST.widow;
    const second = this.#keep >= COST.keep ? COST.oneBelow : widows;
    const [first, last] = run.preformatted ? loneLines(run.element) : [1, 1];
    for (const [line, box] of lines.entries()) {
      const below = line > 0 && line <= first ? second : 0;
      const overleaf = line > 0 && line >= lines.length - last ? widows : 0;
      this.#push({ kind: 'line', element: run.element, run, line, cost: Math.max(below, overleaf) }, box);
    }
  }

  /** A table's rows; those joined by a cell that spans them stay together, its header stays with the first. */
  #table({ element, divided }: Table): void {
    const table = element as HTMLTableElement;
    const frame = table.getBoundingClientRect();
    const header = table.tHead?.getBoundingClientRect().height ?? 0;
    const goesOn = labelHeight(table);
    const begin = this.#items.length;
    const rows = [...table.rows];
    const body = rows.filter((row) => row.parentElement !== table.tHead);
    // A row that leaves no room to the header stands alone.
    const repeats = (row: HTMLElement) =>
      header <= this.#height * TALL_HEADER &&
      header + row.getBoundingClientRect().height <= this.#height * TALL;
    const within = frame.height < this.#height * TALL ? COST.table : 0;
    let spanned = 0;
    for (const [index, row] of rows.entries()) {
      const at = body.indexOf(row);
      const joined = spanned > 0 || (index > 0 && at < 0) || (at === 0 && index > 0);
      const edge = row === body.at(-1) ? COST.lastRow : at === 1 ? COST.firstRow : 0;
      const cost = joined ? COST.never : index === 0 ? 0 : Math.max(edge, within);
      const cells = divided.get(row);
      if (cells?.some(({ blocks }) => blocks.length > 0))
        this.#dividedRow(row, cells, {
          cost,
          header: header <= this.#height * TALL_HEADER ? header + goesOn : 0,
          first: at === 0,
        });
      else
        this.#push(
          { kind: 'row', element: row, cost, repeated: at > 0 && repeats(row) ? header + goesOn : 0 },
          row.getBoundingClientRect(),
        );
      spanned = Math.max(spanned, ...[...row.cells].map((cell) => cell.rowSpan)) - 1;
    }
    if (this.#items.length === begin) this.#box(element);
    else this.#frame(element, begin);
  }

  /** A row that is taller than a page, in parts. `cost`: of a page that begins with it. `first`: it is kept with the header. */
  #dividedRow(
    row: HTMLElement,
    cells: readonly Cell[],
    { cost, header, first }: { readonly cost: number; readonly header: number; readonly first: boolean },
  ): void {
    const collected = cells.map(({ element, blocks }) => ({ element, items: collect(blocks, this.#height) }));
    for (const part of partsOfRow(row, collected)) {
      const begins = part.at === 0;
      const repeated = begins && first ? 0 : header;
      this.#push({ kind: 'row', element: row, cost: begins ? cost : part.cost, repeated, part }, part);
    }
  }
}
