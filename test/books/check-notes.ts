import { Cursor, type Found } from './cursor.ts';
import type { Reading } from './document.ts';
import { describe } from './flow.ts';
import { letters, linkOver, textOf } from './lines.ts';
import type { PlacedNote } from './note-zones.ts';
import { numberOf } from './numbers.ts';

interface Mark extends Found {
  note: string;
  page: number;
  /** The first mark of its note. */
  leading: boolean;
  /** In the caption of a floating figure. */
  floating: boolean;
}

/** A number in digits of any script, in Western ones. */
const western = (number: string): string => String(numberOf(number));

/** All that concerns notes: place, words, links, numbers, and how they are parted. */
export function checkNotes(reading: Reading): string[] {
  const faults: string[] = [];
  const inNotes = readNotes(reading, faults);
  const marks = marksOf(reading, inNotes);
  for (const mark of marks) checkMark(reading, mark, faults);
  for (const note of Object.values(reading.truth.notes)) {
    if (!reading.placedNotes.has(note.id))
      faults.push(`note ${note.id} («${describe(note.atoms)}») is nowhere`);
  }
  checkNumbers(reading, marks, faults);
  checkCounts(reading, faults);
  for (const placed of reading.placedNotes.values()) checkParting(placed, faults);
  return faults;
}

/** Compares the words of each note; gives what was found in them. */
function readNotes(reading: Reading, faults: string[]): Found[] {
  const found: Found[] = [];
  for (const placed of reading.placedNotes.values()) {
    const { note, chars, page } = placed;
    const cursor = new Cursor(note.atoms, reading.pdf.pages);
    const read = cursor.feed(chars);
    cursor.close();
    found.push(...cursor.found);
    const place = `note ${note.id} of page ${page + 1}`;
    if (!cursor.finished) {
      const stands = textOf(chars.slice(read, read + 30));
      faults.push(`${place}: lost «${describe(note.atoms.slice(cursor.index))}»; there stands «${stands}»`);
    } else if (read < chars.length) {
      faults.push(`${place}: not of the note: «${textOf(chars.slice(read, read + 80))}»`);
    }
  }
  return found;
}

function marksOf(reading: Reading, inNotes: Found[]): Mark[] {
  const seen = new Set<string>();
  const floating = new Set(reading.blocks.filter(({ block }) => block.float).flatMap(({ found }) => found));
  const all = [...reading.blocks.flatMap((block) => block.found), ...inNotes];
  return all.flatMap((found) => {
    if (found.atom.kind !== 'mark') return [];
    const { note } = found.atom;
    const leading = !seen.has(note);
    seen.add(note);
    return [{ ...found, note, page: found.first.line.page, leading, floating: floating.has(found) }];
  });
}

/** Smallest that notes are set in these books, in points. */
const LEAST_NOTE = 7;

function checkMark(reading: Reading, mark: Mark, faults: string[]): void {
  const placed = reading.placedNotes.get(mark.note);
  if (!placed) return;
  const where = `page ${mark.page + 1}: mark ${mark.text} of note ${mark.note}`;
  if (mark.leading && placed.page !== mark.page)
    faults.push(`${where}: its note begins on page ${placed.page + 1}`);
  if (mark.page === placed.page && western(mark.text) !== western(placed.number))
    faults.push(`${where}: its note has the number ${placed.number}`);
  const link = linkOver(reading.pdf.pages[mark.page]!, mark.first.item);
  if (!link) faults.push(`${where}: no link`);
  else if (link.page !== placed.page)
    faults.push(`${where}: links to page ${link.page + 1}, its note is on page ${placed.page + 1}`);
  // A mark in a table that was made to fit is smaller than its note.
  else if (Math.abs(link.y - placed.y) > 2.5 * Math.max(mark.first.line.size, LEAST_NOTE))
    faults.push(
      `${where}: links to height ${Math.round(link.y)}, its note stands at ${Math.round(placed.y)}`,
    );
}

/** Numbers go on by one, in the order of the notes and of their first marks, and begin where they should. */
function checkNumbers(reading: Reading, marks: Mark[], faults: string[]): void {
  const chapters = chapterOfNotes(reading);
  const mayBeLate = marks.filter((mark) => mark.leading && (mark.floating || inNote(reading, mark)));
  const late = new Set(mayBeLate.map(({ note }) => note));
  for (const group of groupsOf(reading, chapters)) checkGroup(group, late, faults);
  const inText = marks.filter(
    (mark) => mark.leading && !mark.floating && reading.placedNotes.get(mark.note)?.page === mark.page,
  );
  for (let index = 1; index < inText.length; index++) {
    const [before, mark] = [inText[index - 1]!, inText[index]!];
    const sameGroup = before.page === mark.page && !inNote(reading, before) && !inNote(reading, mark);
    if (
      sameGroup &&
      chapters.get(before.note) === chapters.get(mark.note) &&
      numberOf(mark.text) <= numberOf(before.text)
    ) {
      faults.push(`page ${mark.page + 1}: mark ${mark.text} stands behind mark ${before.text}`);
    }
  }
}

