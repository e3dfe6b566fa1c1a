import { hostname, userInfo } from 'node:os';
import { printable, printableLines } from '../../diagnostics/printable.ts';
import { jsonReport } from '../../diagnostics/reporters/json.ts';
import { prettyReport } from '../../diagnostics/reporters/pretty.ts';
import {
  addEdition,
  type DamagedObject,
  type Difference,
  diffEditions,
  exportEdition,
  listTitles,
  makeShelf,
  type RebuildResult,
  rebuildEdition,
  restoreEdition,
  showEdition,
  type Verdict,
  verifyArchive,
} from '../../index.ts';
import { parseFormats, parseProfile, parseTimeout } from '../formats.ts';
import { storeFor } from '../store.ts';
import { counted, size, Terminal } from '../terminal.ts';
import { wrongUse } from '../wrong-use.ts';

interface Options {
  readonly store: string;
  readonly json?: boolean;
}

interface AddOptions extends Options {
  readonly edition?: string;
  readonly id?: string;
  readonly formats: string;
  readonly pdfProfile: string;
  readonly by?: string;
  readonly onix?: boolean;
  readonly sign?: string;
  readonly untrusted?: boolean;
  readonly browser?: string;
  readonly timeout: string;
  readonly cache: boolean;
}

/** What a command prints on stdout: JSON where it is asked for, else lines for people. */
function print(options: Options, value: unknown, lines: () => string): void {
  process.stdout.write(options.json ? `${JSON.stringify(value)}\n` : printableLines(lines()));
}

/** `warraq archive add` */
export async function runAdd(path: string, options: AddOptions, signal: AbortSignal): Promise<number> {
  if (options.id !== undefined && !/^[a-z][a-z\d+.-]*:\S+$/i.test(options.id))
    wrongUse(`«${options.id}» is no URI`, 'say --id urn:isbn:9786001191251, or another');
  const terminal = new Terminal(process.stderr, options.json === true);
  try {
    const result = await addEdition({
      path,
      store: options.store,
      edition: options.edition,
      id: options.id,
      formats: parseFormats(options.formats),
      pdfProfile: parseProfile(options.pdfProfile),
      user: parseAgent(options.by),
      onix: options.onix,
      key: options.sign,
      untrusted: options.untrusted,
      cache: storeFor(options),
      timeout: parseTimeout(options.timeout),
      browser: options.browser ?? (process.env['WARRAQ_BROWSER'] || undefined),
      sourceDateEpoch: process.env['SOURCE_DATE_EPOCH'],
      signal,
      on: (event) => terminal.stage(event),
    });
    terminal.end();
    const report = prettyReport(result.files, terminal.colour);
    if (report) process.stderr.write(`${report}\n`);
    const { added } = result;
    print(options, { schema: 1, ok: result.ok, ...added, messages: jsonReport(result.files) }, () =>
      added
        ? `archived «${added.edition}» as ${added.version} of ${added.id}\n  ${counted(added.files, 'file')}, ${added.added} of them new (${size(added.addedBytes)})\n`
        : 'not archived: an edition has no warnings; `warraq build --strict` shows them\n',
    );
    return result.ok ? 0 : 1;
  } finally {
    terminal.end();
  }
}

/** `Name <address>`; the user of this machine if not given, as git has it. */
function parseAgent(by: string | undefined): { name: string; address: string } {
  if (by === undefined) {
    const { username } = userInfo();
    return { name: username, address: `mailto:${username}@${hostname()}` };
  }
  const [, name, address] = /^(.+?)\s*<([^<>\s]+)>$/.exec(by.trim()) ?? [];
  if (name && address)
    return { name, address: /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `mailto:${address}` };
  return wrongUse(`«${by}» names nobody`, 'say --by "Sara Karimi <sara@example.org>"');
}

