import type { Run } from './cells.ts';
import type { PlacedRun } from './line-order.ts';

/** Shifts smaller than this are left out: thousandths of an em. */
const TOLERANCE = 0.05;

const HEX = Buffer.from('0123456789abcdef', 'latin1');
const [LESS, GREATER, MINUS, POINT, ZERO] = [60, 62, 45, 46, 48];

/** More than a number comes to. */
const NUMBER = 32;

/** Writes the content of pages, one after another, with colours only where they change. */
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

  /** Content as it is; the colours behind it are not known. */
  copy(content: Buffer): void {
    this.#room(content.length);
    this.#length += content.copy(this.#bytes, this.#length);
    this.#paint = '';
  }

  /** Begin anew on a line of its own, with colours that are not known. */
  begin(): void {
    this.#paint = '';
    this.#text('\n');
  }

  /** All that was written since it was last taken. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  /** A run as a text object (ISO 32000-1, 9.4). */
  #textObject({ fontName, size, matrix, cells, font }: Run): void {
    if (cells.length === 0) return;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
    const { x: x0, y: y0 } = cells[0]!;
    this.#text(`BT\n/${fontName} `);
    this.#number(size);
    this.#text(` Tf\n${a} ${b} ${c} ${d} `);
    this.#number(e + a * x0 + c * y0);
    this.#text(' ');
    this.#number(f + b * x0 + d * y0);
    this.#text(' Tm\n[<');
    // The longest that a cell can come to.
    this.#room(cells.length * 64);
    const unit = size / 1000;
    let pen = x0;
    let line = y0;
    let origin = x0;
    for (const { glyph, text, x, y } of cells) {
      if (y !== line) {
        this.#moveTo(x - origin, y - line);
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

  #moveTo(x: number, y: number): void {
    this.#text('>]TJ\n');
    this.#number(x);
    this.#text(' ');
    this.#number(y);
    this.#text(' Td\n[<');
  }

  /** Most texts are short: `Buffer.write` takes longer to be called than to write them. */
  #text(text: string): void {
    this.#room(text.length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = 0; index < text.length; index += 1) bytes[at++] = text.charCodeAt(index);
    this.#length = at;
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
    this.#fraction(size % 100, 10);
    bytes[this.#length++] = LESS;
  }

  /** A number with no more digits than Chromium writes; PDF has no exponents. */
  #number(value: number): void {
    this.#room(NUMBER);
    const parts = Math.round(value * 1e5);
    const size = Math.abs(parts);
    if (parts < 0) this.#bytes[this.#length++] = MINUS;
    this.#whole(Math.floor(size / 1e5));
    this.#fraction(size % 1e5, 1e4);
  }

  #whole(value: number): void {
    if (value >= 10) this.#whole(Math.floor(value / 10));
    this.#bytes[this.#length++] = ZERO + (value % 10);
  }

  /** The point and what stands behind it, without zeros at its end. `unit`: what the first digit counts. */
  #fraction(value: number, unit: number): void {
    if (value > 0) this.#bytes[this.#length++] = POINT;
    for (let rest = value, place = unit; rest > 0; rest %= place, place /= 10)
      this.#bytes[this.#length++] = ZERO + Math.floor(rest / place);
  }
}
