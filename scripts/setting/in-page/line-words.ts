import type { InlineRun } from './blocks.ts';
import type { Word } from './line-breaks.ts';
import { CUT, costBetween, cutsIn, type Kind, kindOf } from './line-ends.ts';
import { isBox } from './lines.ts';
import { probe } from './probe.ts';

/** A part of a text, or a box (from and to are 0). */
export interface Piece {
  readonly node: ChildNode;
  readonly from: number;
  readonly to: number;
  /** How many characters of its run stand before it. */
  readonly at: number;
}

/** A word as it stands in the page. */
export interface PlacedWord extends Word {
  readonly kind: Kind;
  readonly first: Piece;
  readonly last: Piece;
  /** A line may end behind it without a space, and only where that is made possible. */
  readonly isCut: boolean;
}

/** What is set in one way, with the widths of what was measured in it. */
interface Face {
  readonly key: string;
  readonly space: number;
  readonly widths: Map<string, number>;
}

const faces = new Map<string, Face>();
const canvas = document.createElement('canvas').getContext('2d')!;
canvas.textRendering = 'geometricPrecision';

function faceOf(element: Element, style: CSSStyleDeclaration): Face {
  const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontVariant, fontFeatureSettings, letterSpacing, textTransform, direction } = style;
  const language = element.closest<HTMLElement>('[lang]')?.lang ?? '';
  const key = [
    font,
    fontVariant,
    fontFeatureSettings,
    letterSpacing,
    textTransform,
    direction,
    language,
  ].join();
  let face = faces.get(key);
  if (!face) {
    canvas.font = font;
    const { width } = canvas.measureText(' ');
    face = { key, space: width + (Number.parseFloat(letterSpacing) || 0), widths: new Map() };
    faces.set(key, face);
  }
  return face;
}

/** How an element stands in a line. */
interface Manner {
  readonly stands: 'nowhere' | 'strangely' | 'box' | 'inline';
  /** What stands at its sides, px: of a box its margins, or else borders and padding too. */
  readonly before: number;
  readonly after: number;
  readonly wraps: boolean;
  readonly face: Face;
  /** The manners of what stands in it. */
  readonly inner: Map<string, Manner>;
}

const holders = new Map<string, Manner>();

/** The manner of what stands in a block itself. */
function mannerIn(holder: Element, style: CSSStyleDeclaration): Manner {
  const face = faceOf(holder, style);
  const key = `${face.key} ${traitsOf(holder)}`;
  let manner = holders.get(key);
  if (!manner) {
    manner = { stands: 'inline', before: 0, after: 0, wraps: true, face, inner: new Map() };
    holders.set(key, manner);
  }
  return manner;
}

/**
 * The manner of an element, as of others of its name and class in such an element: to ask for the style of each takes a tenth of
 * the time that lines take. Where that is wrong, lines come out otherwise than they were chosen, and are left to the browser.
 */
function mannerOf(element: Element, outer: Manner): Manner {
  const key = traitsOf(element);
  let manner = outer.inner.get(key);
  if (!manner) {
    manner = readManner(element);
    outer.inner.set(key, manner);
  }
  return manner;
}

function traitsOf(element: Element): string {
  const of = (name: string) => element.getAttribute(name) ?? '';
  return `${element.tagName} ${of('class')} ${of('style')} ${of('lang')} ${of('dir')} ${of('hidden')}`;
}

function readManner(element: Element): Manner {
  const style = getComputedStyle(element);
  const { display, position, float, whiteSpaceCollapse, textWrapMode, wordSpacing } = style;
  const common = {
    before: px(style.marginInlineStart),
    after: px(style.marginInlineEnd),
    wraps: textWrapMode === 'wrap',
    face: faceOf(element, style),
    inner: new Map<string, Manner>(),
  };
  if (display === 'none' || position === 'absolute' || position === 'fixed')
    return { ...common, stands: 'nowhere' };
  const isPlain = float === 'none' && whiteSpaceCollapse === 'collapse' && wordSpacing === '0px';
  if (!isPlain || element.matches('.undrawn, wbr')) return { ...common, stands: 'strangely' };
  if (isBox(element)) return { ...common, stands: 'box' };
  const before = common.before + px(style.paddingInlineStart, style.borderInlineStartWidth);
  const after = common.after + px(style.paddingInlineEnd, style.borderInlineEndWidth);
  return { ...common, before, after, stands: 'inline' };
}

/** What is no higher collapses, as controls and spaces do; the no-break space parts words, but ends no line. */
const SPACE = 0x20;
const NO_BREAK = 0xa0;

