import type { PageProof } from '../galley.ts';
import { hangingIn } from './line-spans.ts';
import { nameInLanguage } from './print-name.ts';
import { isRevised, REVISED } from './revise.ts';

/**
 * What has to be as it was when the text was cut into pages: its letters, without white space. A cell that goes on overleaf is one,
 * whatever other cells of its row stand between its parts.
 */
export function lettersOf(elements: readonly Element[]): string {
  const rests = restsOfCells(elements);
  const parts = new Set([...rests.values()].flat());
  const passed = parts.size > 0 ? `${HIDDEN}, ${CUT_CELL}` : HIDDEN;
  let letters = '';
  for (const element of elements) letters += textIn(element, passed, (one) => parts.has(one), rests);
  return letters.replace(/\s+/g, '');
}

const HIDDEN = '[aria-hidden="true"]';

const CUT_CELL = ':is(td, th):is(.unfinished, .continued)';

/** Cells -> their parts on later pages. */
function restsOfCells(elements: readonly Element[]): ReadonlyMap<Element, readonly Element[]> {
  const named = new Map<string, Element[]>();
  for (const cell of elements.flatMap((one) => [...one.querySelectorAll<HTMLElement>(CUT_CELL)])) {
    const name = nameInLanguage(cell.lang).name?.replace(/^on-/, '') ?? '';
    named.set(name, [...(named.get(name) ?? []), cell]);
  }
  return new Map([...named.values()].map(([whole, ...rests]) => [whole!, rests]));
}

/** All that a division says but for what is hidden from those who can't see it. */
export function pouredText(section: Element): string {
  return textIn(section, HIDDEN, () => false);
}

/** The same without what depends on the pages: folios, and numbers of notes. */
export function lastingText(section: Element): string {
  return textIn(section, `${HIDDEN}, ${REVISED}`, isRevised);
}

/** `special`: what is hidden, or passed, or has rests, so that an element without such is read at once. `rests`: what else stands in some elements. */
function textIn(
  node: Node,
  special: string,
  isPassed: (element: Element) => boolean,
  rests: ReadonlyMap<Element, readonly Element[]> = new Map(),
): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || node.ariaHidden === 'true' || isPassed(node)) return '';
  let text = '';
  if (!node.querySelector(special)) text = node.textContent ?? '';
  else for (const child of node.childNodes) text += textIn(child, special, isPassed, rests);
  for (const rest of rests.get(node) ?? [])
    for (const child of rest.childNodes) text += textIn(child, special, isPassed, rests);
  return text;
}

/** Look at pages as they will be printed. */
export function proofsOf(boxes: readonly Element[]): readonly PageProof[] {
  return boxes.map(proofOf);
}

function proofOf(box: Element): PageProof {
  const frame = box.getBoundingClientRect();
  const boxes = boxesOf(box);
  return {
    boxes: boxes.map(heightsOf),
    excess: Math.max(0, ...boxes.map(excessOf)),
    marks: numbersIn(box, '.page-area .note-mark [id]', 'mark-'),
    notes: numbersIn(box, '.foot > .note[id]', 'note-'),
    links: [...box.querySelectorAll('a[href^="warraq:"]')]
      .filter((link) => link.getClientRects().length > 0)
      .map((link) => link.getAttribute('href')!),
    places: placesIn(box, frame),
    folios: [...box.querySelectorAll<HTMLElement>('[data-target]')].map((place) => ({
      target: place.dataset['target']!,
      said: place.textContent ?? '',
    })),
    late: [...box.querySelectorAll<HTMLElement>('[data-late]')].map((place) => ({
      key: place.dataset['late']!,
      said: place.textContent ?? '',
    })),
  };
}

/** What text stands in on a page: its columns, or its area. */
function boxesOf(page: Element): readonly Element[] {
  const columns = [...page.querySelectorAll(':scope > .page-area > .column')];
  return columns.length > 0 ? columns : [...page.querySelectorAll(':scope > .page-area')];
}

/** The heights of the text in a box and of its notes. */
function heightsOf(box: Element): PageProof['boxes'][number] {
  let text = 0;
  let foot = 0;
  for (const part of box.children) {
    const { height } = part.getBoundingClientRect();
    if (part.className === 'foot') foot += height;
    else text += height;
  }
  return { text, foot };
}

/** How much wider than it is a box is filled, but for what hangs. */
function excessOf(box: Element): number {
  const over = (part: Element) => {
    const excess = part.scrollWidth - part.clientWidth;
    return excess > 0 ? excess - Math.ceil(hangingIn(part)) : 0;
  };
  return Math.max(0, ...[...box.children].map(over));
}

/** The numbers of notes, by ids such as `mark-12`. */
function numbersIn(box: Element, selector: string, prefix: string): readonly number[] {
  return [...box.querySelectorAll(selector)]
    .map(({ id }) => Number(id.slice(prefix.length)))
    .filter((number) => !Number.isNaN(number));
}

function placesIn(box: Element, frame: DOMRect): PageProof['places'] {
  return [...box.querySelectorAll('[id]')]
    .filter((element) => !element.closest('svg'))
    .map((element) => {
      const { top, left } = element.getBoundingClientRect();
      return { id: element.id, x: left - frame.left, y: top - frame.top };
    });
}
