import { hostname, userInfo } from 'node:os';
import { printable, printableLines } from '../../diagnostics/printable.ts';
import { sayStoreFault } from '../../diagnostics/store-faults.ts';
import type { Difference } from '../../vault/difference.ts';
import type { DamagedObject } from '../../vault/read.ts';
import type { Verdict } from '../../vault/validate/store.ts';
import { type AddOptions as Adding, addEdition } from '../../verbs/archive/add.ts';
import { diffEditions } from '../../verbs/archive/diff.ts';
import { exportEdition } from '../../verbs/archive/export.ts';
import { listTitles } from '../../verbs/archive/list.ts';
import { type RebuildResult, rebuildEdition } from '../../verbs/archive/rebuild.ts';
import { restoreEdition } from '../../verbs/archive/restore.ts';
import { makeShelf } from '../../verbs/archive/shelf.ts';
import { showEdition } from '../../verbs/archive/show.ts';
import { verifyArchive } from '../../verbs/archive/verify.ts';
import { parseFormats, parseTimeout } from '../formats.ts';
import { saidToMachines, saidToPeople } from '../said.ts';
import { storeFor } from '../store.ts';
import { Terminal } from '../terminal.ts';
import { faultLines, type Voice } from '../voice.ts';
import { wrongUse } from '../wrong-use.ts';

interface Options {
  readonly store: string;
  readonly json?: boolean;
}

interface AddOptions extends Options, Pick<Adding, 'formatOptions'> {
  readonly edition?: string;
  readonly id?: string;
  readonly formats: string;
  readonly by?: string;
  readonly onix?: boolean;
  readonly sign?: string;
  readonly untrusted?: boolean;
  readonly browser?: string;
  readonly timeout: string;
  readonly cache: boolean;
}

/** What a command prints on stdout: JSON where it is asked for, else lines for people. */
function print(options: Options, voice: Voice, value: unknown, lines: () => string): void {
  process.stdout.write(
    options.json ? `${JSON.stringify(value)}\n` : voice.lines(voice.sentence(printableLines(lines()))),
  );
}

/** `warraq archive add` */
export async function runAdd(
  path: string,
  options: AddOptions,
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  if (options.id !== undefined && !/^[a-z][a-z\d+.-]*:\S+$/i.test(options.id))
    wrongUse(voice, voice.texts.wrong.uri(options.id), voice.texts.wrong.sayUri);
  const { archive: texts, size } = voice.texts;
  const terminal = new Terminal(process.stderr, voice, options.json === true);
  try {
    const result = await addEdition({
      path,
      store: options.store,
      edition: options.edition,
      id: options.id,
      formats: parseFormats(options.formats, voice),
      formatOptions: options.formatOptions,
      user: parseAgent(options.by, voice),
      onix: options.onix,
      key: options.sign,
      untrusted: options.untrusted,
      cache: storeFor(options),
      timeout: parseTimeout(options.timeout, voice),
      browser: options.browser ?? (process.env['WARRAQ_BROWSER'] || undefined),
      sourceDateEpoch: process.env['SOURCE_DATE_EPOCH'],
      signal,
      on: (event) => terminal.stage(event),
    });
    terminal.end();
    const report = await saidToPeople(result, terminal.colour, voice);
    if (report) process.stderr.write(`${report}\n`);
    const { added } = result;
    const messages = options.json ? await saidToMachines(result) : [];
    print(options, voice, { schema: 1, ok: result.ok, ...added, messages }, () =>
      added
        ? `${texts.archived(added.edition, added.version, added.id)}\n  ${texts.added(added.files, added.added, size(added.addedBytes))}\n`
        : `${texts.notArchived}\n`,
    );
    return result.ok ? 0 : 1;
  } finally {
    terminal.end();
  }
}

/** `Name <address>`; the user of this machine if not given, as git has it. */
function parseAgent(by: string | undefined, voice: Voice): { name: string; address: string } {
  if (by === undefined) {
    const { username } = userInfo();
    return { name: username, address: `mailto:${username}@${hostname()}` };
  }
  const [, name, address] = /^(.+?)\s*<([^<>\s]+)>$/.exec(by.trim()) ?? [];
  if (name && address)
    return { name, address: /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `mailto:${address}` };
  return wrongUse(voice, voice.texts.wrong.agent(by), voice.texts.wrong.sayAgent);
}

