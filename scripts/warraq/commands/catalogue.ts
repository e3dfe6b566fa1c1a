import { setFlagsFromString } from 'node:v8';
import { sayStoreFault } from '../../diagnostics/store-faults.ts';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import {
  buildCatalogue,
  type CatalogueOptions,
  cancelTitles,
  catalogueStatus,
} from '../../verbs/catalogue/build.ts';
import { type Catalogue, openCatalogue } from '../../verbs/catalogue/open.ts';
import { TITLE_STATES, type TitleState } from '../../verbs/catalogue/plan.ts';
import { type Report, reportPieces, type TitleRow, writeReport } from '../../verbs/catalogue/report.ts';
import { verifyCatalogue } from '../../verbs/catalogue/verify.ts';
import { speechIn } from '../../verbs/rules.ts';
import { CatalogueTerminal } from '../catalogue-terminal.ts';
import { parseNumber } from '../number.ts';
import { saidToPeople } from '../said.ts';
import { storeFor } from '../store.ts';
import type { Voice } from '../voice.ts';
import { wrongUse } from '../wrong-use.ts';

/** Titles of a report that are told of at once. */
const PIECE = 1000;

interface Options {
  readonly title?: readonly string[];
  readonly state?: readonly string[];
  readonly json?: boolean;
  readonly browser?: string;
}

interface WorkingOptions extends Options {
  readonly queue?: string;
  readonly sources?: string;
  readonly processes?: string;
  readonly cache: boolean;
}

/** `warraq catalogue build` and `retry`: progress on stderr, a summary (or JSON) on stdout, a report in the work folder. */
export async function runCatalogueBuild(
  dir: string,
  options: WorkingOptions & { readonly isRetry: boolean },
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  const states = statesOf(options, voice);
  const catalogue = await opened(dir, voice);
  if (!catalogue) return 1;
  const terminal = new CatalogueTerminal(process.stderr, voice, options.json === true);
  try {
    const report = await buildCatalogue(catalogue, {
      ...workingOf(options, voice),
      titles: options.title,
      states,
      retry: options.isRetry,
      signal,
      on: (event) => terminal.show(event),
    });
    terminal.end();
    const at = await writeReport(catalogue, report, wordsOf(voice));
    tell(report, at, options, voice);
    return report.ok ? 0 : 1;
  } catch (cause) {
    if (!signal.aborted) throw cause;
    terminal.end();
    process.stderr.write(`${voice.lines(voice.texts.catalogue.interrupted)}\n`);
    return 130;
  } finally {
    terminal.end();
  }
}

/** `warraq catalogue status` */
export async function runStatus(
  dir: string,
  options: Options,
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  const states = statesOf(options, voice);
  const catalogue = await opened(dir, voice);
  if (!catalogue) return 1;
  const report = await statusOf(catalogue, options, states, signal);
  tell(report, undefined, options, voice);
  return report.ok ? 0 : 1;
}

/** `warraq catalogue report` */
export async function runReport(
  dir: string,
  options: Options & { readonly out?: string },
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  const catalogue = await opened(dir, voice);
  if (!catalogue) return 1;
  const report = await statusOf(catalogue, options, undefined, signal);
  const at = await writeReport(catalogue, report, wordsOf(voice), options.out);
  tell(report, at, options, voice);
  return report.ok ? 0 : 1;
}

function statusOf(
  catalogue: Catalogue,
  { title, browser }: Options,
  states: readonly TitleState[] | undefined,
  signal: AbortSignal,
): Promise<Report> {
  return catalogueStatus(catalogue, { titles: title, states, signal, ...surroundings(browser) });
}

/** `warraq catalogue cancel` */
export async function runCancel(dir: string, options: Options, voice: Voice): Promise<number> {
  const catalogue = await opened(dir, voice);
  if (!catalogue) return 1;
  const count = await cancelTitles(catalogue, { titles: options.title });
  print(options, voice, { schema: 1, ok: true, cancelled: count }, voice.texts.catalogue.cancelled(count));
  return 0;
}

/** `warraq catalogue verify` */
export async function runCatalogueVerify(
  dir: string,
  options: WorkingOptions & { readonly anew?: boolean },
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  const catalogue = await opened(dir, voice);
  if (!catalogue) return 1;
  const { archive, catalogue: texts, size } = voice.texts;
  const report = await verifyCatalogue(catalogue, {
    ...workingOf(options, voice),
    anew: options.anew,
    signal,
  });
  const lines = report.found.flatMap(({ problems }) =>
    problems.map(({ path, code, fault, detail }) => {
      const said = voice.store ? sayStoreFault(voice.store, fault) : detail;
      return archive.problem(path || '.', archive.kinds[code[0]!]!, said, code);
    }),
  );
  const { titles, versions, files, bytes, resumed } = report;
  print(
    options,
    voice,
    report,
    [
      ...lines,
      texts.verified(titles, versions, files, size(bytes), resumed),
      report.ok ? archive.sound : archive.damaged,
    ].join('\n'),
  );
  return report.ok ? 0 : 1;
}

