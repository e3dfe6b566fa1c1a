import { bookNumber } from '../language/digits.ts';
import type { Rendering } from '../render/render.ts';
import { numberingOfNotes } from '../render/theme.ts';
import type { PageTexts } from './galley.ts';
import { lateText } from './late.ts';
import type { Layout } from './layout.ts';

/**
 * The folios that contents show, the texts of late places, by their keys, and the numbers of notes where they begin anew on each page.
 */
export function textsOf(rendering: Rendering, layout: Layout, keys: readonly string[]): PageTexts {
  const { book } = rendering;
  const { places, labels, notes } = layout;
  const folios = Object.fromEntries([...places].map(([id, page]) => [id, labels[page] ?? '']));
  const late = Object.fromEntries(keys.map((key) => [key, lateText(key, rendering, layout, places)]));
  if (numberingOfNotes(book) !== 'page') return { folios, late, labels: {} };
  const numbers: Record<number, string> = {};
  const counts = new Map<number, number>();
  for (const [note, { note: page }] of [...notes].sort(([a], [b]) => a - b)) {
    const number = (counts.get(page) ?? 0) + 1;
    counts.set(page, number);
    numbers[note] = bookNumber(number, book);
  }
  return { folios, late, labels: numbers };
}

/** What the text is measured with before its pages are known: most pages have fewer than ten notes. */
export function firstGuess({ book }: Rendering): PageTexts {
  const held = numberingOfNotes(book) === 'page' ? { held: bookNumber(1, book) } : {};
  return { folios: {}, late: {}, labels: {}, ...held };
}

/** The room that texts take: digits are of one width. */
export function roomOf({ folios, late, labels }: Pick<PageTexts, 'folios' | 'late' | 'labels'>): string {
  return JSON.stringify([folios, late, labels]).replace(/\p{Nd}/gu, '0');
}

/** What two states that follow each other differ in, each with the wider of its texts: their room is kept from now on. */
export function widerRooms(one: PageTexts, other: PageTexts): Readonly<Record<string, string>> {
  const rooms: Record<string, string> = { ...one.rooms, ...other.rooms };
  const widen = (key: string, a = '', b = '') => {
    if (a.length === b.length && !/[^\p{Nd}]/u.test(a + b)) return;
    for (const text of [a, b]) if (text.length >= (rooms[key] ?? '').length) rooms[key] = text;
  };
  for (const [id, folio] of Object.entries(one.folios))
    if (folio !== other.folios[id]) widen(`folio ${id}`, folio, other.folios[id]);
  for (const [key, text] of Object.entries(one.late))
    if (text !== other.late[key]) widen(`late ${key}`, text, other.late[key]);
  for (const [note, label] of Object.entries(one.labels))
    if (label !== other.labels[Number(note)]) widen(`note ${note}`, label, other.labels[Number(note)]);
  return rooms;
}
