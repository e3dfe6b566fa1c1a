import type { Language } from '../book/language.ts';

/** Letters of the abjad with their values (حساب جمل), greatest first. */
const VALUES: readonly (readonly [number, string])[] = [
  [1000, 'غ'],
  [900, 'ظ'],
  [800, 'ض'],
  [700, 'ذ'],
  [600, 'خ'],
  [500, 'ث'],
  [400, 'ت'],
  [300, 'ش'],
  [200, 'ر'],
  [100, 'ق'],
  [90, 'ص'],
  [80, 'ف'],
  [70, 'ع'],
  [60, 'س'],
  [50, 'ن'],
  [40, 'م'],
  [30, 'ل'],
  [20, 'ک'],
  [10, 'ی'],
  [9, 'ط'],
  [8, 'ح'],
  [7, 'ز'],
  [6, 'و'],
  [5, 'ه'],
  [4, 'د'],
  [3, 'ج'],
  [2, 'ب'],
  [1, 'ا'],
];

/**
 * A folio of the front matter in abjad letters: الف، ب، … ی، یا، یب … (the alone-standing 1 is written الف, as Persian
 * books do). Folios run to 1999.
 */
export function abjad(value: number): string {
  if (value === 1) return 'الف';
  let rest = value;
  let letters = '';
  for (const [worth, letter] of VALUES) {
    while (rest >= worth) {
      letters += letter;
      rest -= worth;
    }
  }
  return letters;
}

/** Front folios in the manner of a language: abjad for Persian and its neighbours, roman numerals for English. */
export function frontFolio(value: number, { frontFolios }: Language): string {
  return frontFolios === 'roman' ? roman(value) : abjad(value);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(value: number): string {
  let rest = value;
  let letters = '';
  for (const [worth, letter] of ROMAN) {
    while (rest >= worth) {
      letters += letter;
      rest -= worth;
    }
  }
  return letters;
}
