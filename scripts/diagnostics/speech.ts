import type { MessageLanguage, Messages } from './messages/messages.ts';

/** Messages in the words of one language, those of all tables of rules. */
export interface Speech extends Pick<Messages, 'errors' | 'labels' | 'store'> {
  readonly language: MessageLanguage;
  /** What is wrong; undefined where no rule of ours has said it. */
  say(rule: string, facts: object): string | undefined;
  /** What to do about it. */
  advise(rule: string, facts: object): string | undefined;
}
