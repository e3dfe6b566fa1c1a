import type { Book } from '../book/book.ts';
import type { Words } from '../book/language.ts';
import type { CipLine, Original } from '../book/publication.ts';
import type { Settings } from '../book/settings.ts';
import { formatDate } from '../language/calendar.ts';
import { isLeftToRight } from '../language/direction.ts';
import type { Labels } from './labels.ts';
import { textFaceOf, typefaceNamed } from './theme.ts';

/** A line of the imprint: a term, and what is said of it. `ltr`: that runs from left to right, whatever its digits are. */
interface ImprintRow {
  readonly term: string;
  readonly value: string;
  readonly ltr?: boolean;
}

/** What the template of the imprint is filled with, besides the settings. */
export interface ImprintData {
  readonly rows: readonly ImprintRow[];
  readonly cip: readonly CipLine[];
}

/** The words for roles of contributors (MARC relator codes), in the order in which an imprint names them. */
const ROLES = {
  trl: 'translator',
  edt: 'editor',
  aui: 'foreword',
  ill: 'illustrator',
  ctb: 'contributor',
  pfr: 'proofreader',
  bkd: 'bookDesigner',
  cov: 'coverDesigner',
} as const satisfies Record<Settings['contributor'][number]['role'], keyof Words>;

/** The people of a title page: the others stand on the imprint. */
const ON_TITLE: readonly (keyof typeof ROLES)[] = ['trl', 'edt', 'aui', 'ill'];

/** Contributors by what they did, as a title page names them. */
export function titlePeople({ settings }: Book, words: Words): readonly ImprintRow[] {
  return ON_TITLE.flatMap((role) =>
    settings.contributor
      .filter((one) => one.role === role)
      .map(({ name }) => ({ term: words[ROLES[role]], value: name })),
  );
}

/** All that the settings say and a reader should see, in the order of Iranian legal pages; what isn't said has no row. */
export function imprintData(book: Book, labels: Labels): ImprintData {
  const { settings } = book;
  const rows = [...peopleRows(book, labels), ...publicationRows(book, labels), ...makingRows(book, labels)];
  return { rows: rows.filter(({ value }) => value !== ''), cip: settings.cip ?? [] };
}

const list = (words: Words, values: readonly (string | undefined)[]) =>
  values.filter(Boolean).join(words.listSeparator);

function peopleRows({ settings }: Book, { words }: Labels): readonly ImprintRow[] {
  const { author, original } = settings;
  const named = author.map(({ name, affiliation }) => (affiliation ? `${name} (${affiliation})` : name));
  const others = Object.entries(ROLES).map(([role, word]) => ({
    term: words[word],
    value: list(
      words,
      settings.contributor.filter((one) => one.role === role).map(({ name }) => name),
    ),
  }));
  return [
    { term: words.author, value: list(words, named) },
    ...author.flatMap(({ email }) => (email ? [{ term: words.email, value: email, ltr: true }] : [])),
    ...author.flatMap(({ orcid }) => (orcid ? [{ term: words.orcid, value: orcid, ltr: true }] : [])),
    ...others,
    { term: words.original, value: original ? originalLine(original, words) : '' },
    { term: words.originalRights, value: original?.rights ?? '' },
  ];
}

/** `Umberto Eco, Il nome della rosa, Milano, Bompiani, 1980`: in the signs of the language that its title is in. */
function originalLine({ author, title, place, publisher, date, isbn }: Original, words: Words): string {
  const isForeign = isLeftToRight(title);
  const number = isbn && `${isForeign ? 'ISBN' : words.isbn} ${isbn}`;
  return [author, title, place, publisher, date, number]
    .filter((one) => one !== undefined)
    .join(isForeign ? ', ' : words.listSeparator);
}

function publicationRows(book: Book, { words }: Labels): readonly ImprintRow[] {
  const { settings, language } = book;
  const { series, identifier, edition } = settings;
  const date = book.date && formatDate(book.date, language, settings.calendar);
  const isShownElsewhere = settings.abstract !== undefined && book.theme.traits.abstracts;
  return [
    { term: words.publisher, value: list(words, [settings.publisher, settings.place]) },
    { term: words.series, value: list(words, [series?.title, series?.position]) },
    edition
      ? { term: words.edition, value: list(words, [edition, date]) }
      : { term: words.date, value: date ?? '' },
    { term: words.printRun, value: settings['print-run'] ?? '' },
    { term: words.price, value: settings.price ?? '' },
    { term: words.printer, value: settings.printer ?? '' },
    { term: words.subject, value: list(words, settings.subject) },
    { term: words.keywords, value: isShownElsewhere ? '' : list(words, settings.keywords) },
    { term: words.isbn, value: identifier.isbn ?? '', ltr: true },
    { term: words.printIsbn, value: identifier['print-isbn'] ?? '', ltr: true },
    { term: words.doi, value: identifier.doi ?? '', ltr: true },
    { term: words.address, value: list(words, settings.address) },
  ];
}

/** The typefaces that its text, and its headings and its Latin where they have their own, are set in; and the tool. */
function makingRows(book: Book, { words }: Labels): readonly ImprintRow[] {
  const text = book.settings.words['textFace'] ?? textFaceOf(book);
  const other = (role: 'heading' | 'latin') => {
    const name = typefaceNamed(book, role) ?? '';
    return name === textFaceOf(book) ? '' : name;
  };
  return [
    { term: words.typeface, value: text },
    { term: words.headingTypeface, value: other('heading') },
    { term: words.latinTypeface, value: other('latin') },
    { term: words.madeWith, value: words.press },
  ];
}
