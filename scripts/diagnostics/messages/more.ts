import type { MessageLanguage } from '../../book/message.ts';
import type { More } from '../facts.ts';
import { persianNumber } from './persian-number.ts';

/** « (and 56 more)», at the end of a sentence; nothing where the first is the only one. */
export const andMore: Readonly<Record<MessageLanguage, (facts: More) => string>> = {
  en: ({ more }) => (more === 0 ? '' : ` (and ${more} more)`),
  fa: ({ more }) => (more === 0 ? '' : ` (و ${persianNumber(more)} جای دیگر)`),
};