/** `warraq archive list` */
export async function runList(options: Options, voice: Voice): Promise<number> {
  const { titles, damaged } = await listTitles(options);
  const plain = titles.map(({ id, title, editions }) => ({ id, title, editions }));
  print(
    options,
    voice,
    {
      schema: 1,
      ok: damaged.length === 0,
      titles: plain,
      damaged: damaged.map(({ folder, fault }) => ({ folder, reason: fault.message })),
    },
    () =>
      plain
        .map(
          ({ id, title, editions }) =>
            `${id}\n  ${title}\n${editions.map(({ version, label, created }) => `    ${version.padEnd(4)} ${created.slice(0, 10)}  ${label}\n`).join('')}`,
        )
        .join('') || `${voice.texts.archive.noTitles}\n`,
  );
  return tellDamaged(damaged, voice);
}

/** Say what can't be read; gives the exit code. */
function tellDamaged(damaged: readonly DamagedObject[], voice: Voice): number {
  for (const { fault } of damaged) process.stderr.write(`${voice.lines(faultLines(fault, voice))}\n`);
  return damaged.length === 0 ? 0 : 1;
}

/** `warraq archive show` */
export async function runShow(name: string, options: Options, voice: Voice): Promise<number> {
  const { title, edition, record, files } = await showEdition(options, name);
  const value = {
    schema: 1,
    ok: true,
    id: title.id,
    title: title.title,
    edition,
    record,
    files: [...files].map(([path, { digest, content }]) => ({ path, sha512: digest, content })),
  };
  const texts = voice.texts.archive;
  print(options, voice, value, () =>
    [
      title.title,
      `  ${title.id}`,
      `  ${texts.edition(edition.label, edition.version, edition.created)}`,
      ...(record
        ? [`  ${texts.record(record.tool, record.node, record.browser, record.pageMap?.pages)}`]
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
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  const verdict = await verifyArchive({ store: options.store, signal }, name);
  const isSound = !verdict.problems.some(({ code }) => code.startsWith('E'));
  print(options, voice, { schema: 1, ok: isSound, ...verdict }, () => verdictLines(verdict, isSound, voice));
  return isSound ? 0 : 1;
}

function verdictLines(
  { problems, objects, versions, files, bytes }: Verdict,
  isSound: boolean,
  { texts: { archive: texts, size }, store }: Voice,
): string {
  const lines = problems.map(({ code, path, fault, detail }) => {
    const said = store ? sayStoreFault(store, fault) : detail;
    return `${texts.problem(path || '.', texts.kinds[code[0]!]!, said, code)}\n`;
  });
  const what = texts.looked(objects, versions, files, size(bytes));
  return `${lines.join('')}${isSound ? texts.sound : texts.damaged}: ${what}\n`;
}

/** `warraq archive restore` */
export async function runRestore(
  name: string,
  folder: string,
  options: Options,
  voice: Voice,
): Promise<number> {
  const texts = voice.texts.archive;
  const { files, templates } = await restoreEdition(options, name, folder);
  if (templates.length > 0)
    process.stderr.write(`${voice.lines(voice.sentence(texts.templates(templates.length)))}\n`);
  print(
    options,
    voice,
    { schema: 1, ok: true, folder, files },
    () => `${texts.restored(files.length, folder)}\n`,
  );
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
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  const terminal = new Terminal(process.stderr, voice, options.json === true);
  try {
    const result = await rebuildEdition(
      {
        store: options.store,
        trustTemplates: options.trustTemplates,
        timeout: parseTimeout(options.timeout, voice),
        browser: options.browser ?? (process.env['WARRAQ_BROWSER'] || undefined),
        signal,
        on: (event) => terminal.stage(event),
      },
      name,
    );
    terminal.end();
    const isSame = result.different.length === 0;
    const { different, same, changes } = result;
    const report = options.json || isSame ? '' : await saidToPeople(result, false, voice);
    if (report) process.stdout.write(`${report}\n`);
    print(options, voice, { schema: 1, ok: isSame, different, same, changes }, () =>
      rebuiltLines(result, voice),
    );
    return isSame ? 0 : 1;
  } finally {
    terminal.end();
  }
}

function rebuiltLines({ different, same, changes }: RebuildResult, voice: Voice): string {
  const texts = voice.texts.archive;
  if (different.length === 0) return `${texts.same(same)}\n`;
  return [
    ...different.map((path) => texts.differs(path)),
    ...(changes.length > 0 ? changes : [texts.noCause]).map((line) => `  ${line}`),
    texts.different(different.length, different.length + same),
  ]
    .filter(Boolean)
    .map((line) => `${line}\n`)
    .join('');
}

/** `warraq archive diff` */
export async function runDiff(one: string, other: string, options: Options, voice: Voice): Promise<number> {
  const difference = await diffEditions(options, one, other);
  print(options, voice, { schema: 1, ok: true, ...difference }, () => differenceLines(difference, voice));
  return 0;
}

const ISOLATE = '\u2068';
const POP = '\u2069';

function differenceLines({ metadata, pages, chapters }: Difference, voice: Voice): string {
  const texts = voice.texts.archive;
  const told = (value: unknown) =>
    value === undefined ? '—' : ISOLATE + (typeof value === 'string' ? value : JSON.stringify(value)) + POP;
  const lines = [
    ...metadata.map(({ key, before, after }) => `${key}: ${told(before)} → ${told(after)}`),
    ...(pages.before === pages.after
      ? []
      : [`${texts.pages}: ${pages.before ?? '—'} → ${pages.after ?? '—'}`]),
    ...chapters.flatMap(({ title, kind, addedWords, removedWords, changes }) => [
      `${ISOLATE}${title}${POP}: ${texts.chapter(kind, addedWords, removedWords)}`,
      ...changes.map(
        ({ before, removed, added }) =>
          `  ${ISOLATE}${before}${before && ' '}${removed && `[−${removed}]`}${added && `[+${added}]`}${POP}`,
      ),
    ]),
  ];
  return lines.length === 0 ? `${texts.noDifference}\n` : `${lines.join('\n')}\n`;
}

/** `warraq archive export` */
export async function runExport(
  name: string,
  folder: string,
  options: Options & { readonly bagit?: boolean },
  voice: Voice,
): Promise<number> {
  if (!options.bagit) return wrongUse(voice, voice.texts.wrong.noFormat, voice.texts.wrong.sayBagit);
  await exportEdition(
    { store: options.store, sourceDateEpoch: process.env['SOURCE_DATE_EPOCH'] },
    name,
    folder,
  );
  print(options, voice, { schema: 1, ok: true, folder }, () => `${voice.texts.archive.bag(folder)}\n`);
  return 0;
}

/** `warraq archive shelf` */
export async function runShelf(folder: string, options: Options, voice: Voice): Promise<number> {
  const { titles, editions, damaged, leftOff } = await makeShelf(options, folder);
  for (const { title, version, path, why } of leftOff)
    process.stderr.write(leftOffLines({ title, version, path, why }, voice));
  print(
    options,
    voice,
    { schema: 1, ok: damaged.length === 0, folder, titles, editions, leftOff },
    () => `${voice.texts.archive.shelf(titles, editions, folder)}\n`,
  );
  return tellDamaged(damaged, voice);
}

/** What of an edition is not on the shelf, and why. */
function leftOffLines(
  { title, version, path, why }: { readonly [Fact in 'title' | 'version' | 'path' | 'why']: string },
  { texts, labels, lines, sentence, code }: Voice,
): string {
  const { leftOff, leftOffHelp } = texts.archive;
  const [shownTitle, shownPath, shownWhy] = [`«${title}»`, path, why].map(printable);
  const said = sentence(leftOff(`${ISOLATE}${shownTitle}${POP}`, version, shownPath!, shownWhy!));
  const first = `${labels.warning} ${said} ${code('[edition-inert]')}`;
  return `${lines(`${first}\n  ${labels.help} ${sentence(leftOffHelp)}`)}\n`;
}
