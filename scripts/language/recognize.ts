import type { Language } from '../book/language.ts';
import { ar } from './ar.ts';
import { ckb } from './ckb.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';
import { he } from './he.ts';
import { ur } from './ur.ts';

/** Letters that of all languages of the Arabic script only some have, in the order in which they are asked for, and the least share of them. */
const BY_LETTERS: readonly (readonly [letters: RegExp, share: number, language: Language])[] = [
  [/[\u06d5\u06ce\u06c6\u0695\u06b5]/g, 0.03, ckb],
  [/[\u0679\u0688\u0691\u06d2\u06ba\u06be\u06c1]/g, 0.03, ur],
  // Persian has four letters more than Arabic, however ye and kaf are typed.
  [/[\u067e\u0686\u0698\u06af]/g, 0.008, fa],
  [/[\u0629\u0649\u0623\u0625\u0671]/g, 0.012, ar],
];

/** The language that most of a text is written in, by its letters, as far as books can be in it; undefined where it has none of theirs. */
export function languageWritten(text: string): Language | undefined {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const scripts = [
    { letters: count(/\p{Script=Arabic}/gu), language: undefined },
    { letters: count(/\p{Script=Hebrew}/gu), language: he },
    { letters: count(/\p{Script=Latin}/gu), language: en },
  ];
  const [most] = scripts.sort((one, other) => other.letters - one.letters);
  if (most!.letters === 0) return undefined;
  return (
    most!.language ??
    BY_LETTERS.find(([letters, share]) => count(letters) >= share * most!.letters)?.[2] ??
    fa
  );
}
