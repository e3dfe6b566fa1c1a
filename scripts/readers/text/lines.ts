/** A line of a text, or a paragraph that was joined from several. */
export interface Line {
  /** Without what stands before it and behind it: spaces, and marks of direction, which are no part of its words. */
  readonly text: string;
  /** As it stands, tabs at its edges and all. */
  readonly written: string;
  /** How many columns it is indented; a tab goes on to the next eighth. */
  readonly indent: number;
  /** Whether an empty line stands before it. */
  readonly spaced: boolean;
  /** Of the source, from 1. */
  readonly number: number;
}

const TAB = 8;
/** All that ends a line, or a page; Word's own break within a paragraph is a vertical tab. */
const END = /\r\n|[\r\n\v\u0085\u2028]|(?=\f)/;
/** Space, and the marks and embeddings of direction (UAX #9), the byte order mark among them. */
const EDGE = /[\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Where the words of a line begin, and behind what they end. */
function edges(line: string): readonly [start: number, end: number] {
  let [start, end] = [0, line.length];
  while (start < end && EDGE.test(line[start]!)) start += 1;
  while (end > start && EDGE.test(line[end - 1]!)) end -= 1;
  return [start, end];
}

/** The lines of a text that have something on them. A page break and a sign of paragraphs (U+2029) stand for an empty line. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let spaced = false;
  for (const [index, written] of text.replaceAll('\u2029', '\n\n').split(END).entries()) {
    const [start, end] = edges(written);
    const bare = written.slice(start, end);
    spaced ||= written.startsWith('\f');
    if (bare === '') spaced = true;
    else {
      lines.push({
        text: bare,
        written,
        indent: columns(written.slice(0, start)),
        spaced,
        number: index + 1,
      });
      spaced = false;
    }
  }
  return lines;
}

/** How wide the space before a line is. */
function columns(before: string): number {
  let count = 0;
  for (const character of before) {
    if (character === '\t') count += TAB - (count % TAB);
    else if (/\s/.test(character) && character !== '\ufeff') count += 1;
  }
  return count;
}

/** How long a text is to the eye: without vowel signs and what has no width. */
export function lengthOf(text: string): number {
  return text.replace(/[\p{M}\p{Cf}]/gu, '').length;
}

export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Whether a text ends as a sentence does, whatever brackets close behind. */
export function isClosed(text: string): boolean {
  return /[.!?؟…۔؛;][»”"')\]\s]*(?:\[[0-9۰-۹٠-٩]{1,3}\])?$/.test(text);
}
