import type { FontCodes } from './font-codes.ts';
import { opcode, type Scanner } from './scanner.ts';

/** A glyph as printed. */
export interface Glyph {
  /** Its index in the font. */
  readonly glyph: number;
  /** That of its cluster, in logical order, or what its code says. */
  readonly text: string;
  /** Its origin, in text space. */
  readonly x: number;
  readonly y: number;
  /** The cluster that it belongs to; undefined where it stands alone. */
  readonly cluster: { readonly text: string } | undefined;
}

/** Glyphs of one font, size and direction on one line, from left to right. */
export interface PrintedRun {
  readonly font: FontCodes;
  readonly fontName: string;
  readonly size: number;
  /** a, b, c, d, e, f of the text matrix. */
  readonly matrix: readonly number[];
  readonly rtl: boolean;
  readonly glyphs: Glyph[];
}

const END = opcode('ET');

/** What is open within a text object: a cluster with its text, or letters in visual order. */
type Span = { readonly text: string } | 'reversed';

/**
 * Read up to the end of a text object (ISO 32000-1, 9.4). `fontOf`: a font of the page by its name.
 *
 * @returns undefined where it holds what is not known here.
 */
export function readTextObject(
  scanner: Scanner,
  fontOf: (name: string) => FontCodes | undefined,
): readonly PrintedRun[] | undefined {
  const text = new TextObject(scanner, fontOf);
  while (scanner.next()) {
    if (scanner.operator === END) return text.isKnown ? text.runs : undefined;
    text.take();
    text.takeGlyphs();
  }
  return undefined;
}

class TextObject {
  readonly runs: PrintedRun[] = [];
  isKnown = true;
  readonly #scanner: Scanner;
  readonly #fontOf: (name: string) => FontCodes | undefined;
  #fontName = '';
  #size = 0;
  #matrix: readonly number[] = [1, 0, 0, 1, 0, 0];
  /** Where the line begins, and the pen on it. */
  #x = 0;
  #y = 0;
  #pen = 0;
  #run: PrintedRun | undefined;
  #spans: Span[] = [];

  constructor(scanner: Scanner, fontOf: (name: string) => FontCodes | undefined) {
    this.#scanner = scanner;
    this.#fontOf = fontOf;
  }

  /** Take the operation that the scanner is at. */
  take(): void {
    const work = OPERATIONS.get(this.#scanner.operator);
    if (work) work(this);
    else this.isKnown = false;
  }

  /** Take the glyphs that follow on the line. */
  takeGlyphs(): void {
    if (!this.#run || this.#spans.some((span) => span !== 'reversed')) return;
    const { font, size, glyphs } = this.#run;
    const y = this.#y;
    let x = this.#x;
    let pen = this.#pen;
    this.#scanner.glyphs((shift, glyph, text) => {
      x += shift;
      glyphs.push({ glyph, text: text || font.textOf(glyph), x, y, cluster: undefined });
      pen = x + (font.printedWidth(glyph) * size) / 1000;
    });
    this.#x = x;
    this.#pen = pen;
  }

  move(): void {
    const { numbers } = this.#scanner;
    this.#x += numbers[0]!;
    this.#y += numbers[1]!;
    this.#pen = this.#x;
  }

  show(): void {
    const { shown, codes, count } = this.#scanner;
    const run = this.#run ?? this.#begin();
    if (!run || count > 0) {
      this.isKnown = false;
      return;
    }
    const { font, size, glyphs } = run;
    const cluster = this.#spans.findLast((span) => span !== 'reversed');
    for (let at = 0; at < shown; at += 1) {
      const glyph = codes[at]!;
      const text = cluster ? cluster.text : font.textOf(glyph);
      glyphs.push({ glyph, text, x: this.#pen, y: this.#y, cluster });
      this.#pen += (font.printedWidth(glyph) * size) / 1000;
    }
  }

  /** Marked content with properties: here it gives the text of a cluster. */
  openCluster(): void {
    const { actualText } = this.#scanner;
    if (actualText === undefined) this.isKnown = false;
    this.#spans.push({ text: actualText ?? '' });
  }

  openReversed(): void {
    if (this.#scanner.name !== 'ReversedChars') this.isKnown = false;
    this.#run = undefined;
    this.#spans.push('reversed');
  }

  close(): void {
    if (this.#spans.pop() === 'reversed') this.#run = undefined;
  }

  setFont(): void {
    this.#fontName = this.#scanner.name;
    this.#size = this.#scanner.numbers[0]!;
    this.#run = undefined;
  }

  setMatrix(): void {
    this.#matrix = this.#scanner.numbers.slice(0, 6);
    this.#x = this.#y = this.#pen = 0;
    this.#run = undefined;
  }

  #begin(): PrintedRun | undefined {
    const font = this.#fontOf(this.#fontName);
    if (!font) return undefined;
    const rtl = this.#spans.includes('reversed');
    this.#run = {
      font,
      fontName: this.#fontName,
      size: this.#size,
      matrix: this.#matrix,
      rtl,
      glyphs: [],
    };
    this.runs.push(this.#run);
    return this.#run;
  }
}

const OPERATIONS = new Map<number, (text: TextObject) => void>(
  Object.entries({
    Td: (text: TextObject) => text.move(),
    Tj: (text: TextObject) => text.show(),
    TJ: (text: TextObject) => text.show(),
    BDC: (text: TextObject) => text.openCluster(),
    BMC: (text: TextObject) => text.openReversed(),
    EMC: (text: TextObject) => text.close(),
    Tf: (text: TextObject) => text.setFont(),
    Tm: (text: TextObject) => text.setMatrix(),
  }).map(([operator, work]) => [opcode(operator), work]),
);
