import type { Book } from '../book/book.ts';
import type { Words } from '../book/language.ts';
import { numberedIn } from '../book/numbers.ts';
import { flattenOutline, type OutlineEntry, outlineOf } from '../book/outline.ts';
import { bookNumber } from '../language/digits.ts';
import { FALLBACK } from '../language/languages.ts';
import { ordinal } from '../language/ordinals.ts';
import { wordsOf } from '../language/words.ts';
import { textFaceOf } from './theme.ts';

/** How the book calls its divisions and what it numbers: in openings, in captions, in the text. */
export interface Labels {
  readonly words: Words;
  /** A word of the furniture by its name, also that of a piece of markup. */
  readonly word: (name: string) => string;
  /** A number in the digits of the book. */
  readonly digits: (number: number) => string;
  /** `۲.۱`: to be set as a left-to-right run of its own. */
  readonly number: (number: readonly number[]) => string;
  /** «فصل دوم», «بخش اول»; undefined for what has no number. */
  readonly opening: (entry: OutlineEntry) => string | undefined;
  /** «شکل ۱», «فصل دوم», or the title of what has no number: by id. */
  readonly reference: (id: string) => string | undefined;
  /** «جدول ۲»: by id. */
  readonly caption: (id: string) => string | undefined;
  /** The number alone: by the same id. */
  readonly numeral: (id: string) => string | undefined;
}

/** The labels of a book. */
export function labelsOf(book: Book, outline = outlineOf(book)): Labels {
  const { language } = book;
  const words = wordsOf(language, { textFace: textFaceOf(book), ...book.settings.words });
  const digits = (value: number) => bookNumber(value, book);
  const entries = new Map(flattenOutline(outline).map((entry) => [entry.id, entry]));
  const number = (numbers: readonly number[]) => numbers.map(digits).join(language.numberSeparator);
  const word = wordOf(book, words);
  const numbered = numberedIn(book);
  const numerals = new Map(numbered.map((one) => [one.id, number(one.number)]));
  const captions = new Map(
    numbered.map((one) => [one.id, `${word(one.counter.word)} ${numerals.get(one.id)}`]),
  );
  const opening = (entry: OutlineEntry) => {
    if (entry.number.length === 0 || entry.kind === 'section') return undefined;
    return `${words[entry.kind]} ${ordinal(entry.number[0]!, language)}`;
  };
  const reference = (id: string) => {
    const entry = entries.get(id);
    return captions.get(id) ?? (entry && (opening(entry) ?? language.quotationMarks.join(entry.title)));
  };
  const caption = (id: string) => captions.get(id);
  const numeral = (id: string) => numerals.get(id);
  return { words, word, digits, number, opening, reference, caption, numeral };
}

/** The words of a book, and those that its pieces of markup bring along; of what has none in its language, those of the one that stands for all. */
function wordOf({ language, syntaxes }: Book, words: Words): (name: string) => string {
  const own = [FALLBACK, language].flatMap(({ tag }) => syntaxes.map(({ words }) => words?.[tag]));
  const all: Readonly<Record<string, string>> = Object.assign({}, ...own, words);
  return (name) => all[name] ?? name;
}
