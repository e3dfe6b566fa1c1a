import type { PageProof } from '../galley.ts';

/** What rounding may add to the height or the width of a page: px. */
const ROUNDING = 0.6;

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
    excess: area ? excessOf(area) : { height: 0, width: 0 },
    marks: numbersIn(box, '.page-area > section .note-mark [id]', 'mark-'),
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

/** How much higher and wider the text and the notes of a page are than its area: px. */
function excessOf(area: Element): { height: number; width: number } {
  const frame = area.getBoundingClientRect();
  let height = -frame.height;
  let width = 0;
  for (const part of area.children) {
    height += part.getBoundingClientRect().height;
    width = Math.max(width, part.scrollWidth - part.clientWidth);
  }
  return { height: Math.max(0, height - ROUNDING), width: Math.max(0, width - 1) };
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
