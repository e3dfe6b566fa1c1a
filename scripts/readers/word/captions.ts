import type { Para } from './blocks.ts';
import { asPersian } from './keyboard.ts';

export interface Caption {
  /** `any`: its style says that it is one, and nothing says of what. */
  readonly of: 'figure' | 'table' | 'any';
  /** Such as «جدول»; '' where there is none. */
  readonly word: string;
  /** As it is written; '' where there is none. */
  readonly number: string;
  /** How many characters of the paragraph's text come before what the caption says. */
  readonly length: number;
}

/** The words that warraq names figures and tables by; what is called otherwise keeps its own word and number, as text. */
const LABEL =
  /^(?:(شکل|figure|fig\.?)|(جدول|table))([ \u00a0\u200c]*[۰-۹٠-٩\d]+(?:[-–.\u200f\u200e/][۰-۹٠-٩\d]+)*)?[ \u00a0]*[:.،)\-–—ـ]*[ \u00a0\t]*/i;

/** What a paragraph is the caption of, and how it begins; undefined where it is none. `isStyled`: its style says so. */
export function captionOf({ text, pieces }: Para, isStyled: boolean): Caption | undefined {
  const match = LABEL.exec(asPersian(text));
  const isCounted = pieces.some((piece) => piece.kind === 'sequence');
  // What has another name and a number keeps both.
  if (!match)
    return isStyled && !/^\p{L}+[ \u00a0]*\p{Nd}/u.test(text)
      ? { of: 'any', word: '', number: '', length: 0 }
      : undefined;
  // «شکل این شهر» is a sentence, unless a style or a field says otherwise.
  if (text.length > 600 || (!isStyled && !isCounted && !(match[3] && text.length < 300))) return undefined;
  const word = (match[1] ?? match[2])!;
  return { of: match[1] ? 'figure' : 'table', word, number: match[3]?.trim() ?? '', length: match[0].length };
}
