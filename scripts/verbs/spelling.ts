import type { Store } from '../cache/store.ts';
import type { Reading } from '../manuscript/read.ts';
import type { Finding } from '../orthography/check.ts';
import { checkChoices, optionsOf } from '../orthography/choices.ts';
import { type Checked, checkEach, reportFindings, settle } from '../orthography/manuscript.ts';
import type { Rule } from '../orthography/rule.ts';
import type { StageDetail } from './progress.ts';

interface Options {
  readonly strict?: boolean;
  readonly timeout?: number | undefined;
  readonly textStore: Store | undefined;
  /** The rules that plug-ins add. */
  readonly moreRules: readonly Rule[];
}

/** Find the faults of spelling. Only those that stop the build are said; `check` shows all. */
export async function checkSpelling(
  { book, found, files }: Reading,
  { strict, timeout, textStore: store, moreRules }: Options,
): Promise<readonly Checked[]> {
  if (!found) return [];
  checkChoices(found, moreRules);
  if (!book) return [];
  const choices = await optionsOf(found.settings, undefined, moreRules);
  const checked = await checkEach(found.texts, book.syntaxes, choices, { store, timeout });
  const stops = ({ severity }: Finding) => severity === 'error' || (strict && severity === 'warning');
  for (const { file, findings } of checked) reportFindings(file, findings.filter(stops));
  settle(files, checked, found.settings.check.rules);
  return checked;
}

/** How many faults of spelling each rule found. */
export type Counts = Readonly<Record<string, number>>;

export function countsOf(checked: readonly Checked[]): Counts {
  const counts: Record<string, number> = {};
  for (const { findings } of checked) for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

/** For those who watch. */
export function summed(checked: readonly Checked[]): StageDetail {
  return { count: checked.reduce((sum, { findings }) => sum + findings.length, 0), of: 'findings' };
}
