/** Where a line had better not end, and where it may end within a word. It knows the words by their letters alone, in any language. */

/** What it costs to divide an address, or a word behind its dash. */
export const CUT = 1500;

/** What is shorter is not divided; parts are no shorter. */
const SHORTEST = 8;
const PART = 3;

/** Behind a dash or a slash, but for one between digits; behind the signs of an address. */
const MAY_HAVE_PLACES = /[-‐–—/]/;
const NONE: readonly number[] = [];
const PLACES = /(?<!\p{Nd})[-‐–—/](?=[\p{L}\p{Nd}])|[-‐–—/](?=\p{L})/gu;
const ADDRESS = /:\/\/|^www\.|\/.*\//;
const ADDRESS_PLACES = /(?<!:\/)[/?&=#_-](?=[\p{L}\p{Nd}])|[.](?=\p{L})/gu;

/** Where a word may be divided: how many characters stand before. */
export function cutsIn(word: string): readonly number[] {
  if (word.length < SHORTEST || !MAY_HAVE_PLACES.test(word)) return NONE;
  const places = word.matchAll(ADDRESS.test(word) ? ADDRESS_PLACES : PLACES);
  return [...places].map(({ index }) => index + 1).filter((at) => at >= PART && word.length - at >= PART);
}

/** What it costs to end a line behind some words, and before others. */
const COSTS = { abbreviated: 50_000, unit: 50_000, number: 1500, dash: 2000, single: 150 };

/** What is asked of a word, by its letters. */
export interface Kind {
  /** It has no place within it where a browser ends a line (UAX #14). */
  readonly isWhole: boolean;
  /** `ص.`, `ر.ک.` */
  readonly isAbbreviated: boolean;
  readonly endsInDigit: boolean;
  /** A number that a unit or a month may stand behind: not a year. */
  readonly isNumber: boolean;
  /** One letter, such as «و». */
  readonly isSingle: boolean;
  readonly beginsWithLetter: boolean;
  readonly isForeignUnit: boolean;
  readonly isDash: boolean;
  /** No browser ends a line before it, even behind a space (UAX #14, LB13). */
  readonly isClosing: boolean;
  /** No browser ends a line behind it, even behind a space (LB14). */
  readonly isOpening: boolean;
}

const kinds = new Map<string, Kind>();

/** A word of letters alone, as most are. */
export const PLAIN: Kind = {
  isWhole: true,
  isAbbreviated: false,
  endsInDigit: false,
  isNumber: false,
  isSingle: false,
  beginsWithLetter: true,
  isForeignUnit: false,
  isDash: false,
  isClosing: false,
  isOpening: false,
};

const WHOLE =
  /^[«([{“‘]*(?:[\p{L}\p{M}\p{Nd}\u200c\u200d]|(?<=\p{Nd})[.,:٫٬](?=\p{Nd}))+[»)\]}”’.,،؛;:؟?!…]*$/u;

/** What a word is, by its letters. */
export function kindOf(word: string): Kind {
  let kind = kinds.get(word);
  if (!kind) {
    kind = {
      // Asked of few.
      get isWhole() {
        return WHOLE.test(word);
      },
      isAbbreviated: word.endsWith('.') && /^[«([]*(?:\p{L}{1,2}\.)+$/u.test(word),
      endsInDigit: /\p{Nd}$/u.test(word),
      isNumber: /^[«(]*(?:\p{Nd}{1,3}|\p{Nd}+[٫٬.,]\p{Nd}+)$/u.test(word),
      isSingle: /^\p{L}$/u.test(word),
      beginsWithLetter: /^\p{L}/u.test(word),
      isForeignUnit: /^[A-Za-zµΩ°%٪]{1,4}[.,،؛)»]*$/.test(word),
      isDash: /^[-–—]+$/.test(word),
      isClosing: /^[!?؟/)\]}»”:;.,،؛]/.test(word),
      isOpening: /^[([{«“]+$/.test(word),
    };
    kinds.set(word, kind);
  }
  return kind;
}

/** What it costs to end a line between two words that a space stands between. */
export function costBetween(one: Kind, other: Kind): number {
  if (one === PLAIN && other === PLAIN) return 0;
  if (other.isClosing || one.isOpening) return Infinity;
  if (one.isAbbreviated) return COSTS.abbreviated;
  if (one.endsInDigit && other.isForeignUnit) return COSTS.unit;
  if (one.isNumber && other.beginsWithLetter) return COSTS.number;
  if (other.isDash) return COSTS.dash;
  return one.isSingle ? COSTS.single : 0;
}
