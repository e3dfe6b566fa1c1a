import type { FootnoteDefinition, Heading, Image, Nodes, Paragraph, Root, TableCell, TableRow } from 'mdast';
import type {} from 'mdast-util-directive';
import { toString as textOf } from 'mdast-util-to-string';
import type { Edit } from '../book/edit.ts';
import type { Syntax } from '../book/syntax.ts';
import { fa } from '../language/fa.ts';
import { align, type Segment } from './align.ts';
import { withoutForeign } from './exempt.ts';
import { EXEMPT } from './letters.ts';
import type { Passage } from './rule.ts';

/** The text of one paragraph, heading, cell or caption, and where each of its characters stands in the source. */
export interface SourcePassage extends Passage {
  readonly segments: readonly Segment[];
  /** The range of its block in the source. */
  readonly start: number;
  readonly end: number;
}

/** Blocks without prose. */
const NO_PROSE = new Set(['code', 'html', 'yaml', 'definition', 'thematicBreak']);
const TAG = /^<(\/?)([a-z][\w-]*)(?![\w-])([^>]*)>$/i;
const LANGUAGE = /\blang\s*=\s*["']?([a-z]+)/i;

/** The passages of a tree, in the order of the source; `words` are exempt too. */
export function passagesOf(
  tree: Root,
  source: string,
  syntaxes: readonly Syntax[],
  words: readonly string[] = [],
): readonly SourcePassage[] {
  const passages: SourcePassage[] = [];
  const own = new Map(syntaxes.flatMap(({ prose = {} }) => Object.entries(prose)));
  const foreign = foreignDirectives(syntaxes);
  const exempt = wordsPattern(words);
  const collect = (node: Nodes): void => {
    const prose = own.get(node.type);
    if (NO_PROSE.has(node.type) || prose === 'none') return;
    if (node.type === 'containerDirective' || node.type === 'leafDirective') {
      if (foreign.has(node.name)) return;
    }
    const shown = typeof prose === 'function' ? prose(node) : undefined;
    if (shown) passages.push(...imageTexts(shown, source, exempt));
    else if (isProse(node)) {
      const writer = new Writer(source, foreign);
      writer.write(node.children, 0);
      passages.push(writer.passage(node, exempt));
      for (const image of writer.images) passages.push(...imageTexts(image, source, exempt));
      for (const note of writer.notes) collect(note);
    } else if (node.type === 'tableRow') for (const cell of proseCells(node)) collect(cell);
    else if ('children' in node) for (const child of node.children) collect(child);
  };
  collect(tree);
  return withRows(passages);
}

/** Mark the one-line passages with tabs that have such a neighbour: rows of a table that was pasted as paragraphs. */
function withRows(passages: readonly SourcePassage[]): readonly SourcePassage[] {
  const tabbed = passages.map(({ raw }) => raw.includes('\t') && !raw.includes('\n'));
  return passages.map((passage, at) =>
    tabbed[at] && (tabbed[at - 1] || tabbed[at + 1]) ? { ...passage, row: true } : passage,
  );
}

/** Directives whose content is no Persian prose, or keeps the spelling of its author. */
function foreignDirectives(syntaxes: readonly Syntax[]): ReadonlySet<string> {
  const all = syntaxes.flatMap(({ directives = [] }) => directives);
  return new Set(all.filter(({ isProse }) => !isProse).map(({ name }) => name));
}

function isProse(node: Nodes): node is Paragraph | Heading | TableCell {
  return (
    node.type === 'paragraph' ||
    node.type === 'heading' ||
    node.type === 'tableCell' ||
    node.type === 'caption' ||
    node.type === 'leafDirective'
  );
}

/** What a cell holds that is a value: `"امروز"` beside `button-text` and `string`. */
const VALUE = /^(["'])[^"']*\1$/;
const NAME = /^[\w .:,|[\]<>()/-]+$/;
const LATIN = /[A-Za-z]/;

/** The cells of a row but for values: where one names an option, what is wholly quoted is to be typed. */
function proseCells({ children }: TableRow): readonly TableCell[] {
  const words = children.map((cell) => textOf(cell).trim());
  return words.some((word) => NAME.test(word) && LATIN.test(word))
    ? children.filter((_, at) => !VALUE.test(words[at]!))
    : children;
}

/** The author's words, each exempt where it stands as a whole. */
function wordsPattern(words: readonly string[]): RegExp | undefined {
  if (words.length === 0) return undefined;
  const escaped = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}\u200c])(?:${escaped.join('|')})(?![\\p{L}\\p{M}\\p{N}\u200c])`,
    'gu',
  );
}

/** The alternative and the title of an image, where they stand in the source as they are. */
function imageTexts(image: Image, source: string, words: RegExp | undefined): readonly SourcePassage[] {
  const start = image.position?.start.offset ?? 0;
  const end = image.position?.end.offset ?? 0;
  const found: SourcePassage[] = [];
  const add = (value: string | null | undefined, at: number) => {
    if (!value || at < start || at + value.length > end) return;
    const segment = { from: 0, size: value.length, source: at, length: value.length, depth: 0 };
    found.push({ ...texts(value, words), segments: [segment], start, end });
  };
  if (source.startsWith(`![${image.alt}]`, start)) add(image.alt, start + 2);
  add(image.title, source.lastIndexOf(image.title ?? '\0', end - 1));
  return found;
}

function texts(raw: string, words: RegExp | undefined): Passage {
  const text = withoutForeign(raw);
  return { raw, text: words ? text.replace(words, (word) => EXEMPT.repeat(word.length)) : text };
}

/** Puts the text of a block together. */
class Writer {
  readonly images: Image[] = [];
  /** Notes that stand in its text. */
  readonly notes: FootnoteDefinition[] = [];
  readonly #source: string;
  readonly #foreignDirectives: ReadonlySet<string>;
  readonly #segments: Segment[] = [];
  #raw = '';
  /** The HTML element whose content is in another language, if one is open. */
  #foreign: string | undefined;

  constructor(source: string, foreignDirectives: ReadonlySet<string>) {
    this.#source = source;
    this.#foreignDirectives = foreignDirectives;
  }

  write(nodes: readonly Nodes[], depth: number): void {
    for (const node of nodes) this.#node(node, depth);
  }

  passage(block: Nodes, words: RegExp | undefined): SourcePassage {
    return {
      ...texts(this.#raw, words),
      segments: this.#segments,
      start: block.position?.start.offset ?? 0,
      end: block.position?.end.offset ?? 0,
    };
  }

  #node(node: Nodes, depth: number): void {
    // A mark of a note stands between words without being one.
    if (node.type === 'footnoteReference') return;
    if (node.type === 'footnoteDefinition') {
      this.notes.push(node);
      return;
    }
    if (node.type === 'html') this.#tag(node.value);
    else if (node.type === 'break') this.#raw += '\n';
    else if (this.#foreign !== undefined || this.#isExempt(node)) this.#raw += EXEMPT;
    else if (node.type === 'text') this.#text(node, depth);
    else if (node.type === 'image') {
      this.images.push(node);
      this.#raw += EXEMPT;
    } else if ('children' in node && node.children.length > 0) this.write(node.children, depth + 1);
    // A link without text gets its words from its target.
    else this.#raw += EXEMPT;
  }

  #isExempt(node: Nodes): boolean {
    if (node.type === 'textDirective') return this.#foreignDirectives.has(node.name);
    if (node.type !== 'link') return false;
    const [only, ...others] = node.children;
    return only?.type === 'text' && others.length === 0 && isAddress(only.value);
  }

  #text(node: Extract<Nodes, { type: 'text' }>, depth: number): void {
    const { start, end } = node.position ?? {};
    const from = this.#raw.length;
    const segments =
      start?.offset === undefined || end?.offset === undefined
        ? undefined
        : align(node.value, this.#source, start.offset, end.offset, from, depth);
    this.#raw += segments ? node.value : EXEMPT.repeat(node.value.length);
    if (segments) this.#segments.push(...segments);
  }

  #tag(html: string): void {
    const [, closing, name, rest] = TAG.exec(html) ?? [];
    if (name === 'br') this.#raw += '\n';
    else this.#raw += EXEMPT;
    const language = LANGUAGE.exec(rest ?? '')?.[1];
    if (closing && name === this.#foreign) this.#foreign = undefined;
    else if (!closing && language !== undefined && language !== fa.tag) this.#foreign ??= name;
  }
}

function isAddress(text: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|www\.)\S*$/i.test(text) || (/^\S+$/.test(text) && /.@./.test(text));
}

/** The index of the first stretch that ends at a place or behind it: they stand in order, none within another. */
function firstEnding(segments: readonly Segment[], place: number): number {
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { from, size } = segments[middle]!;
    if (from + size < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stretches that a range of a passage touches. */
function touched({ segments }: SourcePassage, start: number, end: number): readonly Segment[] {
  const found: Segment[] = [];
  for (let at = firstEnding(segments, start); at < segments.length; at += 1) {
    const one = segments[at]!;
    if (one.from >= end) break;
    if (start < one.from + one.size) found.push(one);
  }
  return found;
}

/** A place of a passage as a place of the source; what stands between two stretches belongs to the outer of them. */
function placeOf({ segments }: SourcePassage, place: number): number | undefined {
  let before: Segment | undefined;
  let behind: Segment | undefined;
  for (let at = firstEnding(segments, place); at < segments.length; at += 1) {
    const one = segments[at]!;
    if (one.from > place) break;
    if (one.from < place) before = one;
    else behind ??= one;
  }
  if (before && place < before.from + before.size)
    return before.size === before.length ? before.source + place - before.from : undefined;
  if (behind && (!before || behind.depth <= before.depth)) return behind.source;
  return before && before.source + before.length;
}

/**
 * A change of a passage as changes of the source; undefined where it would touch what is exempt, or the underscores of an
 * emphasis, which end it only beside a space.
 */
export function toSource(passage: SourcePassage, edit: Edit, source: string): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  if (edit.start === edit.end) {
    const place = placeOf(passage, edit.start);
    if (place === undefined) return undefined;
    edits.push({ start: place, end: place, text: edit.text });
  } else {
    let covered = edit.start;
    for (const { from, size, source: at, length } of touched(passage, edit.start, edit.end)) {
      const start = Math.max(edit.start, from);
      const end = Math.min(edit.end, from + size);
      if (start >= end) continue;
      if (start !== covered) return undefined;
      covered = end;
      const whole = size !== length;
      edits.push({
        start: whole ? at : at + start - from,
        end: whole ? at + length : at + end - from,
        text: edits.length === 0 ? edit.text : '',
      });
    }
    if (covered !== edit.end) return undefined;
  }
  return edits.some(({ start, end }) => source[start - 1] === '_' || source[end] === '_') ? undefined : edits;
}

/** A range of a passage as a range of the source; what is exempt in it is counted in. */
export function rangeInSource(
  passage: SourcePassage,
  start: number,
  end: number,
): { start: number; end: number } {
  const inside = touched(passage, start, end);
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) {
    const place = placeOf(passage, start) ?? passage.start;
    return { start: place, end: place };
  }
  return {
    start: first.size === first.length ? first.source + Math.max(0, start - first.from) : first.source,
    end:
      last.size === last.length
        ? last.source + Math.min(last.size, end - last.from)
        : last.source + last.length,
  };
}
