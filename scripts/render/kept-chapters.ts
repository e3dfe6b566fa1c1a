import type { Root } from 'hast';
import type { Asset, Book, Chapter } from '../book/book.ts';
import type { OutlineEntry } from '../book/outline.ts';
import { sameData } from '../book/same-data.ts';
import type { Names, Showing } from '../book/syntax.ts';
import type { Division } from './division.ts';

/**
 * Renders the chapters of one book, in order: the numbers of notes go on from one to the next. Pages beside the text have no entry
 * in the outline.
 */
export type ChapterRenderer = (chapter: Chapter, entry: OutlineEntry | undefined) => Division;

/** What a chapter says of others: their names, their numbers; and which images it shows. */
type Question = 'caption' | 'numeral' | 'reference' | 'asset';

interface Asked {
  readonly question: Question;
  readonly of: string;
  readonly answer: unknown;
}

type Answers = Pick<Names, 'caption' | 'numeral' | 'reference'> & {
  readonly asset: (path: string) => Asset | undefined;
};

/** Asks the rest of the book on behalf of a chapter, and writes down what it was asked. */
export class Questions {
  readonly #answers: Answers;
  #asked: Asked[] = [];
  /** What answers. */
  readonly names: Pick<Names, 'caption' | 'numeral' | 'reference'>;
  readonly assets: Pick<Book['assets'], 'get'>;

  constructor({ caption, numeral, reference }: Omit<Answers, 'asset'>, assets: Book['assets']) {
    this.#answers = { caption, numeral, reference, asset: (path) => assets.get(path) };
    this.names = {
      caption: (id) => this.#ask('caption', id),
      numeral: (id) => this.#ask('numeral', id),
      reference: (id) => this.#ask('reference', id),
    };
    this.assets = { get: (path) => this.#ask('asset', path) };
  }

  #ask<Q extends Question>(question: Q, of: string): ReturnType<Answers[Q]> {
    const answer = this.#answers[question](of) as ReturnType<Answers[Q]>;
    this.#asked.push({ question, of, answer });
    return answer;
  }

  /** What was asked since this was asked for last. */
  taken(): readonly Asked[] {
    const asked = this.#asked;
    this.#asked = [];
    return asked;
  }

  /** Whether the book would answer the same now. */
  areAnswered(asked: readonly Asked[]): boolean {
    return asked.every(({ question, of, answer }) => sameData(this.#answers[question](of), answer));
  }
}

/** What a chapter is rendered with, beside itself. */
export interface Rendering {
  /** What decides how all chapters of the book are rendered. */
  readonly how: readonly unknown[];
  readonly questions: Questions;
  readonly showings: readonly Showing[];
}

/** What goes on from chapter to chapter, as it stood. */
type Counts = readonly (Readonly<Record<string, number>> | undefined)[];

interface Kept {
  readonly how: readonly unknown[];
  readonly chapter: Chapter;
  readonly entry: OutlineEntry | undefined;
  readonly before: Counts;
  readonly asked: readonly Asked[];
  readonly after: Counts;
  readonly division: Division;
}

/**
 * What the chapters of a book, and its contents, were rendered as, for a program that renders it again and again. A chapter is taken from the time before if it
 * says the same at the same places, is to be shown in the same way, begins with the same numbers, and if all that it asked of the rest of the book (what
 * another chapter is called, which number a figure has, what an image shows) is answered the same.
 */
export class KeptChapters {
  /** By the ids of chapters: those of the time before, and those of now. */
  #before = new Map<string, Kept>();
  #now = new Map<string, Kept>();
  /** By their names. */
  readonly #made = new Map<string, { readonly how: readonly unknown[]; readonly tree: Root }>();

  /** A renderer of chapters that knows those of before. It begins a new turn, whose chapters are kept by `keep`. */
  renderer(render: ChapterRenderer, rendering: Rendering): ChapterRenderer {
    const now = new Map<string, Kept>();
    this.#now = now;
    return (chapter, entry) => {
      const before = countsOf(rendering.showings);
      const known = this.#known(chapter, entry, before, rendering);
      const kept = known ? { ...known, chapter } : rendered(render, chapter, entry, before, rendering);
      if (known) putBack(rendering.showings, known.after);
      now.set(chapter.id, kept);
      return kept.division;
    };
  }

  #known(
    chapter: Chapter,
    entry: OutlineEntry | undefined,
    before: Counts,
    { how, questions }: Rendering,
  ): Kept | undefined {
    const known = this.#before.get(chapter.id);
    const isKnown =
      known !== undefined &&
      sameData(known.before, before) &&
      sameData(known.how, how) &&
      sameData(known.entry, entry) &&
      sameChapter(known.chapter, chapter) &&
      questions.areAnswered(known.asked);
    return isKnown ? known : undefined;
  }

  /** A tree that is made of nothing but `how`: the one of before, if that says the same. */
  made(name: string, how: readonly unknown[], make: () => Root): Root {
    const known = this.#made.get(name);
    const tree = known && sameData(known.how, how) ? known.tree : make();
    this.#made.set(name, { how, tree });
    return tree;
  }

  /** Whether the chapters of a file are those of the time before, and their source too: what was proven of them is proven. */
  areProven(chapters: readonly Chapter[]): boolean {
    const { path } = chapters[0]!.file;
    const before = [...this.#before.values()].filter(({ chapter }) => chapter.file.path === path);
    return before.length === chapters.length && chapters.every((chapter) => this.#isProven(chapter));
  }

  #isProven({ id, file, written }: Chapter): boolean {
    const known = this.#before.get(id);
    return (
      known !== undefined &&
      known.division === this.#now.get(id)?.division &&
      sameData(known.chapter.file, file) &&
      sameData(known.chapter.written, written)
    );
  }

  /** Keep what was rendered in this turn, and nothing else: it is proven. */
  keep(): void {
    this.#before = this.#now;
  }
}

/**
 * Whether two chapters say the same at the same places. In the same text whatever is the same has the same places: these are most of a tree, and are
 * not looked at then.
 */
function sameChapter(one: Chapter, other: Chapter): boolean {
  const hasPlaces = one.file.value !== other.file.value;
  return sameData(
    one,
    other,
    (name) => name !== 'file' && name !== 'written' && (hasPlaces || name !== 'position'),
  );
}

/** Where chapters are kept by who renders nothing himself. */
export interface ChapterShelf {
  chapters?: KeptChapters;
}

/** The chapters that are kept somewhere. */
export function keptOn(shelf: ChapterShelf): KeptChapters {
  shelf.chapters ??= new KeptChapters();
  return shelf.chapters;
}

function rendered(
  render: ChapterRenderer,
  chapter: Chapter,
  entry: OutlineEntry | undefined,
  before: Counts,
  { how, questions, showings }: Rendering,
): Kept {
  questions.taken();
  const division = render(chapter, entry);
  return { how, chapter, entry, before, asked: questions.taken(), after: countsOf(showings), division };
}

function countsOf(showings: readonly Showing[]): Counts {
  return showings.map(({ counts }) => counts && { ...counts });
}

function putBack(showings: readonly Showing[], counts: Counts): void {
  for (const [at, one] of showings.entries()) if (one.counts) Object.assign(one.counts, counts[at]);
}