/** What is measured by its own rules: scripts that end lines between letters, and hyphens that are only seen where a line ends. */
const STRANGE =
  /[\u00ad\u200b\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

/** The words of what stands in a run between two forced ends; undefined if it holds what this does not know. `style`: of its holder. */
export function wordsOf(
  { element, holder }: InlineRun,
  style: CSSStyleDeclaration,
): readonly (readonly PlacedWord[])[] | undefined {
  const reader = new Reader();
  return reader.read(element, true, mannerIn(holder, style)) ? reader.segments() : undefined;
}

class Reader {
  readonly #segments: PlacedWord[][] = [[]];
  #at = 0;
  #width = 0;
  #text = '';
  #first: Piece | undefined;
  #last: Piece | undefined;

  segments(): readonly (readonly PlacedWord[])[] {
    this.#end(0, Infinity);
    return this.#segments.filter((words) => words.length > 0).map(bound);
  }

  #end(gap: number, stop: number, isCut = false): void {
    if (!this.#first) return;
    const kind = kindOf(this.#text);
    this.#segments
      .at(-1)!
      .push({ width: this.#width, gap, stop, kind, isCut, first: this.#first, last: this.#last! });
    this.#width = 0;
    this.#text = '';
    this.#first = undefined;
  }

  #add(piece: Piece, width: number, text: string): void {
    this.#first ??= piece;
    this.#last = piece;
    this.#width += width;
    this.#text += text;
  }

  /** Read what an element holds; false if that is strange. `wraps`: lines may end in it. */
  read(parent: Element, wraps: boolean, manner: Manner): boolean {
    for (const child of parent.childNodes) {
      if (child instanceof Text) {
        if (STRANGE.test(child.data)) return false;
        this.#readText(child, manner.face, wraps);
        this.#at += child.length;
      } else if (child instanceof Element && !this.#readElement(child, wraps, manner)) return false;
    }
    return true;
  }

  #readText(text: Text, face: Face, wraps: boolean): void {
    const { data } = text;
    let from = 0;
    for (let at = 0; at <= data.length; at += 1) {
      const code = at < data.length ? data.charCodeAt(at) : SPACE;
      if (code > SPACE && code !== NO_BREAK) continue;
      if (at > from) this.#readWord(text, from, data.slice(from, at), face, wraps);
      if (at < data.length) this.#end(face.space, wraps && code !== NO_BREAK ? 0 : Infinity);
      from = at + 1;
    }
  }

  #readWord(node: Text, index: number, word: string, face: Face, wraps: boolean): void {
    let from = 0;
    for (const to of wraps ? cutsIn(word) : []) {
      const part = { node, from: index + from, to: index + to, at: this.#at + index + from };
      this.#add(part, widthOf(part, word.slice(from, to), face, false), word.slice(from, to));
      this.#end(0, CUT, true);
      from = to;
    }
    const rest = from > 0 ? word.slice(from) : word;
    const piece = { node, from: index + from, to: index + word.length, at: this.#at + index + from };
    this.#add(piece, widthOf(piece, rest, face, from === 0), rest);
  }

  #readElement(element: Element, wraps: boolean, outer: Manner): boolean {
    if (element.tagName === 'BR') {
      this.#end(0, Infinity);
      this.#segments.push([]);
      return true;
    }
    const manner = mannerOf(element, outer);
    const { stands, before, after } = manner;
    if (stands === 'nowhere') return this.#pass(element);
    if (stands === 'strangely') return false;
    if (stands === 'box') {
      if (!isKnownBox(element)) return false;
      const width = element.getBoundingClientRect().width + before + after;
      this.#add({ node: element, from: 0, to: 0, at: this.#at }, width, '\ufffc');
      return this.#pass(element);
    }
    this.#width += before;
    if (!this.read(element, wraps && manner.wraps, manner)) return false;
    this.#width += after;
    return true;
  }

  #pass(element: Element): boolean {
    this.#at += element.textContent?.length ?? 0;
    return true;
  }
}

function px(...values: readonly string[]): number {
  return values.reduce((sum, value) => sum + (Number.parseFloat(value) || 0), 0);
}

/** Boxes whose width has nothing to do with the spaces of their line. */
function isKnownBox(element: Element): boolean {
  return /^(img|svg|math)$/i.test(element.tagName) || !/\s/.test(element.textContent ?? '');
}

/** The width of a piece that says some text. `alone`: nothing stands beside it in its word. */
function widthOf({ node, from, to }: Piece, text: string, { widths }: Face, alone: boolean): number {
  // At the edge of a text it may be joined to what stands beside it in another.
  const isCommon = alone && from > 0 && to < (node as Text).length;
  const known = isCommon ? widths.get(text) : undefined;
  if (known !== undefined) return known;
  probe.setStart(node, from);
  probe.setEnd(node, to);
  let width = 0;
  for (const box of probe.getClientRects()) width += box.width;
  if (isCommon) widths.set(text, width);
  return width;
}

/** Words with what it costs to part them. */
function bound(words: readonly PlacedWord[]): readonly PlacedWord[] {
  return words.map((word, index) => {
    const next = words[index + 1];
    if (word.stop === Infinity || word.isCut || next === undefined) return word;
    const cost = costBetween(word.kind, next.kind);
    return cost > 0 ? { ...word, stop: word.stop + cost } : word;
  });
}
