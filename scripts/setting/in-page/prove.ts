import type { PageProof } from '../galley.ts';

/** What has to be as it was when the text was cut into pages: its letters, without white space. */
export function lettersOf(elements: Iterable<Element>): string {
  let letters = '';
  for (const element of elements) letters += ownLetters(element);
  return letters;
}

function ownLetters(node: Node): string {
  if (node instanceof Text) return node.data.replace(/\s+/g, '');
  if (!(node instanceof Element) || node.ariaHidden === 'true') return '';
  let letters = '';
  for (const child of node.childNodes) letters += ownLetters(child);
  return letters;
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
