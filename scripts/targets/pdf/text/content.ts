import type { FontCodes } from './font-codes.ts';
import { opcode, Scanner } from './scanner.ts';
import { type PrintedRun, readTextObject } from './text-object.ts';

/** Text with the colours that it is painted with. */
export interface TextPiece {
  readonly paint: string;
  readonly runs: readonly PrintedRun[];
}

/** Operations that stay as they are, with all that stands between them: a path, its colours, a drawing. */
export class RawPiece {
  /** The colours before them. */
  readonly paint: string;
  readonly start: number;
  /** The operators in them but for those of colours. */
  readonly operators: number[] = [];
  readonly #bytes: Buffer;
  #end: number;

  /** `start`: where they begin in the content of the page. */
  constructor(bytes: Buffer, start: number, paint: string) {
    this.#bytes = bytes;
    this.#end = start;
    this.start = start;
    this.paint = paint;
  }

  get operations(): string {
    return this.#bytes.toString('latin1', this.start, this.#end);
  }

  /** Take in all up to the end of an operation. */
  add(operator: number, end: number): void {
    this.operators.push(operator);
    this.#end = end;
  }
}

/** A marked-content sequence, or what stands outside of any. */
export interface Sequence {
  /** Its opening operation; '' outside of any. */
  readonly open: string;
  readonly mcid: number | undefined;
  /** Text, and anything else as it is: then the sequence keeps its place. */
  readonly pieces: (TextPiece | RawPiece)[];
}

/**
 * Content in its order: as it is, or sequences of nothing but text, which may be put in another order. `paint`: the colours
 * after them.
 */
export type ContentSegment =
  | { readonly raw: Buffer }
  | { readonly sequences: Sequence[]; readonly paint: string };

const OP = {
  BT: opcode('BT'),
  BDC: opcode('BDC'),
  BMC: opcode('BMC'),
  EMC: opcode('EMC'),
  q: opcode('q'),
  Q: opcode('Q'),
  cm: opcode('cm'),
  re: opcode('re'),
  W: opcode('W'),
  Wstar: opcode('W*'),
} as const;

/** Operations that begin a path, and those that paint one or anything else (8.2, table 51). */
const PATHS = new Set(['m', 're'].map(opcode));
const DO = opcode('Do');
const PAINTS = new Set([...['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh'].map(opcode), DO]);
const NO_PAINT = opcode('n');

/** Operations that draw or fill a shape, and change nothing else. */
const SHAPES = new Set(['re', 'm', 'l', 'c', 'h', 'f', 'f*'].map(opcode));

/** Operations on the graphics state: what stands on both sides of one can't change places. */
const STATES = new Set(['q', 'Q', 'cm', 'W', 'W*'].map(opcode));

/** Operations that change how text is painted and nothing else; each replaces the one before of its kind. */
const PAINT = new Map(['rg', 'RG', 'g', 'G', 'gs'].map((one) => [opcode(one), one]));

/** How high and how deep letters reach, seldom more: em. */
const HEIGHT = 0.75;
const DEPTH = 0.4;

/** Where what is painted can be seen: left, bottom, right, top in the units of the page. */
interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

interface State {
  matrix: readonly number[];
  clip: Box | undefined;
  paint: Map<string, string>;
  /** All of it as one text, once that is asked for: most texts are painted as the one before. */
  painted: string | undefined;
}

/** Read the content of a page. `fontOf`: a font of the page by its name; undefined for one that is left alone. */
export function readContent(
  bytes: Buffer,
  fontOf: (name: string) => FontCodes | undefined,
): readonly ContentSegment[] {
  return new ContentReader(bytes, fontOf).read();
}

class ContentReader {
  readonly #bytes: Buffer;
  readonly #fontOf: (name: string) => FontCodes | undefined;
  readonly #scanner: Scanner;
  readonly #parts: ContentSegment[] = [];
  #sequences: Sequence[] = [];
  #open: Sequence | undefined;
  /** Where the open sequence begins, and with which colours. */
  #begun = { at: 0, paint: '' };
  /** How deep marked content is nested. */
  #depth = 0;
  /** Up to where all is in the parts. */
  #done = 0;
  #state: State = { matrix: [1, 0, 0, 1, 0, 0], clip: undefined, paint: new Map(), painted: undefined };
  readonly #saved: State[] = [];
  /** The path that is drawn now, if there is one: a rectangle as x, y, width, height, or something else. */
  #shape: readonly number[] | 'other' | undefined;
  /** Where the path that is drawn now begins. */
  #path: number | undefined;