/** `warraq archive list` */
export async function runList(options: Options): Promise<number> {
  const { titles, damaged } = await listTitles(options);
  const plain = titles.map(({ id, title, editions }) => ({ id, title, editions }));
  print(
    options,
    {
      schema: 1,
      titles: plain,
      damaged: damaged.map(({ folder, fault }) => ({ folder, reason: fault.message })),
    },
    () =>
      plain
        .map(
          ({ id, title, editions }) =>
            `${id}\n  ${title}\n${editions.map(({ version, label, created }) => `    ${version.padEnd(4)} ${created.slice(0, 10)}  ${label}\n`).join('')}`,
        )
        .join('') || 'no titles\n',
  );
  return tellDamaged(damaged);
}

/** Say what can't be read; gives the exit code. */
function tellDamaged(damaged: readonly DamagedObject[]): number {
  for (const { fault } of damaged)
    process.stderr.write(
      `error ${printable(fault.message)} [${fault.code}]\n  help ${printable(fault.hint)}\n`,
    );
  return damaged.length === 0 ? 0 : 1;
}

/** `warraq archive show` */
export async function runShow(name: string, options: Options): Promise<number> {
  const { title, edition, record, files } = await showEdition(options, name);
  const value = {
    schema: 1,
    id: title.id,
    title: title.title,
    edition,
    record,
    files: [...files].map(([path, { digest, content }]) => ({ path, sha512: digest, content })),
  };
  print(options, value, () =>
    [
      title.title,
      `  ${title.id}`,
      `  ${edition.label} (${edition.version}), archived ${edition.created}`,
      ...(record
        ? [
            `  ${record.tool}, Node ${record.node}, ${record.browser ?? 'no browser'}, ${record.pageMap?.pages ?? '—'} pages`,
          ]
        : []),
      ...[...files].map(([path, { digest }]) => `  ${digest.slice(0, 12)}  ${path}`),
    ]
      .map((line) => `${line}\n`)
      .join(''),
  );
  return 0;
}

/** `warraq archive verify` */
export async function runVerify(
  name: string | undefined,
  options: Options,
  signal: AbortSignal,
): Promise<number> {
  const verdict = await verifyArchive({ store: options.store, signal }, name);
  const isSound = !verdict.problems.some(({ code }) => code.startsWith('E'));
  print(options, { schema: 1, ok: isSound, ...verdict }, () => verdictLines(verdict, isSound));
  return isSound ? 0 : 1;
}

const KINDS: Readonly<Record<string, string>> = { E: 'error', W: 'warning', I: 'note' };

function verdictLines({ problems, objects, versions, files, bytes }: Verdict, isSound: boolean): string {
  const lines = problems.map(
    ({ code, path, detail }) => `${path || '.'} ${KINDS[code[0]!]} ${detail} [OCFL ${code}]\n`,
  );
  const what = `${counted(objects, 'title')}, ${counted(versions, 'edition')}, ${counted(files, 'file')}, ${size(bytes)}`;
  return `${lines.join('')}${isSound ? 'every byte is as it was archived' : 'the archive is damaged'}: ${what}\n`;
}

/** `warraq archive restore` */
export async function runRestore(name: string, folder: string, options: Options): Promise<number> {
  const { files, templates } = await restoreEdition(options, name, folder);
  if (templates.length > 0)
    process.stderr.write(
      `note ${counted(templates.length, 'template')} of the book, nothing of which was run: read them before you build it, or say --untrusted\n`,
    );
  print(options, { schema: 1, folder, files }, () => `${counted(files.length, 'file')} in ${folder}\n`);
  return 0;
}

interface RebuildOptions extends Options {
  readonly browser?: string;
  readonly timeout: string;
  readonly trustTemplates?: boolean;
}

