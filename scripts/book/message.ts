import type { Node, Position } from 'unist';
import type { Edit } from './edit.ts';
import type { TextFile } from './text-file.ts';

/** How grave a message is: an error stops the build, a warning only with `--strict`, a suggestion never. */
export type Severity = 'error' | 'warning' | 'suggestion';

/** What is said of a place in a text, as plain data: the sentence is made of it by the reporter. */
export interface Message extends Extra {
  /** The path of the text. */
  readonly file: string;
  /** The id of the rule that is broken. */
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Position;
  /** What the words are made of. */
  readonly facts: object;
}

/** What some messages have beside their facts. */
export interface Extra {
  /** What was found. */
  readonly actual?: string;
  /** What would be right. */
  readonly expected?: readonly string[];
  readonly mend?: Mend | undefined;
}

/** How a text is mended. */
export interface Mend {
  readonly edits: readonly Edit[];
  /** Whether `warraq check --fix` does it; the author alone otherwise. */
  readonly safe: boolean;
}

/** Where a message belongs: a node, a range, or (left out) the beginning of the text. */
export type Place = Node | Position | undefined;

/** The languages that messages are written in. */
export const MESSAGE_LANGUAGES = ['en', 'fa'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** What is said of a rule. */
export interface RuleMessage<Facts> {
  /** What should be true, in one sentence. */
  readonly title: string;
  /** What to do about it. */
  readonly note: string;
  /** What is wrong, in one sentence without a full stop. */
  say(facts: Facts): string;
  /** What to do in this very case; undefined where the note says it. */
  advise?(facts: Facts): string | undefined;
}

/** A rule of a piece of markup: all that is to be known of it, with its words in each language. */
export interface MarkupRule<Facts extends object = object>
  extends Readonly<Record<MessageLanguage, RuleMessage<Facts>>> {
  /** It says what should be true. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
}

/** Say that a rule of a piece of markup is broken, and the facts of that. */
export type Tell = <Facts extends object>(
  file: TextFile,
  rule: MarkupRule<Facts>,
  facts: Facts,
  place?: Place,
  extra?: Extra,
) => void;
