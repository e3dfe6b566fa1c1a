import type { Run } from './cells.ts';
import type { PlacedRun } from './line-order.ts';

/** Shifts smaller than this are left out: thousandths of an em. */
const TOLERANCE = 0.05;

/** A run as a text object (ISO 32000-1, 9.4). */
function textObject({ fontName, size, matrix, cells, font }: Run): string {
  if (cells.length === 0) return '';
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const { x: x0, y: y0 } = cells[0]!;
  let out = `BT\n/${fontName} ${number(size)} Tf\n${a} ${b} ${c} ${d} ${number(e + a * x0 + c * y0)} ${number(f + b * x0 + d * y0)} Tm\n[<`;
  const unit = size / 1000;
  let pen = x0;
  let line = y0;
  let origin = x0;
  for (const { glyph, text, x, y } of cells) {
    if (y !== line) {
      out += `>]TJ\n${number(x - origin)} ${number(y - line)} Td\n[<`;
      pen = origin = x;
      line = y;
    }
    const shift = (pen - x) / unit;
    if (shift > TOLERANCE || shift < -TOLERANCE) {
      const rounded = Math.round(shift * 100) / 100;
      out += `>${rounded}<`;
      pen -= rounded * unit;
    }
    out += hex(font.code(glyph, text));
    pen += font.width(glyph) * unit;
  }
  return `${out}>]TJ\nET\n`;
}

/** Writes the content of a page, with colours only where they change. */
export class ContentWriter {
  text = '\n';
  #paint = '';

  run({ run, paint, space }: PlacedRun): void {
    this.paint(paint);
    if (space) this.text += textObject(space);
    this.text += textObject(run);
  }

  paint(paint: string): void {
    if (paint !== this.#paint) this.text += `${paint}\n`;
    this.#paint = paint;
  }

  /** Operations as they are, painted as given; those may change the colours themselves. */
  raw(operations: string, paint?: string): void {
    if (paint !== undefined) this.paint(paint);
    this.text += `${operations}\n`;
    if (paint !== undefined) this.#paint = '';
  }
}

const DIGITS = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

function hex(code: number): string {
  return DIGITS[code >> 8]! + DIGITS[code & 255]!;
}

/** A number with no more digits than Chromium writes; PDF has no exponents. */
function number(value: number): string {
  const rounded = Math.round(value * 1e5) / 1e5;
  return Math.abs(rounded) < 1e-6 ? '0' : String(rounded);
}
