import type { Reading } from './document.ts';
import { letters } from './lines.ts';
import { numberOf } from './numbers.ts';
import type { Item, Page } from './pdf-read.ts';
import type { Atom } from './truth.ts';

const isNumber = (text: string): boolean => /^\p{Nd}+$/u.test(text);
const isEmpty = (page: Page): boolean => page.items.length === 0 && page.boxes.length === 0;

/** Folios, labels, running heads, blank pages, and the sides on which chapters open. */
export function checkPages(reading: Reading): string[] {
  const faults: string[] = [];
  checkLabels(reading, faults);
  const openings = openingPages(reading);
  const lastPage = lastContent(reading);
  reading.pdf.pages.forEach((page, index) => {
    if (isEmpty(page)) checkBlank(reading, index, openings, lastPage, faults);
    else if (index >= reading.firstPage) checkMargins(reading, index, faults);
  });
  checkOpenings(reading, openings, faults);
  return faults;
}

/** Pages on which a part or a chapter begins. */
function openingPages(reading: Reading): Map<number, number> {
  const openings = new Map<number, number>();
  for (const { block, first } of reading.blocks) {
    if (block.kind === 'heading' && block.level! <= 1) openings.set(first.line.page, block.level!);
  }
  return openings;
}

function lastContent({ pdf }: Reading): number {
  return pdf.pages.reduce((last, page, index) => (isEmpty(page) ? last : index), 0);
}

/** Labels go on by one: letters before the first chapter, then numbers from 1. */
function checkLabels({ pdf }: Reading, faults: string[]): void {
  const labels = pdf.pages.map((page) => page.label);
  const first = labels.findIndex(isNumber);
  if (first < 0) return void faults.push('no page has a number for its label');
  labels.slice(first).forEach((label, index) => {
    if (numberOf(label) !== index + 1)
      faults.push(`page ${first + index + 1} has the label «${label}», not ${index + 1}`);
  });
  const front = labels.slice(0, first);
  if (new Set(front).size !== front.length)
    faults.push(`labels of the front pages come twice: ${front.join(' ')}`);
}

/** A page is blank only before one that must be a recto, and behind the last. */
function checkBlank(
  reading: Reading,
  index: number,
  openings: Map<number, number>,
  lastPage: number,
  faults: string[],
): void {
  if (index > lastPage || index < reading.firstPage) return;
  const verso = index % 2 === 1;
  const firstOfBody = numberOf(reading.pdf.pages[index + 1]?.label ?? '') === 1;
  const opens =
    openings.has(index + 1) &&
    (reading.truth.theme === 'book' || openings.get(index + 1) === 0 || firstOfBody);
  const behindPart = openings.get(index - 1) === 0;
  if (!(verso && (opens || behindPart))) faults.push(`page ${index + 1} is blank`);
}

/** In the book theme chapters open on a recto; the first one does everywhere. */
function checkOpenings(reading: Reading, openings: Map<number, number>, faults: string[]): void {
  if (reading.truth.theme !== 'book') return;
  for (const page of openings.keys()) {
    if (page % 2 !== 0) faults.push(`page ${page + 1}: a chapter opens on a verso`);
  }
}

/** The folio is the page's label, and nothing else stands in the margins but a running head. */
function checkMargins(reading: Reading, index: number, faults: string[]): void {
  const { head, foot } = reading.zones[index]!;
  const { label } = reading.pdf.pages[index]!;
  const items = [...head, ...foot];
  const folios = items.filter((item) => letters(item.text) === letters(label));
  const rest = items.filter((item) => !folios.includes(item));
  const partPage = reading.blocks.some(({ block, first }) => block.level === 0 && first.line.page === index);
  if (folios.length === 0 && !partPage) {
    faults.push(
      `page ${index + 1}: no folio «${label}»; its margins have «${rest.map((item) => item.text).join(' ')}»`,
    );
  }
  const text = headText(rest);
  if (text !== '' && !headNames(reading, index).some((name) => name.startsWith(text))) {
    faults.push(`page ${index + 1}: in the margin stands «${rest.map((item) => item.text).join(' ')}»`);
  }
}

const headText = (items: Item[]): string => [...items].map((item) => letters(item.text)).join('');

const wordsOf = (atoms: readonly Atom[]): string =>
  atoms.map((atom) => (atom.kind === 'word' ? letters(atom.text) : '')).join('');

/** What a running head of this page may say. */
function headNames(reading: Reading, index: number): string[] {
  const { truth, blocks } = reading;
  const names = [letters(truth.title)];
  let current: string[] = [];
  let sections: string[] = [];
  for (const { block, first, label, chapter } of blocks) {
    if (block.kind !== 'heading' || first.line.page > index) continue;
    const title = wordsOf(block.atoms);
    const own = [title, letters(label) + title];
    if (block.level === 0) continue;
    if (block.level === 1) {
      const { shortTitle } = truth.chapters[chapter]!;
      current = [...own, ...(shortTitle ? [letters(shortTitle), letters(label) + letters(shortTitle)] : [])];
      sections = [];
    } else sections = [...sections, ...own];
  }
  return [...names, ...current, ...sections];
}
