import type { Element, ElementContent, Text as HastText } from 'hast';
import type { Image, Nodes, Parents, Root, Text } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Handler } from 'mdast-util-to-hast';
import type { Extension } from 'micromark-util-types';
import type { Written } from './conservation.ts';
import type { Edit } from './edit.ts';
import type { MarkupRule, Tell } from './message.ts';
import type { Settings } from './settings.ts';
import type { TextFile } from './text-file.ts';

/**
 * A piece of markup: all that the rooms have to know of it. They are handed a list of these and know none by its name; what all share
 * (CommonMark and GFM, the grammar of directives, attributes, images) is theirs. The order of the list is the order in which trees
 * are changed.
 */
export interface Syntax {
  /** The name of its folder in `scripts/syntax/`. */
  readonly name: string;

  /** What other tools write for it, in our own signs: changes of a text before it is tokenized. Places stay those of the text. */
  readonly rewrite?: (source: string) => readonly Edit[];
  /** What micromark needs to tokenize it in a text. */
  readonly micromark?: (text: SourceText) => readonly Extension[];
  /** What makes nodes of these tokens. */
  readonly fromMarkdown?: readonly FromMarkdown[];
  /** Part blocks that are one to Markdown, before anything else looks at the tree, whose places are those of the text. */
  readonly part?: (tree: Root, text: string) => Root;
  readonly directives?: readonly Directive[];
  /** Change the tree of a text as its spelling is checked and as it is read; it may be changed in place. */
  readonly parsed?: Reader;
  /** Change the tree of a text as it is read, and report what is wrong in it. */
  readonly read?: Reader;
  /** The same where it takes a library that is loaded for it, last of all. */
  readonly prepare?: (
    tree: Root,
    file: TextFile,
    tell: Tell,
    macros: Readonly<Record<string, string>>,
  ) => Promise<void>;

  /** The rules that it brings: what `read` and `prepare` may say is broken. */
  readonly rules?: readonly MarkupRule[];

  /** What it numbers. */
  readonly counters?: readonly Counter[];
  /** Words for its counters and its own use, by language and name; a book may overrule them with `words:`. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;

  /** How nodes of its own types are checked for spelling; by default as their children are. */
  readonly prose?: Readonly<Record<string, Prose>>;

  /** What is written in nodes of its own, where that is not their children's text: what no edition may lose. */
  readonly written?: (node: Nodes, around: Around) => Pick<Written, 'kind' | 'value' | 'markup'> | undefined;
  /** What is drawn for a node of its own, a text for each of its elements, where that is not its children's text: some typeface is to have it. */
  readonly drawn?: (node: Nodes) => readonly string[] | undefined;
  /** Which parts of a text are its markup: ranges that editions may leave out. */
  readonly markup?: (text: Text, around: Around) => readonly (readonly [from: number, to: number])[];
  /** Markup between texts that has letters or digits and is not printed, by what it is: a pattern, or what finds it. */
  readonly leftOut?: Readonly<Record<string, RegExp | Finder>>;
  /** What editions add to the words of the manuscript for it. */
  readonly adds?: readonly string[];

  /** How it is shown in one book: asked for once, before the first chapter. */
  readonly show?: (names: Names) => Showing;
  /** What its HTML may have beyond what any text may. */
  readonly allows?: Allowed;
  readonly late?: Late;
  /** Classes of elements that no page begins within, and that no mark of a page stands in: it stands before them. */
  readonly whole?: readonly string[];
  /** Its style: `base` beneath the theme, in all editions, and over it by the medium of one, as themes have their sheets. */
  readonly css?: Readonly<Record<string, string>>;
}

/** Finds ranges of a text, in their order. */
export type Finder = (text: string) => readonly (readonly [from: number, to: number])[];

type Reader = (tree: Root, file: TextFile, tell: Tell) => Root;

/** A text while it is tokenized. */
export interface SourceText {
  readonly source: string;
  /** Whether a line (from 1) stands in a block directive of a name whose opening was read. */
  readonly within: (directive: string, line: number) => boolean;
}

/** What is written as a block between fences, `:::verse`, or as a phrase, `:quran[…]`. */
export interface Directive {
  readonly name: string;
  readonly kind: 'block' | 'phrase';
  /** Whether its text is prose of the book's language, whose spelling is checked. */
  readonly isProse: boolean;
  readonly show: Handler;
  /** The class of its elements, where these are set in naskh with all marks, whatever the text is set in. */
  readonly naskh?: string;
}

