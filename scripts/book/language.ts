import type { Calendar } from './calendar-date.ts';

export type Direction = 'rtl' | 'ltr';

/** Numbering systems, as CLDR names them: ۰۱۲, ٠١٢, 012. */
export type NumberingSystem = 'arabext' | 'arab' | 'latn';

/** All that a book's language decides. `language/languages.ts` lists the languages. */
export interface Language {
  /** BCP 47: what a book names it by. */
  readonly tag: string;
  /** ISO 639-2/B: what libraries and book shops name it by. */
  readonly bibliographicCode: string;
  readonly direction: Direction;
  /** ISO 15924: the script whose letters every book of this language needs. */
  readonly script: string;
  /** The digits of its pages. */
  readonly numbering: NumberingSystem;
  /** BCP 47: a locale that JavaScript engines have, in whose order names of files are sorted. */
  readonly collation: string;
  readonly dates: Dates;
  /** How the pages of the front matter are counted. */
  readonly frontFolios: 'abjad' | 'roman';
  /** Between the numbers of chapter and section: 2.1. */
  readonly numberSeparator: string;
  /** The ordinals of chapters and parts, first to last known; beyond them, the number itself is written. */
  readonly ordinals: readonly string[];
  /** Around the title that a reference names. */
  readonly quotationMarks: readonly [opening: string, closing: string];
  /** Small words that belong to the next: no line of a title ends in one. */
  readonly leaning?: readonly string[];
  /** The word before the colon that makes a paragraph the caption of a table. */
  readonly tableCaption: string;
  /** How titles of chapters count, where that is looked at. */
  readonly counting?: Counting;
  readonly words: Words;
  /** Words of an archive's public shelf, where it can be in this language. */
  readonly shelf?: ShelfWords;
}

export interface Dates {
  /** The calendar that dates are printed in, unless the book names another. */
  readonly calendar: Calendar;
  /** The calendar that a year of the Hijra is of, unless the book names another. */
  readonly hijri: Exclude<Calendar, 'gregorian'>;
  readonly numbering: NumberingSystem;
  /** The names of the months, first to twelfth, as they stand between day and year. */
  readonly months: Readonly<Record<Calendar, readonly string[]>>;
}

/** How titles count divisions: «فصل دوم: آب», «درس ۱۲». */
export interface Counting {
  /** A title that may count: the kind of division, and what follows it. */
  readonly title: RegExp;
  /** The words for numbers, of one or three words each. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** The words of a book's furniture; a book may overrule any of them with `words:`. */
export interface Words {
  readonly contents: string;
  readonly chapter: string;
  readonly part: string;
  readonly figure: string;
  readonly table: string;
  readonly equation: string;
  /** Before a folio: «صفحهٔ ۴۲». */
  readonly page: string;
  readonly listOfFigures: string;
  readonly listOfTables: string;
  readonly notes: string;
  readonly note: string;
  readonly author: string;
  readonly translator: string;
  readonly editor: string;
  readonly illustrator: string;
  /** Who wrote the foreword. */
  readonly foreword: string;
  readonly contributor: string;
  readonly coverDesigner: string;
  readonly proofreader: string;
  readonly bookDesigner: string;
  readonly publisher: string;
  readonly edition: string;
  readonly date: string;
  readonly isbn: string;
  readonly doi: string;
  readonly subject: string;
  readonly rights: string;
  readonly series: string;
  readonly printRun: string;
  readonly price: string;
  /** Who printed and bound it. */
  readonly printer: string;
  readonly address: string;
  /** What an image of the publisher's sign is called. */
  readonly logo: string;
  /** Over the record of the National Library. */
  readonly cip: string;
  /** Of a translation: the title of the original, and whose that is. */
  readonly original: string;
  readonly originalRights: string;
  readonly printIsbn: string;
  readonly email: string;
  readonly orcid: string;
  readonly headingTypeface: string;
  readonly latinTypeface: string;
  readonly typeface: string;
  readonly madeWith: string;
  /** The name of this program. */
  readonly press: string;
  readonly backToText: string;
  /** Over a note that goes on from the page before. */
  readonly continued: string;
  readonly next: string;
  readonly previous: string;
  readonly cover: string;
  readonly titlePage: string;
  readonly imprint: string;
  readonly halfTitle: string;
  /** Pages beside the text, where nothing on them says what they are. */
  readonly basmala: string;
  readonly approval: string;
  readonly statement: string;
  readonly dedication: string;
  readonly acknowledgements: string;
  readonly epigraph: string;
  readonly biography: string;
  readonly colophon: string;
  readonly foreignTitle: string;
  /** At the head of an article. */
  readonly abstract: string;
  readonly keywords: string;
  /** The list of the pages of the print edition, in the EPUB; what marks them in the web edition. */
  readonly pageList: string;
  /** Before the folio of a page of the print edition, beside the text: «ص ۴۲». */
  readonly folio: string;
  /** The web edition: the first link of a page, and what its search says. */
  readonly skipToText: string;
  readonly search: string;
  /** Before how many were found. */
  readonly found: string;
  readonly nothingFound: string;
  readonly moreFound: string;
  readonly searchNeedsScript: string;
  /** What the EPUB says of its accessibility, and of its images if they are described. */
  readonly accessibility: string;
  readonly imagesDescribed: string;
  /** Entries of a task list. */
  readonly done: string;
  readonly toDo: string;
  /** Titles of passages that call for attention and have none of their own. */
  readonly calloutNote: string;
  readonly calloutTip: string;
  readonly calloutImportant: string;
  readonly calloutWarning: string;
  readonly calloutCaution: string;
  readonly listSeparator: string;
}

/** The words of the pages of an archive's shelf; those of its books are `Words`. */
export interface ShelfWords {
  /** What the shelf is called. */
  readonly name: string;
  readonly feed: string;
  readonly empty: string;
  /** Behind a number. */
  readonly titles: string;
  readonly editions: string;
  readonly pages: string;
  /** Over the list of editions. */
  readonly allEditions: string;
  readonly identifier: string;
  readonly published: string;
  readonly archived: string;
  readonly webEdition: string;
  readonly digests: string;
}
