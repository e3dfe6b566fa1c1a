import { relative } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { VFile } from 'vfile';
import { nearest } from '../../diagnostics/nearest.ts';
import { printable } from '../../diagnostics/printable.ts';
import { messagesOf, severityOf } from '../../diagnostics/report.ts';
import { jsonReport } from '../../diagnostics/reporters/json.ts';
import { prettyReport, shown } from '../../diagnostics/reporters/pretty.ts';
import { sarifReport } from '../../diagnostics/reporters/sarif.ts';
import { type CheckResult, checkManuscript, type Mended, RULE_IDS, rulesOf, version } from '../../index.ts';
import { counted, Terminal } from '../terminal.ts';
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
}

/** `warraq check`: the report on stdout, what was mended on stderr (or, not mended yet, as a diff on stdout). */
export async function runCheck(path: string, options: Options, signal: AbortSignal): Promise<number> {
  const format = options.json ? 'json' : formatOf(options.format);
  for (const id of options.rule ?? []) refuseUnknown(id);
  if (options.dryRun && !options.fix) wrongUse('--dry-run is for --fix', 'say --fix --dry-run');
  const result = await checkManuscript({
    path,
    only: options.rule,
    fix: options.fix ? (options.dryRun ? 'show' : 'write') : undefined,
    strict: options.strict,
    signal,
  });
  const terminal = new Terminal(process.stdout, format !== 'pretty');
  process.stdout.write(reportOf(result, format, options, terminal));
  if (options.dryRun && format === 'pretty') process.stderr.write(`${changed(result.mended, 'would be')}\n`);
  return result.ok ? 0 : 1;
}

function reportOf(result: CheckResult, format: ReportFormat, options: Options, terminal: Terminal): string {
  if (format === 'sarif') return `${JSON.stringify(sarifReport(result.files, rulesOf(), version()))}\n`;
  if (format === 'json') return `${JSON.stringify(jsonResult(result))}\n`;
  if (options.dryRun) return result.mended.map(diffOf).join('');
  const report = prettyReport(result.files, terminal.colour);
  return [
    ...result.mended.map(mendedLines),
    ...(report ? [`${report}\n`] : []),
    ...(options.fix ? [`${changed(result.mended, 'were')}\n`] : []),
    summary(result, terminal),
  ].join(report ? '\n' : '');
}

function formatOf(name: string): ReportFormat {
  const found = FORMATS.find((format) => format === name);
  return found ?? wrongUse(`there is no format «${name}»`, `formats are ${FORMATS.join(', ')}`);
}

function refuseUnknown(id: string): void {
  if (RULE_IDS.includes(id)) return;
  const near = nearest(id, RULE_IDS);
  wrongUse(`there is no rule «${id}»`, near ? `did you mean «${near}»?` : 'see docs/rules.md for all rules');
}

function jsonResult({ ok, files, mended }: CheckResult): object {
  return {
    schema: 1,
    ok,
    counts: Object.fromEntries(countsOf(files).map(({ rule, count }) => [rule, count])),
    messages: jsonReport(files),
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
function mendedLines({ path, before, findings }: Mended): string {
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
      return `${printable(path)}:${line}:${start - begin + 1} ${shown(`«${actual}» → «${expected[0] ?? ''}»`)} [${rule}]\n`;
    })
    .join('');
}

function changed(mended: readonly Mended[], were: string): string {
  const count = mended.reduce((sum, { findings }) => sum + findings.length, 0);
  return count === 0
    ? 'nothing to mend'
    : `${counted(count, 'place')} in ${counted(mended.length, 'file')} ${count === 1 && were === 'were' ? 'was' : were} mended`;
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
function countsOf(files: readonly VFile[]): readonly Count[] {
  const counts = new Map<string, { rule: string; count: number; mendable: number }>();
  for (const { ruleId, mend } of messagesOf(files)) {
    const rule = ruleId ?? '';
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
function summary({ files }: CheckResult, terminal: Terminal): string {
  const counts = countsOf(files);
  if (counts.length === 0) return `${terminal.paint('green', 'nothing found')}\n`;
  const severities = messagesOf(files).map(severityOf);
  const sum = (['error', 'warning', 'suggestion'] as const)
    .map((severity) => counted(severities.filter((one) => one === severity).length, severity))
    .join(', ');
  const mendable = counts.reduce((total, one) => total + one.mendable, 0);
  const width = Math.max(...counts.map(({ count }) => String(count).length));
  const table = counts.map(({ rule, count }) => `  ${String(count).padStart(width)}  ${rule}\n`).join('');
  return `${table}${sum}${mendable > 0 ? `; --fix mends ${mendable}` : ''}\n`;
}
