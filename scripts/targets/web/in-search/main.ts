import { type Found, finder, type Index } from '../../../language/search/find.ts';

/** The search of a web edition: the one script that it has. It runs from the disk too: its index stands in the page. */

/** As many are shown at once. */
const STEP = 50;

/** How much of a long passage is shown before what was found, and behind it. */
const AROUND = 90;

const get = (id: string): HTMLElement => document.getElementById(id)!;
const field = get('search-field') as HTMLInputElement;
const list = get('search-found');
const status = get('search-status');
const more = get('search-more');
const find = finder(JSON.parse(get('search-index').textContent!) as Index);
/** The digits of the book, zero first. */
const digits = [...(document.documentElement.dataset['digits'] ?? '')];

let found: readonly Found[] = [];
let shown = 0;

function search(): void {
  const asked = field.value.trim();
  found = asked === '' ? [] : find(asked);
  shown = 0;
  list.replaceChildren();
  show();
  const { found: word, nothing } = status.dataset;
  status.textContent =
    asked === '' ? '' : found.length === 0 ? nothing! : `${word}: ${inDigits(String(found.length))}`;
  history.replaceState(null, '', asked === '' ? '#' : `#q=${encodeURIComponent(asked)}`);
}

function show(): void {
  list.append(...found.slice(shown, shown + STEP).map(itemOf));
  shown = Math.min(found.length, shown + STEP);
  more.hidden = shown === found.length;
}

/** A page, a heading, a stretch of text with what was asked for. What the index says is text and nothing else. */
function itemOf({ page: [file, title], passage: [id, heading, folio, text], marks }: Found): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  if (/^[\w-]+\.html$/.test(file)) link.href = `${file}#${encodeURIComponent(id)}`;
  link.textContent = heading === '' || heading === title ? title : `${title} › ${heading}`;
  const place = document.createElement('p');
  place.className = 'found-place';
  place.append(link, ...(folio === '' ? [] : [` · ${folio}`]));
  const words = document.createElement('p');
  words.append(...marked(text, marks));
  item.append(place, words);
  return item;
}

function marked(text: string, marks: Found['marks']): (string | HTMLElement)[] {
  const from = start(text, marks[0]![0] - AROUND);
  const to = end(text, Math.max(marks[0]![1] + AROUND, from + 2 * AROUND));
  const parts: (string | HTMLElement)[] = [from > 0 ? '… ' : ''];
  let at = from;
  for (const [begin, stop] of marks.filter((mark) => mark[1] <= to)) {
    const mark = document.createElement('mark');
    mark.className = 'found-words';
    mark.textContent = text.slice(begin, stop);
    parts.push(text.slice(at, begin), mark);
    at = stop;
  }
  return [...parts, text.slice(at, to), to < text.length ? ' …' : ''];
}

/** The beginning of the word that stands at a place, or before it. */
function start(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1;
}

function end(text: string, at: number): number {
  const space = at >= text.length ? -1 : text.indexOf(' ', at);
  return space < 0 ? text.length : space;
}

function inDigits(number: string): string {
  return digits.length === 10 ? number.replace(/\d/g, (digit) => digits[Number(digit)]!) : number;
}

/** The arrows go from the field to what was found, and back. */
function go(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [field, ...list.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement as HTMLAnchorElement);
  if (step === undefined || at < 0 || !stops[at + step]) return;
  stops[at + step]!.focus();
  event.preventDefault();
}

field.addEventListener('input', search);
more.addEventListener('click', () => {
  const first = shown;
  show();
  list.querySelectorAll('a')[first]?.focus();
});
get('search').addEventListener('keydown', go);
get('search').hidden = false;
field.value = decodeURIComponent(/^#q=(.*)$/.exec(location.hash)?.[1] ?? '');
if (field.value !== '') search();
field.focus();
