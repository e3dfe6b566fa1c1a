import { isNotesHeading, isSourcesHeading } from '../section-names.ts';
import type { Line } from './lines.ts';
import { isRule } from './markers.ts';
import { definitionOf, marksOf, type NoteMark } from './note-signs.ts';

/** A note that has been found: where its mark stands is in `Noted.marks`. */
export interface Note {
  readonly label: string;
  readonly text: string;
  readonly line: Line;
}

/** A mark, in characters of its line's text. */
export interface NotedMark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

export interface Noted {
  /** The lines without those of the notes. */
  readonly lines: readonly Line[];
  readonly notes: readonly Note[];
  readonly marks: ReadonlyMap<Line, readonly NotedMark[]>;
  /** The marks, the numbers of the notes, and what stood above them. */
  readonly replaced: string;
  /** Lines like notes that have no mark, or have two: they stay in the text. */
  readonly unmatched: readonly Line[];
}

/** A run of lines that are notes, with what goes before it: a line of dashes, a heading. */
interface Run {
  /** Of the first line that is taken, and behind the last. */
  readonly start: number;
  readonly end: number;
  readonly notes: readonly { readonly number: number; readonly text: string; readonly line: Line }[];
}

/**
 * Notes written by hand: `[۱]` in the text, and `[۱] …` at its end, or below a line of dashes. Each run of notes belongs to the
 * text since the run before; it is read only if each of its notes has one mark there, and each mark a note. What does not
 * match is left as it is written.
 */
export function takeNotes(lines: readonly Line[]): Noted {
  const runs = runsOf(lines);
  const marks = new Map<Line, readonly NotedMark[]>();
  const notes: Note[] = [];
  const taken = new Set<Line>();
  const unmatched: Line[] = [];
  let replaced = '';
  let from = 0;
  for (const [index, run] of runs.entries()) {
    const text = lines.slice(from, run.start);
    from = run.end;
    const found = matched(text, run);
    if (!found) {
      unmatched.push(...run.notes.map(({ line }) => line));
      continue;
    }
    const label = (number: number) => (runs.length > 1 ? `${index + 1}-${number}` : String(number));
    for (const [line, ofLine] of found)
      marks.set(
        line,
        ofLine.map(({ number, start, end }) => ({ start, end, label: label(number) })),
      );
    for (const note of run.notes) notes.push({ label: label(note.number), text: note.text, line: note.line });
    for (const line of lines.slice(run.start, run.end)) taken.add(line);
    replaced += replacedBy(found, lines.slice(run.start, run.end), run);
  }
  return { lines: lines.filter((line) => !taken.has(line)), notes, marks, replaced, unmatched };
}

/** The text of marks and of numbers, and of the lines above the notes. */
function replacedBy(
  found: ReadonlyMap<Line, readonly NoteMark[]>,
  lines: readonly Line[],
  { notes }: Run,
): string {
  const marks = [...found].flatMap(([{ text }, ofLine]) =>
    ofLine.map(({ start, end }) => text.slice(start, end)),
  );
  const above = lines.slice(0, lines.length - notes.length).map(({ text }) => text);
  const numbers = notes.map(({ line, text }) => line.text.slice(0, line.text.length - text.length));
  return `${[...marks, ...above, ...numbers].join(' ')}\n`;
}

/** The runs of notes: consecutive lines that begin so, two or more, or one below a line of dashes or a heading of notes. */
function runsOf(lines: readonly Line[]): readonly Run[] {
  const runs: Run[] = [];
  let sources = false;
  for (let at = 1; at < lines.length; at += 1) {
    // Sources have numbers too, and marks in the text that lead to them: they stay what they are.
    sources = isSourcesHeading(lines[at]!.text) || (sources && !isNotesHeading(lines[at]!.text));
    if (sources) continue;
    const opening = isRule(lines[at]!.text) || isNotesHeading(lines[at]!.text);
    const start = opening ? at : undefined;
    let first = opening ? at + 1 : at;
    if (opening && lines[first] && isNotesHeading(lines[first]!.text)) first += 1;
    const notes = [];
    for (let next = first; next < lines.length; next += 1) {
      const line = lines[next]!;
      const definition = definitionOf(line.text, opening);
      if (!definition || definition.number !== (notes.at(-1)?.number ?? definition.number - 1) + 1) break;
      notes.push({ ...definition, line });
    }
    if (notes.length === 0) continue;
    runs.push({ start: start ?? first, end: first + notes.length, notes });
    at = first + notes.length - 1;
  }
  return runs;
}

/** The marks of a run's notes in a text, line by line; undefined where they are not one to one. */
function matched(text: readonly Line[], run: Run) {
  const numbers = new Set(run.notes.map(({ number }) => number));
  // A form of mark that has all the notes' numbers, once each, and no others.
  for (const form of [/^\[/, /^\(/, /^[¹²³⁰⁴-⁹]/]) {
    const found = new Map<Line, ReturnType<typeof marksOf>>();
    const seen: number[] = [];
    for (const line of text) {
      const marks = marksOf(line.text).filter(({ start }) => form.test(line.text.slice(start)) && start > 0);
      if (marks.length === 0) continue;
      found.set(line, marks);
      seen.push(...marks.map(({ number }) => number));
    }
    if (
      seen.length === numbers.size &&
      seen.every((number) => numbers.has(number)) &&
      new Set(seen).size === seen.length
    )
      return found;
  }
  return undefined;
}
