import type { Galley, NotePart, SetBox } from './galley.ts';
import { heightOf } from './note-rows.ts';

/** A note that goes on overleaf leaves so many lines and takes so many. */
const NOTE_LINES = 2;

/** A note that goes on, and the first of its lines that is not set yet. */
export interface Rest {
  readonly note: number;
  readonly line: number;
}

/** What of the notes is set: the first that is not begun yet, and those that go on. */
interface SetNotes {
  readonly note: number;
  readonly rests: readonly Rest[];
}

/** The notes of a page. */
export interface NotesSet extends SetNotes {
  readonly parts: readonly NotePart[];
  readonly height: number;
}

const NONE: readonly never[] = [];

/**
 * The notes of a page: what is left from the page before, then those of its marks, up to `upTo`. So that each begins on the page
 * of its mark, one before it leaves it room for its beginning.
 *
 *     room for 10 lines, notes of 9 and 6 lines   ->   7 lines of the first, since none leaves one line alone, and 3 of the second
 */
export function notesWithin(state: SetNotes, upTo: number, galley: Galley, room: number): NotesSet {
  if (state.rests.length === 0) {
    if (upTo === state.note) return { parts: NONE, height: 0, note: upTo, rests: NONE };
    const height = wholeHeight(state.note, upTo, galley);
    if (height <= room)
      return { parts: wholeNotes(state.note, upTo, galley), height, note: upTo, rests: NONE };
  }
  const parts: NotePart[] = [];
  const rests: Rest[] = [];
  const { length: left } = state.rests;
  let reserved = 0;
  for (const { note, line } of state.rests) if (line === 0) reserved += reserveFor(galley, note);
  for (let note = state.note; note < upTo; note += 1) reserved += reserveFor(galley, note);
  let height = 0;
  for (let index = 0; index < left + upTo - state.note; index += 1) {
    const { note, line: from } = state.rests[index] ?? { note: state.note + index - left, line: 0 };
    const { lines } = galley.notes[note]!;
    if (from === 0) reserved -= reserveFor(galley, note);
    const waits = isWaiting(galley, note, rests);
    const above = from === 0 ? 0 : lines[from - 1]!;
    const bottom = above + room - height - reserved;
    const to = waits ? 0 : withInner(galley, note, from, lastLine(lines, from, bottom), bottom);
    // What can't begin comes with all that follows it on the next page; but a note whose mark is not set yet lets others go before.
    if (to === 0 && !waits && index >= left) return atFoot({ parts, height, note, rests }, galley);
    if (to > from) {
      height += lines[to - 1]! - above;
      parts.push({ note, from, to });
    }
    if (to < lines.length) rests.push({ note, line: to });
  }
  return atFoot({ parts, height, note: upTo, rests }, galley);
}

/** Parts of notes as they stand at the foot of a page. While they were chosen no two stood beside each other. */
function atFoot({ parts, height, note, rests }: NotesSet, galley: Galley): NotesSet {
  const ordered = continuedFirst(parts);
  return { parts: ordered, height: hasRows(galley) ? heightOf(ordered, galley.notes) : height, note, rests };
}

/** Whether notes of a galley may stand beside each other: where none may, heights are sums, which is asked for again and again. */
const rowed = new WeakMap<Galley, boolean>();

function hasRows(galley: Galley): boolean {
  const known = rowed.get(galley);
  if (known !== undefined) return known;
  const has = galley.notes.some(({ short }) => short);
  rowed.set(galley, has);
  return has;
}

function wholeHeight(from: number, to: number, galley: Galley): number {
  if (hasRows(galley)) return heightOf(wholeNotes(from, to, galley), galley.notes);
  let height = 0;
  for (let note = from; note < to; note += 1) height += galley.notes[note]!.lines.at(-1) ?? 0;
  return height;
}

/**
 * What goes on from the page before stands above all that begins here: behind a note that begins it would be taken for its second
 * paragraph. That is another order where a note in a note had to wait.
 */
