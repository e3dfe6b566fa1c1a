/**
 * Galleys: the text of each division as the browser sets it in one endless column as wide as the page area. They are
 * measured in the page (`in-page/`) and divided into pages in `paginate.ts`. All lengths are CSS px (1/96 inch), counted
 * downwards from the top of the document.
 */

/** The cost of beginning a page where none can; a number, since JSON has no infinity. */
export const NEVER = 1e9;

/** The smallest thing that stands on one page: a line, a row of a table, a box that nothing divides. */
export interface Item {
  readonly kind: 'line' | 'row' | 'box';
  readonly top: number;
  readonly bottom: number;
  /** What it costs to begin a page here: 0 for a good place, `NEVER` where it can't be. */
  readonly cost: number;
  /** Height of what is set again above it when a page begins here: the header rows of its table. */
  readonly repeated: number;
}

/** A note as it stands in the galley. */
export interface GalleyNote {
  /** Its number through the book. */
  readonly index: number;
  /** The item that its mark stands in. */
  readonly item: number;
  /** Its mark stands in a note, not in the text. */
  readonly nested: boolean;
  /** Bottoms of its lines, from its own top; the last is its height. */
  readonly lines: readonly number[];
}

/** Where an element with an id stands. */
export interface Place {
  readonly id: string;
  readonly y: number;
}

export interface Galley {
  /** The id of the division, as printed. */
  readonly division: string;
  readonly top: number;
  readonly items: readonly Item[];
  readonly notes: readonly GalleyNote[];
  readonly places: readonly Place[];
  /** Ids of the headings that can be seen, in their order; '' for one without. */
  readonly headings: readonly string[];
}

/** What all pages of a book have in common. */
export interface Measure {
  /** Height of the page area. */
  readonly height: number;
  /** Height of the rule above the notes of a page. */
  readonly rule: number;
  /** Height of a line of prose. */
  readonly line: number;
}

/** Lines of a note that are set on one page: from one up to, not including, another. */
export interface NotePart {
  /** Index in the galley's notes. */
  readonly note: number;
  readonly from: number;
  readonly to: number;
}

/** One page of a division. */
export interface SetPage {
  /** Its items: from one up to, not including, another. */
  readonly from: number;
  readonly to: number;
  readonly notes: readonly NotePart[];
  /** Height of its text, from the top of the page area. */
  readonly used: number;
  /** Height of the notes with their rule; 0 without. */
  readonly foot: number;
}

/** A division as the browser divides it. */
export interface Natural {
  readonly pages: number;
  /** The page, from the division's first, of each id. */
  readonly places: readonly { readonly id: string; readonly page: number }[];
}

/** Where a page begins: the path of child indices to a block, and the length of its text before the page. */
export interface TextStart {
  readonly element: readonly number[];
  readonly offset: number;
}

/** What is known of the text only when its pages are. */
export interface Texts {
  /** id -> folio, for the contents and references. */
  readonly folios: Readonly<Record<string, string>>;
  /** Numbers of notes, by their number through the book; where they begin anew on each page. */
  readonly labels: Readonly<Record<number, string>>;
  /** Stands for the number of a note while it isn't known. */
  readonly held?: string;
}

/** A book divided into pages, as the page in the browser is to be set. */
export interface Setting {
  /** For each galley its pages; null where the notes stay at the end and the browser divides. */
  readonly divisions: readonly (readonly SetPage[] | null)[];
  /** What stands beside the rule over a note that goes on from the page before. */
  readonly continued: string;
}
