import type { MessageLanguage } from '../book/message.ts';
import type { Messages } from './messages/messages.ts';

/** Messages in the words of one language, those of all tables of rules. */
export interface Speech extends Pick<Messages, 'errors' | 'labels' | 'store'> {
  readonly language: MessageLanguage;
  /** What should be true; undefined where no rule of that id is known. */
  title(rule: string): string | undefined;
  /** What is wrong; undefined where no rule that is known has said it. */
  say(rule: string, facts: object): string | undefined;
  /** What to do about it. */
  advise(rule: string, facts: object): string | undefined;
  /** What is wrong, in English: messages of one place stand in the order of these sentences, in every language. */
  inEnglish(rule: string, facts: object): string;
}
