import type { Language } from '../book/language.ts';

/** Whether a character is a letter of the script that a language is written in (UAX #24). */
export function isOfLanguage(character: string, { script }: Language): boolean {
  return /\p{L}/u.test(character) && new RegExp(`\\p{Script=${script}}`, 'u').test(character);
}
