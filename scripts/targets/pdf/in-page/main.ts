import type { Galley, Measure, Setting } from '../galley.ts';
import { type MeasuredDivision, measureBook } from './measure.ts';
import { setBook } from './set.ts';

/** What the printing side calls: the page keeps the nodes, only numbers come and go. */

let measured: { divisions: readonly MeasuredDivision[]; height: number } | undefined;

/** Measure the book as galleys. `area`: width and height of the page area, mm. */
export function measure(area: { width: number; height: number }): {
  measure: Measure;
  galleys: readonly Galley[];
} {
  const { measure: common, galleys, divisions } = measureBook(area);
  measured = { divisions, height: common.height };
  return { measure: common, galleys };
}

/** What is set into the book besides its pages. */
export interface Furniture {
  /** CSS of the running heads and folios. */
  readonly css: string;
  /** id -> folio, for the contents and references. */
  readonly folios: Readonly<Record<string, string>>;
  /** Ids of the divisions that a blank page goes before. */
  readonly blanks: readonly string[];
}

/** Set the pages, the folios and the blank pages. */
export function set(setting: Setting, furniture: Furniture): void {
  if (measured) setBook(measured.divisions, setting, measured.height);
  measured = undefined;
  furnish(furniture);
}

function furnish({ css, folios, blanks }: Furniture): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-target]'))
    place.textContent = folios[place.dataset['target'] ?? ''] ?? '';
  for (const blank of document.querySelectorAll('.blank-page')) blank.remove();
  for (const id of blanks) {
    const blank = document.createElement('div');
    blank.className = 'blank-page';
    document.getElementById(id)?.before(blank);
  }
  let style = document.getElementById('furniture');
  if (!style) {
    style = document.createElement('style');
    style.id = 'furniture';
    document.head.append(style);
  }
  style.textContent = css;
}
