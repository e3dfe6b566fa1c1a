import type { Starter } from '../../verbs/new.ts';

/** `n files`, `one file`. */
function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What is said at the author’s desk: by `new`, `doctor` and others, and by `warraq` alone; `desk.fa.ts` has the same in Persian. */
export const desk = {
  help: {
    new: {
      does: 'begin a manuscript that builds at once, and whose text says how to go on',
      dir: 'the folder of the manuscript, empty or new; this one if not given',
      kind: 'what it is to be: article, report, book, poems, thesis; asked on a terminal if not given',
      title: 'its title',
      author: 'its author',
      workflow: 'add a workflow of GitHub that builds it on every push, and keeps the editions',
      after: `
The text is in Persian, or with --lang en in English. Beside it come book.yaml with its keys in comments, the schema of these keys and
settings for VS Code, and a .gitignore.

Exit codes: 0 begun, 1 the folder is not empty, 2 wrong use, 3 disk, 70 a fault of warraq, 130 interrupted.

Examples:
  warraq new                             ask for everything
  warraq new my-book --kind book --title "تاریخ چاپ" --author "سارا کریمی"
  cd my-book && warraq build`,
    },
  },
  wrong: {
    kind: (name: string) => `nothing begins as «${name}»`,
    kinds: (known: readonly string[]) => `say --kind with one of ${known.join(', ')}`,
    nobodyToAsk: 'what it is to be is not given, and there is no terminal to ask at',
  },
  kinds: {
    article: 'one running text: abstract, sections, notes, a figure, a table',
    report: 'chapters in A4, with contents and a summary',
    book: 'title page, imprint, dedication, preface, chapters',
    poems: 'poems in couplets and in free lines, in parts',
    thesis: 'abstract, lists of figures and tables, five chapters, references',
  } as Readonly<Record<Starter, string>>,
  ask: {
    kind: 'What is it to be? [1]',
    folder: (name: string) => `In which folder? [${name}]`,
    title: 'What is its title? (may be left for later)',
    author: 'Who is its author? (may be left for later)',
    workflow: 'Shall GitHub build it on every push? [y/N]',
  },
  made: (folder: string, files: number) => `${folder}: ${counted(files, 'file')}`,
  next: 'Next:',
  here: {
    manuscript: (path: string, title: string | undefined, texts: number) =>
      `${path === '.' ? 'This folder' : path} is a manuscript${title === undefined ? '' : `, «${title}»`}: ${counted(texts, 'text')}`,
    texts: (count: number) => `${counted(count, 'Markdown file')} without book.yaml`,
    others: (count: number) => `${counted(count, 'file')} of other programs`,
    editions: (names: readonly string[]) => `Editions in dist: ${names.join(', ')}`,
    nothing: 'There is nothing here that warraq knows.',
    next: 'What can be done next:',
    build: 'make PDF, EPUB and web edition in dist',
    check: 'find faults of spelling, spacing and structure',
    article: 'build it as an article',
    folder: 'build all of them as one book',
    import: 'make a manuscript of it',
    new: 'begin a manuscript',
    doctor: 'see whether all is there that warraq needs',
    help: 'all commands',
  },
};

export type DeskTexts = typeof desk;
