import { cutsIn, type Kind, kindOf, PLAIN } from './line-ends.ts';
import { leadOf, trailOf } from './line-marks.ts';
import { isBox } from './lines.ts';
import { MARK } from './note-marks.ts';

/** What is known of a word that is set in one way. */
export interface Known {
  readonly kind: Kind;
  readonly cuts: readonly number[];
  /** How much of the mark that it begins with may hang, and of that which it ends with: its width, within bounds; px. */
  readonly lead: number;
  readonly trail: number;
  /** It is measured by rules that this does not know. */
  readonly isStrange: boolean;
  /** Where nothing stands beside it that it may be joined to; px. */
  width: number | undefined;
}

/** Letters of the Arabic script alone, two and more, with their marks and half-spaces: nothing has to be asked of what most words are. */
const LETTERS =
  /^[\u0620-\u064a\u0671-\u06d3][\u0620-\u065f\u0671-\u06d3\u200c]*[\u0620-\u064a\u0654\u0671-\u06d3]$/;

/** Scripts that end lines between letters, and hyphens that are only seen where a line ends. */
const STRANGE =
  /[\u00ad\u200b\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

const LETTERS_ALONE: Known = {
  kind: PLAIN,
  cuts: [],
  lead: 0,
  trail: 0,
  isStrange: false,
  width: undefined,
};

/** A mark that is wider, as all are in a typeface of one width, hangs no further than one that is so wide: em. */
const WIDEST_MARK = 0.4;

const canvas = document.createElement('canvas').getContext('2d')!;
canvas.textRendering = 'geometricPrecision';

/** What is set in one way. */
export class Face {
  readonly key: string;
  /** px. */
  readonly space: number;
  readonly direction: string;
  readonly #font: string;
  readonly #widest: number;
  readonly #spacing: number;
  readonly #words = new Map<string, Known>();
  readonly #marks = new Map<string, number>([['', 0]]);

  constructor(key: string, font: string, { fontSize, letterSpacing, direction }: CSSStyleDeclaration) {
    this.key = key;
    this.direction = direction;
    this.#font = font;
    this.#widest = WIDEST_MARK * Number.parseFloat(fontSize);
    this.#spacing = Number.parseFloat(letterSpacing) || 0;
    this.space = this.#widthOf(' ');
  }

  word(text: string): Known {
    let known = this.#words.get(text);
    if (!known) {
      known = LETTERS.test(text) ? { ...LETTERS_ALONE } : this.#asked(text);
      this.#words.set(text, known);
    }
    return known;
  }

  #asked(text: string): Known {
    return {
      kind: kindOf(text),
      cuts: cutsIn(text),
      lead: Math.min(this.#widthOf(leadOf(text)), this.#widest),
      trail: Math.min(this.#widthOf(trailOf(text)), this.#widest),
      isStrange: STRANGE.test(text),
      width: undefined,
    };
  }

  #widthOf(mark: string): number {
    let width = this.#marks.get(mark);
    if (width === undefined) {
      canvas.font = this.#font;
      width = canvas.measureText(mark).width + this.#spacing;
      this.#marks.set(mark, width);
    }
    return width;
  }
}

const faces = new Map<string, Face>();

/** Forget what was measured: a text is set alike whatever stood in the document before. */
export function forgetFaces(): void {
  faces.clear();
  holders.clear();
  pathNumbers.clear();
}

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
    face = new Face(key, font, style);
    faces.set(key, face);
  }
  return face;
}

/** How an element stands in a line. */
export interface Manner {
  readonly stands: 'nowhere' | 'strangely' | 'box' | 'inline';
  /** What stands at its sides, px: of a box its margins, or else borders and padding too. */
  readonly before: number;
  readonly after: number;
  readonly wraps: boolean;
  /** It is the mark of a note. */
  readonly isMark: boolean;
  readonly face: Face;
  /** The manners of what stands in it. */
  readonly inner: Map<string, Manner>;
}

/** How a block sets the lines that stand in it itself. */
export interface HolderManner extends Manner {
  /** Its lines are justified by nothing but their spaces. */
  readonly isJustified: boolean;
  /** What its paddings and borders take of its width: px. */
  readonly edges: number;
}

const holders = new Map<string, HolderManner>();

/**
 * The manner of what stands in a block itself, as of others that stand in the same elements with the same letters. `style`: of the block.
 * `paths`: of elements that nothing changes meanwhile.
 */
export function mannerIn(holder: Element, style: CSSStyleDeclaration, paths: Paths): HolderManner {
  const { fontSize, fontWeight, fontStyle } = style;
  const key = `${paths.of(holder)} ${fontSize} ${fontWeight} ${fontStyle}`;
  let manner = holders.get(key);
  if (!manner) {
    manner = readHolder(holder, style);
    holders.set(key, manner);
  }
  return manner;
}

function readHolder(holder: Element, style: CSSStyleDeclaration): HolderManner {
  const { paddingLeft, paddingRight, borderLeftWidth, borderRightWidth } = style;
  return {
    stands: 'inline',
    before: 0,
    after: 0,
    wraps: true,
    isMark: false,
    face: faceOf(holder, style),
    inner: new Map(),
    isJustified:
      style.textAlign === 'justify' &&
      style.textAlignLast === 'auto' &&
      style.wordSpacing === '0px' &&
      style.textWrapMode === 'wrap',
    edges: px(paddingLeft, paddingRight, borderLeftWidth, borderRightWidth),
  };
}

const pathNumbers = new Map<string, number>();

/** Numbers of the paths of elements: by their traits, and those of all around them. */
export class Paths {
  readonly #known = new Map<Element, number>();

  of(element: Element): number {
    let number = this.#known.get(element);
    if (number !== undefined) return number;
    const { parentElement } = element;
    const path = `${parentElement ? this.of(parentElement) : ''} ${traitsOf(element)}`;
    number = pathNumbers.get(path) ?? pathNumbers.size;
    pathNumbers.set(path, number);
    this.#known.set(element, number);
    return number;
  }
}

/**
 * The manner of an element, as of others of its name and class in such an element: to ask for the style of each takes a tenth of
 * the time that lines take. Where that is wrong, lines come out otherwise than they were chosen, and are left to the browser.
 */
export function mannerOf(element: Element, outer: Manner): Manner {
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
    isMark: element.matches(MARK),
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

function px(...values: readonly string[]): number {
  return values.reduce((sum, value) => sum + (Number.parseFloat(value) || 0), 0);
}