/** The directives that are set in naskh, with the classes of their elements. */
export function naskhDirectives(syntaxes: readonly Syntax[]): ReadonlyMap<string, string> {
  const all = syntaxes.flatMap(({ directives = [] }) => directives);
  return new Map(all.flatMap(({ name, naskh }) => (naskh === undefined ? [] : [[name, naskh] as const])));
}

/** A kind of things that are numbered and have captions: `node.data.counter` names it. */
export interface Counter {
  readonly kind: string;
  /** The name of the word before the number: `figure` of «شکل ۲». */
  readonly word: string;
  /** Through the book, or anew in each chapter, whose number goes before: «شکل ۲.۱». */
  readonly scope: 'book' | 'chapter';
  readonly list?: CounterList;
}

/** The list of all that a counter numbers, which `lists:` asks for. */
export interface CounterList {
  /** What it is called in `lists:`. */
  readonly name: string;
  /** The name of the word that is its title. */
  readonly title: string;
  /** Its `epub:type` in the navigation (EPUB Structural Semantics 1.1, 4.12): `loi`, `lot` …; without, it is not there. */
  readonly epubType?: string;
}

/** `none`: not at all; a function: as the image, with its title, that the node was made of, if it was made of one. */
export type Prose = 'none' | ((node: Nodes) => Image | undefined);

/** Where a node stands: its parent, and what that stands in. */
export interface Around {
  readonly parent: Parents;
  readonly index: number;
  readonly holder: Parents | undefined;
  /** The index of the parent in its holder. */
  readonly at: number;
}

/** What a book calls its things, and how it writes numbers. */
export interface Names {
  readonly settings: Settings;
  /** Where the numbers of notes start again: as the book says, or its theme. */
  readonly noteScope: 'page' | 'chapter' | 'book';
  /** A word of the furniture by its name. */
  readonly word: (name: string) => string;
  /** A number in the digits of the book. */
  readonly digits: (number: number) => string;
  /** «جدول ۲»: by the id of what a counter numbers. */
  readonly caption: (id: string) => string | undefined;
  /** «۲», «۲.۱»: the number alone, by the same id. */
  readonly numeral: (id: string) => string | undefined;
  /** «شکل ۱», «فصل دوم», or the title of what has no number: by id. */
  readonly reference: (id: string) => string | undefined;
  /** A text that no manuscript has, of one of the kinds that `adds` lists. */
  readonly added: (kind: string, value: string) => HastText;
}

/** How a piece of markup is shown in one book. */
export interface Showing {
  /**
   * All that it keeps from chapter to chapter. It may be read, and put back as it was: a chapter that is known need not be shown for those
   * behind it.
   */
  readonly counts?: Record<string, number>;
  /** Change the tree of a chapter before HTML is made of it; chapters come in the order of the book. */
  readonly arrange?: (tree: Root) => Root;
  /** HTML of nodes, by their types. */
  readonly handlers?: Readonly<Record<string, Handler>>;
  /** Say in an element what Markdown only implies, or HTML has no attribute for; it is one that may be shown, and may be changed. */
  readonly complete?: (element: Element) => void;
}

/** Elements, and attributes by element, beyond those that any text may have (hast-util-sanitize). */
export interface Allowed {
  readonly elements?: readonly string[];
  readonly attributes?: Readonly<Record<string, readonly (string | [string, RegExp])[]>>;
}

/** Elements whose words depend on the pages: print has others than EPUB and web, which have no pages. */
export interface Late {
  /** The class of these elements. */
  readonly className: string;
  /**
   * What such an element has in print, undefined for what is none of them: `place(key)` holds the place of a text that is asked for by
   * its key.
   */
  readonly print?: (
    element: Element,
    names: Pick<Names, 'word'>,
    place: (key: string) => Element,
  ) => ElementContent[] | undefined;
  /** The text of a place, asked for again whenever pages change, until it changes no more. */
  readonly text?: (key: string, pages: Pages) => string;
}

/** The pages of a book as they stand. */
export interface Pages {
  /** The index of the page that an id stands on; undefined for what stands nowhere. */
  readonly of: (id: string) => number | undefined;
  /** The folio of a page by its index. */
  readonly folio: (page: number) => string;
}
