import type { Galley, Measure, Natural, Setting, TextStart, Texts } from '../galley.ts';
import { divideNaturally } from './columns.ts';
import { type MeasuredDivision, measureBook } from './measure.ts';
import { type Head, openDocument, type PlacedImage, placedImages, pourText, settle } from './pour.ts';
import { holdFolios, revise } from './revise.ts';
import { setBook } from './set.ts';
import { startsOf } from './starts.ts';

/** What the printing side calls: the nodes stay in the page, only numbers come and go. */

let divisions: readonly MeasuredDivision[] = [];
let height = 0;

export function open(head: Head): void {
  openDocument(head);
}

export function pour(html: string): void {
  pourText(html);
}

/** Pour the last of the text, and wait until all that it loads is there. */
export async function close(html: string): Promise<void> {
  pourText(html);
  await settle();
}

export function images(): readonly PlacedImage[] {
  return placedImages();
}

/** Measure the book as galleys. `area`: width and height of the page area, mm. `texts`: what is known of its pages. */
export function measure(
  area: { width: number; height: number },
  texts?: Texts,
): { measure: Measure; galleys: readonly Galley[] } {
  if (texts) revise(texts);
  holdFolios();
  const measured = measureBook(area);
  divisions = measured.divisions;
  height = measured.measure.height;
  return { measure: measured.measure, galleys: measured.galleys };
}

/** How the browser divides divisions, by their indices. */
export function natural(indices: readonly number[]): readonly Natural[] {
  return indices.map((index) => {
    const { section } = divisions[index]!;
    return divideNaturally(section, { width: section.getBoundingClientRect().width, height });
  });
}

/** What is set into the book besides its pages. */
export interface Furniture {
  /** CSS of the running heads and folios. */
  readonly css: string;
  readonly texts: Texts;
  /** Ids of the divisions that a blank page goes before. */
  readonly blanks: readonly string[];
  /** A page stands before the first. */
  readonly spare: boolean;
  /** The alternative of the cover, if it goes before all: `/cover`. */
  readonly cover?: string | undefined;
}

/** Set the pages, the folios and the blank pages; tells where each page of each division begins. */
export async function set(
  setting: Setting,
  { css, texts, blanks, spare, cover }: Furniture,
): Promise<readonly (readonly TextStart[])[]> {
  const starts = divisions.map((division, index) => startsOf(division, setting.divisions[index] ?? []));
  revise(texts);
  setBook(divisions, setting, height);
  divisions = [];
  for (const id of blanks) document.getElementById(id)?.before(blankPage());
  if (spare) document.body.prepend(blankPage());
  if (cover !== undefined) await setCover(cover);
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  return starts;
}

function blankPage(): HTMLElement {
  const blank = document.createElement('div');
  blank.className = 'blank-page';
  return blank;
}

/** The cover and its blank back go before all. */
async function setCover(alternative: string): Promise<void> {
  const page = document.createElement('div');
  page.className = 'cover-page';
  const image = document.createElement('img');
  image.alt = alternative;
  image.src = '/cover';
  page.append(image);
  document.body.prepend(page, blankPage());
  await image.decode();
}
