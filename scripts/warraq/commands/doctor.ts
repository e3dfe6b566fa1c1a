import { printable } from '../../diagnostics/printable.ts';
import type { WarraqError } from '../../diagnostics/warraq-error.ts';
import type { BookReport } from '../../verbs/doctor/book.ts';
import type { Check } from '../../verbs/doctor/check.ts';
import { type Diagnosis, examine } from '../../verbs/doctor/doctor.ts';
import type { Explained } from '../../verbs/doctor/explain.ts';
import { storeFor } from '../store.ts';
import { Terminal } from '../terminal.ts';
import type { Voice } from '../voice.ts';

interface Options {
  readonly explain?: boolean;
  readonly fix?: boolean;
  readonly out: string;
  readonly untrusted?: boolean;
  readonly browser?: string;
  readonly json?: boolean;
}

/** `warraq doctor`: what is there, and what is missing, on stdout. */
export async function runDoctor(
  path: string,
  options: Options,
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  const terminal = new Terminal(process.stderr, voice, options.json === true);
  const { size, desk } = voice.texts;
  try {
    const diagnosis = await examine({
      path,
      out: options.out,
      browser: options.browser ?? (process.env['WARRAQ_BROWSER'] || undefined),
      cache: storeFor({ cache: true }),
      untrusted: options.untrusted,
      fix: options.fix,
      mirror: process.env['WARRAQ_BROWSER_MIRROR'] || undefined,
      build: process.env['WARRAQ_BROWSER_BUILD'] || undefined,
      signal,
      on: (received, total) => terminal.live(desk.doctor.getting(size(received), size(total))),
    });
    terminal.end();
    process.stdout.write(
      options.json
        ? `${JSON.stringify(jsonOf(diagnosis))}\n`
        : `${voice.lines(linesOf(diagnosis, options, terminal, voice).join('\n'))}\n`,
    );
    return exitCodeOf(diagnosis);
  } finally {
    terminal.end();
  }
}

/** What is missing weighs more than what is wrong with the manuscript. */
function exitCodeOf({ checks }: Diagnosis): number {
  const faults = checks.filter(({ state }) => state === 'fault');
  if (faults.length === 0) return 0;
  return faults.every(({ id }) => id === 'book') ? 1 : 3;
}

function jsonOf({ ok, checks, book, got }: Diagnosis): object {
  const told = checks.map((check) =>
    'error' in check && check.error ? { ...check, error: plain(check.error) } : check,
  );
  const { read, takes, settings } = book ?? {};
  return { schema: 1, ok, got, checks: told, read, takes, settings };
}

function plain({ code, message, hint }: WarraqError): object {
  return { code, message, hint };
}

function linesOf(
  { checks, book, got, ok }: Diagnosis,
  { explain }: Options,
  terminal: Terminal,
  voice: Voice,
): readonly string[] {
  const { texts, sentence } = voice;
  const said = texts.desk.doctor;
  const faults = checks.filter(({ state }) => state === 'fault').length;
  return [
    ...(got === undefined ? [] : [sentence(said.got(got))]),
    ...checks.flatMap((check) => checkLines(check, terminal, voice)),
    ...(book && book.read.length > 0 ? bookLines(book, voice) : []),
    ...(explain && book ? [said.settings, ...book.settings.map((one) => settingLine(one, voice))] : []),
    ok ? terminal.paint('green', said.well) : sentence(said.faults(faults)),
  ];
}

function checkLines(check: Check, terminal: Terminal, voice: Voice): readonly string[] {
  const { texts, sentence } = voice;
  const { states, names, mend } = texts.desk.doctor;
  const widths = [states, names].map((words) => Math.max(...Object.values(words).map(widthOf)));
  const [state, name] = [states[check.state], names[check.id]].map(
    (word, at) => sentence(word) + ' '.repeat(widths[at]! - widthOf(word)),
  );
  const shown = check.state === 'good' ? terminal.paint('green', state!) : terminal.paint('bold', state!);
  return [
    `  ${shown}  ${name}  ${whatOf(check, voice)}`,
    ...(check.mend !== undefined && check.state !== 'good' ? [`    ${sentence(mend(check.mend))}`] : []),
  ];
}

/** Columns of a word; backticks and half-spaces have none. */
function widthOf(word: string): number {
  return word.replace(/[`\u200c]/g, '').length;
}

/** What is to be said of one thing, in a line. */
function whatOf(check: Check, voice: Voice): string {
  const { texts, sentence, fault } = voice;
  if ('error' in check && check.error) return fault(check.error).reason;
  return sentence(printable(sentenceOf(check, texts)));
}

function sentenceOf(check: Check, { desk: { doctor: said }, size, duration }: Voice['texts']): string {
  switch (check.id) {
    case 'node':
      return check.state === 'fault'
        ? said.nodeOld(check.version, check.least)
        : said.node(check.version, check.machine);
    case 'browser':
      return said.browser(check.path ?? '', said.from[check.from ?? 'asked']);
    case 'print':
      return said.print(check.version ?? '', duration(check.ms ?? 0));
    case 'sandbox':
      return check.isRoot ? said.sandboxRoot : said.sandboxOn;
    case 'typefaces':
      return check.missing.length > 0 ? said.typefacesGone(check.missing) : said.typefaces(check.faces);
    case 'cache':
      if (check.folder === undefined) return said.cacheOff;
      return check.code ? said.denied(check.folder, check.code) : said.cache(check.folder, size(check.bytes));
    case 'folder':
      return check.code ? said.denied(check.folder, check.code) : said.folder(check.folder);
    case 'memory':
      return (check.state === 'good' ? said.memory : said.memoryLow)(size(check.free), size(check.total));
    case 'book':
      return said.book(
        check.title === undefined ? said.untitled : `«${check.title}»`,
        check.texts,
        check.errors,
        check.warnings,
      );
  }
}

function bookLines({ read, takes }: BookReport, { texts, sentence, code }: Voice): readonly string[] {
  const { read: sayRead, takes: sayTakes, what, runs } = texts.desk.doctor;
  const bytes = read.reduce((sum, one) => sum + one.bytes, 0);
  return [
    sentence(sayRead(read.length, texts.size(bytes))),
    ...read.map(({ path }) => `  ${code(printable(path))}`),
    ...(takes.length > 0 ? [sentence(sayTakes)] : []),
    ...takes.map((one) => `  ${what[one.what]} ${code(printable(one.name))}${one.runs ? ` (${runs})` : ''}`),
  ];
}

function settingLine({ key, value, from }: Explained, { texts, sentence, code }: Voice): string {
  const { ofTheme, ofNobody } = texts.desk.doctor;
  const who =
    from.kind === 'file'
      ? code(printable(`${from.path}:${from.line}`))
      : sentence(from.kind === 'theme' ? ofTheme(printable(from.name)) : ofNobody);
  return `  ${code(printable(`${key}: ${value}`))}  ${who}`;
}
