import { codePoint } from 'dingbat-to-unicode';
import { child, textOf, type Xml } from './xml.ts';

/** Typefaces of signs: what they have at the places of Latin letters is known (Adobe's and Microsoft's tables, of dingbat-to-unicode). */
const FONTS = /^(?:symbol|webdings|wingdings(?: [23])?)$/i;

/** Signs that more typefaces have than those of the tables, which look the same; and one that stands wrongly there (Adobe's symbol.txt). */
const USUAL: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  symbol: { 39: '∋' },
  wingdings: {
    108: '●',
    110: '■',
    168: '☐',
    216: '➢',
    223: '←',
    224: '→',
    251: '✗',
    253: '☒',
    254: '☑',
  },
  'wingdings 2': { 79: '✗', 80: '✓' },
};

/** Blessings of the typeface AGA Arabesque, as the reader of books Elkirtasse puts them in and takes them for (`tabbook.cpp`). */
const BLESSINGS: Readonly<Record<number, string>> = {
  85: 'عز وجل',
  114: 'صلى الله عليه وسلم',
  116: 'رضي الله عنه',
  117: 'عليه السلام',
};

/** The character of a `w:sym`, which names a place in a typeface (ECMA-376, part 1, 17.3.3.30); a private one where it is not known. */
export function symbolOf({ attributes }: Xml): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  if (!Number.isInteger(code) || code <= 0 || code > 0x10ffff) return '\ufffd';
  return signAt(attributes['w:font'] ?? '', code) ?? String.fromCodePoint(code);
}

/** The text of a `w:t` of a run with these properties: in a typeface of signs, letters are places in it. */
export function textIn(text: Xml, properties: Xml | undefined): string {
  const fonts = child(properties, 'w:rFonts')?.attributes;
  const own = textOf(text);
  if (!fonts) return own;
  const font = [fonts['w:ascii'], fonts['w:hAnsi'], fonts['w:cs']].find((name) => name && isOfSigns(name));
  if (!font) return own;
  return Array.from(own, (one) => signAt(font, one.codePointAt(0)!) ?? one).join('');
}

function isOfSigns(font: string): boolean {
  return FONTS.test(font) || isArabesque(font);
}

function isArabesque(font: string): boolean {
  return /^aga arabesque(?: desktop)?$/i.test(font);
}

/** Typefaces of signs have theirs at U+F020 to U+F0FF: a private block, or plainly at those of Latin-1. */
function signAt(font: string, code: number): string | undefined {
  const isPrivate = code >= 0xf020 && code <= 0xf0ff;
  const place = isPrivate ? code - 0xf000 : code;
  if (place <= 0x20 || place > 0xff) return undefined;
  // The letters of AGA Arabesque itself are not known: only its blessings are.
  if (isArabesque(font)) return BLESSINGS[place];
  if (!FONTS.test(font)) return undefined;
  return USUAL[font.toLowerCase()]?.[place] ?? codePoint(font, place)?.string;
}
