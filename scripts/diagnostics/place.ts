import type { Point, Position } from 'unist';
import { location } from 'vfile-location';
import type { TextFile } from '../book/text-file.ts';

/** Where the lines of files begin: found once each. */
const KNOWN = new WeakMap<TextFile, ReturnType<typeof location>>();

/** Makes places of offsets (UTF-16 code units) of a file; those behind its end are its end. */
export function placer(file: TextFile): (start: number, end: number) => Position {
  const places = KNOWN.get(file) ?? location(file.value);
  KNOWN.set(file, places);
  const last = file.value.length;
  const point = (offset: number): Point =>
    places.toPoint(Math.min(offset, last)) ?? { line: 1, column: 1, offset: 0 };
  return (start, end) => ({ start: point(start), end: point(Math.max(start, end)) });
}
