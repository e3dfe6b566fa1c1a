import type { GridPoint } from '../galley.ts';
import type { Block, Container, InlineRun } from './blocks.ts';
import { NEAR, ROUNDING } from './grid-lines.ts';
import type { SetItem } from './set-item.ts';

/**
 * The grid: lines of text begin at multiples of one distance from the top of their page. What is no line of text (a heading, a figure, a
 * table) is as high as it is; the first line of text behind it is held off until it is on the grid again.
 */

/** A block before which space can be put: an outermost one that begins with it, and the space before it as the sheets have it. */
export interface Place {
  readonly element: HTMLElement;
  readonly margin: number;
  /** The space is that of the block before: the two are one, and the larger counts (CSS 2.2, 8.3.1). */
  readonly isOfBefore: boolean;
  readonly run: InlineRun;
  /** What is put there in the galley, px. */
  readonly slack: number;
}

/** A line that is to stand on the grid, and where the space is put that brings it there: before it, or before the headings above it. */
interface Held {
  readonly at: Place;
  readonly put: Place;
  readonly unit: number;
  readonly slack: number;
  /** How much deeper than in text its baseline lies: px. */
  readonly drop: number;
}

/** Points of the grid with their places in the document. */
export interface Grid {
  readonly held: readonly Held[];
}

/** Whether the book is on the grid. */
export function isOnGrid(): boolean {
  return document.body.classList.contains('on-grid');
}

/** Whether the lines of a division do: not those in columns, or on pages beside the text. */
export function standsOnGrid(section: Element): boolean {
  return isOnGrid() && section.matches('.page-chapter:not(.columned)');
}

/** Distance of the lines of text, as the browser lays them out (in 1/64 px). */
export function lineOfText(): number {
  return Math.round(Number.parseFloat(getComputedStyle(document.body).lineHeight) * 64) / 64;
}

/** The height of so many whole lines as there is room for; all of it where there is no grid. */
export function wholeLines(height: number): number {
  if (!isOnGrid()) return height;
  const line = lineOfText();
  return Math.floor((height + ROUNDING) / line) * line;
}

/**
 * How far the notes of a page stand above its foot, so that their last line is on one height with the last line of text of the page that it
 * faces; 0 where there is no grid. Typefaces have to be there. Measured once, before pages are made.
 */
export function footRise(): number {
  if (!isOnGrid()) return 0;
  rise ??= Math.max(0, depthOf() - depthOf(asFoot));
  return rise;
}

let rise: number | undefined;

function asFoot(box: HTMLElement): void {
  box.className = 'foot';
  box.style.position = 'static';
}

/** How far the bottom of a line lies below the baseline: px. `dress`: makes the line's box what it is to be; one of text otherwise. */
function depthOf(dress: (box: HTMLElement) => void = () => {}): number {
  const box = document.createElement('div');
  const base = document.createElement('span');
  dress(box);
  base.style.display = 'inline-block';
  box.append('ا', base);
  document.body.append(box);
  const depth = box.getBoundingClientRect().bottom - base.getBoundingClientRect().bottom;
  box.remove();
  return depth;
}

/** How much deeper than in text the baseline lies in lines of a block that is set in another size. */
const drops = new Map<string, number>();

/** Forget what was measured of another book. */
export function forgetGrid(): void {
  drops.clear();
  rise = undefined;
}

function dropOf({ fontSize, fontFamily }: CSSStyleDeclaration): number {
  const own = getComputedStyle(document.body);
  if (fontSize === own.fontSize && fontFamily === own.fontFamily) return 0;
  const key = `${fontSize} ${fontFamily}`;
  const known = drops.get(key);
  if (known !== undefined) return known;
  const depth = depthOf((box) => {
    box.style.font = `${fontSize}/${lineOfText()}px ${fontFamily}`;
  });
  const drop = depthOf() - depth;
  drops.set(key, drop);
  return drop;
}

/** A division, and what it is made up of. */
interface Division {
  readonly section: HTMLElement;
  readonly blocks: readonly Block[];
}

/** Put divisions on the grid: read all places, then write the space that is missing. */
export function putOnGrid(divisions: readonly Division[]): readonly Grid[] {
  for (const { section } of divisions)
    for (const element of section.querySelectorAll<HTMLElement>('[data-grid]')) release(element);
  const grids = divisions.map(({ section, blocks }) => ({
    held: standsOnGrid(section) ? new Walk(section).through(blocks) : [],
  }));
  for (const { put, slack } of grids.flatMap(({ held }) => held)) if (slack !== 0) hold(put, slack);
  return grids;
}

/** Put space before a block, beyond that of its sheets; less than 0 takes some away. */
export function hold({ element, margin, isOfBefore }: Place, slack: number): void {
  element.dataset['grid'] = '';
  element.style.marginBlockStart = `${slack < 0 && isOfBefore ? slack : margin + slack}px`;
}

function release(element: HTMLElement): void {
  delete element.dataset['grid'];
  element.style.marginBlockStart = '';
}

/** One way through the blocks of a division, from above. */
class Walk {
  readonly #held: Held[] = [];
  readonly #top: number;
  readonly #section: HTMLElement;
  readonly #line = lineOfText();
  /** What has been put before, px. */
  #shift = 0;
  /** The block before, its bottom, and whether it ends with a line of text. */
  #before: { readonly bottom: number; readonly isText: boolean } | undefined;
  /** Where space can go that a line behind headings needs: before the first of them. */
  #heading: Place | undefined;

  constructor(section: HTMLElement) {
    this.#section = section;
    this.#top = section.getBoundingClientRect().top;
  }

