import type { SetPage, Setting } from '../galley.ts';
import type { SetItem } from './collect.ts';
import { footRule, type MeasuredDivision, type MeasuredNote } from './measure.ts';
import { type Cut, cutBefore, divideAt, drawnBefore, type Point, pointBefore } from './place.ts';
import { languageWithName } from './print-name.ts';
import { probe } from './probe.ts';

/** What a page is left less than full, so that no rounding pushes its foot to the next: px. */
const SLACK = 0.75;

/** How near the next item may come to having room before the page is filled, so that rounding does not decide: px. */
const NEAR = 2;

/** A place for the foot of a page, found before anything is changed. */
interface Spot {
  readonly page: SetPage;
  readonly cut: Cut | undefined;
  readonly item: SetItem | undefined;
  readonly point: Point | undefined;
  /** Distances of the text there from the edges of the page area, and the margin of what stands before: px. */
  readonly left: number;
  readonly right: number;
  readonly margin: number;
  readonly width: number;
  /** The indent of the block that comes after: a rule such as `p + p` must not see the foot between. */
  readonly indent: string | undefined;
}

/** Set the notes at the feet of their pages and fill the pages that end before they are full. */
export function setBook(divisions: readonly MeasuredDivision[], setting: Setting, height: number): void {
  const jobs = divisions.flatMap((division, index) => {
    const pages = setting.divisions[index];
    return pages ? [prepare(division, pages, height)] : [];
  });
  for (const job of jobs) fill(job, height, setting.continued);
}

/** A line of a note that a part begins with. */
interface Split {
  readonly line: number;
  readonly cut: Cut;
}

interface Job {
  readonly division: MeasuredDivision;
  readonly spots: readonly Spot[];
  /** note -> where its parts after the first begin. */
  readonly splits: ReadonlyMap<number, readonly Split[]>;
}

function prepare(division: MeasuredDivision, pages: readonly SetPage[], height: number): Job {
  const spots = pages
    .filter((page, index) => needsFoot(page, division, height, index === pages.length - 1))
    .map((page) => spotOf(page, division));
  const splits = new Map<number, Split[]>();
  for (const { note, from: line } of pages.flatMap((page) => page.notes))
    if (line > 0) {
      const cut = cutBefore(division.notes[note]!.items[line]!);
      splits.set(note, [...(splits.get(note) ?? []), { line, cut }]);
    }
  return { division, spots, splits };
}

/** Whether a page has notes, or ends before the next item would be out of room. */
function needsFoot(page: SetPage, { items }: MeasuredDivision, height: number, last: boolean): boolean {
  if (page.notes.length > 0) return true;
  const next = items[page.to];
  if (last || !next) return false;
  const gap = next.bottom - items[page.to - 1]!.bottom;
  return page.used + gap <= height + NEAR;
}

function spotOf(page: SetPage, { section, items }: MeasuredDivision): Spot {
  const item = items[page.to];
  const cut = item && cutBefore(item);
  const inside = cut?.inside === true;
  const point = item && !inside ? pointBefore(item, section) : undefined;
  const holder = inside ? cut.holder : (point?.parent ?? section);
  const outer = section.getBoundingClientRect();
  const inner = contentEdges(holder);
  return {
    page,
    cut,
    item,
    point,
    left: inner.left - outer.left,
    right: outer.right - inner.right,
    width: outer.width,
    indent: point?.before instanceof Element ? getComputedStyle(point.before).textIndent : undefined,
    margin: inside ? 0 : marginBefore(point ?? { parent: section, before: null }),
  };
}

function contentEdges(element: Element): { left: number; right: number } {
  const { left, right } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const px = (...values: string[]) => values.reduce((sum, value) => sum + (Number.parseFloat(value) || 0), 0);
  return {
    left: left + px(style.paddingLeft, style.borderLeftWidth),
    right: right - px(style.paddingRight, style.borderRightWidth),
  };
}

/** The margin below what stands before a point; those of its last descendants collapse with it (CSS 2.2, 8.3.1). */
function marginBefore({ parent, before }: Point): number {
  let margin = 0;
  const last = before ? drawnBefore(before) : lastDrawn(parent);
  for (let one = last; one instanceof Element; one = lastDrawn(one)) {
    const style = getComputedStyle(one);
    if (style.display.startsWith('inline')) break;
    margin = Math.max(margin, Number.parseFloat(style.marginBottom) || 0);
    if (Number.parseFloat(style.paddingBottom) > 0 || Number.parseFloat(style.borderBottomWidth) > 0) break;
    if (!/^(block|list-item)$/.test(style.display)) break;
  }
  return margin;
}

