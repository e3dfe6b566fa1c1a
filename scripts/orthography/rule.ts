import type { Edit } from '../book/edit.ts';
import type { MessageLanguage } from '../book/message.ts';

/**
 * How a rule's finding is mended: `safe` by `--fix`, `suggest` by the author alone, `report` by no known change.
 */
export type RuleKind = 'safe' | 'suggest' | 'report';

/** What a rule has found: the range to be shown, and the changes that mend it (none where the author must think). */
export interface Match<Facts extends object = object> {
  readonly start: number;
  readonly end: number;
  readonly edits: readonly Edit[];
  /** Where it differs from the rule's own: one rule may mend some of its findings and only report others. */
  readonly kind?: RuleKind;
  /** What the rule's own sentence is made of; without them, what was found and what is right is all there is to say. */
  readonly facts?: Facts;
  /** What would be right, where no single change can say so. */
  readonly expected?: readonly string[];
}

/** The text of one paragraph, heading or cell, without its markup. */
export interface Passage {
  /** What rules may read and change; U+FFFC stands for each stretch or character that is exempt. */
  readonly text: string;
  /** The same length, with what is exempt only for its direction or language. */
  readonly raw: string;
  /** Whether it is a row of a table that was pasted as plain paragraphs: it has tabs, and so has its neighbour. */
  readonly row?: boolean;
}

/** What a book may choose. */
export interface Choices {
  /** The ezafe after a silent heh: «خانهٔ من» or «خانه‌ی من». */
  readonly ezafe: 'hamze' | 'ye';
  /** Whether a word is known; only given where spelling is checked. */
  readonly dictionary?: Dictionary | undefined;
}

/** A spelling dictionary. */
export interface Dictionary {
  knows(word: string): boolean;
  suggest(word: string): readonly string[];
}

/** A sentence that is made of facts, in lower case and without a full stop. */
export interface Saying<Facts extends object> {
  en(facts: Facts): string;
  fa(facts: Facts): string;
}

export interface Rule<Facts extends object = object> {
  readonly id: string;
  readonly kind: RuleKind;
  /** What is right, in one sentence. */
  readonly summary: Readonly<Record<MessageLanguage, string>>;
  /** What is wrong, where more is to be said than what was found and what is right. */
  readonly say?: Saying<Facts>;
  /** Why it matters to a reader, a search box or a screen reader. */
  readonly why: string;
  /** Where the rule is taken from. */
  readonly source: string;
  /** Rules that are off unless the book asks for them. */
  readonly off?: boolean;
  /** What the rule finds, with what it makes of it (or would suggest); a report has no second text. */
  readonly examples: readonly (readonly [before: string, after?: string])[];
  /** What must stay as it is. */
  readonly keep: readonly string[];
  /** Find all faults of a passage, in order, none within another. */
  find(passage: Passage, choices: Choices): readonly Match<Facts>[];
}

/**
 * The matches of a pattern (global), each replaced; `by` may decline by giving undefined. The change is as small as it can
 * be, so that rules that touch the same words can be mended together.
 */
export function replaced(
  text: string,
  pattern: RegExp,
  by: string | ((match: RegExpExecArray) => string | undefined),
): readonly Match<never>[] {
  // Most passages have none: `matchAll` makes a pattern anew at each turn.
  if (text.search(pattern) < 0) return [];
  const found: Match<never>[] = [];
  for (const match of text.matchAll(pattern)) {
    const right = typeof by === 'string' ? by : by(match);
    if (right === undefined || right === match[0]) continue;
    found.push(matchOf(match.index, match[0], right));
  }
  return found;
}

/** A match of a wrong text at a place that has one right form. */
export function matchOf(start: number, wrong: string, right: string): Match<never> {
  return { start, end: start + wrong.length, edits: [smallest(start, wrong, right)] };
}

/** A range with the characters around it: a space alone shows nobody where it is. */
export function widened(text: string, start: number, end: number): { start: number; end: number } {
  return { start: Math.max(0, start - 1), end: Math.min(text.length, end + 1) };
}

/** The smallest single change that makes one text of another. */
function smallest(start: number, from: string, to: string): Edit {
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < most - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  return {
    start: start + head,
    end: start + from.length - tail,
    text: to.slice(head, to.length - tail),
  };
}

/** A match of a rule that looks at all passages of a book at once. */
export interface AcrossMatch<Facts extends object = object> extends Match<Facts> {
  /** The passage that it is in, by its place in the list. */
  readonly passage: number;
}

/** A rule that no passage alone can break. */
export interface AcrossRule<Facts extends object = object> extends Omit<Rule<Facts>, 'find'> {
  /** Find all faults; `mend` says what the rules for single passages make of some words. */
  findAcross(passages: readonly Passage[], mend: (words: string) => string): readonly AcrossMatch<Facts>[];
}
