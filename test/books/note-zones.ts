import { Cursor } from './cursor.ts';
import { type Char, type Line, letters, linkOver, partsOf, rtlLetter, textOf } from './lines.ts';
import type { Item, Page } from './pdf-read.ts';
import type { Note, Truth } from './truth.ts';

/** A note as it stands on the pages. */
export interface PlacedNote {
  note: Note;
  number: string;
  numberItem: Item;
  page: number;
  y: number;
  chars: Char[];
  /** Baselines on each of its pages. */
  lines: Map<number, Set<number>>;
  math: string;
}

/** The notes at the foot of a page. */
export interface NoteZone {
  lines: Line[];
  /** The highest baseline. */
  top: number;
  starts: PlacedNote[];
  continued: PlacedNote | undefined;
}

interface Start {
  line: Line;
  note: Note;
  number: string;
  rest: Char[];
}

/** How far notes in a row stand from each other at least: em. */
const BETWEEN = 1.6;

/** Points between the place to which a note leads and the upper edge of its mark. */
const BESIDE = 12;

/** Finds the notes of the pages by their words, one page after another. */
export class NoteFinder {
  readonly placed = new Map<string, PlacedNote>();
  readonly faults: string[] = [];
  /** The notes that go on overleaf. */
  private open: PlacedNote[] = [];
  private readonly beginnings = new Map<string, Note[]>();
  private readonly pages: readonly Page[];
  /** The notes' numbers lead back to their marks. */
  private linked = false;

  constructor(truth: Truth, pages: readonly Page[], lines: Line[][]) {
    this.pages = pages;
    for (const note of Object.values(truth.notes)) {
      const key = firstLetters(note).slice(0, 3);
      this.beginnings.set(key, [...(this.beginnings.get(key) ?? []), note]);
    }
    this.linked = lines
      .flat()
      .some((line) => line.chars.length > 0 && this.start(line) && this.leadsBack(line));
  }

  /** Does a line's number lead back to a mark? That of a reference to a page leads where the word before it does, and no link leads back. */
  private leadsBack(line: Line): boolean {
    const { links } = this.pages[line.page]!;
    const link = linkOver(this.pages[line.page]!, line.chars[0]!.item);
    if (!link) return false;
    const there = this.pages[link.page]?.links ?? [];
    const mutual = there.some((mark) => mark.page === line.page && Math.abs(mark.top - link.y) < BESIDE);
    return mutual || !links.some((other) => other !== link && other.page === link.page && other.y === link.y);
  }

  /** A line on which several notes begin, as a line of each. */
  rowOf(line: Line, rightToLeft: boolean): Line[] {
    const fromRight = line.items.some(({ text }) => rtlLetter.test(text));
    const parts = partsOf(line, BETWEEN, fromRight, rightToLeft);
    const isRow = parts.length > 1 && parts.every((part) => part.chars.length > 0 && this.start(part));
    return isRow ? parts : [line];
  }

  /** The notes among the lines of a page. */
  page(lines: Line[]): NoteZone | undefined {
    const sorted = lines.filter((line) => line.chars.length > 0).sort((a, b) => b.y - a.y);
    const starts = sorted.flatMap((line) => this.start(line) ?? []);
    const firstStart = starts.length > 0 ? sorted.indexOf(starts[0]!.line) : sorted.length;
    const rests = this.restsOf(sorted, firstStart);
    const from = rests[0]?.from ?? firstStart;
    if (from >= sorted.length) {
      this.open = [];
      return undefined;
    }
    for (const { placed, from: begin, end } of rests)
      for (const line of sorted.slice(begin, end)) addLine(placed, line, line.chars);
    const continued = rests.find(({ from: begin, end }) => begin < end)?.placed;
    const zone: NoteZone = { lines: sorted.slice(from), top: sorted[from]!.y, starts: [], continued };
    this.readStarts(zone, starts, sorted);
    this.open = [...this.open, ...zone.starts].filter((placed) => !this.complete(placed));
    return zone;
  }

