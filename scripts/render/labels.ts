import type { Book } from '../book/book.ts';
import { floatsOf } from '../book/captioned.ts';
import type { Words } from '../book/language.ts';
import { flattenOutline, type OutlineEntry, outlineOf } from '../book/outline.ts';
import { bookNumber } from '../language/digits.ts';
import { ordinal } from '../language/ordinals.ts';
import { wordsOf } from '../language/words.ts';
import { textFaceOf } from './theme.ts';

/** How the book calls its divisions, figures and tables: in openings, in captions, in the text. */
export interface Labels {
  readonly words: Words;
  /** `۲.۱`: to be set as a left-to-right run of its own. */
  readonly number: (number: readonly number[]) => string;
  /** «فصل دوم», «بخش اول»; undefined for what has no number. */
  readonly opening: (entry: OutlineEntry) => string | undefined;
  /** «شکل ۱», «فصل دوم», or the title of what has no number: by id. */
  readonly reference: (id: string) => string | undefined;
  /** «جدول ۲»: by id. */
  readonly caption: (id: string) => string | undefined;
}

/** The labels of a book. */
export function labelsOf(book: Book): Labels {
  const { language } = book;
  const words = wordsOf(language, { textFace: textFaceOf(book), ...book.settings.words });
  const digits = (value: number) => bookNumber(value, book);
  const captions = new Map(
    floatsOf(book).map((float) => [float.id, `${words[float.kind]} ${digits(float.number)}`]),
  );
  const entries = new Map(flattenOutline(outlineOf(book)).map((entry) => [entry.id, entry]));
  const number = (numbers: readonly number[]) => numbers.map(digits).join(language.numberSeparator);
  const opening = (entry: OutlineEntry) => {
    if (entry.number.length === 0 || entry.kind === 'section') return undefined;
    return `${words[entry.kind]} ${ordinal(entry.number[0]!, language)}`;
  };
  const reference = (id: string) => {
    const entry = entries.get(id);
    return captions.get(id) ?? (entry && (opening(entry) ?? language.quotationMarks.join(entry.title)));
  };
  return { words, number, opening, reference, caption: (id) => captions.get(id) };
}
