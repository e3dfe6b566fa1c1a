import type { Rendering } from '../render/render.ts';
import { type Poured, pour } from './document.ts';
import type { Fit } from './galley.ts';
import { Lessons } from './lessons.ts';
import { faultsOf } from './proof.ts';
import { type OpenQuire, type SetBook, type SetOptions, setPages } from './set-pages.ts';

/** Something that could not be set as it should be, and how it is set instead. */
export interface Fallback {
  /** The id of its division. */
  readonly division: string;
  readonly kind: 'notes-at-end' | 'late-note' | 'made-to-fit';
  /** What stands in the way: for `made-to-fit` the name of the element. */
  readonly why: string;
  /** The index of a child element at each step down from the division. */
  readonly element: readonly number[];
  /** How wide a table is by itself, and how wide its page area is: mm. */
  readonly needs?: number;
  readonly room?: number;
}

/** How often a book is set anew; each time something is learned, and a division gets simpler means but once. */
const TRIES = 12;

/**
 * Set a book so that all its pages are proven to be right. A page that isn't is divided anew with what was learned, then its
 * division with its notes at its end.
 *
 * @throws Error when a division can't be made right by any means: a fault of our own.
 */
export async function setBook(
  quires: readonly OpenQuire[],
  rendering: Rendering,
  options: Omit<SetOptions, 'lessons'> & { readonly poured?: Poured | undefined },
): Promise<{ readonly set: SetBook; readonly fallbacks: readonly Fallback[] }> {
  const lessons = new Lessons(rendering);
  for (let turn = 0; turn < TRIES; turn += 1) {
    await options.watch.time('load', () =>
      Promise.all(
        quires.map((quire) => pour(quire.page, rendering, quire, lessons.simplerIds, options.poured)),
      ),
    );
    const set = await setPages(quires, rendering, { ...options, lessons });
    if (typeof set === 'number') {
      lessons.simplify(set, 'its pages can’t be divided');
      continue;
    }
    const faults = await options.watch.time('prove', () => faultsOf(set, quires, rendering));
    if (faults.length === 0) return { set, fallbacks: fallbacksOf(set, rendering, lessons) };
    lessons.learn(faults);
  }
  throw new Error('the pages of the book can’t be made right');
}

function fallbacksOf(
  { layout, fits }: SetBook,
  { divisions }: Rendering,
  lessons: Lessons,
): readonly Fallback[] {
  const late = [...layout.notes.values()].filter(({ note, mark }) => note !== mark);
  return [
    ...[...lessons.simpler].map(
      ([index, why]): Fallback => ({
        division: divisions[index]!.id,
        kind: 'notes-at-end',
        why,
        element: [],
      }),
    ),
    ...late.map(
      ({ division }): Fallback => ({
        division: divisions[division]!.id,
        kind: 'late-note',
        why: 'many long notes stand on one line',
        element: [],
      }),
    ),
    ...fits.flatMap((own, index) =>
      own.filter(isGrave).map(
        ({ tag, element, needs, room }): Fallback => ({
          division: divisions[index]!.id,
          kind: 'made-to-fit',
          why: tag,
          element,
          ...(needs !== undefined && { needs }),
          ...(room !== undefined && { room }),
        }),
      ),
    ),
  ];
}

/** Letters of tables are seldom smaller: points. */
const SMALL = 7;

/** Figures and images are made to fit as a matter of course, and tables as far as their letters stay as large as those of other tables. */
function isGrave({ tag, what, letters = 0 }: Fit): boolean {
  if (tag === 'table') return what === 'height' || (what === 'width' && letters < SMALL);
  return tag === 'math';
}
