import type { Book } from '../scripts/book/book.ts';
import { Random } from './books/random.ts';
import { memoryWorld } from './memory-world.ts';
import { readBook } from './read.ts';
import { SEED } from './seed.ts';

/** A book of texts that take much from one another, as somebody writes on it. */

/** Files of a book's folder, by their paths. */
export type Files = Readonly<Record<string, string>>;

interface Written {
  readonly settings: Readonly<Record<string, string>>;
  /** Of each chapter its title and its blocks. */
  readonly chapters: readonly { readonly title: string; readonly blocks: readonly string[] }[];
  /** How wide its drawing is. */
  readonly wide: number;
}

const WORDS = 'باران شهر کتاب می‌نویسد دیروز خانهٔ ما، چاپخانه 12 print شد. رفت؛ آمد که H2O و «نام» آن'.split(
  ' ',
);

const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  numbering: ['sections', 'chapters', 'none'],
  digits: ['native', 'keep'],
  'toc-depth': ['1', '2', '3'],
  'note-digits': ['native', 'latin'],
  lists: ['[figures]', '[tables, figures]', '[]'],
  words: ['{ figure: نگاره }', '{ chapter: گفتار }', '{}'],
};

function paragraph(random: Random, most = 60): string {
  return Array.from({ length: random.int(4, most) }, () => random.pick(WORDS)).join(' ');
}

/** A block of some kind; `id`: one that nothing has; `ids`: what a reference may lead to. */
function block(random: Random, id: string, ids: readonly string[]): string {
  const target = ids.length > 0 ? random.pick(ids) : undefined;
  const kinds: readonly (() => string)[] = [
    () => paragraph(random),
    () => paragraph(random, 150),
    () => `## ${paragraph(random, 8)} {#${id}}`,
    () => `### ${random.pick(WORDS)} $x^2$`,
    () => `![دریا](f.svg "نقشهٔ ${random.pick(WORDS)}"){#${id}}`,
    () => `| یک | دو |\n| --- | --- |\n| ۳ | ${random.pick(WORDS)} |\n\nجدول: ${random.pick(WORDS)} {#${id}}`,
    () => `$$e = mc^2$$ {#eq-${id}}`,
    () =>
      `${paragraph(random)}[^${id}] ${paragraph(random, 9)}\n\n[^${id}]: یادداشت ${paragraph(random, 20)}`,
    () => `:::verse\n${random.pick(WORDS)} باران / ${random.pick(WORDS)} خیابان\n:::`,
    ...(target
      ? [() => `${paragraph(random)} [](#${target}) و [](#${target}){page} ${paragraph(random, 9)}`]
      : []),
  ];
  return random.pick(kinds)();
}

function idsIn({ chapters }: Written): readonly string[] {
  return chapters.flatMap(({ blocks }) =>
    blocks.flatMap((one) => [...one.matchAll(/\{#([\w-]+)\}/g)].map(([, id]) => id!)),
  );
}

/** One thing that is done to a book. */
function changed(book: Written, random: Random, turn: number): Written {
  const at = random.int(0, book.chapters.length - 1);
  const own = book.chapters[at]!;
  const place = random.int(0, Math.max(0, own.blocks.length - 1));
  const made = block(random, `id${turn}`, idsIn(book));
  const withBlocks = (blocks: readonly string[], title = own.title): Written => ({
    ...book,
    chapters: book.chapters.map((one, index) => (index === at ? { title, blocks } : one)),
  });
  const word = () => {
    const words = (own.blocks[place] ?? '').split(' ');
    words[random.int(0, words.length - 1)] = random.pick(WORDS);
    return withBlocks(own.blocks.toSpliced(place, 1, words.join(' ')));
  };
  const key = random.pick(Object.keys(SETTINGS));
  const other = random.int(0, book.chapters.length - 1);
  return random.pick([
    word,
    word,
    () => withBlocks(own.blocks.toSpliced(place, 0, made)),
    () => withBlocks(own.blocks.toSpliced(place, 0, made)),
    () => withBlocks(own.blocks.toSpliced(place, 1)),
    () => withBlocks(own.blocks, paragraph(random, 8)),
    () => ({ ...book, chapters: book.chapters.with(at, book.chapters[other]!).with(other, own) }),
    () => ({ ...book, settings: { ...book.settings, [key]: random.pick(SETTINGS[key]!) } }),
    () => ({ ...book, wide: random.int(40, 200) }),
  ])();
}

function filesOf({ settings, chapters, wide }: Written): Files {
  const yaml = Object.entries(settings).map(([key, value]) => `${key}: ${value}\n`);
  const texts = chapters.map(({ title, blocks }, index) => [
    `0${index + 1}.md`,
    `# ${title}\n\n${blocks.join('\n\n')}\n`,
  ]);
  return {
    'book.yaml': `title: باران\nkind: book\ncover: false\n${yaml.join('')}`,
    'f.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="40"><rect width="30" height="9"/></svg>`,
    ...(Object.fromEntries(texts) as Files),
  };
}

/** A book after each of so many changes, from before the first: whatever can't be built is done otherwise. */
export async function* edits(count: number): AsyncGenerator<{ readonly files: Files; readonly book: Book }> {
  const random = new Random(SEED);
  let book: Written = { settings: {}, wide: 60, chapters: [] };
  for (let chapter = 0; chapter < 5; chapter += 1) {
    const first = [
      `${paragraph(random)}[^a] و [](#part${(chapter + 2) % 5}) و [](#sea${(chapter + 3) % 5}).`,
      '[^a]: یادداشت.',
      `## گفتار ${'ابپتث'[chapter]} {#part${chapter}}`,
      `![دریا](f.svg "دریا"){#sea${chapter}}`,
      paragraph(random, 120),
    ];
    book = { ...book, chapters: [...book.chapters, { title: `فصل ${'ابپتث'[chapter]}`, blocks: first }] };
  }
  let next = book;
  for (let turn = 0, done = 0; done <= count; turn += 1) {
    const files = filesOf(next);
    const { book: read } = await readBook(memoryWorld(files));
    if (read) {
      book = next;
      done += 1;
      yield { files, book: read };
    }
    next = changed(book, random, turn);
  }
}
