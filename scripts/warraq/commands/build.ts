import { FORMATS } from '../../targets/formats.ts';
import { type BuildOptions, type BuildResult, build } from '../../verbs/build.ts';
import type { BuildEvent } from '../../verbs/progress.ts';
import type { Workshop } from '../../verbs/workshop.ts';
import { type FetchFlags, fetchIfAsked, refuseUnasked } from '../fetch.ts';
import { parseFormats, parseTimeout } from '../formats.ts';
import { saidToMachines, saidToPeople } from '../said.ts';
import { storeFor } from '../store.ts';
import { Terminal } from '../terminal.ts';
import type { Voice } from '../voice.ts';

export interface Options extends FetchFlags, Pick<BuildOptions, 'formatOptions' | 'set' | 'profile'> {
  readonly out: string;
  readonly formats: string;
  readonly strict?: boolean;
  readonly untrusted?: boolean;
  readonly json?: boolean;
  readonly browser?: string;
  readonly timeout: string;
  readonly cache: boolean;
}

/** `warraq build`: progress and messages on stderr, a summary (or JSON) on stdout. */
export async function runBuild(
  path: string,
  options: Options,
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  parseFormats(options.formats, voice);
  refuseUnasked(options, voice);
  const fetched = await fetchIfAsked(path, options, voice, signal);
  return buildOnce(path, { ...options, fetched }, voice, signal);
}

/** Build, and say what came of it; `workshop`: one that is open. */
export async function buildOnce(
  path: string,
  options: Options & { readonly fetched?: object | undefined },
  voice: Voice,
  signal: AbortSignal,
  workshop?: Workshop,
): Promise<number> {
  const terminal = new Terminal(process.stderr, voice, options.json === true);
  try {
    const how = {
      path,
      out: options.out,
      formats: parseFormats(options.formats, voice),
      formatOptions: options.formatOptions,
      set: options.set,
      profile: options.profile,
      strict: options.strict ?? false,
      untrusted: options.untrusted,
      sourceDateEpoch: process.env['SOURCE_DATE_EPOCH'],
      on: (event: BuildEvent) => terminal.stage(event),
      ...workshopOptions(options, voice, signal),
    };
    const result = await build(how, workshop);
    terminal.end();
    const report = await saidToPeople(result, terminal.colour, voice);
    if (report) process.stderr.write(`${report}\n`);
    if (options.json)
      process.stdout.write(
        `${JSON.stringify({ ...(await jsonResult(result, options.out)), fetch: options.fetched })}\n`,
      );
    else process.stdout.write(`${voice.lines(summary(result, options, terminal, voice))}\n`);
    return result.ok ? 0 : 1;
  } finally {
    terminal.end();
  }
}

/** What a workshop is opened with. */
export function workshopOptions(
  options: Pick<Options, 'timeout' | 'browser' | 'cache'>,
  voice: Voice,
  signal: AbortSignal,
): Pick<BuildOptions, 'timeout' | 'browser' | 'cache'> & { readonly signal: AbortSignal } {
  return {
    timeout: parseTimeout(options.timeout, voice),
    browser: options.browser ?? (process.env['WARRAQ_BROWSER'] || undefined),
    cache: storeFor(options),
    signal,
  };
}

async function jsonResult(result: BuildResult, out: string): Promise<object> {
  return {
    schema: 1,
    ok: result.ok,
    title: result.title,
    out,
    outputs: result.outputs,
    findings: result.findings,
    ms: Math.round(result.ms),
    stages: result.stages.map(({ stage, ms }) => ({ stage, ms: Math.round(ms) })),
    messages: await saidToMachines(result),
  };
}

/** A table of what was made: file, pages or chapters, size; then one line with time and warnings. */
function summary(result: BuildResult, options: Options, terminal: Terminal, voice: Voice): string {
  const { build: texts, size } = voice.texts;
  const { messages } = result;
  const errors = messages.filter((message) => message.severity === 'error').length;
  const warnings = messages.length - errors;
  if (!result.ok)
    return voice.sentence(texts.notBuilt(errors, warnings, options.strict === true && errors === 0));
  const rows = result.outputs.map(({ path, bytes, pages, format }) => [
    `${options.out}/${path}`,
    pages === undefined
      ? ''
      : unitOf(format, result) === 'pages'
        ? texts.pages(pages)
        : texts.chapters(pages),
    size(bytes),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const table = rows
    .map(
      ([file, pages, bytes]) =>
        `  ${voice.code(file!.padEnd(widths[0]!))}  ${pages!.padStart(widths[1]!)}  ${bytes!.padStart(widths[2]!)}\n`,
    )
    .join('');
  const findings = Object.values(result.findings).reduce((sum, one) => sum + one, 0);
  return `${table}${terminal.paint('green', texts.built)}${voice.sentence(texts.rest(result.ms, warnings, findings))}`;
}

function unitOf(format: string, { plugins }: BuildResult): string | undefined {
  const formats = [...FORMATS, ...plugins.flatMap(({ targets = [] }) => targets.map((one) => one.format))];
  return formats.find(({ name }) => name === format)?.unit;
}
