import type { InlineRun } from './blocks.ts';
import type { Word } from './line-breaks.ts';
import { CUT, costBetween, type Kind, kindOf, PLAIN } from './line-ends.ts';
import { type Face, type Known, type Manner, mannerOf } from './line-faces.ts';
import { mayJoin } from './line-marks.ts';
import { probe } from './probe.ts';

/** A part of a text, or a box (from and to are 0). */
export interface Piece {
  readonly node: ChildNode;
  readonly from: number;
  readonly to: number;
}

/** A word as it stands in the page. */
export interface PlacedWord extends Word {
  readonly kind: Kind;
  readonly first: Piece;
  readonly last: Piece;
  /** A line may end behind it without a space, and only where that is made possible. */
  readonly isCut: boolean;
  /** How much narrower it may come out on its page, at the most: px. */
  readonly slack: number;
}

/** How words may be set otherwise than they come. */
export interface WordOptions {
  /** How much of a mark at the edge stands beyond it: a share of its width. */
  readonly hang: number;
}

/** What is no higher collapses, as controls and spaces do; the no-break space parts words, but ends no line. */
const SPACE = 0x20;
const NO_BREAK = 0xa0;

/** The words of what stands in a run between two forced ends; undefined if it holds what this does not know. `manner`: of its holder. */
export function wordsOf(
  { element }: InlineRun,
  manner: Manner,
  options: WordOptions,
): readonly (readonly PlacedWord[])[] | undefined {
  const reader = new Reader(element, manner.face.direction, options);
  return reader.read(element, true, manner) ? reader.segments() : undefined;
}

/** A word while it is read: its stop is known when the next one is. */
type Open<One> = { -readonly [Key in keyof One]: One[Key] };

class Reader {
  readonly #run: Element;
  readonly #direction: string;
  readonly #options: WordOptions;
  readonly #segments: Open<PlacedWord>[][] = [[]];
  #width = 0;
  #letters = 0;
  #slack = 0;
  #lead = 0;
  #trail = 0;
  #text = '';
  /** What is known of it, where it stands in one piece. */
  #known: Known | undefined;
  #first: Piece | undefined;
  #last: Piece | undefined;

  constructor(run: Element, direction: string, options: WordOptions) {
    this.#run = run;
    this.#direction = direction;
    this.#options = options;
  }

  segments(): readonly (readonly PlacedWord[])[] {
    this.#end(0, Infinity);
    return this.#segments.filter((words) => words.length > 0);
  }

  #end(gap: number, stop: number, isCut = false): void {
    if (!this.#first) return;
    const kind = this.#known?.kind ?? kindOf(this.#text);
    const words = this.#segments.at(-1)!;
    const before = words.at(-1);
    if (before && before.stop < Infinity && !before.isCut) before.stop += costBetween(before.kind, kind);
    words.push({
      width: this.#width,
      letters: this.#letters,
      lead: this.#lead,
      trail: this.#trail,
      gap,
      stop,
      kind,
      isCut,
      slack: this.#slack,
      first: this.#first,
      last: this.#last!,
    });
    this.#width = 0;
    this.#letters = 0;
    this.#slack = 0;
    this.#lead = 0;
    this.#trail = 0;
    this.#text = '';
    this.#first = undefined;
  }

