import type { PageProof } from '../galley.ts';
import { isRevised } from './revise.ts';

/** What has to be as it was when the text was cut into pages: its letters, without white space. */
export function lettersOf(elements: Iterable<Element>): string {
  let letters = '';
  for (const element of elements) letters += textIn(element, () => false);
  return letters.replace(/\s+/g, '');
}

/** All that a division says but for what is hidden from those who can't see it. */
export function pouredText(section: Element): string {
  return textIn(section, () => false);
}

/** The same without what depends on the pages: folios, and numbers of notes. */
export function lastingText(section: Element): string {
  return textIn(section, isRevised);
}

function textIn(node: Node, isPassed: (element: Element) => boolean): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || node.ariaHidden === 'true' || isPassed(node)) return '';
  let text = '';
  for (const child of node.childNodes) text += textIn(child, isPassed);
  return text;
}

/** Look at pages as they will be printed. */
export function proofsOf(boxes: readonly Element[]): readonly PageProof[] {
  return boxes.map(proofOf);
}

function proofOf(box: Element): PageProof {
  const frame = box.getBoundingClientRect();
  const area = box.querySelector('.page-area');
  return {
    height: area ? heightOf(area) : 0,
    excess: area ? excessOf(area) : 0,
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

/** The height of the text of a page and of its notes. */
function heightOf(area: Element): number {
  return [...area.children].reduce((sum, part) => sum + part.getBoundingClientRect().height, 0);
}

/** How much wider than its area a page is. */
function excessOf(area: Element): number {
  return Math.max(0, ...[...area.children].map((part) => part.scrollWidth - part.clientWidth));
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
