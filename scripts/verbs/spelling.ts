import type { Message } from '../book/message.ts';
import type { Store } from '../cache/store.ts';
import { MessageList } from '../diagnostics/report.ts';
import type { Reading } from '../manuscript/reading.ts';
import type { Finding } from '../orthography/check.ts';
import { checkChoices, optionsOf } from '../orthography/choices.ts';
import { type Checked, checkEach, messagesOf, settled } from '../orthography/manuscript.ts';
import type { Plugin } from './plugin.ts';
import type { StageDetail } from './progress.ts';
import { addedRules, rulesOf } from './rules.ts';

interface Options {
  readonly strict?: boolean;
  readonly timeout?: number | undefined;
  readonly textStore: Store | undefined;
  readonly plugins: readonly Plugin[];
}

/** What spelling is, and what is left to be said of the book. */
interface Spelling {
  readonly checked: readonly Checked[];
  readonly messages: readonly Message[];
}

/** Find the faults of spelling. Only those that stop the build are said; `check` shows all. */
export async function checkSpelling(
  { book, found, messages }: Reading,
  { strict, timeout, textStore: store, plugins }: Options,
): Promise<Spelling> {
  if (!found) return { checked: [], messages };
  const said = new MessageList(messages);
  checkChoices(found, rulesOf(plugins), said.report);
  if (!book) return { checked: [], messages: said.all };
  const choices = await optionsOf(found.settings, undefined, addedRules(plugins));
  const checked = await checkEach(found.texts, book.syntaxes, choices, {
    report: said.report,
    store,
    timeout,
  });
  const stops = ({ severity }: Finding) => severity === 'error' || (strict && severity === 'warning');
  for (const { file, findings } of checked) said.add(messagesOf(file, findings.filter(stops)));
  return settled(said.all, checked, found.settings.check.rules);
}

/** How many faults of spelling each rule found. */
export type Counts = Readonly<Record<string, number>>;

export function countsOf(checked: readonly Checked[]): Counts {
  const counts: Record<string, number> = {};
  for (const { findings } of checked) for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

/** For those who watch. */
export function summed({ checked }: Spelling): StageDetail {
  return { count: checked.reduce((sum, { findings }) => sum + findings.length, 0), of: 'findings' };
}
