/** What a generated book holds, known by construction: the judge compares the finished PDF with it. */

/** The smallest things that are printed in a line. */
export type Atom =
  /** A word with its punctuation, as it is to be printed; `or` is another order in which it may be read. */
  | { kind: 'word'; text: string; or?: string }
  /** The mark of a note. */
  | { kind: 'mark'; note: string }
  /** The name of what is referred to («شکل ۲»). */
  | { kind: 'name'; target: string }
  /** The page of what is referred to («صفحهٔ ۴۲»). */
  | { kind: 'page'; target: string }
  /** A formula; its letters and digits in any order. */
  | { kind: 'formula'; letters: string }
  /** An image, known by the colour that nothing else has. */
  | { kind: 'image'; colour: string; ratio: number; inline: boolean };

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'quote'
  | 'verse'
  | 'aside'
  | 'epigraph'
  | 'latin'
  | 'code'
  | 'formula'
  | 'figure'
  | 'tableCaption'
  | 'cell'
  | 'rule';

export interface Block {
  kind: BlockKind;
  atoms: Atom[];
  /** The address of a heading, a figure, or a table (on its caption). */
  id?: string;
  /** 1 is the chapter's title. */
  level?: number;
  /** A title that is not printed above its chapter: the first words of the text, which stand for it elsewhere. */
  unseen?: boolean;
  /** The number that a list item bears. */
  number?: number;
  /** A cell's table, row and column; row 0 is the header. */
  table?: number;
  row?: number;
  column?: number;
  /** A figure that may stand at the top of its page or of a later one. */
  float?: boolean;
}

export interface Note {
  id: string;
  atoms: Atom[];
  /** Wholly in Latin letters. */
  latin: boolean;
}

export interface Chapter {
  file: string;
  role: 'front' | 'body' | 'back';
  /** The part that this chapter begins, and what the book's own template prints below its title. */
  part?: string;
  partWords?: string;
  shortTitle?: string;
  blocks: Block[];
}

export interface Margins {
  top: number;
  bottom: number;
  inner: number;
  outer: number;
}

export type Language = 'fa' | 'ar' | 'ur' | 'ckb' | 'he' | 'en';

export interface Truth {
  language: Language;
  title: string;
  shortTitle?: string;
  theme: 'report' | 'book';
  /** Millimetres, where the book's file gives them. */
  size?: { width: number; height: number };
  margins?: Margins;
  /** Points. */
  bodySize: number;
  /** How much larger or smaller letters may be: a share. */
  letters: number;
  lineHeight: number;
  /** How much larger letters are than `bodySize`; undefined where the typeface's own letters say. */
  adjust: number | undefined;
  tocDepth: number;
  /** Without contents and lists. */
  article: boolean;
  lists: ('figures' | 'tables')[];
  numbering?: 'none' | 'chapters' | 'sections';
  footnotes: 'page' | 'chapter' | 'book';
  /** The first leaf of the PDF: none, one that is made from the title, or an image of this colour and shape. */
  cover: boolean;
  coverImage?: { colour: string; ratio: number };
  /** Millimetres. */
  bleed?: number;
  /** The family of the text. */
  face: string;
  /** Words that the book's own templates print once, on the cover or before the text. */
  ownWords: { cover?: string; front: string[] };
  quireLength: number;
  chapters: Chapter[];
  notes: Record<string, Note>;
}

export interface GeneratedBook {
  files: Record<string, string | Uint8Array>;
  /** The file that is the whole book, if it has no `book.yaml`. */
  only?: string;
  quireLength: number;
  truth: Truth;
  /** The drawn settings in one line. */
  traits: string;
}
