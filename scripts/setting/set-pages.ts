import type { Store } from '../cache/store.ts';
import type { Rendering } from '../render/render.ts';
import type { CoverSetting, Fit, Galley, Measure, PageTexts, QuireProof } from './galley.ts';
import { geometryOf, PX_PER_POINT } from './geometry.ts';
import type { DivisionPages } from './in-page/main.ts';
import { type Calls, inPage } from './in-page.ts';
import { lateKeys } from './late.ts';
import { type Divided, divider, type Layout, layOut } from './layout.ts';
import type { Lessons } from './lessons.ts';
import { firstGuess, roomOf, textsOf, widerRooms } from './page-texts.ts';
import { pageWords } from './page-words.ts';
import type { Quire } from './quires.ts';
import type { StepTimer } from './step-timer.ts';

/** How often pages are divided anew because folios or numbers of notes changed the lines that they are in. */
const ROUNDS = 20;

/** A quire whose text is poured into a page of the browser. */
export interface OpenQuire extends Quire {
  readonly page: Calls;
}

/** The pages of a book as they stand in the browser, ready to be printed. */
export interface SetBook {
  readonly layout: Layout;
  /** For each quire what stands on its pages. */
  readonly proofs: readonly QuireProof[];
  /** For each division what was made to fit. */
  readonly fits: readonly (readonly Fit[])[];
}

export interface SetOptions {
  readonly lessons: Lessons;
  /** The cover goes before all. */
  readonly cover: Pick<CoverSetting, 'width'> | undefined;
  readonly watch: StepTimer;
  /** Of galleys that were divided before. */
  readonly store?: Store | undefined;
  /** Those that this program has divided before, if it has. */
  readonly divided?: Divided | undefined;
}

/**
 * Set the pages of a book: measure its quires as galleys, divide these into pages, put in what depends on the pages, and so on
 * until nothing changes; then cut the text into pages.
 *
 * @returns the index of a division that can't be divided, if there is one.
 */
export async function setPages(
  quires: readonly OpenQuire[],
  rendering: Rendering,
  { lessons, cover, watch, store, divided = new WeakMap() }: SetOptions,
): Promise<SetBook | number> {
  const galleys = new Galleys(quires, rendering);
  const known = { divided, store };
  const seen = new Set<string>();
  const keys = lateKeys(rendering);
  let texts = firstGuess(rendering);
  let before = roomOf(texts);
  for (let round = 0; ; round += 1) {
    await watch.time('measure', () => galleys.update(texts));
    const layout = await watch.time('paginate', () =>
      layOut(
        rendering,
        { galleys: galleys.galleys, cover: cover !== undefined },
        divider(rendering, galleys, lessons.extra, known),
      ),
    );
    if (typeof layout === 'number') return layout;
    const next: PageTexts = {
      ...textsOf(rendering, layout, keys),
      ...(texts.rooms ? { rooms: texts.rooms } : {}),
    };
    const room = roomOf(next);
    if (round > 0 && room === before) {
      const proofs = await watch.time('set', () => cut(quires, rendering, layout, next, cover));
      return { layout, proofs, fits: galleys.fits };
    }
    if (round === ROUNDS) throw new Error('the folios of the book swing between several states');
    const swings = seen.has(room);
    texts = swings ? { ...next, rooms: widerRooms(texts, next) } : next;
    before = swings ? roomOf(texts) : room;
    seen.add(room);
  }
}

/** The galleys of a book; those in which nothing changed stay as they were measured. */
class Galleys {
  readonly galleys: Galley[] = [];
  readonly fits: Fit[][];
  measure: Measure = { height: 0, rule: 0, line: 0 };
  readonly #quires: readonly OpenQuire[];
  readonly #height: number;

  constructor(quires: readonly OpenQuire[], rendering: Rendering) {
    this.#quires = quires;
    this.#height = geometryOf(rendering.book).area.height * PX_PER_POINT;
    this.fits = rendering.divisions.map(() => []);
  }

  /** Measure what changed. `texts`: what is known of the pages. */
  async update(texts: PageTexts): Promise<void> {
    const measured = await Promise.all(
      this.#quires.map(({ page }) => inPage(page, 'measure', this.#height, texts)),
    );
    this.measure = measured[0]!.measure;
    for (const [at, { galleys, fits }] of measured.entries())
      for (const [index, galley] of galleys.entries()) {
        const division = this.#quires[at]!.from + index;
        if (galley) this.galleys[division] = galley;
        this.fits[division]!.push(...fits[index]!);
      }
  }
}

function cut(
  quires: readonly OpenQuire[],
  rendering: Rendering,
  layout: Layout,
  texts: PageTexts,
  cover: SetOptions['cover'],
): Promise<readonly QuireProof[]> {
  const wordsOf = pageWords(rendering, layout);
  const pagesOf = ({ from, to }: Quire): readonly DivisionPages[] =>
    layout.divisions.slice(from, to).map(({ start, blank, pages }, index) => ({
      pages,
      words: pages.map((_, at) => wordsOf(rendering.divisions[from + index]!, start, start + at)),
      blank: blank ? { recto: (start - 1) % 2 === 0 } : undefined,
    }));
  const alternative = `${rendering.labels.words.cover}: ${rendering.book.settings.title}`;
  const front = cover ? { alternative, width: cover.width } : null;
  return Promise.all(
    quires.map((quire) => inPage(quire.page, 'set', pagesOf(quire), texts, quire.from === 0 ? front : null)),
  );
}