/** The notes that are numbered together, in the order in which they stand. */
function groupsOf({ notes, truth }: Reading, chapters: ReadonlyMap<string, string>): PlacedNote[][] {
  const groups = new Map<string, PlacedNote[]>();
  for (const placed of notes.flatMap((zone) => zone?.starts ?? [])) {
    const chapter = chapters.get(placed.note.id) ?? '';
    const key =
      truth.footnotes === 'page' ? String(placed.page) : truth.footnotes === 'chapter' ? chapter : 'book';
    groups.set(key, [...(groups.get(key) ?? []), placed]);
  }
  return [...groups.values()];
}

/**
 * Numbers are in the order of the manuscript, 1 to the last. A note whose mark stands in another note that goes on overleaf, or in
 * the caption of a floating figure, may therefore begin a page after those with higher numbers; no other may.
 */
function checkGroup(group: PlacedNote[], late: ReadonlySet<string>, faults: string[]): void {
  const wrong = (placed: PlacedNote, expected: number | string) =>
    faults.push(
      `page ${placed.page + 1}: note ${placed.note.id} has the number ${placed.number}, not ${expected}`,
    );
  let expected = 1;
  for (const placed of [...group].sort((a, b) => numberOf(a.number) - numberOf(b.number))) {
    if (numberOf(placed.number) !== expected) wrong(placed, expected);
    expected = numberOf(placed.number) + 1;
  }
  let highest: PlacedNote | undefined;
  for (const placed of group) {
    if (highest && numberOf(placed.number) < numberOf(highest.number)) {
      if (!late.has(placed.note.id) || placed.page <= highest.page)
        wrong(placed, `one above ${highest.number}`);
    } else highest = placed;
  }
}

function inNote(reading: Reading, mark: Mark): boolean {
  return reading.notes[mark.page]?.lines.includes(mark.first.line) ?? false;
}

/** The chapter of each note, of notes in notes that of the outer one. */
function chapterOfNotes(reading: Reading): Map<string, string> {
  const chapters = new Map<string, string>();
  const visit = (note: string, chapter: string): void => {
    if (chapters.has(note)) return;
    chapters.set(note, chapter);
    for (const atom of reading.truth.notes[note]?.atoms ?? [])
      if (atom.kind === 'mark') visit(atom.note, chapter);
  };
  reading.truth.chapters.forEach(({ blocks }, index) => {
    for (const atom of blocks.flatMap((block) => block.atoms))
      if (atom.kind === 'mark') visit(atom.note, String(index));
  });
  return chapters;
}

/** As many notes stand on the pages as the book has, and as many links lead to them as it has marks. */
function checkCounts(reading: Reading, faults: string[]): void {
  const { truth, placedNotes, notes } = reading;
  const standing = notes.reduce((sum, zone) => sum + (zone?.starts.length ?? 0), 0);
  const written = Object.keys(truth.notes).length;
  if (standing !== written) faults.push(`${standing} notes stand on the pages, the book has ${written}`);
  const blocks = truth.chapters.flatMap((chapter) => chapter.blocks);
  const atoms = [...blocks, ...Object.values(truth.notes)].flatMap((one) => one.atoms);
  const marks = atoms.filter(({ kind }) => kind === 'mark').length;
  const links = linksToNotes(reading, [...placedNotes.values()]);
  // The header of a table may have its marks on every page.
  const repeated = blocks.some(({ row, atoms: own }) => row === 0 && own.some(({ kind }) => kind === 'mark'));
  if (links < marks || (links > marks && !repeated))
    faults.push(`${links} links lead to notes, the book has ${marks} marks`);
}

/** Links from numbers to the places of notes; those of the notes' own numbers lead back and don’t count. */
function linksToNotes({ pdf, truth, firstPage }: Reading, placed: PlacedNote[]): number {
  let count = 0;
  for (const page of pdf.pages.slice(firstPage)) {
    const own = placed.filter((note) => note.page === page.index);
    const back = new Set(own.map(({ numberItem }) => linkOver(page, numberItem)));
    for (const item of page.items) {
      const link = /^\p{N}+$/u.test(letters(item.text)) ? linkOver(page, item) : undefined;
      if (!link || back.has(link)) continue;
      if (placed.some((note) => note.page === link.page && Math.abs(note.y - link.y) < 2.5 * truth.bodySize))
        count++;
    }
  }
  return count;
}

/** A note that is parted leaves two lines and takes two. */
function checkParting(placed: PlacedNote, faults: string[]): void {
  const pages = [...placed.lines.keys()].sort((a, b) => a - b);
  if (pages.length < 2) return;
  const count = (page: number) => placed.lines.get(page)!.size;
  if (count(pages[0]!) < 2) faults.push(`page ${pages[0]! + 1}: note ${placed.note.id} leaves a single line`);
  if (count(pages.at(-1)!) < 2)
    faults.push(`page ${pages.at(-1)! + 1}: note ${placed.note.id} takes a single line`);
}