  /** `known`: of what is text. */
  #add(piece: Piece, width: number, text: string, known?: Known): void {
    this.#known = this.#first ? undefined : known;
    this.#first ??= piece;
    this.#last = piece;
    this.#width += width;
    this.#text += text;
    this.#trail = 0;
  }

  /** Read what an element holds; false if that is strange. `wraps`: lines may end in it. */
  read(parent: Element, wraps: boolean, manner: Manner): boolean {
    for (const child of parent.childNodes) {
      if (child instanceof Text) {
        if (!this.#readText(child, manner.face, wraps)) return false;
      } else if (child instanceof Element && !this.#readElement(child, wraps, manner)) return false;
    }
    return true;
  }

  #readText(text: Text, face: Face, wraps: boolean): boolean {
    const { data } = text;
    let from = 0;
    for (let at = 0; at <= data.length; at += 1) {
      const code = at < data.length ? data.charCodeAt(at) : SPACE;
      if (code > SPACE && code !== NO_BREAK) continue;
      if (at > from && code !== NO_BREAK && wraps && at < data.length) {
        const known = face.word(data.slice(from, at));
        if (this.#mayBePushed(known)) {
          this.#push(known, { node: text, from, to: at }, face.space);
          from = at + 1;
          continue;
        }
      }
      if (at > from && !this.#readWord({ node: text, from, to: at }, data, face, wraps)) return false;
      if (at < data.length) this.#end(face.space, wraps && code !== NO_BREAK ? 0 : Infinity);
      from = at + 1;
    }
    return true;
  }

  /** Whether a word that spaces stand around is as most are: letters alone, which were measured before. */
  #mayBePushed({ kind, width }: Known): boolean {
    return kind === PLAIN && width !== undefined && !this.#first && this.#width === 0;
  }

  /** The same as to read it, for what is read most. */
  #push({ kind, width }: Known, piece: Piece, gap: number): void {
    const words = this.#segments.at(-1)!;
    const before = words.at(-1);
    if (before && before.kind !== kind && before.stop < Infinity && !before.isCut)
      before.stop += costBetween(before.kind, kind);
    const own = width!;
    words.push({
      width: own,
      letters: own,
      lead: 0,
      trail: 0,
      gap,
      stop: 0,
      kind,
      isCut: false,
      slack: 0,
      first: piece,
      last: piece,
    });
  }

  #readWord(piece: Piece, data: string, face: Face, wraps: boolean): boolean {
    const word = data.slice(piece.from, piece.to);
    const known = face.word(word);
    if (known.isStrange) return false;
    if (!wraps || known.cuts.length === 0) {
      this.#addText(piece, word, known, face);
      return true;
    }
    let from = 0;
    for (const to of [...known.cuts, word.length]) {
      const part = word.slice(from, to);
      const place = { node: piece.node, from: piece.from + from, to: piece.from + to };
      this.#addText(place, part, face.word(part), face);
      if (to < word.length) this.#end(0, CUT, true);
      from = to;
    }
    return true;
  }

  #addText(piece: Piece, text: string, known: Known, face: Face): void {
    const { hang } = this.#options;
    const isFirst = !this.#first && this.#width === 0;
    const isApart = this.#isApart(piece, text);
    const width = isApart && known.width !== undefined ? known.width : widthOf(piece);
    if (isApart) known.width = width;
    this.#add(piece, width, text, known);
    this.#letters += width;
    if (hang === 0 || face.direction !== this.#direction) return;
    if (isFirst) this.#lead = known.lead * hang;
    this.#trail = known.trail * hang;
  }

  /** Whether nothing stands beside a piece in its word that it may be joined to. */
  #isApart({ node, from, to }: Piece, text: string): boolean {
    if (from === 0 && this.#text !== '' && mayJoin(this.#text.at(-1)!, text[0]!)) return false;
    return to < (node as Text).length || !mayJoin(text.at(-1)!, firstAfter(node, this.#run));
  }

  #readElement(element: Element, wraps: boolean, outer: Manner): boolean {
    if (element.tagName === 'BR') {
      this.#end(0, Infinity);
      this.#segments.push([]);
      return true;
    }
    const manner = mannerOf(element, outer);
    const { stands, before, after } = manner;
    if (stands === 'nowhere') return true;
    if (stands === 'strangely') return false;
    if (stands === 'box') {
      if (!isKnownBox(element)) return false;
      const width = element.getBoundingClientRect().width + before + after;
      this.#add({ node: element, from: 0, to: 0 }, width, '\ufffc');
      return true;
    }
    this.#width += before;
    const own = this.#width;
    if (!this.read(element, wraps && manner.wraps, manner)) return false;
    if (manner.isMark) this.#slack += Math.max(0, this.#width - own);
    this.#width += after;
    if (after !== 0) this.#trail = 0;
    return true;
  }
}

/** The first character behind a text, in whatever element; none where something else, or the end of the run, stands there. */
function firstAfter(text: ChildNode, run: Element): string {
  let node: Node = text;
  while (!node.nextSibling) {
    node = node.parentNode!;
    if (node === run) return '';
  }
  let next: Node | null = node.nextSibling;
  while (next instanceof Element) next = next.firstChild;
  return next instanceof Text ? next.data.charAt(0) : '';
}

/** Boxes whose width has nothing to do with the spaces of their line. */
function isKnownBox(element: Element): boolean {
  return /^(img|svg|math)$/i.test(element.tagName) || !/\s/.test(element.textContent ?? '');
}

function widthOf({ node, from, to }: Piece): number {
  probe.setStart(node, from);
  probe.setEnd(node, to);
  let width = 0;
  for (const box of probe.getClientRects()) width += box.width;
  return width;
}
