/**
 * Leaders of contents and lists: dots from the last word of an entry to its folio. They stand on one raster for the whole page, which
 * begins at the edge that the folios stand at.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** From one dot to the next, in whole pixels, since the engine draws from one; and how wide a dot is: rem. */
const PITCH = 0.34;
const DOT = 0.09;

/** Most room between the last word and the first dot, and between the last dot and the folio: em. */
const GAP = 0.6;

/** Draw the leaders of a section, once its folios are known. */
export function setLeaders(section: HTMLElement): void {
  const entries = [...section.querySelectorAll<HTMLElement>('.contents a')];
  if (entries.length === 0) return;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const area = section.getBoundingClientRect();
  const places = entries.map((entry) => placeOf(entry, area, Math.round(rem * PITCH)));
  for (const place of places) if (place) draw(place, rem);
}

interface Place {
  readonly leader: HTMLElement;
  /** How far the outermost dots stand from the folios' edge, and the leader's own place: px. */
  readonly first: number;
  readonly last: number;
  readonly own: number;
  readonly pitch: number;
  readonly isRtl: boolean;
}

/** Where an entry has its dots; undefined where there is no room for two. */
function placeOf(entry: HTMLElement, area: DOMRect, pitch: number): Place | undefined {
  const part = (name: string) => entry.querySelector<HTMLElement>(`:scope > .entry-${name}`);
  const [title, leader, folio] = [part('title'), part('leader'), part('folio')];
  if (!title || !leader || !folio) return undefined;
  const style = getComputedStyle(entry);
  const isRtl = style.direction === 'rtl';
  const gap = Number.parseFloat(style.fontSize) * GAP;
  const distance = (x: number) => (isRtl ? x - area.left : area.right - x);
  const words = lastLineOf(title);
  const number = lastLineOf(folio);
  if (words.length === 0 || number.length === 0) return undefined;
  const end = Math.min(...words.flatMap(({ left, right }) => [distance(left), distance(right)]));
  const begin = Math.max(...number.flatMap(({ left, right }) => [distance(left), distance(right)]));
  const last = Math.ceil((end - gap) / pitch) * pitch;
  const first = Math.ceil((begin + gap / 2) / pitch) * pitch;
  if (last - first < pitch) return undefined;
  const { left, right } = leader.getBoundingClientRect();
  return { leader, first, last, own: Math.min(distance(left), distance(right)), pitch, isRtl };
}

/** The boxes of the last line of an element's words. */
function lastLineOf(element: Element): readonly DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(element);
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  return rects.filter((rect) => rect.bottom > bottom - rect.height / 2);
}

function draw({ leader, first, last, own, pitch, isRtl }: Place, rem: number): void {
  const dot = rem * DOT;
  const length = last - first;
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.ariaHidden = 'true';
  drawing.setAttribute('width', `${length + dot}`);
  drawing.setAttribute('height', `${dot}`);
  drawing.style.insetInlineEnd = `${first - dot / 2 - own}px`;
  const line = document.createElementNS(SVG, 'path');
  const count = Math.round(length / pitch);
  const at = (index: number) => dot / 2 + (isRtl ? index : count - index) * pitch;
  line.setAttribute(
    'd',
    Array.from({ length: count + 1 }, (_, index) => `M${at(index)} ${dot / 2}h0`).join(''),
  );
  line.setAttribute('stroke-width', `${dot}`);
  drawing.append(line);
  leader.replaceChildren(drawing);
}
