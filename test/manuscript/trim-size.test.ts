import { expect, it } from 'vitest';
import { trimSize } from '../../scripts/book/trim-size.ts';

/** The tables of printers, as the manual of style has them (part D): width and height in mm. */
it.each([
  ['وزیری', 165, 235],
  ['رقعی', 145, 215],
  ['رحلی', 215, 290],
  ['خشتی', 210, 210],
  ['145mm 210mm', 145, 210],
])('has %s at %i by %i mm', (name, width, height) => {
  expect(trimSize(name)).toEqual({ width, height });
});
