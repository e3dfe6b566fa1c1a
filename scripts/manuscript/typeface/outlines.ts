import type { Font, DrawFuncs as Pen } from 'harfbuzzjs';
import { sfntOf, tablesOf, viewOf } from './sfnt.ts';

/**
 * PostScript outlines (`CFF `, of .otf) as TrueType ones (`glyf`), which the text of a PDF can be mended in. Glyphs keep their numbers, so
 * everything else stays as it was. A cubic curve becomes quadratic ones that are nowhere further from it than a thousandth of an em.
 */

interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

type Contour = Point[];

/** How far a curve may be from the one that it stands for, as a part of the em. */
const TOLERANCE = 1 / 1000;

/** The most curves that stand for one. */
const MOST_PARTS = 8;

/** Tables that only PostScript outlines have. */
const POSTSCRIPT = ['CFF ', 'CFF2', 'VORG'];

/** A face with PostScript outlines (SFNT) as one with TrueType outlines. */
export async function withTrueTypeOutlines(sfnt: Uint8Array): Promise<Uint8Array> {
  const { Blob, DrawFuncs, Face, Font } = await import('harfbuzzjs');
  const face = new Face(new Blob(new Uint8Array(sfnt)));
  const font = new Font(face);
  const tables = new Map<string, Uint8Array>();
  for (const [name, { buffer, byteOffset, byteLength }] of tablesOf(sfnt))
    if (!POSTSCRIPT.includes(name)) tables.set(name, new Uint8Array(buffer, byteOffset, byteLength).slice());
  const count = viewOf(tables.get('maxp')!).getUint16(4);
  const pen = new DrawFuncs();
  const glyphs = Array.from({ length: count }, (_, glyph) =>
    contoursOf(font, glyph, pen, face.upem * TOLERANCE),
  );
  const { glyf, loca } = glyphTables(glyphs);
  const head = tables.get('head')!;
  viewOf(head).setUint16(50, 1);
  tables.set('glyf', glyf).set('loca', loca).set('maxp', maxpOf(glyphs));
  // Names of glyphs, which the other kind keeps with its outlines: none.
  if (tables.has('post')) tables.set('post', postOf(tables.get('post')!));
  tables.set('hmtx', withBearings(tables.get('hmtx')!, viewOf(tables.get('hhea')!).getUint16(34), glyphs));
  return sfntOf(tables);
}

function contoursOf(font: Font, glyph: number, pen: Pen, tolerance: number): readonly Contour[] {
  const contours: Contour[] = [];
  const open = () => contours.at(-1)!;
  pen.setMoveToFunc((x, y) => {
    contours.push([{ x, y, on: true }]);
  });
  pen.setLineToFunc((x, y) => {
    open().push({ x, y, on: true });
  });
  pen.setCubicToFunc((ax, ay, bx, by, x, y) => {
    const from = open().at(-1)!;
    open().push(...quadratics([from.x, from.y, ax, ay, bx, by, x, y], tolerance));
  });
  pen.setClosePathFunc(() => {});
  font.drawGlyph(glyph, pen);
  return contours.map(closed).filter(({ length }) => length > 1);
}

/** Whole units, each point once; the last is not the first again. TrueType runs round its letters the other way. */
function closed(contour: Contour): Contour {
  const points = contour.map(({ x, y, on }) => ({ x: Math.round(x), y: Math.round(y), on }));
  const kept = points.filter(({ x, y, on }, at) => {
    const before = points[at - 1];
    return !before || !on || !before.on || before.x !== x || before.y !== y;
  });
  const [first, last] = [kept[0]!, kept.at(-1)!];
  if (kept.length > 1 && last.on && first.x === last.x && first.y === last.y) kept.pop();
  return [kept[0]!, ...kept.slice(1).reverse()];
}

type Cubic = readonly [number, number, number, number, number, number, number, number];

/** The points behind the first of the quadratic curves that stand for a cubic one. */
function quadratics(curve: Cubic, tolerance: number): readonly Point[] {
  const [x0, y0, x1, y1, x2, y2, x3, y3] = curve;
  // The distance between a cubic curve and the quadratic one through its ends falls with the third power of its parts.
  const error = (Math.sqrt(3) / 36) * Math.hypot(x3 - 3 * x2 + 3 * x1 - x0, y3 - 3 * y2 + 3 * y1 - y0);
  const parts = Math.min(MOST_PARTS, Math.max(1, Math.ceil(Math.cbrt(error / tolerance))));
  const points: Point[] = [];
  for (let part = 0; part < parts; part += 1) {
    const [from, to] = [part / parts, (part + 1) / parts];
    const [ax, ay, bx, by, cx, cy, dx, dy] = section(curve, from, to);
    points.push(
      { x: (3 * (bx + cx) - ax - dx) / 4, y: (3 * (by + cy) - ay - dy) / 4, on: false },
      { x: dx, y: dy, on: true },
    );
  }
  return points;
}

