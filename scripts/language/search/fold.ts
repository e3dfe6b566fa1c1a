/** A text as it is searched, and where each of its units stands in what was written. */
export interface Folded {
  readonly text: string;
  /** The index in the written text of each unit of the folded one, and at its end the length of the written text. */
  readonly places: readonly number[];
}

/** Letters that are one letter to those who search, behind their decomposition (Unicode, NFKD). */
const SAME: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  ہ: 'ه',
  ۃ: 'ه',
};

/** Half-spaces, joiners, hyphens that may show, signs of direction, kashidas: nobody types them to search. */
const UNSEEN = /[\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

const DIGIT = /[۰-۹٠-٩]/;

/**
 * Fold what Persian writes in several ways: ي and ی, ك and ک, half-spaces, vowel marks and hamzas, digits of three scripts, capitals.
 *
 *     كتاب‌هاي ۱۲   ->   کتابهای 12
 */
export function fold(written: string): Folded {
  let text = '';
  const places: number[] = [];
  let index = 0;
  for (const character of written) {
    const folded = foldCharacter(character, text.endsWith(' ') || text === '');
    for (let unit = 0; unit < folded.length; unit += 1) places.push(index);
    text += folded;
    index += character.length;
  }
  places.push(written.length);
  return { text, places };
}

/** Characters come again and again. */
const known = new Map<string, string>();

function foldCharacter(character: string, isAfterSpace: boolean): string {
  let folded = known.get(character);
  if (folded === undefined) {
    folded = [...character.normalize('NFKD')].map(foldPart).join('').toLowerCase();
    known.set(character, folded);
  }
  return isAfterSpace && folded === ' ' ? '' : folded;
}

function foldPart(part: string): string {
  if (/\s/.test(part)) return ' ';
  if (UNSEEN.test(part) || /\p{M}/u.test(part)) return '';
  if (DIGIT.test(part)) return String(part.charCodeAt(0) & 0xf);
  return SAME[part] ?? part;
}