  /** The lines that go on with the notes from the page before, one note after another. */
  private restsOf(sorted: Line[], firstStart: number): { placed: PlacedNote; from: number; end: number }[] {
    const rests: { placed: PlacedNote; from: number; end: number }[] = [];
    let end = firstStart;
    for (const placed of [...this.open].reverse()) {
      const from = this.continuation(sorted, end, placed);
      rests.unshift({ placed, from, end });
      end = from;
    }
    return rests;
  }

  private readStarts(zone: NoteZone, starts: Start[], sorted: Line[]): void {
    starts.forEach((start, index) => {
      const from = sorted.indexOf(start.line);
      const next = starts[index + 1];
      const end = next ? sorted.indexOf(next.line) : sorted.length;
      const { note, number, line } = start;
      if (this.placed.has(note.id))
        this.faults.push(`page ${line.page + 1}: note ${note.id} stands a second time`);
      const placed: PlacedNote = {
        note,
        number,
        numberItem: line.chars[0]!.item,
        page: line.page,
        y: line.y,
        chars: [],
        lines: new Map(),
        math: '',
      };
      addLine(placed, line, start.rest);
      for (const more of sorted.slice(from + 1, end)) addLine(placed, more, more.chars);
      this.placed.set(note.id, placed);
      zone.starts.push(placed);
    });
  }

  /** Does a note begin on this line: a number, then its first words? */
  private start(line: Line): Start | undefined {
    const { item } = line.chars[0]!;
    const number = letters(item.text);
    if (!/^\p{N}+$/u.test(number) || (this.linked && !this.leadsBack(line))) return undefined;
    const rest = line.chars.slice(number.length);
    const text = textOf(rest);
    if (text.length === 0) return undefined;
    const candidates = this.beginnings.get(text.slice(0, 3)) ?? [];
    const fitting = candidates
      .map((note) => {
        const own = firstLetters(note);
        return { note, length: agreement(own, text), more: Math.abs(own.length - text.length) };
      })
      .filter(({ length }) => length > 0);
    // A note may be the beginning of another.
    const best = fitting.sort((a, b) => b.length - a.length || a.more - b.more)[0];
    return best && { line, note: best.note, number, rest };
  }

  private complete(placed: PlacedNote): boolean {
    const cursor = new Cursor(placed.note.atoms, this.pages);
    cursor.feed(placed.chars);
    cursor.close();
    return cursor.finished;
  }

  /** The first of the lines that go on with a note from the page before. */
  private continuation(lines: Line[], end: number, pending: PlacedNote): number {
    const cursor = new Cursor(pending.note.atoms, this.pages);
    cursor.feed(pending.chars);
    for (let from = end - 1; from >= 0; from--) {
      const chars = lines.slice(from, end).flatMap((line) => line.chars);
      const copy = cursor.clone();
      const fits = copy.feed(chars) === chars.length;
      copy.close();
      if (fits && (copy.finished || end === lines.length)) return from;
    }
    return this.looseContinuation(lines, end, cursor);
  }

  /** Where words are wrong, the first line that begins as the note should go on. */
  private looseContinuation(lines: Line[], end: number, cursor: Cursor): number {
    for (let from = 0; from < end; from++) {
      const { chars } = lines[from]!;
      const fed = cursor.clone().feed(chars);
      if (fed >= Math.min(12, chars.length) && fed > 3) return from;
    }
    return end;
  }
}

/** The letters of a note up to its first thing that isn't a word. */
function firstLetters(note: Note): string {
  let text = '';
  for (const atom of note.atoms) {
    if (atom.kind === 'word') text += letters(atom.text);
    else if (atom.kind !== 'formula') break;
  }
  return text;
}

/** How many letters of a line begin a note of these letters; 0 if too few do. */
function agreement(note: string, line: string): number {
  let length = 0;
  while (length < note.length && note[length] === line[length]) length++;
  return length === note.length || length === line.length || length >= 10 ? length : 0;
}

function addLine(placed: PlacedNote, line: Line, chars: Char[]): void {
  placed.chars.push(...chars);
  const baselines = placed.lines.get(line.page) ?? new Set();
  placed.lines.set(line.page, baselines.add(Math.round(line.y)));
  placed.math += line.math.map((item) => item.text).join('');
}