/** `warraq archive rebuild` */
export async function runRebuild(
  name: string,
  options: RebuildOptions,
  signal: AbortSignal,
): Promise<number> {
  const terminal = new Terminal(process.stderr, options.json === true);
  try {
    const result = await rebuildEdition(
      {
        store: options.store,
        trustTemplates: options.trustTemplates,
        timeout: parseTimeout(options.timeout),
        browser: options.browser ?? (process.env['WARRAQ_BROWSER'] || undefined),
        signal,
        on: (event) => terminal.stage(event),
      },
      name,
    );
    terminal.end();
    const isSame = result.different.length === 0;
    const { different, same, changes } = result;
    print(options, { schema: 1, ok: isSame, different, same, changes }, () => rebuiltLines(result));
    return isSame ? 0 : 1;
  } finally {
    terminal.end();
  }
}

function rebuiltLines({ different, same, changes, files }: RebuildResult): string {
  if (different.length === 0) return `same bytes: ${counted(same, 'file')}\n`;
  return [
    prettyReport(files, false),
    ...different.map((path) => `differs: ${path}`),
    ...(changes.length > 0 ? changes : ['all versions are those of then; please report it']).map(
      (line) => `  ${line}`,
    ),
    `${counted(different.length, 'file')} of ${different.length + same} differ`,
  ]
    .filter(Boolean)
    .map((line) => `${line}\n`)
    .join('');
}

/** `warraq archive diff` */
export async function runDiff(one: string, other: string, options: Options): Promise<number> {
  const difference = await diffEditions(options, one, other);
  print(options, { schema: 1, ...difference }, () => differenceLines(difference));
  return 0;
}

const ISOLATE = '\u2068';
const POP = '\u2069';

function differenceLines({ metadata, pages, chapters }: Difference): string {
  const told = (value: unknown) =>
    value === undefined ? '—' : ISOLATE + (typeof value === 'string' ? value : JSON.stringify(value)) + POP;
  const lines = [
    ...metadata.map(({ key, before, after }) => `${key}: ${told(before)} → ${told(after)}`),
    ...(pages.before === pages.after ? [] : [`pages: ${pages.before ?? '—'} → ${pages.after ?? '—'}`]),
    ...chapters.flatMap(({ title, kind, addedWords, removedWords, changes }) => [
      `${ISOLATE}${title}${POP}: ${kind}, ${counted(addedWords, 'word')} added, ${counted(removedWords, 'word')} removed`,
      ...changes.map(
        ({ before, removed, added }) =>
          `  ${ISOLATE}${before}${before && ' '}${removed && `[−${removed}]`}${added && `[+${added}]`}${POP}`,
      ),
    ]),
  ];
  return lines.length === 0 ? 'no difference\n' : `${lines.join('\n')}\n`;
}

/** `warraq archive export` */
export async function runExport(
  name: string,
  folder: string,
  options: Options & { readonly bagit?: boolean },
): Promise<number> {
  if (!options.bagit) return wrongUse('no format is named', 'say --bagit');
  await exportEdition(
    { store: options.store, sourceDateEpoch: process.env['SOURCE_DATE_EPOCH'] },
    name,
    folder,
  );
  print(options, { schema: 1, folder }, () => `a bag is in ${folder}\n`);
  return 0;
}

/** `warraq archive shelf` */
export async function runShelf(folder: string, options: Options): Promise<number> {
  const { titles, editions, damaged, leftOff } = await makeShelf(options, folder);
  for (const { title, version, path, why } of leftOff)
    process.stderr.write(
      `warning the web edition of ${printable(`${ISOLATE}«${title}»${POP}`)}, ${version}, is not on the shelf: ${printable(`${path} has ${why}`)} [edition-inert]\n` +
        '  help the archive keeps it as it is; docs/trust.md says what a web edition may have\n',
    );
  print(
    options,
    { schema: 1, folder, titles, editions, leftOff },
    () =>
      `${counted(titles, 'title')}, ${counted(editions, 'edition')}: ${folder}/index.html, ${folder}/opds.json\n`,
  );
  return tellDamaged(damaged);
}
