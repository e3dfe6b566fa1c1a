import type { Language } from '../book/language.ts';
import { ar } from './ar.ts';
import { ckb } from './ckb.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';
import { he } from './he.ts';
import { ur } from './ur.ts';

/** The languages that a book may be in; the first is that of a book that names none. */
export const LANGUAGES: readonly Language[] = [fa, ar, ur, ckb, he, en];

/** The language of the pages that are no book's: the shelf of an archive. */
export const HOUSE = fa;

/** The language of what is not written in a book's own. */
export const FALLBACK: Language = en;

/** The language of a tag (BCP 47) that the schema of the settings has let in. */
export function languageNamed(tag: string): Language {
  const found = LANGUAGES.find((language) => language.tag === tag);
  if (!found) throw new RangeError(`no language is called «${tag}»`);
  return found;
}
