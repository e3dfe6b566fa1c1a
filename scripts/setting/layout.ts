import type { Book } from '../book/book.ts';
import { keptValue } from '../cache/kept-value.ts';
import type { Store } from '../cache/store.ts';
import { frontFolio } from '../language/abjad.ts';
import { bookNumber } from '../language/digits.ts';
import { wordsOf } from '../language/words.ts';
import type { Division } from '../render/division.ts';
import type { Rendering } from '../render/render.ts';
import { inColumns } from './columns.ts';
import type { Galley, Measure, SetBox, SetPage } from './galley.ts';
import { type PaginateOptions, paginate } from './paginate.ts';

/** A division of the book on its pages. */
export interface LaidOut {
  /** Index of its first page in the book. */
  readonly start: number;
  readonly pages: readonly SetPage[];
  /** A blank page goes before it. */
  readonly blank: boolean;
}

/** Indices of the division that a note stands in, and of the pages that it begins on and that its mark stands on. */
export interface NotePlace {
  readonly division: number;
  readonly note: number;
  readonly mark: number;
}

/** The leaf of the cover: the cover and its blank back. */
const COVER_PAGES = 2;

/** The whole book, divided into pages. */
export interface Layout {
  /** Its first leaf is the cover. */
  readonly cover: boolean;
  readonly divisions: readonly LaidOut[];
  readonly pages: number;
  /** Index of the first body page. */
  readonly bodyStart: number;
  /** The folio of each page. */
  readonly labels: readonly string[];
  /** id as printed -> index of the page that it stands on. */
  readonly places: ReadonlyMap<string, number>;
  /** The notes by their numbers through the book. */
  readonly notes: ReadonlyMap<number, NotePlace>;
}

/** The book as it was measured. */
export interface Measured {
  readonly measure: Measure;
  readonly galleys: readonly Galley[];
  /** A cover goes before all. */
  readonly cover: boolean;
}

/** Divides a galley into pages. `start`: index of its first page. undefined when there is no way. */
export type Divide = (division: number, start: number) => Promise<readonly SetPage[] | undefined>;

/** Galleys that were divided, each by what it was divided with. */
export type Divided = WeakMap<Galley, Map<string, readonly SetPage[] | undefined>>;

interface Known {
  /** What this build has divided, or those before it in the same program. */
  readonly divided: Divided;
  /** What earlier ones have. */
  readonly store: Store | undefined;
}

/** A function that divides galleys, and knows what was divided. `lessons`: for each division what proof has taught of it. */
export function divider(
  { book }: Rendering,
  { galleys, measure }: Pick<Measured, 'galleys' | 'measure'>,
  lessons: readonly (ReadonlyMap<number, number> | undefined)[],
  { divided, store }: Known,
): Divide {
  const level = book.theme.traits['level-pages'];
  return async (division, start) => {
    const galley = galleys[division]!;
    const own = divided.get(galley) ?? new Map<string, readonly SetPage[] | undefined>();
    divided.set(galley, own);
    // Where a division begins matters only where facing pages end level.
    const side = level ? start % 2 : 0;
    const options = { ...measure, start: side, level, lessons: lessons[division] };
    const how = JSON.stringify({ ...options, lessons: [...(options.lessons ?? [])] });
    if (!own.has(how)) {
      const asked = store ? `[${JSON.stringify(galley)},${how}]` : '';
      own.set(how, await keptValue(store, 'galley divided', [asked], () => pagesOf(galley, options)));
    }
    return own.get(how);
  };
}

function pagesOf(galley: Galley, options: PaginateOptions): readonly SetPage[] | undefined {
  return galley.columned ? inColumns(galley, options) : paginate(galley, options)?.map((box) => [box]);
}

/**
 * Divide all galleys into pages. The body begins on a recto; a division that asks for a side has it in a theme that
 * grants it. The first page of a book is a recto, so a recto has an even index.
 *
 * @returns the index of the division that can't be divided, if there is one.
 */
