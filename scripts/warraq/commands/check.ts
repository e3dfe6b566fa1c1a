import { relative } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Message } from '../../book/message.ts';
import { printable } from '../../diagnostics/printable.ts';
import { shown } from '../../diagnostics/reporters/pretty.ts';
import { sarifReport } from '../../diagnostics/reporters/sarif.ts';
import { version } from '../../house/package-files.ts';
import { type CheckResult, checkManuscript, type Mended } from '../../verbs/check.ts';
import { rulesOf, speechIn } from '../../verbs/rules.ts';
import { saidToMachines, saidToPeople } from '../said.ts';
import { storeFor } from '../store.ts';
import { Terminal } from '../terminal.ts';
import type { Voice } from '../voice.ts';
import { wrongUse } from '../wrong-use.ts';

const FORMATS = ['pretty', 'json', 'sarif'] as const;
type ReportFormat = (typeof FORMATS)[number];

interface Options {
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly rule?: readonly string[];
  readonly json?: boolean;
  readonly format: string;
  readonly strict?: boolean;
  readonly untrusted?: boolean;
  readonly cache: boolean;
}

/** `warraq check`: the report on stdout, what was mended on stderr (or, not mended yet, as a diff on stdout). */
export async function runCheck(
  path: string,
  options: Options,
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  const format = options.json ? 'json' : formatOf(options.format, voice);
  if (options.dryRun && !options.fix) wrongUse(voice, voice.texts.wrong.dryRun, voice.texts.wrong.sayDryRun);
  const result = await checkManuscript({
    path,
    only: options.rule,
    fix: options.fix ? (options.dryRun ? 'show' : 'write') : undefined,
    strict: options.strict,
    untrusted: options.untrusted,
    cache: storeFor(options),
    signal,
  });
  const terminal = new Terminal(process.stdout, voice, format !== 'pretty');
  process.stdout.write(await reportOf(result, format, options, terminal, voice));
  if (options.dryRun && format === 'pretty')
    process.stderr.write(`${voice.lines(changed(result.mended, false, voice))}\n`);
  return result.ok ? 0 : 1;
}

async function reportOf(
  result: CheckResult,
  format: ReportFormat,
  options: Options,
  terminal: Terminal,
  voice: Voice,
): Promise<string> {
  const { plugins } = result;
  if (format === 'sarif')
    return `${JSON.stringify(sarifReport(result, speechIn('en', plugins), rulesOf(plugins), version()))}\n`;
  if (format === 'json') return `${JSON.stringify(await jsonResult(result))}\n`;
  if (options.dryRun) return result.mended.map(diffOf).join('');
  const report = await saidToPeople(result, terminal.colour, voice);
  return [
    ...result.mended.map((one) => voice.lines(mendedLines(one, voice))),
    ...(report ? [`${report}\n`] : []),
    ...(options.fix ? [`${voice.lines(changed(result.mended, true, voice))}\n`] : []),
    `${voice.lines(summary(result, terminal, voice))}\n`,
  ].join(report ? '\n' : '');
}

function formatOf(name: string, voice: Voice): ReportFormat {
  const found = FORMATS.find((format) => format === name);
  const { format, formats } = voice.texts.wrong;
  return found ?? wrongUse(voice, format(name), formats(FORMATS));
}

async function jsonResult(result: CheckResult): Promise<object> {
  const { ok, messages, mended } = result;
  return {
    schema: 1,
    ok,
    counts: Object.fromEntries(countsOf(messages).map(({ rule, count }) => [rule, count])),
    messages: await saidToMachines(result),
    mended: mended.map(({ path, findings }) => ({
      file: path,
      changes: findings.map(({ rule, actual, expected, start, end }) => ({
        rule,
        start,
        end,
        actual,
        expected: expected[0],
      })),
    })),
  };
}

/** What was changed, one line each: place, before and after, rule. */
function mendedLines({ path, before, findings }: Mended, { code }: Voice): string {
  let line = 1;
  let begin = 0;
  return findings
    .map(({ rule, start, actual, expected }) => {
      for (
        let next = before.indexOf('\n', begin);
        next >= 0 && next < start;
        next = before.indexOf('\n', begin)
      ) {
        line += 1;
        begin = next + 1;
      }
      const place = code(`${printable(path)}:${line}:${start - begin + 1}`);
      return `${place} ${shown(`«${actual}» → «${expected[0] ?? ''}»`)} ${code(`[${rule}]`)}\n`;
    })
    .join('');
}

function changed(mended: readonly Mended[], isDone: boolean, { texts, sentence }: Voice): string {
  const count = mended.reduce((sum, { findings }) => sum + findings.length, 0);
  const { nothingToMend, mended: done, wouldBeMended } = texts.check;
  return sentence(count === 0 ? nothingToMend : (isDone ? done : wouldBeMended)(count, mended.length));
}

/** A unified diff that `git apply` and `patch -p1` take. */
function diffOf({ path, before, after }: Mended): string {
  const name = relative(process.cwd(), path).replaceAll('\\', '/');
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
}

interface Count {
  readonly rule: string;
  readonly count: number;
  readonly mendable: number;
}

/** How often each rule was broken, the most frequent first. */
function countsOf(messages: readonly Message[]): readonly Count[] {
  const counts = new Map<string, { rule: string; count: number; mendable: number }>();
  for (const { rule, mend } of messages) {
    const one = counts.get(rule) ?? { rule, count: 0, mendable: 0 };
    counts.set(rule, {
      rule,
      count: one.count + 1,
      mendable: one.mendable + (mend?.safe ? 1 : 0),
    });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

/** The rules with their counts, and one line with the sum. */
function summary({ messages }: CheckResult, terminal: Terminal, { texts, code, sentence }: Voice): string {
  const counts = countsOf(messages);
  if (counts.length === 0) return terminal.paint('green', texts.check.nothingFound);
  const severities = messages.map(({ severity }) => severity);
  const [errors, warnings, suggestions] = (['error', 'warning', 'suggestion'] as const).map(
    (severity) => severities.filter((one) => one === severity).length,
  );
  const mendable = counts.reduce((total, one) => total + one.mendable, 0);
  const width = Math.max(...counts.map(({ count }) => texts.number(count).length));
  const table = counts
    .map(({ rule, count }) => `  ${texts.number(count).padStart(width)}  ${code(rule)}\n`)
    .join('');
  return table + sentence(texts.check.counts(errors!, warnings!, suggestions!, mendable));
}
