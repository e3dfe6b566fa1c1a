import type { Galley, GalleyNote, Measure, PlacedId } from '../galley.ts';
import { type Block, blocksOf, isWide } from './blocks.ts';
import { collect } from './collect.ts';
import { measuredFloat } from './floats.ts';
import { footRise, type Grid, lineOfText, type Place, pointsOf } from './grid.ts';
import { lineAt, linesOf } from './lines.ts';
import type { DividedRow, SetItem } from './set-item.ts';
import { shortNote } from './short-notes.ts';

/** A division as it was poured, with what was last measured of it; it lives in the page only. */
export interface PouredDivision {
  readonly section: HTMLElement;
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
  /** The items of the last measure; undefined when the text changed since. */
  measured?: MeasuredDivision | undefined;
}

export interface MeasuredDivision {
  readonly items: readonly SetItem[];
  /** For each note its lines. */
  readonly notes: readonly (readonly SetItem[])[];
  readonly galley: Galley;
  /** The blocks before which a page may need other space to be on the grid: item -> place. */
  readonly gridPlaces: ReadonlyMap<number, Place>;
}

export interface Note {
  readonly element: HTMLElement;
  readonly blocks: readonly Block[];
  readonly index: number;
}

/** Find the blocks of a division. With `notesAtEnd` its notes are blocks as all others. */
export function divisionOf(section: HTMLElement, notesAtEnd: boolean): PouredDivision {
  const end = section.querySelector<HTMLElement>(':scope > .notes') ?? undefined;
  if (notesAtEnd || !end) return { section, blocks: blocksOf(section), notes: [] };
  const notes = [...end.querySelectorAll<HTMLElement>(':scope > .note')].map((element) => ({
    element,
    blocks: blocksOf(element),
    index: Number(element.id.slice('note-'.length)),
  }));
  return { section, blocks: blocksOf(section, end), notes };
}

/** What all pages have in common. `height`: of the page area, px. */
export function measureOf(height: number): Measure {
  return { height, line: lineOfText(), rule: ruleHeight() + footRise() };
}

/** Measure a division as a galley: from its own top, px. `grid`: what it was put on. */
export function measureDivision(division: PouredDivision, height: number, grid: Grid): MeasuredDivision {
  const { section, blocks } = division;
  const { top } = section.getBoundingClientRect();
  const spanning = spanningIn(section);
  const items = collect(blocks, height).map((item) => ({
    ...lowered(item, -top),
    ...measuredFloat(item.element, section, height),
    ...(spanning.some((one) => one.contains(item.element)) && { spans: true as const }),
  }));
  const notes = division.notes.map((note) => {
    const frame = note.element.getBoundingClientRect();
    const lines = collect(note.blocks, height).map((item) => lowered(item, -frame.top));
    return lines.map((line, at) => (at === lines.length - 1 ? { ...line, bottom: frame.height } : line));
  });
  const places = new Places(items);
  const { points, places: gridPlaces } = pointsOf(grid, items);
  const galley = {
    items: items.map(({ kind, top, bottom, cost, repeated, float, spans }) => ({
      kind,
      top,
      bottom,
      cost,
      repeated,
      ...(float && { float }),
      ...(spans && { spans }),
    })),
    notes: notesOf(division, notes, places),
    places: placesOf(section, places),
    ...(section.matches('.columned') && { columned: true as const }),
    ...(points.length > 0 && { grid: points }),
  };
  return { items, notes, galley, gridPlaces };
}

/** What of a text in columns stands over all of them, in its place. */
function spanningIn(section: HTMLElement): readonly Element[] {
  if (!section.matches('.columned')) return [];
  return [...section.children].filter((one) => getComputedStyle(one).columnSpan === 'all' && !isWide(one));
}

function lowered(item: SetItem, by: number): SetItem {
  return { ...item, top: item.top + by, bottom: item.bottom + by };
}

