import type { Language, Words } from '../book/language.ts';

/** The furniture words of a language, with a book's own put over them. */
export function wordsOf({ words }: Language, overruled: Readonly<Record<string, string>> = {}): Words {
  return { ...words, ...overruled };
}
