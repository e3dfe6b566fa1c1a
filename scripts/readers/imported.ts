import type { Root } from 'mdast';
import type { KeyedItem } from './bibliography.ts';
import type { Remark } from './remarks.ts';

/** Somebody's file, as it was given. */
export interface GivenFile {
  /** The name of the file without its folders; `-` for what came from standard input. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A file that stands beside it, by its address relative to it (`page_files/1.png`); undefined where there is none. */
  beside(address: string): Promise<Uint8Array | undefined>;
  /** Whether images of the web stay images, with their addresses: they are to be fetched. Links stand in their places otherwise. */
  readonly remoteImages?: boolean | undefined;
}

/** What makes a manuscript of one kind of file. */
export interface Reader {
  /** Such as `word`. */
  readonly name: string;
  /** Whether a file is of this kind, by its name and what it begins with; the first of the list that says so reads it. */
  recognizes(name: string, bytes: Uint8Array): boolean;
  /** @throws WarraqError `import-readable` where the file is damaged, or is no such file after all. */
  read(source: GivenFile): Promise<Imported>;
}

/** What a file says of the whole text: keys of `book.yaml`. */
export interface ImportedSettings {
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly author?: readonly ImportedAuthor[] | undefined;
  /** ISO 8601: 2026, 2026-06, 2026-06-02. */
  readonly date?: string | undefined;
  /** BCP 47. */
  readonly language?: string | undefined;
  readonly publisher?: string | undefined;
  readonly description?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly abstract?: string | undefined;
  readonly 'abstract-en'?: string | undefined;
  readonly 'keywords-en'?: readonly string[] | undefined;
}

/** A name, or one with where its bearer works. */
export type ImportedAuthor = string | { readonly name: string; readonly affiliation: string };

/** One text, which is divided into files at its headings of the first level. */
export interface ImportedText {
  /**
   * mdast, with the nodes of GFM, `math` and `inlineMath`, and those of remark-directive: a poem is a `containerDirective` of the name
   * `verse`. What has an id has it in `data.hProperties.id`. What has no place in Markdown is a comment: `kept(…)` (`kept.ts`).
   */
  readonly tree: Root;
  /** Whether it is an article, which is one file whatever headings it has. */
  readonly isArticle?: boolean;
  /** What stood at its head, and is in the settings now: where it becomes one text of several, it stands there again. */
  readonly head?: { readonly title: string | undefined; readonly lines: readonly string[] };
  /** What the file has beside the name of its only author («پژوهشگر»), which are the first paragraphs of the tree, with others. */
  readonly offices?: readonly string[];
}

export interface ImportedImage {
  /** As the tree has it, with `/`: `images/image-1.png`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What is counted in the report, in its order. */
export const COUNTED = [
  'headings',
  'paragraphs',
  'notes',
  'tables',
  'images',
  'lists',
  'poems',
  'quotations',
  'formulas',
  'links',
  'references',
  'code',
  'citations',
  'sources',
  'index',
] as const;
export type Counted = (typeof COUNTED)[number];

/** A change that somebody has made, and nobody has accepted yet: what was put in is text, what was taken out is not. */
export interface Change {
  readonly kind: 'inserted' | 'deleted';
  readonly author: string;
  /** ISO 8601; '' where it is not known. */
  readonly date: string;
  readonly text: string;
  /** Taken from another place, or to one. */
  readonly isMove: boolean;
}

/** A file as a manuscript, before it is written. */
export interface Imported {
  readonly settings: ImportedSettings;
  readonly texts: readonly ImportedText[];
  readonly images: readonly ImportedImage[];
  /** What is cited, under the keys that comments in the trees have: `references.json`. */
  readonly sources?: readonly KeyedItem[];
  /** What came over that a tree does not show by its nodes; nodes are counted by the verb. */
  readonly counts: Readonly<Partial<Record<Counted, number>>>;
  readonly changes?: readonly Change[];
  /** What did not come over, or came over as something else, and where. */
  readonly remarks: readonly Remark[];
  /**
   * All text of the file, found by a way of its own (not by walking the tree): its letters and digits are those of the tree, and
   * those of `replaced`.
   */
  readonly text: string;
  /** Text of the file that warraq makes itself: numbers of figures, the contents, «شکل ۳» where a reference stands now. */
  readonly replaced: string;
}
