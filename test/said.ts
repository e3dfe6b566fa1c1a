import type { Report, Told } from '../scripts/diagnostics/report.ts';
import { MessageList } from '../scripts/diagnostics/report.ts';
import { type JsonMessage, jsonReport } from '../scripts/diagnostics/reporters/json.ts';
import { speechIn } from '../scripts/verbs/rules.ts';

const ENGLISH = speechIn('en');

/** What is said of some texts, in English. */
export function said(told: Told): readonly JsonMessage[] {
  return jsonReport(told, ENGLISH);
}

/** What is said in English while something is done, in the order in which it is said. */
export function saidWhile(work: (report: Report) => unknown): readonly JsonMessage[] {
  const list = new MessageList();
  work(list.report);
  return list.all.flatMap((message) => said({ files: [], messages: [message] }));
}
