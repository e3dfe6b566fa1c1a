import type { RuleFacts } from '../../diagnostics/facts.ts';

/** What is wrong with a line, and where in it, or in its text. */
export interface LineFault {
  readonly facts: RuleFacts['text-within-limits'];
  readonly at: number;
}