/**
 * How far V8 lets the heap grow beyond what is held before it sweeps, in percent. Of itself it takes up to four times that, where the machine
 * is busy: over a hundred thousand titles more than there is any use for.
 */
const GROWING = 50;

/** The catalogue of a folder; what is wrong with it is told. */
async function opened(dir: string, voice: Voice): Promise<Catalogue | undefined> {
  setFlagsFromString(`--heap-growing-percent=${GROWING}`);
  const { catalogue, ...told } = await openCatalogue(dir);
  const report = await saidToPeople(told, false, voice);
  if (report) process.stderr.write(`${report}\n`);
  return catalogue;
}

function surroundings(browser: string | undefined): Pick<CatalogueOptions, 'browser' | 'sourceDateEpoch'> {
  return {
    browser: browser ?? (process.env['WARRAQ_BROWSER'] || undefined),
    sourceDateEpoch: process.env['SOURCE_DATE_EPOCH'],
  };
}

function workingOf(
  { queue, sources, processes, browser, cache }: WorkingOptions,
  voice: Voice,
): CatalogueOptions {
  const number = parseNumber('--processes', processes, voice);
  return {
    ...surroundings(browser),
    queue,
    sources,
    processes: number === undefined ? undefined : Math.ceil(number),
    cache: storeFor({ cache }),
  };
}

function statesOf({ state }: Options, voice: Voice): readonly TitleState[] | undefined {
  const { wrong } = voice.texts.catalogue;
  return state?.map((name) => {
    const known = TITLE_STATES.find((one) => one === name);
    return known ?? wrongUse(voice, wrong.state(name), wrong.states(TITLE_STATES));
  });
}

function tell(report: Report, at: string | undefined, options: Options, voice: Voice): void {
  if (options.json) {
    for (const piece of reportPieces(report)) process.stdout.write(piece);
    return;
  }
  const { catalogue: texts } = voice.texts;
  const say = (lines: readonly string[]) =>
    process.stdout.write(`${voice.lines(voice.sentence(lines.join('\n')))}\n`);
  const rows = report.titles.filter(({ state }) => state !== 'built');
  // What is said of a hundred thousand titles is never held whole.
  for (let from = 0; from < rows.length; from += PIECE)
    say(
      rows
        .slice(from, from + PIECE)
        .flatMap((row) => [
          texts.ended(row.title, texts.states[row.state]),
          ...reasonsOf(row, voice).map((reason) => `  ${reason}`),
        ]),
    );
  say([summaryOf(report, voice), ...(at ? [texts.reportAt(at)] : [])]);
}

function print({ json }: Options, voice: Voice, value: object, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${voice.lines(voice.sentence(text))}\n`);
}

function summaryOf({ made, counts, titles }: Report, { texts: { catalogue: texts } }: Voice): string {
  const others = TITLE_STATES.filter((state) => state !== 'built' && counts[state] > 0);
  const rest = others.map((state) => texts.others(counts[state], texts.states[state]));
  return `${texts.summary(made, counts.built, titles.length)}${rest.join('')}`;
}

/** Why a title is not built, a line for each thing. */
function reasonsOf({ fault, messages = [] }: TitleRow, voice: Voice): readonly string[] {
  if (fault) {
    const { reason, help } = voice.fault(new WarraqError(fault.code, fault.facts as never));
    return [reason, help];
  }
  const speech = speechIn(voice.language, []);
  return messages
    .filter(({ severity }) => severity !== 'suggestion')
    .slice(0, 5)
    .map(
      ({ file, line, column, rule, facts, message }) =>
        `${file}:${line}:${column} ${speech.say(rule, facts) ?? message} [${rule}]`,
    );
}

function wordsOf(voice: Voice) {
  const { catalogue: texts, number } = voice.texts;
  return {
    lang: voice.language,
    dir: voice.language === 'fa' ? 'rtl' : 'ltr',
    name: texts.page,
    states: texts.states,
    number,
    summary: (report: Report) => summaryOf(report, voice),
    reasons: (row: TitleRow) => reasonsOf(row, voice),
  };
}