/** The part of a curve between two of its places, 0 to 1. */
function section([x0, y0, x1, y1, x2, y2, x3, y3]: Cubic, from: number, to: number): Cubic {
  const along = (a: number, b: number, c: number, d: number) => {
    const blossom = (s: number, t: number, u: number) => {
      const mix = (p: number, q: number, at: number) => p + (q - p) * at;
      const [ab, bc, cd] = [mix(a, b, s), mix(b, c, s), mix(c, d, s)];
      return mix(mix(ab, bc, t), mix(bc, cd, t), u);
    };
    return [
      blossom(from, from, from),
      blossom(from, from, to),
      blossom(from, to, to),
      blossom(to, to, to),
    ] as const;
  };
  const [xs, ys] = [along(x0, x1, x2, x3), along(y0, y1, y2, y3)];
  return [xs[0], ys[0], xs[1], ys[1], xs[2], ys[2], xs[3], ys[3]];
}

/** `glyf`, and `loca` with offsets of four bytes. */
function glyphTables(glyphs: readonly (readonly Contour[])[]): {
  readonly glyf: Uint8Array;
  readonly loca: Uint8Array;
} {
  const written = glyphs.map(glyphBytes);
  const glyf = new Uint8Array(written.reduce((sum, { length }) => sum + length, 0));
  const loca = new Uint8Array((glyphs.length + 1) * 4);
  let offset = 0;
  for (const [glyph, bytes] of written.entries()) {
    glyf.set(bytes, offset);
    offset += bytes.length;
    viewOf(loca).setUint32((glyph + 1) * 4, offset);
  }
  return { glyf, loca };
}

/** A simple glyph, without instructions: every point with flags of its own and two whole numbers. */
function glyphBytes(contours: readonly Contour[]): Uint8Array {
  if (contours.length === 0) return new Uint8Array(0);
  const points = contours.flat();
  const size = 10 + contours.length * 2 + 2 + points.length * 5;
  const bytes = new Uint8Array(Math.ceil(size / 4) * 4);
  const view = viewOf(bytes);
  view.setInt16(0, contours.length);
  for (const [at, bound] of boundsOf(points).entries()) view.setInt16(2 + at * 2, bound);
  let end = -1;
  for (const [index, { length }] of contours.entries()) {
    end += length;
    view.setUint16(10 + index * 2, end);
  }
  const flags = 12 + contours.length * 2;
  const xs = flags + points.length;
  const ys = xs + points.length * 2;
  let [x, y] = [0, 0];
  for (const [at, point] of points.entries()) {
    bytes[flags + at] = point.on ? 1 : 0;
    view.setInt16(xs + at * 2, point.x - x);
    view.setInt16(ys + at * 2, point.y - y);
    [x, y] = [point.x, point.y];
  }
  return bytes;
}

/** Left, foot, right, head. */
function boundsOf(points: readonly Point[]): readonly [number, number, number, number] {
  let [left, foot, right, head] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -32768, -32768];
  for (const { x, y } of points) {
    [left, foot] = [Math.min(left, x), Math.min(foot, y)];
    [right, head] = [Math.max(right, x), Math.max(head, y)];
  }
  return [left, foot, right, head];
}

function maxpOf(glyphs: readonly (readonly Contour[])[]): Uint8Array {
  const bytes = new Uint8Array(32);
  const view = viewOf(bytes);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, glyphs.length);
  view.setUint16(
    6,
    Math.max(...glyphs.map((contours) => contours.reduce((sum, { length }) => sum + length, 0))),
  );
  view.setUint16(8, Math.max(...glyphs.map(({ length }) => length)));
  view.setUint16(14, 2);
  return bytes;
}

/** Version 3: without names of glyphs. */
function postOf(post: Uint8Array): Uint8Array {
  const bytes = post.slice(0, 32);
  viewOf(bytes).setUint32(0, 0x00030000);
  return bytes;
}

/** `hmtx` whose left side bearings are those of the outlines, as TrueType wants them. `wide`: how many glyphs have a width of their own. */
function withBearings(hmtx: Uint8Array, wide: number, glyphs: readonly (readonly Contour[])[]): Uint8Array {
  const view = viewOf(hmtx);
  for (const [glyph, contours] of glyphs.entries()) {
    const at = glyph < wide ? glyph * 4 + 2 : wide * 4 + (glyph - wide) * 2;
    if (contours.length > 0 && at + 2 <= hmtx.length) view.setInt16(at, boundsOf(contours.flat())[0]);
  }
  return hmtx;
}
