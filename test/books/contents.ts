import { Cursor } from './cursor.ts';
import { type Char, letters, textOf } from './lines.ts';
import type { Page } from './pdf-read.ts';
import type { Atom } from './truth.ts';

/** An entry that the contents or a list must have. */
export interface Entry {
  atoms: Atom[];
  /** What is printed before the title where it stands, such as «فصل اول». */
  label: string;
  /** The label of the page on which its target stands. */
  folio: string;
}

/** Reads entries one after another from the front pages; gives where they end. */
export function readEntries(
  entries: Entry[],
  chars: readonly Char[],
  pages: readonly Page[],
  from: number,
  name: string,
  faults: string[],
): number {
  const text = textOf(chars);
  let at = from;
  entries.forEach((entry, index) => {
    const atoms = entry.atoms.filter((atom) => atom.kind !== 'mark');
    const start = findTitle(atoms, chars, pages, at, index === 0 ? 400 : 40);
    if (start < 0) {
      faults.push(`${name}: entry «${title(atoms)}» is lost; there stands «${text.slice(at, at + 40)}»`);
      return;
    }
    const cursor = new Cursor(atoms, pages);
    const end = start + cursor.feed(chars, start);
    if (!cursor.finished) {
      faults.push(`${name}: entry «${title(atoms)}» is cut after «${text.slice(start, end)}»`);
      at = end;
      return;
    }
    const before = text.slice(at, start);
    if (index > 0 && letters(before) !== letters(entry.label))
      faults.push(`${name}: before «${title(atoms)}» stands «${before}», not «${entry.label}»`);
    at = readFolio(entry, atoms, chars, end, name, faults);
  });
  return at;
}

function readFolio(
  entry: Entry,
  atoms: Atom[],
  chars: readonly Char[],
  from: number,
  name: string,
  faults: string[],
): number {
  const item = chars[from]?.item;
  let end = from;
  while (end < chars.length && chars[end]!.item === item) end++;
  const printed = textOf(chars.slice(from, end));
  if (printed !== letters(entry.folio))
    faults.push(`${name}: «${title(atoms)}» has the folio «${printed}», its page is «${entry.folio}»`);
  // A title's last line and its folio stand on one line.
  else if (
    from > 0 &&
    chars[from]!.line !== chars[from - 1]!.line &&
    Math.abs(chars[from]!.line.y - chars[from - 1]!.line.y) > 2
  ) {
    faults.push(`${name}: the folio of «${title(atoms)}» is not on the last line of the title`);
  }
  return end;
}

/** Where a title begins; before the first entry stand title pages, so one with a folio behind it is looked for. */
function findTitle(
  atoms: Atom[],
  chars: readonly Char[],
  pages: readonly Page[],
  from: number,
  within: number,
): number {
  let first = -1;
  for (let at = from; at < Math.min(chars.length, from + within); at++) {
    const cursor = new Cursor(atoms, pages);
    const read = cursor.feed(chars, at);
    if (!cursor.finished && read < 12) continue;
    if (first < 0) first = at;
    const next = chars[at + read];
    if (cursor.finished && next && pages.some((page) => letters(page.label) === letters(next.item.text)))
      return at;
  }
  return first;
}

const title = (atoms: Atom[]): string =>
  atoms.map((atom) => (atom.kind === 'word' ? atom.text : '…')).join(' ');
