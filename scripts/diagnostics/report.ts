import type { Position } from 'unist';
import type { Extra, MarkupRule, Message, Place, Tell } from '../book/message.ts';
import type { TextFile } from '../book/text-file.ts';
import type { RuleFacts, RuleId } from './facts.ts';
import { RULES } from './rules.ts';

/** Say that a rule is broken, and the facts of that: one of warraq's, by its id, or one that a piece of markup brings. */
export interface Report extends Tell {
  <Id extends RuleId>(file: TextFile, rule: Id, facts: RuleFacts[Id], place?: Place, extra?: Extra): void;
}

/** Texts, and what is said of them. */
export interface Told {
  readonly files: readonly TextFile[];
  readonly messages: readonly Message[];
}

/** Says nothing: where something is only looked at, and will be read once more. */
export const silent: Report = () => {};

const START = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** Gathers what is said while something is done: whoever may have something to say is handed its `report`. */
export class MessageList {
  readonly #all: Message[];
  /** The paths of the texts that have errors. */
  readonly #refused = new Set<string>();

  /** `before`: what was said already; the list itself is left as it is. */
  constructor(before: readonly Message[] = []) {
    this.#all = [];
    this.add(before);
  }

  /** What was said so far. */
  get all(): readonly Message[] {
    return [...this.#all];
  }

  readonly report: Report = (
    file: TextFile,
    rule: RuleId | MarkupRule,
    facts: object,
    place?: Place,
    extra?: Extra,
  ) => {
    const { id, severity } = typeof rule === 'string' ? { id: rule, severity: RULES[rule] } : rule;
    this.add([{ file: file.path, rule: id, severity, place: positionOf(place), facts, ...extra }]);
  };

  add(messages: readonly Message[]): void {
    for (const message of messages) {
      this.#all.push(message);
      if (message.severity === 'error') this.#refused.add(message.file);
    }
  }

  /** What was said of one text. */
  of({ path }: TextFile): readonly Message[] {
    return this.#all.filter(({ file }) => file === path);
  }

  /** Whether one text has errors. */
  refuses({ path }: TextFile): boolean {
    return this.#refused.has(path);
  }
}

function positionOf(place: Place): Position {
  const position = place && 'type' in place ? place.position : (place as Position | undefined);
  return position ?? START;
}

/** Whether an error is among some messages. */
export function hasErrors(messages: readonly Message[]): boolean {
  return messages.some(({ severity }) => severity === 'error');
}

/** Whether some messages are in the way of an edition: errors, and warnings where `strict` is asked for. */
export function isRefused(messages: readonly Message[], strict = false): boolean {
  return hasErrors(messages) || (strict && messages.some(({ severity }) => severity === 'warning'));
}