  constructor(bytes: Buffer, fontOf: (name: string) => FontCodes | undefined) {
    this.#bytes = bytes;
    this.#fontOf = fontOf;
    this.#scanner = new Scanner(bytes);
  }

  read(): readonly ContentSegment[] {
    const scanner = this.#scanner;
    while (scanner.next()) {
      const { operator, start } = scanner;
      const kind = PAINT.get(operator);
      if (kind !== undefined) this.#colour(kind, this.#source(start, scanner.end));
      else if (operator === OP.BT) this.#text(start);
      else if (operator === OP.BDC || operator === OP.BMC) this.#begin();
      else if (operator === OP.EMC) this.#finish();
      else this.#other();
    }
    this.#keep(this.#bytes.length);
    return this.#parts;
  }

  #source(start: number, end: number): string {
    return this.#bytes.toString('latin1', start, end);
  }

  #begin(): void {
    const { start, end, mcid } = this.#scanner;
    this.#depth += 1;
    if (this.#open) {
      this.#leave(start);
      return;
    }
    if (this.#sequences.length === 0) this.#flush(start);
    this.#open = { open: this.#source(start, end), mcid, pieces: [] };
    this.#sequences.push(this.#open);
    this.#begun = { at: start, paint: this.#paint() };
    this.#done = end;
  }

  #finish(): void {
    this.#depth -= 1;
    if (this.#depth > 0) this.#leave(this.#scanner.start);
    else if (this.#open) this.#settle(this.#open);
  }

  /**
   * A sequence that changes the graphics state before its last text keeps its place among the others; without text it stays as
   * it is.
   */
  #settle(sequence: Sequence): void {
    const { pieces } = sequence;
    const text = pieces.findLastIndex((piece) => 'runs' in piece);
    if (!pieces.slice(0, text < 0 ? pieces.length : text).some(isState)) {
      this.#end(sequence);
      return;
    }
    this.#sequences.pop();
    this.#close(this.#begun.paint);
    if (text < 0) {
      this.#open = undefined;
      this.#done = this.#scanner.end;
      const { at, paint } = this.#begun;
      this.#parts.push({ raw: Buffer.from(`\n${paint}\n${this.#source(at, this.#done)}`, 'latin1') });
      return;
    }
    this.#sequences = [sequence];
    this.#end(sequence);
    this.#close(this.#paint());
  }

  /** What can change places with what comes before may not do so with what follows. */
  #close(paint: string): void {
    if (this.#sequences.length > 0) this.#parts.push({ sequences: this.#sequences, paint });
    this.#sequences = [];
  }

  /**
   * What stands behind the last text of a sequence may as well stand behind the sequence, which then can be moved: the bar of
   * a fraction, a line below a link. Painted outside of it, it is an artifact.
   */
  #end({ pieces }: Sequence): void {
    this.#open = undefined;
    this.#done = this.#scanner.end;
    const text = pieces.findLastIndex((piece) => 'runs' in piece);
    const behind = pieces.slice(text + 1) as RawPiece[];
    const [first] = behind;
    if (text < 0 || !first || first.operators.includes(DO)) return;
    pieces.length = text + 1;
    if (first.operators.every((operator) => SHAPES.has(operator))) {
      this.#sequences.push({ open: '/Artifact BMC', mcid: undefined, pieces: behind });
      return;
    }
    this.#parts.push({ sequences: this.#sequences, paint: first.paint });
    this.#sequences = [];
    // What comes next may be painted with colours that are set behind the last of them.
    const operations = `${first.paint}\n${this.#source(first.start, this.#scanner.start)}\n`;
    const isPainted = first.operators.some((operator) => PAINTS.has(operator));
    const raw = isPainted ? `/Artifact BMC\n${operations}EMC\n` : operations;
    this.#parts.push({ raw: Buffer.from(raw, 'latin1') });
  }

  /** Something else than text: what stands before it keeps its place. */
  #other(): void {
    const { operator, numbers, start } = this.#scanner;
    if (this.#open) this.#leave(start);
    else this.#draw();
    if (operator === OP.q) this.#saved.push({ ...this.#state, paint: new Map(this.#state.paint) });
    else if (operator === OP.Q) this.#state = this.#saved.pop() ?? this.#state;
    else if (operator === OP.cm) this.#state.matrix = multiplied(numbers.slice(0, 6), this.#state.matrix);
    else if (operator === OP.W || operator === OP.Wstar) this.#clip();
    else if (PAINTS.has(operator) || operator === NO_PAINT) this.#shape = undefined;
    else if (operator === OP.re && !this.#shape) this.#shape = numbers.slice(0, 4);
    else if (this.#shape || PATHS.has(operator)) this.#shape = 'other';
  }

  /** What is painted outside of marked content is an artifact (14.8.2.2): a rule, a border, a background. */
  #draw(): void {
    const { operator, start, end } = this.#scanner;
    if (this.#sequences.length > 0) this.#flush(start);
    if (PATHS.has(operator)) this.#path ??= start;
    if (PAINTS.has(operator)) this.#artifact(this.#path ?? start, end);
    if (PAINTS.has(operator) || operator === NO_PAINT) this.#path = undefined;
  }

  #artifact(start: number, end: number): void {
    this.#flush(start);
    this.#parts.push({ raw: Buffer.from(`\n/Artifact BMC\n${this.#source(start, end)}\nEMC\n`, 'latin1') });
    this.#done = end;
  }

  /** Leave an operation of the open sequence as it is, with all that stands between it and others before it. */
  #leave(start: number): void {
    if (!this.#open) return;
    const { pieces } = this.#open;
    const last = pieces.at(-1);
    const piece = last instanceof RawPiece ? last : new RawPiece(this.#bytes, start, this.#paint());
    if (piece !== last) pieces.push(piece);
    piece.add(this.#scanner.operator, this.#scanner.end);
  }

  /** Close the text before: all of it up to `at` goes into the parts. */
  #flush(at: number): void {
    if (this.#sequences.length > 0) {
      this.#parts.push({ sequences: this.#sequences, paint: this.#paint() });
      this.#sequences = [];
    }
    this.#keep(at);
  }

  #keep(at: number): void {
    if (this.#sequences.length > 0) this.#flush(this.#done);
    if (at > this.#done) this.#parts.push({ raw: this.#bytes.subarray(this.#done, at) });
    this.#done = Math.max(at, this.#done);
  }

  #colour(kind: string, operation: string): void {
    this.#state.paint.set(kind, operation);
    this.#state.painted = undefined;
  }

  #paint(): string {
    this.#state.painted ??= [...this.#state.paint.values()].join('\n');
    return this.#state.painted;
  }

  #clip(): void {
    if (!Array.isArray(this.#shape)) return;
    const [x = 0, y = 0, width = 0, height = 0] = this.#shape as readonly number[];
    const [left, bottom] = applied(this.#state.matrix, x, y);
    const [right, top] = applied(this.#state.matrix, x + width, y + height);
    this.#state.clip = {
      left: Math.min(left, right),
      right: Math.max(left, right),
      bottom: Math.min(bottom, top),
      top: Math.max(bottom, top),
    };
  }

  /** A text object; where it holds what is not known here, it stays as it is. */
  #text(start: number): void {
    const paint = this.#paint();
    const runs = readTextObject(this.#scanner, this.#fontOf);
    if (runs === undefined) {
      if (this.#open) this.#leave(start);
      else this.#artifact(start, this.#scanner.end);
      return;
    }
    const seen = runs.filter((run) => this.#isSeen(run));
    const piece = { paint, runs: seen };
    if (this.#open) this.#open.pieces.push(piece);
    else {
      if (this.#sequences.length === 0) this.#flush(start);
      this.#sequences.push({ open: '', mcid: undefined, pieces: [piece] });
      this.#done = this.#scanner.end;
    }
  }

  /** Chromium also writes lines of which only empty space reaches onto the page: they are outside of what is seen. */
  #isSeen({ matrix, size, glyphs }: PrintedRun): boolean {
    const { clip } = this.#state;
    if (!clip || glyphs.length === 0) return true;
    const [, y] = applied(this.#state.matrix, matrix[4]!, matrix[5]!);
    const [, up] = applied(
      this.#state.matrix,
      matrix[4]! + matrix[2]! * size,
      matrix[5]! + matrix[3]! * size,
    );
    const em = Math.abs(up - y);
    return y >= clip.bottom - HEIGHT * em && y <= clip.top + DEPTH * em;
  }
}

/** Whether a piece changes the graphics state. */
function isState(piece: TextPiece | RawPiece): boolean {
  return 'operators' in piece && piece.operators.some((operator) => STATES.has(operator));
}

function applied([a, b, c, d, e, f]: readonly number[], x: number, y: number): [number, number] {
  return [a! * x + c! * y + e!, b! * x + d! * y + f!];
}

/** The product of two matrices: what the first does, and then the other. */
function multiplied(first: readonly number[], then: readonly number[]): readonly number[] {
  const [x, y] = applied(then, first[4]!, first[5]!);
  const turn = [...then.slice(0, 4), 0, 0];
  return [...applied(turn, first[0]!, first[1]!), ...applied(turn, first[2]!, first[3]!), x, y];
}