function continuedFirst(parts: readonly NotePart[]): readonly NotePart[] {
  if (!parts.some(({ from }, index) => from > 0 && index > 0 && parts[index - 1]!.from === 0)) return parts;
  return [...parts.filter(({ from }) => from > 0), ...parts.filter(({ from }) => from === 0)];
}

function wholeNotes(from: number, to: number, { notes }: Galley): readonly NotePart[] {
  const parts: NotePart[] = [];
  for (let note = from; note < to; note += 1) parts.push({ note, from: 0, to: notes[note]!.lines.length });
  return parts;
}

/** Whether the mark of a note stands in lines of another that are not set yet. */
function isWaiting({ notes }: Galley, note: number, rests: readonly Rest[]): boolean {
  const { within } = notes[note]!;
  return within !== undefined && rests.some((rest) => rest.note === within.note && rest.line <= within.line);
}

/** What the notes before one leave to it; a note in a note asks for its room when it is known whether its mark is set. */
function reserveFor(galley: Galley, note: number): number {
  return galley.notes[note]!.within ? 0 : beginningWithInner(galley, note);
}

/** The least that a note begins with, and the notes whose marks stand in that. */
function beginningWithInner(galley: Galley, note: number): number {
  return beginning(galley, note) + beginningsIn(galley, note, 0, linesToBegin(galley, note));
}

/**
 * How many lines of a note are set, at most up to `to`, so that the notes whose marks stand in them can begin, too. `bottom`: of the
 * room. The beginning of a note is set even where those in it can't begin.
 */
function withInner(galley: Galley, note: number, from: number, to: number, bottom: number): number {
  const { lines } = galley.notes[note]!;
  let last = to;
  while (last > from && lines[last - 1]! + beginningsIn(galley, note, from, last) > bottom)
    last = lastLine(lines, from, lines[last - 2] ?? 0);
  return last > from || from > 0 ? last : to;
}

/** The least height of the notes whose marks stand in some lines of a note. */
function beginningsIn(galley: Galley, note: number, from: number, to: number): number {
  const { notes } = galley;
  let height = 0;
  for (let inner = note + 1; notes[inner]?.within; inner += 1) {
    const { within } = notes[inner]!;
    if (within?.note === note && within.line >= from && within.line < to)
      height += beginningWithInner(galley, inner);
  }
  return height;
}

/** The least that a note begins with: its height. */
function beginning(galley: Galley, note: number): number {
  return galley.notes[note]!.lines[linesToBegin(galley, note) - 1]!;
}

/** How many lines a note begins with at the least. */
function linesToBegin({ notes }: Galley, note: number): number {
  const { length } = notes[note]!.lines;
  return length >= 2 * NOTE_LINES ? NOTE_LINES : length;
}

/** How many lines of a note are set, down to `bottom`, so that no part of it has too few. */
function lastLine(lines: readonly number[], from: number, bottom: number): number {
  let to = lines.length;
  while (to > from && lines[to - 1]! > bottom) to -= 1;
  if (to === lines.length) return to;
  to = Math.min(to, lines.length - NOTE_LINES);
  return to - from < NOTE_LINES ? from : to;
}

/** How many notes are left unfinished though another stands behind them. */
export function leftOpen({ rests }: NotesSet, { notes }: SetBox): number {
  return rests.filter(({ note, line }) => line > 0 && note !== notes.at(-1)?.note).length;
}

/** How many notes could not begin, though their marks are set. */
export function lateNotes({ note, rests }: NotesSet, due: number, galley: Galley): number {
  if (note === due && rests.length === 0) return 0;
  let late = 0;
  for (const rest of rests) if (rest.line === 0 && !isWaiting(galley, rest.note, rests)) late += 1;
  for (let left = note; left < due; left += 1) if (!isWaiting(galley, left, rests)) late += 1;
  return late;
}

/** How many lines are left of the notes whose marks are set: `due` notes have theirs before. */
export function owedBy({ note, rests }: NotesSet, due: number, notes: Galley['notes']): number {
  let owed = 0;
  for (const rest of rests) owed += notes[rest.note]!.lines.length - rest.line;
  for (let left = note; left < due; left += 1) owed += notes[left]!.lines.length;
  return owed;
}
