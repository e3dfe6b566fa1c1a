import type {
  CoverSetting,
  Fit,
  Galley,
  Measure,
  PageTexts,
  PageWords,
  QuireProof,
  SetPage,
} from '../galley.ts';
import { unwrapRuns } from './blocks.ts';
import { coverBoxes, coverLoaded } from './cover.ts';
import { digestOf } from './digest.ts';
import { evenLines } from './even-lines.ts';
import { alignTables, fitHeights, fitWidths } from './fit.ts';
import { fitCover, fitLeaf } from './fit-leaves.ts';
import { takeFloats } from './floats.ts';
import { putOnGrid, wholeLines } from './grid.ts';
import { setLeaders } from './leaders.ts';
import { makeRoomForNumbers } from './list-numbers.ts';
import { divisionOf, measureDivision, measureOf, type PouredDivision } from './measure.ts';
import { forgetCells, nameCells } from './name-cells.ts';
import { forgetTerms, nameTerms } from './name-terms.ts';
import { makePages, pageBox, planOf } from './page-boxes.ts';
import {
  type DocumentHead,
  openDocument,
  type PlacedImage,
  parsedText,
  placedImages,
  settle,
  typefacesLoaded,
} from './pour.ts';
import { lastingText, lettersOf, pouredText, proofsOf } from './prove.ts';
import { revise } from './revise.ts';
import { fitRunningHeads } from './running-heads.ts';
import { type ShownPages, shownPages } from './shown.ts';
import { startsOf } from './starts.ts';
import { layTables, turnTables } from './turned-tables.ts';

/** What the setting side calls: the nodes stay in the page, only numbers and words come and go. */

let divisions: PouredDivision[] = [];
/** Of each division what does not depend on its pages, as it was poured. */
let poured: string[] = [];
/** Ids of the divisions whose notes stand at their ends. */
let notesAtEnd: ReadonlySet<string> = new Set();

/** What is known of the pages when the text is poured. */
let guess: PageTexts = { folios: {}, late: {}, labels: {} };

/** How often a division is looked through for what has to be made to fit. */
const FITTINGS = 6;

/** Make the document that of a book; its text is poured after. */
export function open(head: DocumentHead, simpler: readonly string[], texts: PageTexts): void {
  openDocument(head);
  forgetTerms();
  forgetCells();
  divisions = [];
  poured = [];
  notesAtEnd = new Set(simpler);
  guess = texts;
}

/** Pour the divisions of some HTML. Gives the digest of the text of each, as it stands in the page. */
export function pour(html: string): readonly string[] {
  const content = parsedText(html);
  const sections = [...content.querySelectorAll<HTMLElement>('section.page')];
  const digests = sections.map((section) => digestOf(pouredText(section)));
  poured.push(...sections.map(lastingText));
  nameTerms(content);
  nameCells(content);
  // Before it is laid out, this costs nothing.
  revise(content, guess);
  document.body.append(content);
  divisions.push(...sections.map((section) => divisionOf(section, notesAtEnd.has(section.id))));
  document.body.getBoundingClientRect();
  return digests;
}

/** Pour the last of the text, and wait until all that it loads is there. */
export async function close(html: string): Promise<readonly string[]> {
  const digests = pour(html);
  await settle();
  return digests;
}

/** Make fit what a cover says, which is the whole document. */
export function fitWholeCover(): void {
  fitCover(document);
}

export function images(): readonly PlacedImage[] {
  return placedImages();
}

/** What was measured: undefined for a division in which nothing changed. */
export interface MeasuredQuire {
  readonly measure: Measure;
  readonly galleys: readonly (Galley | null)[];
  readonly fits: readonly (readonly Fit[])[];
}

/** Measure the divisions that changed as galleys. `height`: of the page area, px. `texts`: what is known of their pages. */
export async function measure(height: number, texts: PageTexts): Promise<MeasuredQuire> {
  const room = wholeLines(height);
  const changed = new Set(revise(document, texts, 'moving').map((place) => place.closest('section.page')));
  if (changed.size > 0) await typefacesLoaded();
  for (const division of divisions) if (changed.has(division.section)) division.measured = undefined;
  const fits = divisions.map((): Fit[] => []);
  const open = [...divisions.keys()].filter((index) => !divisions[index]!.measured);
  for (const index of open) {
    const division = divisions[index]!;
    makeRoomForNumbers(division.section);
    fitLeaf(division.section, room);
    const laid = layTables(division, room);
    fits[index]!.push(...fitWidths(division));
    if (laid.length > 0) {
      alignTables([division]);
      turnTables(laid, division.section);
      divisions[index] = divisionOf(division.section, notesAtEnd.has(division.section.id));
    }
  }
  alignTables(open.map((index) => divisions[index]!));
  fitAll(open, room, fits);
  const isOpen = new Set(open);
  const galleys = divisions.map(({ measured }, index) => (isOpen.has(index) ? measured!.galley : null));
  return { measure: measureOf(room), galleys, fits };
}

