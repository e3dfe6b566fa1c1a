/**
 * Galleys: the text of each division as the browser sets it in one endless column as wide as the page area. They are
 * measured in the page (`in-page/`) and divided into pages in `paginate.ts`. All lengths are CSS px (1/96 inch), counted
 * downwards from the top of the division.
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
  /** It may stand at the head of the next page instead. */
  readonly float?: Floating;
  /** It stands over all columns. */
  readonly spans?: true;
}

/** A figure that may be moved to the head of the next page while the text flows on. */
export interface Floating {
  /** Its height there, with the room between it and the text. */
  readonly height: number;
  /** How much the text moves up where it is taken out. */
  readonly gap: number;
  /** It is as wide as the page area, and stands above the columns of a page. */
  readonly wide?: true;
  /** It has notes, whose place is the page of its text: it stands on that, too. */
  readonly noted?: true;
}

/**
 * A line that begins on the grid of its page, whatever page that is, though what stands before it is as high as it is. Space is put before
 * `put`, the first of the headings above it, or before it itself.
 */
export interface GridPoint {
  readonly item: number;
  readonly put: number;
  /** It stands at a multiple of this from the top of its page: a line, or half of one. */
  readonly unit: number;
  /** The space that is put in the galley. */
  readonly slack: number;
  /** How much deeper than in text its baseline lies in its line, if it does: px. */
  readonly drop?: number;
}

/** How much more space than in the galley, or less, stands before an item on its page. */
export interface GridShift {
  readonly item: number;
  readonly by: number;
}

/** A note as it stands in the galley. */
export interface GalleyNote {
  /** Its number through the book. */
  readonly index: number;
  /** The item that its mark stands in. */
  readonly item: number;
  /** Its mark stands in a note, not in the text: which of the galley's notes, and in which of its lines. */
  readonly within: { readonly note: number; readonly line: number } | undefined;
  /** Bottoms of its lines, from its own top; the last is its height. */
  readonly lines: readonly number[];
  /** It has one line, and others that have may stand beside it. */
  readonly short?: ShortNote;
}

/** A note that takes a part of a line. */
export interface ShortNote {
  /** How much of the measure it takes, with the room between it and the next: at the most 1. */
  readonly share: number;
  /** It runs against the direction of the book. */
  readonly turned: boolean;
}

/** The item that an element with an id stands in. */
export interface PlacedId {
  readonly id: string;
  readonly item: number;
}

export interface Galley {
  readonly items: readonly Item[];
  readonly notes: readonly GalleyNote[];
  /** The division itself is the first. */
  readonly places: readonly PlacedId[];
  /** Its pages have two columns. */
  readonly columned?: true;
  /** In their order; none where the book is on no grid. */
  readonly grid?: readonly GridPoint[];
}

/** What all pages of a book have in common. */
export interface Measure {
  /** Height of the page area. */
  readonly height: number;
  /** Height of the rule above the notes of a page, with the room around it. */
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

/** What of a division stands in one place: on a page of its own, or in a column. */
export interface SetBox {
  /** Its items: from one up to, not including, another. */
  readonly from: number;
  readonly to: number;
  /** Items of other boxes that stand at its head, and those of its own that stand at the head of another. */
  readonly head: readonly number[];
  readonly moved: readonly number[];
  readonly notes: readonly NotePart[];
  /** Height of its text with what stands at its head, from the top of the box. */
  readonly used: number;
  /** Height of the notes with their rule; 0 without. */
  readonly foot: number;
  /** What brings its lines onto the grid of the page. */
  readonly shifts?: readonly GridShift[];
  /** Where it stands on a page of columns; otherwise it is the page area. */
  readonly place?: BoxPlace;
}

/** A box on a page of columns: px. */
export interface BoxPlace {
  readonly column: 'all' | 'first' | 'second';
  /** From the top of the page area. */
  readonly top: number;
  readonly height: number;
  /** How far down from its top its text may reach. */
  readonly text: number;
}

/** One page of a division: its boxes in the order of reading. */
export type SetPage = readonly SetBox[];

/** Where a page begins: the path of child indices to a block, and the length of its text before the page. */
export interface TextStart {
  readonly element: readonly number[];
  readonly offset: number;
}

/** What is known of the text only when its pages are. */
export interface PageTexts {
  /** id -> folio, for the contents and other lists. */
  readonly folios: Readonly<Record<string, string>>;
  /** Texts that pieces of markup make of the pages, by the keys of their places. */
  readonly late: Readonly<Record<string, string>>;
  /** Numbers of notes, by their number through the book; where they begin anew on each page. */
  readonly labels: Readonly<Record<number, string>>;
  /** Stands for the number of a note while it isn't known. */
  readonly held?: string;
  /** `folio ID`, `late KEY` or `note NUMBER` -> a wider text whose room is kept, so that pages do not swing between two states. */
  readonly rooms?: Readonly<Record<string, string>>;
}

/** What stands on a page besides its text. */
export interface PageWords {
  readonly head: string;
  readonly folio: string;
  readonly recto: boolean;
  /** Stands beside the rule over a note that goes on from the page before. */
  readonly continued: string;
}

/** The cover that goes before all. */
export interface CoverSetting {
  /** What it is, for those who can't see it. */
  readonly alternative: string;
  /** Of HTML its width, in pixels; an image has its own. */
  readonly width?: number | undefined;
}

/** Something that was wider or taller than the page area, and was made to fit; or a row that is taller, and is divided. */
export interface Fit {
  readonly what: 'width' | 'height' | 'row';
  /** The index of a child element at each step down from the division. */
  readonly element: readonly number[];
  readonly tag: string;
  /** The size of its letters as they are now, where a table was made narrower: points. */
  readonly letters?: number;
  /** How wide a table is by itself, and how wide its page area is: mm. */
  readonly needs?: number;
  readonly room?: number;
}

/** A page as it stands in the browser, before it is printed. */
export interface PageProof {
  /** For each of its boxes the heights of its text and of its notes, px. */
  readonly boxes: readonly { readonly text: number; readonly foot: number }[];
  /** How much something is wider than its box: px. */
  readonly excess: number;
  /** The notes whose first marks stand on it, and those that begin at its foot. */
  readonly marks: readonly number[];
  readonly notes: readonly number[];
  /** The addresses of the links within the book. */
  readonly links: readonly string[];
  /** The ids on it, from the upper left of the page. */
  readonly places: readonly { readonly id: string; readonly x: number; readonly y: number }[];
  /** The folios that it shows of other places. */
  readonly folios: readonly { readonly target: string; readonly said: string }[];
  /** What else it shows that depends on the pages. */
  readonly late: readonly { readonly key: string; readonly said: string }[];
}

/** The pages of some divisions as they stand in the browser. */
export interface QuireProof {
  readonly starts: readonly (readonly TextStart[])[];
  readonly divisions: readonly {
    readonly pages: readonly PageProof[];
    /** The letters of all pages are those of the division, in their order. */
    readonly whole: boolean;
  }[];
}
