import { isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { MessageLanguage } from '../book/message.ts';
import type { Placed } from '../disk/place-set.ts';
import { packagePaths, packageText, version } from '../house/package-files.ts';
import { languageNamed } from '../language/languages.ts';
import { BOOK_FILE } from '../manuscript/text-file.ts';
import { placeNew, refuseOccupied } from './empty-folder.ts';
import { settingsJsonSchema } from './settings-schema.ts';

/** What a manuscript can begin as; `starters/` has a folder for each, in each language. */
export const STARTERS = ['article', 'report', 'book', 'poems', 'thesis'] as const;

export type Starter = (typeof STARTERS)[number];

export interface NewOptions {
  /** The folder of the manuscript: empty, or not there yet. */
  readonly to: string;
  readonly starter: Starter;
  /** Of its text, and of the comments in its settings. */
  readonly language: MessageLanguage;
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  /** The day that is written as its date. */
  readonly today: Date;
  /** Add a workflow that builds it on every push. */
  readonly workflow?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface NewResult {
  readonly folder: string;
  /** What was written, as paths in the folder. */
  readonly files: readonly string[];
}

/** Where the schema of the settings lies, for editors: one that goes with this warraq, and needs no network. */
const SCHEMA = '.vscode/book.schema.json';

/** Read by the language server of YAML, in whatever editor. */
const SCHEMA_LINE = `# yaml-language-server: $schema=${SCHEMA}\n`;

/**
 * Begin a manuscript: a small one that builds at once, and whose text says how to go on.
 *
 * @throws WarraqError `import-occupied` where the folder has anything in it; `output-unwritable`, `disk-full`
 */
export async function newManuscript(options: NewOptions): Promise<NewResult> {
  const { to, signal } = options;
  await refuseOccupied(to);
  const files = [...textsOf(options), ...deskOf(options)].sort((a, b) => (a.path < b.path ? -1 : 1));
  await placeNew(to, files, signal);
  return { folder: to, files: files.map(({ path }) => path) };
}

/** The manuscript itself. */
function textsOf(options: NewOptions): readonly Placed[] {
  const home = `starters/${options.language}/${options.starter}/`;
  return packagePaths(home).map((path) => {
    const name = path.slice(home.length);
    return file(name, name === BOOK_FILE ? settingsOf(packageText(path), options) : packageText(path));
  });
}

/** What lies around it: for the editor, for git, for a server that builds. */
function deskOf({ language, workflow }: NewOptions): readonly Placed[] {
  const { direction } = languageNamed(language);
  const text = (name: string) => packageText(`starters/desk/${name}`);
  const vscode = ['settings.json', 'tasks.json', 'extensions.json'];
  return [
    file('.gitignore', text('gitignore')),
    file(SCHEMA, `${JSON.stringify(settingsJsonSchema(), undefined, 2)}\n`),
    ...vscode.map((name) => file(`.vscode/${name}`, text(`vscode/${name}`))),
    file('.vscode/preview.css', text(`vscode/preview-${direction}.css`)),
    ...(workflow
      ? [file('.github/workflows/book.yml', text('workflow.yml').replaceAll('{version}', version()))]
      : []),
  ];
}

function file(path: string, text: string): Placed {
  return { path, bytes: new TextEncoder().encode(text) };
}

/** The settings with what is known of the book; all else of the text, comments too, stays as it is. */
function settingsOf(yaml: string, { title, author, today }: NewOptions): string {
  const authors = parseDocument(yaml).get('author');
  const known: readonly (readonly [path: readonly (string | number)[], value: string | undefined])[] = [
    [['title'], title],
    [isSeq(authors) ? ['author', 0, 'name'] : ['author'], author],
    [['date'], dayOf(today)],
  ];
  const filled = known.reduce(
    (text, [path, value]) => (value === undefined ? text : withValue(text, path, value)),
    yaml,
  );
  return SCHEMA_LINE + filled;
}

/** Put a value in the place of another one, as YAML writes it. */
function withValue(yaml: string, path: readonly (string | number)[], value: string): string {
  const node = parseDocument(yaml).getIn(path, true);
  if (!isScalar(node) || !node.range) throw new Error(`the starter has no ${path.join('.')}`);
  const [start, end] = node.range;
  const written = stringify(value, { lineWidth: 0, blockQuote: false }).trim();
  return yaml.slice(0, start) + written + yaml.slice(end);
}

/** `2026-06-02`, where the user is. */
function dayOf(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((one) => String(one).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