  through(blocks: readonly Block[]): readonly Held[] {
    for (const block of blocks) this.#block(block);
    return this.#held;
  }

  #block(block: Block): void {
    // Text beside blocks: where its last line ends is not known, so nothing is held off from it.
    if (block.kind === 'run') {
      this.#heading = undefined;
      this.#before = undefined;
      return;
    }
    const { element } = block;
    if (block.kind !== 'container') this.#pass(element);
    else if (/^H\d$/.test(element.tagName)) this.#headingOf(block);
    else if (isParagraph(block, this.#line)) this.#text(block);
    else if (isOpen(element)) this.#through(block);
    else this.#pass(element);
  }

  /** A list, a quotation, a figure: what stands in it. */
  #through({ element, blocks }: Container): void {
    for (const block of blocks) this.#block(block);
    this.#before = {
      bottom: element.getBoundingClientRect().bottom,
      isText: this.#before?.isText ?? false,
    };
  }

  /** What is no line of text. */
  #pass(element: HTMLElement): void {
    this.#heading = undefined;
    this.#before = { bottom: element.getBoundingClientRect().bottom, isText: false };
  }

  #headingOf({ element, blocks }: Container): void {
    const { bottom } = element.getBoundingClientRect();
    const first = blocks[0];
    if (!this.#heading && first?.kind === 'run') this.#heading = this.#placeOf(element, first);
    this.#before = { bottom, isText: false };
  }

  /** A paragraph, or an entry of a list, in lines of text. */
  #text({ element, blocks }: Container): void {
    const box = element.getBoundingClientRect();
    const run = blocks[0] as InlineRun;
    const at = this.#placeOf(element, run);
    const unit = this.#unitOf(element);
    const top = box.top - this.#top + this.#shift;
    const drop = dropOf(getComputedStyle(element));
    const slack = at ? missing(top + drop, unit) : 0;
    const follows = this.#before?.isText === true && Math.abs(box.top - this.#before.bottom) < NEAR;
    if (at && (slack !== 0 || !follows)) {
      this.#held.push({ at, put: this.#heading ?? at, unit, slack, drop });
      this.#shift += slack;
    }
    this.#heading = undefined;
    this.#before = { bottom: box.bottom, isText: true };
  }

  /** Paragraphs and quotations stand on whole lines; lists and what else has less room around it may stand on half ones. */
  #unitOf(block: HTMLElement): number {
    let outermost = block;
    while (outermost.parentElement !== this.#section) outermost = outermost.parentElement!;
    return outermost.matches('p, blockquote') ? this.#line : this.#line / 2;
  }

  /** Where space can be put before a block; undefined where nothing stands before it that it could be held off from. */
  #placeOf(block: HTMLElement, run: InlineRun): Place | undefined {
    if (!this.#before) return undefined;
    let element = block;
    for (let around = element.parentElement!; around !== this.#section && isFirstIn(element, around); ) {
      element = around;
      around = element.parentElement!;
    }
    const margin = Math.max(0, block.getBoundingClientRect().top - this.#before.bottom);
    const own = Number.parseFloat(getComputedStyle(element).marginBlockStart);
    return { element, margin, isOfBefore: own < margin - ROUNDING, run, slack: 0 };
  }
}

/** How much a place is above the next line of the grid; less than 0 where it is a trifle below one. */
function missing(top: number, unit: number): number {
  const over = top - Math.floor(top / unit) * unit;
  if (over < ROUNDING || unit - over < ROUNDING) return 0;
  return over <= NEAR ? -over : unit - over;
}

/** Whether a block is nothing but lines of text, without padding above them. */
function isParagraph({ element, blocks }: Container, line: number): boolean {
  const [run] = blocks;
  if (blocks.length !== 1 || run!.kind !== 'run' || !run!.alone || run!.preformatted) return false;
  if (Math.abs(run!.leading - line) > ROUNDING) return false;
  const { paddingTop, borderTopWidth } = getComputedStyle(element);
  return paddingTop === '0px' && borderTopWidth === '0px';
}

/** Whether the margins of what stands in a block are those of the block. */
function isOpen(element: HTMLElement): boolean {
  const { display, paddingTop, paddingBottom, borderTopWidth, borderBottomWidth } = getComputedStyle(element);
  const edges = [paddingTop, paddingBottom, borderTopWidth, borderBottomWidth];
  return /^(block|list-item)$/.test(display) && edges.every((edge) => edge === '0px');
}

/** Whether a block is what another begins with. */
function isFirstIn(block: Element, around: Element): boolean {
  const [first] = [...around.childNodes].filter(
    (node) => node instanceof Element || node.textContent?.trim(),
  );
  return first === block;
}

/** The points of a grid among the items of its division, with the blocks before which space is put on a page: item -> place. */
export function pointsOf(
  { held }: Grid,
  items: readonly SetItem[],
): { readonly points: readonly GridPoint[]; readonly places: ReadonlyMap<number, Place> } {
  if (held.length === 0) return { points: [], places: new Map() };
  const first = new Map<InlineRun, number>();
  for (const [index, { run, line }] of items.entries()) if (run && line === 0) first.set(run, index);
  const places = new Map<number, Place>();
  const points = held.flatMap(({ at, put, unit, slack, drop }): GridPoint[] => {
    const [item, before] = [first.get(at.run), first.get(put.run)];
    if (item === undefined || before === undefined) return [];
    places.set(item, at).set(before, { ...put, slack });
    return [{ item, put: before, unit, slack, ...(drop !== 0 && { drop }) }];
  });
  return { points, places };
}
