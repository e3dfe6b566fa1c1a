import type { Counted } from '../imported.ts';
import type { RemarkFacts } from '../remarks.ts';

/** What is said of one kind of remark. */
export interface RemarkWords<Facts> {
  /** One sentence, with how often it was so. */
  say(count: number): string;
  /** What is to be said of each place beside its words; undefined where there is nothing more. */
  detail?(facts: Facts): string | undefined;
}

/** The words of a report. */
export interface ReportWords {
  title(name: string): string;
  /** Above the counts. */
  over: string;
  count(number: number): string;
  counted: Readonly<Record<Counted | 'chapters' | 'words', string>>;
  remarksTitle: string;
  /** Where nothing was left behind. */
  nothing: string;
  remarks: { readonly [Kind in keyof RemarkFacts]: RemarkWords<RemarkFacts[Kind]> };
  more(count: number): string;
  mendingTitle: string;
  mended(count: number): string;
  left(count: number): string;
  asIs: string;
  changesTitle: string;
  change(kind: 'inserted' | 'deleted', author: string, date: string, text: string): string;
  kept: string;
}
