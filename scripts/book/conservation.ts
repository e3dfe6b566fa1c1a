declare module 'mdast' {
  interface TextData {
    /** What the edition adds, where the text is not of the manuscript. */
    added?: string;
  }
}

/**
 * The words of the manuscript are the words of every edition. What editions leave out of what is written, and what they add to it,
 * is in these two lists, and in those of the pieces of markup (`leftOut`, `markup`, `adds` of a `Syntax`), and nowhere else; each
 * build proves that there is nothing more.
 */

/**
 * Markup that has letters or digits and is not printed, as CommonMark, GFM and our manual write it. It stands between texts, so it
 * is looked for nowhere else.
 */
export const LEFT_OUT_BETWEEN: Readonly<Record<string, RegExp>> = {
  'the address and the title of a link':
    /\]\([ \t\r\n>]*(?:<(?:\\.|[^\\<>\r\n])*>|(?:\\.|[^\\\s()]|\((?:\\.|[^\\\s()]|\((?:\\.|[^\\\s()])*\))*\))*)(?:[ \t\r\n>]+(?:"(?:\\.|[^\\"])*"|'(?:\\.|[^\\'])*'|\((?:\\.|[^\\()])*\)))?[ \t\r\n>]*\)/g,
  'the label that a link refers to': /\]\[(?:\\.|[^\\[\]])+\]/g,
  'the number of an entry of a list': /(?<![^\s>])[0-9۰-۹٠-٩]{1,9}[.)](?=\s|$)/g,
  'a reference to white space': /&#(?:0*(?:9|10|13|32)|x0*(?:9|a|d|20));/gi,
  'the box of a task': /\[[xX]\]/g,
  'the attributes of a directive': /(?<=[\]\p{L}])\{[^{}]*\}/gu,
};

/** Attributes of a heading or a paragraph, at the end of its text: `{#id .class}`. Right behind a bracket they are those of its words. */
export const ATTRIBUTES = /(?:(?<!\])|(?<![ \t])[ \t]+)\{((?:\s*[#.][^\s{}#.]+)+)\s*\}[ \t]*$/;

/**
 * Left out as wholes: front matter, comments, HTML tags and their attributes, elements without words of the text (`SILENT_ELEMENTS`), definitions of links, marks of notes, notes that have
 * no mark, images with their alternatives and (but for captions) titles, the languages of code. A formula is the TeX that it is
 * written in.
 */
export type Silent = 'yaml' | 'definition' | 'footnoteReference' | 'image';

/** What a table has whose rows stand in a file beside the manuscript. */
export const FROM_FILE = 'rows of a table that stand in a file';

/** What editions add to the words of the manuscript. */
export const ADDED: readonly string[] = [
  'label of a chapter',
  'title of a chapter that has no heading',
  'number of a heading',
  'head of an article',
  'contents of an article',
  'English abstract of an article',
  'marks of emphasis',
  'place of what is not in the book',
  'address of a file that is no chapter',
  FROM_FILE,
];

/** A stretch of a manuscript as its syntax has it, before anything is done with it. */
export interface Written {
  readonly kind: 'text' | 'code' | 'listing' | 'html' | 'formula' | 'caption' | Silent;
  readonly value: string;
  /** Where it stands in its file, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The label of the note that it stands in, or, of a mark, that it leads to. */
  readonly note?: string | undefined;
  readonly target?: string | undefined;
  /** Parts of its value that are markup of ours, in their order: they may be left out. */
  readonly markup?: readonly (readonly [from: number, to: number])[];
}