export async function layOut(
  { book, divisions: all }: Rendering,
  { galleys, cover }: Pick<Measured, 'galleys' | 'cover'>,
  divide: Divide,
): Promise<Layout | number> {
  const divisions: LaidOut[] = [];
  let next = cover ? COVER_PAGES : 0;
  let bodyStart: number | undefined;
  for (const [index, division] of all.entries()) {
    const opensBody = bodyStart === undefined && division.role !== 'front';
    const asked = sideOf(division, opensBody, book);
    const blank = asked !== undefined && asked !== (next % 2 === 0 ? 'recto' : 'verso');
    const start = next + (blank ? 1 : 0);
    if (opensBody) bodyStart = start;
    const set = await divide(index, start);
    if (!set) return index;
    divisions.push({ start, blank, pages: set });
    next = start + set.length;
  }
  const covered = cover ? [wordsOf(book.language, book.settings.words).cover, ''] : [];
  const labels = Array.from({ length: next - covered.length }, (_, index) =>
    labelOf(book, index, (bodyStart ?? next) - covered.length),
  );
  return {
    cover,
    divisions,
    pages: next,
    bodyStart: bodyStart ?? next,
    labels: [...covered, ...labels],
    places: new Map(galleys.flatMap((galley, index) => placesOf(galley, divisions[index]!))),
    notes: new Map(galleys.flatMap((galley, index) => notePages(galley, index, divisions[index]!))),
  };
}

/** Where chapters open: as the book says, or its theme. */
function chaptersOpen({ settings, theme }: Book): 'recto' | 'first' | 'any' {
  const { 'chapters-open': opens, 'recto-chapters': isRecto } = theme.traits;
  return settings['chapters-open'] ?? opens ?? (isRecto ? 'recto' : 'first');
}

/** The side that a division has to begin on; undefined where it has the next page. `opensBody`: it is the first of the body. */
function sideOf({ kind, side }: Division, opensBody: boolean, book: Book): Division['side'] {
  const open = chaptersOpen(book);
  if (opensBody) return open === 'any' ? undefined : 'recto';
  if (kind === 'chapter' || kind === 'part') return open === 'recto' ? side : undefined;
  const { 'chapters-open': opens, 'recto-chapters': isRecto } = book.theme.traits;
  return isRecto || opens === 'first' ? side : undefined;
}

/** The pages that the ids of a division stand on. */
function placesOf({ places }: Galley, division: LaidOut): readonly (readonly [string, number])[] {
  return places.map(({ id, item }) => [id, pageOf(division, item)] as const);
}

/** The page that an item stands on. */
function pageOf(division: LaidOut, item: number): number {
  return pageWith(
    division,
    ({ from, to, head, moved }) =>
      head.includes(item) || (from <= item && item < to && !moved.includes(item)),
  );
}

/** The page that a line of a note stands on. */
function pageOfLine(division: LaidOut, { note, line }: { note: number; line: number }): number {
  return pageWith(division, ({ notes }) =>
    notes.some((part) => part.note === note && part.from <= line && line < part.to),
  );
}

/** The first page with such a box; that of the division itself where there is none. */
function pageWith({ start, pages }: LaidOut, isMeant: (box: SetBox) => boolean): number {
  return (
    start +
    Math.max(
      0,
      pages.findIndex((boxes) => boxes.some(isMeant)),
    )
  );
}

function notePages(
  galley: Galley,
  division: number,
  laidOut: LaidOut,
): readonly (readonly [number, NotePlace])[] {
  return laidOut.pages.flatMap((boxes, at) =>
    boxes
      .flatMap(({ notes }) => notes)
      .filter((part) => part.from === 0)
      .map((part) => {
        const { index, item, within } = galley.notes[part.note]!;
        const mark = within ? pageOfLine(laidOut, within) : pageOf(laidOut, item);
        return [index, { division, note: laidOut.start + at, mark }] as const;
      }),
  );
}

/** The folio of a page; both indices count without the cover. */
function labelOf(book: Book, index: number, bodyStart: number): string {
  if (index < bodyStart) return frontFolio(index + 1, book.language);
  // Right pages have odd numbers, wherever the body begins; leaves that a theme has printed on one side have none.
  return bookNumber(book.settings['chapters-open'] === 'any' ? index + 1 : index - bodyStart + 1, book);
}
