/** Why something of a page is no part of its text. */
export type PagePart =
  | 'hidden'
  | 'navigation'
  | 'share'
  | 'comments'
  | 'related'
  | 'advertisement'
  | 'form'
  | 'byline'
  | 'contents'
  | 'outside';

/**
 * What the report says of what did not come over as it was, as facts; the words are in `report/en.ts` and `report/fa.ts`. A name is
 * counted, and its places are listed.
 */
export interface RemarkFacts {
  /** A remark of a reader of the manuscript, kept as a comment. */
  comment: { readonly author: string };
  /** Changes that were accepted: what was put in is text, what was struck out is not. */
  changes: { readonly inserted: number; readonly deleted: number };
  /** A place of an index, kept as a comment. */
  'index-entry': Readonly<Record<never, never>>;
  /** A citation of a bibliography program, kept as text, its data as a comment. */
  citation: { readonly program: string };
  /** Cells over several columns or rows: their text stands in the first, the others are empty. */
  spans: Readonly<Record<never, never>>;
  /** Something of a cell that only a line can hold: paragraphs, lists, tables. */
  'cell-blocks': Readonly<Record<never, never>>;
  /** A heading that was known by its look alone. */
  'heading-by-look': { readonly level: number };
  /** A poem that was known by its shape alone. */
  'verse-by-look': Readonly<Record<never, never>>;
  /** Text of a box, which stands behind its paragraph now. */
  'text-box': Readonly<Record<never, never>>;
  /** An image that no edition can show: its kind, such as EMF. */
  image: { readonly kind: string };
  /** An image that is not in the file. */
  'image-missing': { readonly address: string };
  /** Something that can't be shown: a drawing, a chart, an embedded file. */
  object: { readonly kind: string };
  /** Running heads and feet, which warraq makes itself. */
  'running-heads': { readonly text: string };
  /** The contents, which warraq makes itself. */
  contents: Readonly<Record<never, never>>;
  /** A link that leads nowhere: its text stays. */
  link: { readonly address: string };
  /** A list that counts otherwise than with numbers: letters, abjad. It has numbers now. */
  'list-numbers': { readonly format: string };
  /** A caption whose number is another now: references that are typed by hand keep the old one. */
  renumbered: { readonly was: string; readonly now: number };
  /** A table whose first column stands at the left, in a text from right to left: here it stands at the right. */
  'table-direction': Readonly<Record<never, never>>;
  /** A page number by reference, to a place that has no name: it stays as it was. */
  'page-number': { readonly number: string };
  /** Looks without a meaning: underlines, colours, typefaces. */
  look: { readonly kind: string };
  /** Code points of a typeface of its own, which no other typeface has. */
  'private-letters': { readonly codes: string };
  /** A text that was in another encoding than UTF-8. */
  encoding: { readonly encoding: string };
  /** Lines like notes that have no mark, or several: they stay in the text. */
  'notes-unmatched': { readonly count: number };
  /** A part of a page of the web that is no part of its article. */
  'page-part': { readonly part: PagePart };
  /** An image on the web: a link to it stands in its place. */
  'image-remote': { readonly address: string };
  /** An image that does not lie beside the page, or that no edition can show: its alternative text stands in its place. */
  'image-left': { readonly address: string };
  /** A film, a sound, a page within a page: a link to it stands in its place. */
  media: { readonly address: string };
  /** A text of a folder that is no chapter: one about the folder, a draft, one that the list of chapters does not name. */
  'passed-over': { readonly path: string };
  /** Front matter whose keys are of another tool: they are comments in it now. */
  'foreign-matter': { readonly path: string };
  /** An image on the web whose address stays in the text: editions show a frame in its place. */
  'image-absent': { readonly address: string };
  /** A title that was known by its look alone, on the title page. */
  'title-by-look': Readonly<Record<never, never>>;
  /** Nothing says a title: it is the name of the file. */
  'title-of-file': { readonly title: string };
  /** What the head of an article shows: it stands in `book.yaml` now, under this key. */
  'to-settings': { readonly key: string };
  /** A formula of which something has no TeX. */
  formula: { readonly element: string };
}

export type RemarkKind = keyof RemarkFacts;

export type Remark = {
  [Kind in RemarkKind]: {
    readonly kind: Kind;
    readonly facts: RemarkFacts[Kind];
    /** Where: the first words of the paragraph. */
    readonly place?: string | undefined;
  };
}[RemarkKind];