/** Measure divisions, by their indices, until nothing in them is taller than a page. `fits`: of each division, to be added to. */
function fitAll(all: readonly number[], height: number, fits: readonly Fit[][]): void {
  let open = all;
  for (let turn = 0; open.length > 0; turn += 1) {
    const own = open.map((index) => divisions[index]!);
    // A division that could not be set right has the lines of the browser too.
    evenLines(own.filter(({ section }) => !notesAtEnd.has(section.id)));
    const grids = putOnGrid(own);
    const measured = own.map((division, at) => measureDivision(division, height, grids[at]!));
    open = open.filter((index, at) => {
      const more = turn < FITTINGS ? fitHeights(own[at]!, measured[at]!, height) : [];
      if (more.length === 0) own[at]!.measured = measured[at]!;
      else fits[index]!.push(...more, ...blocksAnew(index));
      return more.length > 0;
    });
  }
}

/** Find the blocks of a division once more, since some were made to fit; what is too long to stand over columns then stands in one. */
function blocksAnew(index: number): readonly Fit[] {
  const { section } = divisions[index]!;
  unwrapRuns(section);
  divisions[index] = divisionOf(section, notesAtEnd.has(section.id));
  if (!section.matches('.columned')) return [];
  const fits = fitWidths(divisions[index]!);
  alignTables([divisions[index]!]);
  return fits;
}

/** What a division is to be set as. */
export interface DivisionPages {
  readonly pages: readonly SetPage[];
  readonly words: readonly PageWords[];
  /** A blank page goes before it: whether that is a recto. */
  readonly blank: { readonly recto: boolean } | undefined;
}

/** Set the pages; tells what is on them, and where each begins. `cover`: if one goes before all. */
export async function set(
  setting: readonly DivisionPages[],
  texts: PageTexts,
  cover: CoverSetting | null,
): Promise<QuireProof> {
  for (const { section } of divisions) {
    for (const contents of section.querySelectorAll('.contents')) revise(contents, texts);
  }
  await typefacesLoaded();
  for (const { section } of divisions) setLeaders(section);
  const lasting = divisions.map(({ section }, index) => lastingText(section) === poured[index]);
  const floats = divisions.map(({ measured }, index) =>
    takeFloats(measured!.items, setting[index]!.pages.flat()),
  );
  const plans = divisions.map((division, index) =>
    planOf(division, division.measured!, setting[index]!.pages, floats[index]!),
  );
  const starts = plans.map((plan) => startsOf(plan.division.section, plan.division.measured!.items, plan));
  // What is written anew is laid out anew: once, with the pages.
  for (const part of [document, ...floats.flatMap((own) => [...own.values()])]) revise(part, texts);
  const letters = divisions.map(({ section }, index) => lettersOf([section, ...floats[index]!.values()]));
  const boxes = plans.map((plan, index) => makePages(plan, setting[index]!.words));
  const all = document.createDocumentFragment();
  if (cover !== null) all.append(...(await coverBoxes(cover)));
  for (const [index, pages] of boxes.entries()) {
    const { blank } = setting[index]!;
    if (blank) all.append(pageBox({ head: '', folio: '', ...blank }, []));
    all.append(...pages);
  }
  unwrapRuns(all);
  document.body.replaceChildren(all);
  document.body.classList.add('set');
  await Promise.all([coverLoaded(), typefacesLoaded()]);
  fitRunningHeads(boxes.flat());
  return {
    starts,
    divisions: boxes.map((pages, index) => ({
      pages: proofsOf(pages),
      whole: lasting[index]! && lettersOf(inOrder(pages)) === letters[index],
    })),
  };
}

/** The pages that were set, to be shown elsewhere than in print. */
export function shown(): ShownPages {
  return shownPages();
}

/** What stands on pages: the text, then each note with its parts, then what stands at the heads of pages. */
function inOrder(pages: readonly Element[]): readonly Element[] {
  const all = (selector: string) =>
    pages.flatMap((page) => [...page.querySelectorAll<HTMLElement>(selector)]);
  const notes = new Map<string, Element[]>();
  for (const part of all('.foot > .note')) {
    const id = part.id || part.dataset['note']!;
    notes.set(id, [...(notes.get(id) ?? []), part]);
  }
  const sorted = [...notes].sort(([a], [b]) => numberOf(a) - numberOf(b));
  return [
    ...all(':is(.page-area, .column) > section:not(.floats)'),
    ...sorted.flatMap(([, parts]) => parts),
    ...all(':is(.page-area, .column) > .floats'),
  ];
}

/** `note-12` -> 12. */
const numberOf = (id: string) => Number(id.slice('note-'.length));
