import type { StoreNote } from '../../cache/store.ts';
import { printable } from '../../diagnostics/printable.ts';
import type { FetchFault } from '../../fetch/get.ts';
import type { Stage, StageDetail } from '../../verbs/progress.ts';
import { catalogue } from './catalogue-en.ts';
import { desk } from './desk-en.ts';

/** «no files», «1 file», «2 files». */
function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}

const BROWSER = 'print with this Chrome or Chromium (also WARRAQ_BROWSER)';
const TIMEOUT = 'longest time for one step, such as to measure or print 80 pages';
const UNTRUSTED =
  'the book is a stranger’s: use none of its plug-ins, its templates nor its theme, filter its style';
const JSON_RESULT = 'print a machine-readable result on stdout';
const MANUSCRIPT =
  'a folder with book.yaml and Markdown files, or one .md file; ./manuscript, or else this folder, if not given';
const STRICT = 'warnings are errors';
const FETCH =
  'ask whether images of the web shall be fetched, and kept beside the book; no other build reaches the network';
const YES = 'with --fetch: fetch them without a question';

type FetchWords = {
  readonly [Fault in FetchFault as Fault['fault']]: (fault: Fault) => string;
};

/** How many files are named that were passed over. */
export const MOST_NAMED = 8;

/** What the command says of itself and of its work; `fa.ts` has the same in Persian. */
export const en = {
  desk,
  help: {
    warraq:
      'Publish Persian and other right-to-left books: one Markdown manuscript becomes PDF, EPUB 3, a web edition and an archive.',
    version: 'the version of warraq',
    more: '(warraq --help shows all commands)',
    lang: 'language of messages and help: fa, en; by the locale if not given',
    manuscript: MANUSCRIPT,
    strict: STRICT,
    json: JSON_RESULT,
    browser: BROWSER,
    timeout: TIMEOUT,
    untrusted: UNTRUSTED,
    fetch: FETCH,
    yes: YES,
    formatOption: (summary: string, value: string) => `${summary} (default: as the book says, else ${value})`,
    noCache: 'make everything anew: take nothing from the store, and leave nothing there',
    build: {
      does: 'build a manuscript into PDF, EPUB and web edition',
      out: 'folder for the editions; web/ in it belongs to one book',
      formats: (known: string) => `formats to make, such as ${known}`,
      after: `
A manuscript is data: nothing in its text and drawings runs or loads anything. Its own templates/ are code, and are run;
its style may load and move things; a theme of its own has both. For a book that is not from somebody you trust say --untrusted (docs/trust.md).

What was made is kept in a store (WARRAQ_CACHE, or warraq/ in your cache folder; «off» for none) as long as there is room, and taken from
there where nothing has changed. It may be deleted at any time.

Exit codes: 0 built, 1 the manuscript is wrong, 2 wrong use, 3 browser or disk, 70 a fault of warraq, 130 interrupted.

Examples:
  warraq build                        build ./manuscript into ./dist
  warraq build article.md -f pdf      one Markdown file, PDF only
  warraq build book --fetch           show the images of the web, ask, keep them in images/fetched, and build
  warraq build book --out editions --strict`,
    },
    check: {
      does: 'find faults of spelling, spacing and structure, and mend those that are safe to mend',
      fix: 'mend what can be mended safely, in the files themselves',
      dryRun: 'with --fix: change nothing, print a unified diff',
      rule: 'only this rule; may be given more than once',
      format: 'the report: pretty, json, sarif',
      json: 'the same as --format json',
      after: `
Exit codes: 0 no errors, 1 errors (or, with --strict, warnings), 2 wrong use, 3 disk, 70 a fault of warraq.

A comment exempts the block behind it:
  <!-- warraq-ignore zwnj-ha: as the poet has it -->
Rules are switched off, or raised to errors, under «check:» in book.yaml; docs/rules.md has them all.

Examples:
  warraq check                           look through ./manuscript
  warraq check book --fix --dry-run      show what would be mended
  warraq check book --rule zwnj-mi --rule zwnj-ha --fix
  warraq check article.md --format sarif > report.sarif`,
    },
    import: {
      does: 'make a manuscript of a Word file, or of another program’s text',
      path: 'a file (.docx, .txt, .html, .epub), a folder with such files, another tool’s folder of Markdown, or - for standard input',
      dir: 'the folder of the manuscript, empty or new; named after the file if not given',
      asIs: 'mend no spelling',
      changes: 'list tracked changes in the report',
      after: `
A folder comes of it that builds at once: book.yaml, a Markdown file a chapter, images/, and import-report.md, which tells what came
over, what did not, and where. All letters of the file are in the folder, or nothing is written. The file itself stays as it is.

A folder of mdBook, GitBook, Quarto, MkDocs, Jupyter Book, docsify, Hugo, Jekyll, Obsidian, or of Markdown files alone, keeps its texts as they
are written: chapters and images get their places, and their addresses with them (docs/import.md).

Exit codes: 0 imported, 1 the file is damaged, 2 wrong use, or the folder is not empty, 3 disk, 70 a fault of warraq.

Examples:
  warraq import thesis.docx              make ./thesis of it
  warraq import thesis.docx book --changes
  warraq import mdbook/ book             the folder of another tool
  warraq import page.html --fetch        ask for the images of the page
  warraq build thesis`,
    },
    archive: {
      does: 'keep editions: add, verify, restore and rebuild them',
      after: `
An archive is a folder (an OCFL 1.1 storage root) that can be read without warraq. Nothing in it is ever changed or deleted.
Nor is anything of it run, wherever it comes from: «rebuild» runs the templates of a book only with --trust-templates.
TITLE is an id, an ISBN or a title; @EDITION its name or number: «چاپ دوم», v2. Without it the latest is meant.

Examples:
  warraq archive add book --edition "چاپ دوم"     build, prove and keep an edition
  warraq archive verify                           look at every byte
  warraq archive rebuild 978-600-119-125-1@v1     build it again, and compare
  warraq archive restore "تاریخ چاپ@چاپ اول" out`,
      store: 'folder of the archive (also WARRAQ_ARCHIVE)',
      add: 'build an edition, prove that it can be built again, and archive it',
      edition: 'what it is called, such as «چاپ دوم»; the book’s own if not given',
      id: 'id of the title, where the edition has another identifier than the first one',
      formats: 'formats to make',
      by: 'who archives it: "Name <mail or URI>"; you, if not given',
      onix: 'add an ONIX 3.0 message',
      sign: 'sign with this SSH key',
      list: 'all titles with their editions',
      show: 'an edition with its files',
      verify: 'look through structure and every byte',
      restore: 'write the files of an edition into an empty folder',
      rebuild: 'build an edition again from its archived sources, and compare',
      trustTemplates: 'run the templates of the book, which are code',
      diff: 'what differs between two editions: metadata, pages, text',
      export: 'write an edition for others',
      bagit: 'as a BagIt bag (RFC 8493)',
      shelf: 'a public shelf for the web, with an OPDS 2 feed',
    },
  },
  /** How the command is used wrongly, and what would be right. */
  wrong: {
    noFormat: 'no format is named',
    format: (name: string) => `there is no format «${name}»`,
    formats: (known: readonly string[]) => `formats are ${known.join(', ')}`,
    language: (name: string) => `there is no language «${name}»`,
    languages: (known: readonly string[]) => `languages are ${known.join(', ')}`,
    time: (text: string) => `«${text}» is no time`,
    sayTime: 'say --timeout 120, in seconds',
    dryRun: '--dry-run is for --fix',
    sayDryRun: 'say --fix --dry-run',
    uri: (text: string) => `«${text}» is no URI`,
    sayUri: 'say --id urn:isbn:9786001191251, or another',
    agent: (text: string) => `«${text}» names nobody`,
    sayAgent: 'say --by "Sara Karimi <sara@example.org>"',
    sayBagit: 'say --bagit',
    yesAlone: '--yes is for --fetch',
    sayFetch: 'say --fetch --yes',
    nobodyToAsk: '--fetch asks, and there is no terminal to ask at',
    sayYes: 'say --fetch --yes to have all images of the web fetched',
  },
  run: {
    interrupted: 'interrupted; nothing was written',
    ownFault: 'this is a fault of warraq itself, please report it with what follows',
    faultFile: (file: string) => `the same is in ${file}: send it with the report`,
    mute: (code: string) => `cannot write what there is to say: ${code}`,
    muteHelp: 'make room, or send it elsewhere',
  },
  /** A stage of a build, as it stands before its time, and what it has made. */
  stage: (stage: Stage): string => stage,
  stageDetail(detail: StageDetail): string {
    if (detail === 'unchanged') return 'nothing has changed';
    if ('folder' in detail) return detail.folder;
    if (detail.of === 'findings' && detail.count === 0) return 'nothing found';
    const { order, by, passedOver = [] } = detail.foundIn ?? {};
    const source = order === undefined ? by && `their ${by}` : printable(order);
    const from = source === undefined ? '' : `, order from ${source}`;
    const others =
      passedOver.length === 0
        ? ''
        : `; passed over: ${passedOver.slice(0, MOST_NAMED).map(printable).join(', ')}`;
    const more = passedOver.length > MOST_NAMED ? ` and ${passedOver.length - MOST_NAMED} more` : '';
    return `${detail.count} ${detail.of}${from}${others}${more}`;
  },
  note({ fault, said }: StoreNote): string {
    if (fault === 'damaged') return `note a damaged file of the store was removed: ${said}`;
    return `note the store can't be ${fault === 'unreadable' ? 'read' : 'written'}: ${said}`;
  },
  fetch: {
    found: (count: number) =>
      `${counted(count, 'image')} of the web ${count === 1 ? 'is' : 'are'} shown by the book, and not beside it:`,
    more: (count: number) => `and ${count} more`,
    question: 'Fetch and keep them? [y/N]',
    yes: /^y(?:es)?$/i,
    none: 'fetched nothing: the book shows no image of the web that is not beside it',
    refused: 'fetched nothing',
    fetched: (count: number, size: string, folder: string) =>
      `fetched ${counted(count, 'image')} (${size}) into ${folder}`,
    /** Why an image was not fetched. */
    faults: {
      address: () => 'not fetched: no address of http or https, or one with a password',
      private: ({ host }) => `not fetched: ${printable(host)} is not of the public internet`,
      redirects: ({ most }) => `not fetched: redirected more than ${most} times`,
      downgrade: () => 'not fetched: redirected from https to http',
      status: ({ status }) => `not fetched: the server answers ${status}`,
      type: ({ type }) =>
        `not fetched: the server sends no PNG, JPEG, GIF, WebP or SVG image, but ${printable(type) || 'what has no type'}`,
      kind: () => 'not fetched: what came does not begin as an image does',
      size: ({ megabytes }) => `not fetched: more than ${megabytes} MB`,
      time: ({ seconds }) => `not fetched: not there after ${seconds} s`,
      unreachable: ({ code }) => `not fetched: no answer (${printable(code)})`,
      many: ({ most }) => `not fetched: more than ${most} images; say --fetch again`,
    } as FetchWords,
  },
  number: (number: number) => String(number),
  duration: (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`),
  size: (bytes: number) =>
    bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`,
  build: {
    notBuilt: (errors: number, warnings: number, isStrict: boolean) =>
      `not built: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}${isStrict ? ' (strict)' : ''}`,
    pages: (count: number) => `${count} pages`,
    chapters: (count: number) => `${count} chapters`,
    built: 'built',
    rest: (ms: number, warnings: number, findings: number) =>
      ` in ${(ms / 1000).toFixed(1)} s, ${counted(warnings, 'warning')}${findings === 0 ? '' : `; ${counted(findings, 'finding')} in the text, which «warraq check» shows`}`,
  },
  check: {
    nothingToMend: 'nothing to mend',
    mended: (places: number, files: number) =>
      `${counted(places, 'place')} in ${counted(files, 'file')} ${places === 1 ? 'was' : 'were'} mended`,
    wouldBeMended: (places: number, files: number) =>
      `${counted(places, 'place')} in ${counted(files, 'file')} would be mended`,
    nothingFound: 'nothing found',
    counts: (errors: number, warnings: number, suggestions: number, mendable: number) =>
      `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(suggestions, 'suggestion')}${mendable > 0 ? `; --fix mends ${mendable}` : ''}`,
  },
  import: {
    made: (folder: string, chapters: number, words: number) =>
      `${folder}: ${counted(chapters, 'chapter')}, ${counted(words, 'word')}`,
    mended: (mended: number, left: number) =>
      `${counted(mended, 'place')} of spelling mended, ${left} left for the author`,
    remarks: (remarks: number, report: string) =>
      remarks === 0
        ? `everything came over as it was (${report})`
        : `${counted(remarks, 'remark')} in ${report}`,
    faults: (errors: number, warnings: number) =>
      `a build will tell of ${counted(errors, 'error')} and ${counted(warnings, 'warning')}`,
  },
  archive: {
    archived: (edition: string, version: string, id: string) =>
      `archived «${edition}» as ${version} of ${id}`,
    added: (files: number, fresh: number, bytes: string) =>
      `${counted(files, 'file')}, ${fresh} of them new (${bytes})`,
    notArchived: 'not archived: an edition has no warnings; `warraq build --strict` shows them',
    noTitles: 'no titles',
    edition: (label: string, version: string, created: string) =>
      `${label} (${version}), archived ${created}`,
    record: (tool: string, node: string, browser: string | undefined, pages: number | undefined) =>
      `${tool}, Node ${node}, ${browser ?? 'no browser'}, ${pages ?? '—'} pages`,
    kinds: { E: 'error', W: 'warning', I: 'note' } as Readonly<Record<string, string>>,
    problem: (path: string, kind: string, detail: string, code: string) =>
      `${path} ${kind} ${detail} [OCFL ${code}]`,
    sound: 'every byte is as it was archived',
    damaged: 'the archive is damaged',
    looked: (titles: number, editions: number, files: number, bytes: string) =>
      `${counted(titles, 'title')}, ${counted(editions, 'edition')}, ${counted(files, 'file')}, ${bytes}`,
    templates: (count: number) =>
      `note ${counted(count, 'template')} of the book, nothing of which was run: read them before you build it, or say --untrusted`,
    restored: (files: number, folder: string) => `${counted(files, 'file')} in ${folder}`,
    same: (files: number) => `same bytes: ${counted(files, 'file')}`,
    differs: (path: string) => `differs: ${path}`,
    noCause: 'all versions are those of then; please report it',
    different: (files: number, all: number) => `${counted(files, 'file')} of ${all} differ`,
    pages: 'pages',
    chapter: (kind: string, added: number, removed: number) =>
      `${kind}, ${counted(added, 'word')} added, ${counted(removed, 'word')} removed`,
    noDifference: 'no difference',
    bag: (folder: string) => `a bag is in ${folder}`,
    leftOff: (title: string, version: string, path: string, why: string) =>
      `the web edition of ${title}, ${version}, is not on the shelf: ${path} has ${why}`,
    leftOffHelp: 'the archive keeps it as it is; docs/trust.md says what a web edition may have',
    shelf: (titles: number, editions: number, folder: string) =>
      `${counted(titles, 'title')}, ${counted(editions, 'edition')}: ${folder}/index.html, ${folder}/opds.json`,
  },
  catalogue,
};

export type Texts = typeof en;