function lastDrawn(parent: Element): Node | undefined {
  const end = parent.lastChild;
  if (!end) return undefined;
  const drawn = end instanceof Element ? end.getClientRects().length > 0 : Boolean(end.textContent?.trim());
  return drawn && !(end instanceof Element && end.classList.contains('notes')) ? end : drawnBefore(end);
}

function fill({ division, spots, splits }: Job, height: number, continued: string): void {
  const notes = division.notes.map((note, index) => partsOf(note, splits.get(index) ?? []));
  const feet = spots.map((spot) => footOf(spot, notes, height, continued));
  let next: { readonly to: number; readonly foot: Element } | undefined;
  // From the end, so that no cut moves one before it.
  for (const [index, spot] of [...spots.entries()].reverse()) {
    const { to } = spot.page;
    const foot =
      spot.item?.kind === 'row' && spot.point?.parent.closest('table')
        ? rowOf(feet[index]!, spot.item)
        : feet[index]!;
    // A page that has nothing but notes ends where the one before it does.
    if (next?.to === to) next.foot.before(foot);
    else putIn(foot, spot, division.section);
    next = { to, foot };
  }
  division.section.querySelector(':scope > .notes')?.remove();
}

function footOf(
  { page, cut, left, right, width, margin }: Spot,
  notes: readonly ReadonlyMap<number, HTMLElement>[],
  height: number,
  continued: string,
): HTMLElement {
  const foot = document.createElement('div');
  // Within lines an empty foot is a float: it may be lower than a line.
  foot.className = !cut?.inside ? 'foot' : page.notes.length > 0 ? 'foot foot-inside' : 'foot foot-empty';
  foot.dir = document.documentElement.dir;
  foot.style.blockSize = `${height - page.used - SLACK}px`;
  foot.style.inlineSize = `${width}px`;
  foot.style.margin = `${-margin}px ${-right}px 0 ${-left}px`;
  if (page.notes.length > 0) foot.append(ruleOver(page, continued));
  foot.append(...page.notes.map(({ note, from }) => notes[note]!.get(from)!));
  return foot;
}

function ruleOver({ notes }: SetPage, continued: string): HTMLElement {
  const rule = footRule();
  if (notes[0]!.from > 0) {
    rule.classList.add('foot-rule-continued');
    rule.dataset['continued'] = continued;
  }
  return rule;
}

/** A note in parts, each for one page, by the line that each begins with. The first keeps the id. */
function partsOf({ element }: MeasuredNote, splits: readonly Split[]): ReadonlyMap<number, HTMLElement> {
  const parts = new Map([[0, element]]);
  // From the end, so that no cut moves one before it.
  for (const { line, cut } of [...splits].reverse()) parts.set(line, restOf(element, cut));
  return parts;
}

/** Take the lines after a cut out of a note. */
function restOf(note: HTMLElement, { node, offset, inside }: Cut): HTMLElement {
  const rest = note.cloneNode(false) as HTMLElement;
  rest.removeAttribute('id');
  rest.lang = languageWithName(note.lang || document.documentElement.lang, note.id);
  if (offset > 0) probe.setStart(node, offset);
  else probe.setStartBefore(node);
  probe.setEnd(note, note.childNodes.length);
  rest.append(probe.extractContents());
  if (inside) blockEnd(note).classList.add('goes-on');
  return rest;
}

function blockEnd(element: Element): Element {
  return [...element.querySelectorAll('p, li')].at(-1) ?? element;
}

function putIn(foot: Element, { cut, point, indent }: Spot, section: Element): void {
  if (indent !== undefined) (point!.before as HTMLElement).style.textIndent = indent;
  if (cut?.inside) cut.holder.insertBefore(foot, divideAt(cut, cut.holder));
  else if (point) point.parent.insertBefore(foot, point.before);
  else section.append(foot);
}

/** A row of a table that holds the foot of a page without making the table wider. */
function rowOf(foot: HTMLElement, item: SetItem): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.className = 'foot-row';
  const cell = row.insertCell();
  cell.colSpan = [...(item.nodes[0] as HTMLTableRowElement).cells].reduce((sum, one) => sum + one.colSpan, 0);
  const anchor = document.createElement('div');
  anchor.style.inlineSize = '0';
  anchor.append(foot);
  cell.append(anchor);
  return row;
}
