import type { Run } from './cells.ts';
import type { PlacedRun } from './line-order.ts';

/** Shifts smaller than this are left out: thousandths of an em. */
const TOLERANCE = 0.05;

const HEX = Buffer.from('0123456789abcdef', 'latin1');
const [LESS, GREATER, MINUS, POINT, ZERO] = [60, 62, 45, 46, 48];

/** Writes the content of a page, with colours only where they change. */
export class ContentWriter {
  #bytes = Buffer.allocUnsafe(1 << 16);
  #length = 0;
  #paint = '';

  run({ run, paint, space }: PlacedRun): void {
    this.paint(paint);
    if (space) this.#textObject(space);
    this.#textObject(run);
  }

  paint(paint: string): void {
    if (paint !== this.#paint) this.#text(`${paint}\n`);
    this.#paint = paint;
  }

  /** Operations as they are, painted as given; those may change the colours themselves. */
  raw(operations: string, paint?: string): void {
    if (paint !== undefined) this.paint(paint);
    this.#text(`${operations}\n`);
    if (paint !== undefined) this.#paint = '';
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** A run as a text object (ISO 32000-1, 9.4). */
  #textObject({ fontName, size, matrix, cells, font }: Run): void {
    if (cells.length === 0) return;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
    const { x: x0, y: y0 } = cells[0]!;
    this.#text(
      `BT\n/${fontName} ${number(size)} Tf\n${a} ${b} ${c} ${d} ${number(e + a * x0 + c * y0)} ${number(f + b * x0 + d * y0)} Tm\n[<`,
    );
    // The longest that a cell can come to.
    this.#room(cells.length * 64);
    const unit = size / 1000;
    let pen = x0;
    let line = y0;
    let origin = x0;
    for (const { glyph, text, x, y } of cells) {
      if (y !== line) {
        this.#text(`>]TJ\n${number(x - origin)} ${number(y - line)} Td\n[<`);
        pen = origin = x;
        line = y;
      }
      const shift = (pen - x) / unit;
      if (shift > TOLERANCE || shift < -TOLERANCE) {
        const hundredths = Math.round(shift * 100);
        this.#shift(hundredths);
        pen -= (hundredths / 100) * unit;
      }
      this.#code(font.code(glyph, text));
      pen += font.width(glyph) * unit;
    }
    this.#text('>]TJ\nET\n');
  }

  #text(text: string): void {
    this.#room(text.length);
    this.#length += this.#bytes.write(text, this.#length, 'latin1');
  }

  #room(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#length + count));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }

  #code(code: number): void {
    const bytes = this.#bytes;
    bytes[this.#length++] = HEX[code >> 12]!;
    bytes[this.#length++] = HEX[(code >> 8) & 15]!;
    bytes[this.#length++] = HEX[(code >> 4) & 15]!;
    bytes[this.#length++] = HEX[code & 15]!;
  }

  /** `>-12.5<`: what stands next is moved by so many hundredths of a thousandth of an em. */
  #shift(hundredths: number): void {
    const bytes = this.#bytes;
    const size = Math.abs(hundredths);
    bytes[this.#length++] = GREATER;
    if (hundredths < 0) bytes[this.#length++] = MINUS;
    if (size >= 100) this.#whole(Math.floor(size / 100));
    const rest = size % 100;
    if (rest > 0) {
      bytes[this.#length++] = POINT;
      bytes[this.#length++] = ZERO + Math.floor(rest / 10);
      if (rest % 10 > 0) bytes[this.#length++] = ZERO + (rest % 10);
    }
    bytes[this.#length++] = LESS;
  }

  #whole(value: number): void {
    if (value >= 10) this.#whole(Math.floor(value / 10));
    this.#bytes[this.#length++] = ZERO + (value % 10);
  }
}

/** A number with no more digits than Chromium writes; PDF has no exponents. */
function number(value: number): string {
  const rounded = Math.round(value * 1e5) / 1e5;
  return Math.abs(rounded) < 1e-6 ? '0' : String(rounded);
}
