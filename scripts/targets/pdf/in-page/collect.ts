import type { Item } from '../galley.ts';
import { probe } from './probe.ts';

/** An item with the nodes that it is made of; it lives in the page only. */
export interface SetItem extends Item {
  /** What is laid out in lines together, or the one element that a row or a box is. */
  readonly nodes: readonly Node[];
  /** Which of the lines of its nodes it is, from 0. */
  readonly line: number;
}

/** What it costs to begin a page at a bad place; a page that ends three lines short costs 16. */
const COST = { widow: 300, row: 60, keep: 5000, preformatted: 20, never: 1e9 };

/** Blocks taller than this share of a page may be divided though they should not be. */
const TALL = 0.9;

/** The lines, rows and boxes of an element, in their order. `height`: of the page area, px. */
export function collect(root: Element, height: number, skip?: Element): SetItem[] {
  const items: SetItem[] = [];
  new Collector(items, height, skip).container(root);
  return items.map((item, index) => ({ ...item, cost: index === 0 ? 0 : item.cost }));
}

class Collector {
  /** What the item before asks for: to be kept with the next one. */
  #keep = 0;
  readonly #items: SetItem[];
  readonly #height: number;
  readonly #skip: Element | undefined;

  constructor(items: SetItem[], height: number, skip: Element | undefined) {
    this.#items = items;
    this.#height = height;
    this.#skip = skip;
  }

  /** The children of a block: blocks one by one, what stands between them as lines. */
  container(block: Element): void {
    const begin = this.#items.length;
    let run: Node[] = [];
    const flush = () => {
      if (run.length > 0) this.#lines(block, run);
      run = [];
    };
    for (const child of block.childNodes) {
      if (child === this.#skip) continue;
      if (child.nodeType === Node.TEXT_NODE) run.push(child);
      if (!(child instanceof Element)) continue;
      const style = getComputedStyle(child);
      if (style.display === 'none' || style.position === 'absolute') continue;
      if (/^(inline|ruby)/.test(style.display)) run.push(child);
      else {
        flush();
        this.#block(child, style);
      }
    }
    flush();
    this.#frame(block, begin);
  }

  #block(element: Element, style: CSSStyleDeclaration): void {
    const { height } = element.getBoundingClientRect();
    if (style.breakInside.startsWith('avoid') && height >= this.#height * TALL)
      (element as HTMLElement).style.breakInside = 'auto';
    if (style.breakBefore.startsWith('avoid')) this.#keep = Math.max(this.#keep, COST.keep);
    const begin = this.#items.length;
    const whole = style.breakInside.startsWith('avoid') && height < this.#height * TALL;
    if (style.display === 'table') this.#table(element);
    else if (whole || /flex|grid|^inline-table/.test(style.display) || element.childNodes.length === 0)
      this.#push('box', [element], element.getBoundingClientRect());
    else this.container(element);
    if (style.breakAfter.startsWith('avoid') && this.#items.length > begin) this.#keep = COST.keep;
  }

  #push(
    kind: Item['kind'],
    nodes: readonly Node[],
    { top, bottom }: Span,
    more: Partial<SetItem> = {},
  ): void {
    if (bottom <= top) return;
    const cost = Math.max(this.#keep, more.cost ?? 0);
    this.#keep = 0;
    this.#items.push({ kind, top, bottom, nodes, line: 0, repeated: 0, ...more, cost });
  }

  /** A block's padding and border belong to its first and last item. */
  #frame(block: Element, begin: number): void {
    const last = this.#items.length - 1;
    if (last < begin || block.tagName === 'SECTION') return;
    const { top, bottom } = block.getBoundingClientRect();
    this.#items[begin] = { ...this.#items[begin]!, top: Math.min(top, this.#items[begin]!.top) };
    this.#items[last] = { ...this.#items[last]!, bottom: Math.max(bottom, this.#items[last]!.bottom) };
  }

  #lines(block: Element, nodes: readonly Node[]): void {
    const style = getComputedStyle(block);
    const alone = nodes.length === block.childNodes.length;
    const lines = linesOf(
      nodes,
      Number.parseFloat(style.lineHeight),
      alone ? contentBox(block, style) : undefined,
    );
    const widows = style.whiteSpace.startsWith('pre') ? COST.preformatted : COST.widow;
    const whole = style.breakInside.startsWith('avoid') && /^H\d$/.test(block.tagName);
    for (const [line, box] of lines.entries()) {
      const edge = line === 1 || line === lines.length - 1;
      const cost = line === 0 ? 0 : whole ? COST.keep : edge ? widows : 0;
      this.#push('line', nodes, box, { line, cost });
    }
  }

  /** A table's rows; those joined by a cell that spans them stay together, its header stays with the first. */
  #table(table: Element): void {
    const head = table.querySelector(':scope > thead');
    const repeated = head?.getBoundingClientRect().height ?? 0;
    const frame = table.getBoundingClientRect();
    const begin = this.#items.length;
    const rows = [...table.querySelectorAll<HTMLTableRowElement>(':scope > * > tr')];
    const body = rows.filter((row) => row.parentElement !== head);
    let spanned = 0;
    for (const [index, row] of rows.entries()) {
      const at = body.indexOf(row);
      const joined = spanned > 0 || (index > 0 && at <= 0);
      const edge = at === 1 || row === body.at(-1);
      const cost = joined ? COST.never : edge && index > 0 ? COST.row : 0;
      this.#push('row', [row], row.getBoundingClientRect(), { cost, repeated: at > 0 ? repeated : 0 });
      spanned = Math.max(spanned, ...[...row.cells].map((cell) => cell.rowSpan)) - 1;
    }
    const caption = table.querySelector(':scope > caption');
    const last = this.#items.at(-1);
    if (!last || this.#items.length === begin) this.#push('box', [table], frame);
    else if (!caption) this.#frame(table, begin);
  }
}

interface Span {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The lines that nodes are set in: the boxes of their glyphs, gathered by height. Where the block holds nothing else and
 * its height is so many lines, they are exactly these. `leading`: the line height, px.
 */
function linesOf(nodes: readonly Node[], leading: number, block?: Span): readonly Span[] {
  probe.setStartBefore(nodes[0]!);
  probe.setEndAfter(nodes.at(-1)!);
  const lines: { top: number; bottom: number; size: number }[] = [];
  for (const box of probe.getClientRects()) {
    if (box.height === 0) continue;
    const middle = (box.top + box.bottom) / 2;
    const line = { top: middle - leading / 2, bottom: middle + leading / 2, size: box.height };
    const current = lines.at(-1);
    if (!current || middle >= current.bottom) lines.push(line);
    else if (box.height > leading) {
      current.top = Math.min(current.top, box.top);
      current.bottom = Math.max(current.bottom, box.bottom);
    } else if (box.height > current.size) Object.assign(current, line);
  }
  if (block && Math.abs(block.bottom - block.top - lines.length * leading) < 1)
    return lines.map((_, index) => ({
      top: block.top + index * leading,
      bottom: block.top + (index + 1) * leading,
    }));
  return lines;
}

/** The content box of a block, without padding and border. */
function contentBox(block: Element, style: CSSStyleDeclaration): Span {
  const { top, bottom } = block.getBoundingClientRect();
  const px = (...values: string[]) => values.reduce((sum, value) => sum + Number.parseFloat(value), 0);
  return {
    top: top + px(style.paddingTop, style.borderTopWidth),
    bottom: bottom - px(style.paddingBottom, style.borderBottomWidth),
  };
}