function notesOf(
  division: PouredDivision,
  lines: readonly (readonly SetItem[])[],
  places: Places,
): readonly GalleyNote[] {
  const numbers = new Map(division.notes.map(({ element }, at) => [element as Element, at]));
  let previous = 0;
  return division.notes.map(({ index }, at) => {
    const mark = document.getElementById(`mark-${index}`);
    if (!mark) throw new Error(`note ${index} has no mark in the document`);
    const around = numbers.get(mark.closest('.note') ?? mark);
    const within =
      around === undefined ? undefined : { note: around, line: new Places(lines[around]!).itemOf(mark) };
    previous = within ? previous : Math.max(previous, places.itemOf(mark));
    const short = lines[at]!.length === 1 ? shortNote(division.notes[at]!.element) : undefined;
    return {
      index,
      within,
      item: previous,
      lines: lines[at]!.map(({ bottom }) => bottom),
      ...(short && { short }),
    };
  });
}

/** The items that the ids of a division stand in. */
function placesOf(section: HTMLElement, places: Places): readonly PlacedId[] {
  const found: PlacedId[] = [{ id: section.id, item: 0 }];
  for (const element of section.querySelectorAll('[id]'))
    if (!element.closest('.notes, .note-mark, svg'))
      found.push({ id: element.id, item: places.itemOf(element) });
  return found;
}

/** Finds the items that elements stand in. */
class Places {
  readonly #items: readonly SetItem[];
  /** A run, row or box -> its first item. */
  readonly #first = new Map<Element, number>();

  constructor(items: readonly SetItem[]) {
    this.#items = items;
    for (const [index, { element }] of items.entries())
      if (!this.#first.has(element)) this.#first.set(element, index);
  }

  /** The item that an element stands in, or that it begins with. */
  itemOf(element: Element): number {
    for (let around: Element | null = element; around; around = around.parentElement) {
      const first = this.#first.get(around);
      if (first !== undefined) return first + this.#lineOf(element, first);
    }
    for (const inner of element.querySelectorAll('*')) {
      const first = this.#first.get(inner);
      if (first !== undefined) return first;
    }
    const after = this.#items.findIndex(
      (item) => element.compareDocumentPosition(item.element) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return after < 0 ? Math.max(0, this.#items.length - 1) : after;
  }

  /** Which line of a run an element stands in, or which part of a row. */
  #lineOf(element: Element, first: number): number {
    const { run, part } = this.#items[first]!;
    if (part) return partAt(part.row, element);
    const box = element.getClientRects()[0];
    if (!run || !box || element === run.element) return 0;
    return lineAt(linesOf(run), box);
  }
}

/** The part of a divided row that an element stands in. */
function partAt({ cells }: DividedRow, element: Element): number {
  const cell = cells.find((one) => one.element.contains(element));
  return cell?.parts[new Places(cell.items).itemOf(element)] ?? 0;
}

/** Whether some notes of a divided row have their marks above those of notes before them, which stand in another cell. */
export function hasNotesOutOfOrder(row: DividedRow): boolean {
  const marks = row.cells.flatMap(({ element }) => [...element.querySelectorAll('.note-mark')]);
  const parts = marks.map((mark) => partAt(row, mark));
  return parts.some((part, index) => index > 0 && part < parts[index - 1]!);
}

/** The height of a foot without notes. */
export function ruleHeight(): number {
  const foot = document.createElement('div');
  foot.className = 'foot';
  foot.append(footRule());
  document.body.append(foot);
  const { height } = foot.getBoundingClientRect();
  foot.remove();
  return height;
}

/** The rule above the notes of a page. `continued`: what stands beside it when a note goes on from the page before. */
export function footRule(continued?: string): HTMLElement {
  const rule = document.createElement('div');
  rule.className = 'foot-rule';
  rule.ariaHidden = 'true';
  if (continued !== undefined) rule.dataset['continued'] = continued;
  return rule;
}
