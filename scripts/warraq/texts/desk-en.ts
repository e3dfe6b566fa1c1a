import type { Taken } from '../../verbs/doctor/book.ts';
import type { Check, CheckOf, State } from '../../verbs/doctor/check.ts';
import type { Starter } from '../../verbs/new.ts';

/** How a browser was come by. */
type From = NonNullable<CheckOf<'browser'>['from']>;

/** `n files`, `one file`. */
function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What is said at the author’s desk: by `new`, `doctor` and others, and by `warraq` alone; `desk-fa.ts` has the same in Persian. */
export const desk = {
  help: {
    set: 'for this build a setting is another one: page.size=A4; may be given more than once',
    profile: 'lay the settings of one of the book’s profiles over the others',
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

Exit codes: 0 begun, 2 wrong use, or the folder is not empty, 3 disk, 70 a fault of warraq, 130 interrupted.

Examples:
  warraq new                             ask for everything
  warraq new my-book --kind book --title "تاریخ چاپ" --author "سارا کریمی"
  cd my-book && warraq build`,
    },
    watch: {
      does: 'build, and build again whenever a file of the manuscript changes',
      after: `
The browser stays started meanwhile, and what has not changed is not made again. A fault is told, and the last editions stay. Ctrl-C ends it.

Examples:
  warraq watch
  warraq watch book -f pdf --set page.size=A4`,
    },
    preview: {
      does: 'show the pages as they are printed in a browser, and again whenever a file of the manuscript changes',
      port: 'the port of the address; any that is free if not given',
      editor:
        'what opens a place of the manuscript: vscode, vscodium, cursor, zed, idea, sublime, none, or an address such as myeditor://{path}:{line}',
      json: 'print the address as JSON',
      after: `
Prints an address of this machine, to be opened in a browser; whoever hasn’t it sees nothing. Shown are the very pages that are printed, the EPUB,
the web edition, and what check finds. Nothing is written unless a button asks for it, and then only after it has been shown. Ctrl-C ends it.

Exit codes: 0 ended, 1 there is no manuscript, 2 wrong use, 3 browser or disk, 70 a fault of warraq, 130 interrupted.

Examples:
  warraq preview
  warraq preview article.md --editor zed
  WARRAQ_EDITOR=idea warraq preview book`,
    },
    lsp: {
      does: 'what check finds, in an editor while you write: a language server on stdin and stdout',
      plugins: 'load the plug-ins that books name, which are code; without this they are passed over',
      after: `
An editor starts it, and shows its messages, changes and rules. How VS Code, Neovim and Helix are told to: docs/editors.md.

Examples:
  warraq lsp
  warraq lsp --plugins --lang fa`,
    },
    completion: {
      does: 'print a script that lets a shell complete commands, options and their values',
      shell: 'bash, zsh or fish',
      after: `
Put one of these lines where your shell begins:
  eval "$(warraq completion bash)"       ~/.bashrc
  eval "$(warraq completion zsh)"        ~/.zshrc, behind compinit
  warraq completion fish | source        ~/.config/fish/config.fish`,
    },
    doctor: {
      does: 'see whether all is there that a book needs, and what a manuscript is made of',
      explain: 'say of each setting of the manuscript who has decided it',
      fix: 'get a browser where there is none, over the network (WARRAQ_BROWSER_MIRROR names a mirror)',
      out: 'where editions would go',
      after: `
Looks at Node, the browser (which one, from where, whether it prints a page), its sandbox, typefaces, the store, rights and memory; and, if there
is a manuscript, at what is read of it, what of it is code, and what it takes from others. Each fault has the command that mends it.

Exit codes: 0 a book can be built, 1 the manuscript has errors, 2 wrong use, 3 something is missing, 70 a fault of warraq.

Examples:
  warraq doctor
  warraq doctor book --explain           where each setting comes from
  warraq doctor --fix                    get a browser, on macOS or Windows`,
    },
  },
  wrong: {
    shell: (name: string) => `there is no completion for «${name}»`,
    shells: (known: readonly string[]) => `shells are ${known.join(', ')}`,
    editor: (name: string) => `there is no editor «${name}»`,
    editors: (known: readonly string[]) =>
      `say --editor with one of ${known.join(', ')}, or with an address that has {path} in it`,
    port: (text: string) => `«${text}» is no port`,
    portTaken: (text: string) => `the port ${text} is not free`,
    ports: 'say --port with a number from 1 to 65535, or leave it out',
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
    again: (count: number) => `Answer with a number from 1 to ${count}, or with a name.`,
    folder: (name: string) => `In which folder? [${name}]`,
    title: 'What is its title? (may be left for later)',
    author: 'Who is its author? (may be left for later)',
    workflow: 'Shall GitHub build it on every push? [y/N]',
  },
  made: (folder: string, files: number) => `${folder}: ${counted(files, 'file')}`,
  /** How much is made, in per cent, and in pages. */
  share: (percent: number) => `${percent} %`,
  shareOf: (done: number, of: number) => `(${done} of ${of} pages)`,
  fixAll: 'Mend all that can be mended safely in this text',
  watching: 'watching for changes; Ctrl-C ends it',
  previewing: 'open this address in a browser; Ctrl-C ends it',
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
    preview: 'see the pages, and again whenever you save',
    check: 'find faults of spelling, spacing and structure',
    article: 'build it as an article',
    folder: 'build all of them as one book',
    import: 'make a manuscript of it',
    new: 'begin a manuscript',
    doctor: 'see whether all is there that warraq needs',
    help: 'all commands',
  },
  doctor: {
    states: { good: 'good', note: 'note', fault: 'fault' } as Readonly<Record<State, string>>,
    names: {
      node: 'Node',
      browser: 'browser',
      print: 'printing',
      sandbox: 'sandbox',
      typefaces: 'typefaces',
      cache: 'store',
      folder: 'editions',
      memory: 'memory',
      book: 'manuscript',
    } as Readonly<Record<Check['id'], string>>,
    node: (version: string, machine: string) => `${version}, ${machine}`,
    nodeOld: (version: string, least: string) => `${version} is older than ${least}`,
    from: {
      asked: 'the one that was named',
      pinned: 'the one that comes with warraq',
      downloaded: 'one that «warraq doctor --fix» has got',
      puppeteer: 'one that Puppeteer has; lines may end elsewhere than with warraq’s own',
      system: 'one of this system; lines may end elsewhere than with warraq’s own',
    } as Readonly<Record<From, string>>,
    browser: (path: string, from: string) => `${path} (${from})`,
    print: (version: string, time: string) => `${version} printed a page in ${time}`,
    sandboxOn: 'the browser keeps its sandbox',
    sandboxRoot: 'none: Chromium refuses it to root; run warraq as another user',
    typefaces: (faces: number) => counted(faces, 'face'),
    typefacesGone: (names: readonly string[]) => `missing: ${names.join(', ')}`,
    cache: (folder: string, size: string) => `${folder}, ${size}`,
    cacheOff: 'none is wanted (WARRAQ_CACHE=off): all is made anew each time',
    denied: (folder: string, code: string) => `nothing can be written into ${folder}: ${code}`,
    folder: (folder: string) => `can be written into ${folder}`,
    memory: (free: string, total: string) => `${free} free of ${total}`,
    memoryLow: (free: string, total: string) =>
      `${free} free of ${total}: a long book may take more; close other programs`,
    book: (title: string, texts: number, errors: number, warnings: number) =>
      `${title}: ${counted(texts, 'text')}, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
    untitled: 'without a title',
    mend: (command: string) => `mend it with: ${command}`,
    read: (files: number, size: string) => `Read: ${counted(files, 'file')}, ${size}`,
    takes: 'Takes from elsewhere than its text:',
    what: {
      plugin: 'plug-in',
      theme: 'theme',
      template: 'template',
      style: 'style',
      fetched: 'image of the web',
    } as Readonly<Record<Taken['what'], string>>,
    runs: 'code, which runs',
    settings: 'Settings:',
    ofTheme: (name: string) => `theme «${name}»`,
    ofNobody: 'as usual',
    well: 'A book can be built here.',
    faults: (count: number) => `${counted(count, 'fault')} to mend`,
    getting: (received: string, total: string) => `getting a browser: ${received} of ${total}`,
    got: (path: string) => `got ${path}`,
  },
};

export type DeskTexts = typeof desk;
