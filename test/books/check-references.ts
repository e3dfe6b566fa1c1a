import { type Entry, readEntries } from './contents.ts';
import type { Reading } from './document.ts';
import type { PlacedBlock } from './flow.ts';
import { letters } from './lines.ts';
import type { Atom } from './truth.ts';

const wordsOf = (atoms: readonly Atom[]): string =>
  atoms.map((atom) => (atom.kind === 'word' ? letters(atom.text) : '')).join('');

/** Contents, lists, references and bookmarks: each leads to the page on which the words of its target stand. */
export function checkReferences(reading: Reading): string[] {
  const faults: string[] = [];
  const targets = new Map<string, PlacedBlock>();
  for (const block of reading.blocks) if (block.block.id) targets.set(block.block.id, block);
  for (const { found } of reading.blocks) {
    for (const { atom, text, first } of found) {
      const page = `page ${first.line.page + 1}`;
      if (atom.kind === 'page') checkPage(reading, targets.get(atom.target), atom.target, text, page, faults);
      if (atom.kind === 'name') checkName(targets.get(atom.target), atom.target, text, page, faults);
    }
  }
  if (!reading.truth.article) checkContents(reading, faults);
  checkOutline(reading, faults);
  return faults;
}

const labelOf = (reading: Reading, block: PlacedBlock): string => reading.pdf.pages[pageOf(block)]!.label;

/** A figure's page is that of its image, if a caption should be elsewhere. */
const pageOf = (block: PlacedBlock): number => block.first.line.page;

function checkPage(
  reading: Reading,
  target: PlacedBlock | undefined,
  id: string,
  text: string,
  page: string,
  faults: string[],
): void {
  if (!target) return;
  const label = letters(labelOf(reading, target));
  const before = text.slice(0, text.length - label.length);
  if (text.endsWith(label) && !/\p{N}/u.test(before)) return;
  faults.push(`${page}: «${text}» refers to ${id}, which stands on page «${label}»`);
}

function checkName(
  target: PlacedBlock | undefined,
  id: string,
  text: string,
  page: string,
  faults: string[],
): void {
  if (!target) return;
  const title = wordsOf(target.block.atoms);
  const label = letters(target.label);
  const names = target.block.kind === 'heading' ? [label, title, label + title] : [label];
  if (!names.includes(text))
    faults.push(`${page}: «${text}» names ${id}, which is called «${label}» («${title.slice(0, 30)}»)`);
}

function checkContents(reading: Reading, faults: string[]): void {
  const { truth, blocks, frontChars, pdf } = reading;
  const entry = (block: PlacedBlock): Entry => ({
    atoms: block.block.atoms,
    label: block.label,
    folio: labelOf(reading, block),
  });
  const headings = blocks.filter(({ block }) => block.kind === 'heading' && block.level! <= truth.tocDepth);
  const figures = blocks.filter(({ block }) => block.kind === 'figure' && block.id);
  const tables = blocks.filter(({ block }) => block.kind === 'tableCaption');
  let at = readEntries(headings.map(entry), frontChars, pdf.pages, 0, 'contents', faults);
  if (truth.lists.includes('figures'))
    at = readEntries(figures.map(entry), frontChars, pdf.pages, at, 'list of figures', faults);
  if (truth.lists.includes('tables'))
    readEntries(tables.map(entry), frontChars, pdf.pages, at, 'list of tables', faults);
}

/** Every bookmark leads to the page of a heading of its words, in order, and no chapter is without one. */
function checkOutline(reading: Reading, faults: string[]): void {
  const headings = reading.blocks.filter(({ block }) => block.kind === 'heading');
  let next = 0;
  const seen = new Set<PlacedBlock>();
  for (const { title, page } of reading.pdf.outline) {
    const text = letters(title);
    const found = headings.findIndex(
      (heading, index) => index >= next && text.endsWith(wordsOf(heading.block.atoms)),
    );
    // Contents and lists may have bookmarks of their own.
    if (found < 0) {
      if (page >= reading.firstPage) faults.push(`bookmark «${title}» is of no heading`);
      continue;
    }
    const heading = headings[found]!;
    next = found + 1;
    seen.add(heading);
    if (pageOf(heading) !== page)
      faults.push(
        `bookmark «${title}» leads to page ${page + 1}, its heading stands on page ${pageOf(heading) + 1}`,
      );
  }
  for (const heading of headings) {
    if (heading.block.level === 1 && !seen.has(heading))
      faults.push(`chapter «${wordsOf(heading.block.atoms)}» has no bookmark`);
  }
}
