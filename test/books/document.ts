import { isRightToLeft, type Zones, zonesOf } from './area.ts';
import { takeFloats } from './floats.ts';
import { Flow, type PlacedBlock } from './flow.ts';
import { type Char, type Line, letters, linesOf, textOf } from './lines.ts';
import { NoteFinder, type NoteZone, type PlacedNote } from './note-zones.ts';
import { numberOf } from './numbers.ts';
import type { Pdf } from './pdf-read.ts';
import type { Truth } from './truth.ts';

/** A PDF with all that was recognised in it. */
export interface Reading {
  pdf: Pdf;
  truth: Truth;
  zones: Zones[];
  /** The page with the first part or chapter. */
  firstPage: number;
  /** The lines of the text, of each page, without its notes and the captions of floating figures. */
  text: Line[][];
  notes: (NoteZone | undefined)[];
  placedNotes: Map<string, PlacedNote>;
  blocks: PlacedBlock[];
  frontChars: Char[];
  faults: string[];
}

/** Recognises text and notes on the pages. */
export function readDocument(pdf: Pdf, truth: Truth): Reading {
  const zones = zonesOf(pdf, truth);
  const fromRight = isRightToLeft(truth);
  const drawn = pdf.pages.map((page, index) => linesOf(page, zones[index]!.inner, fromRight));
  const firstPage = findFirst(pdf, drawn, truth);
  const faults: string[] = [];
  if (firstPage < 0) faults.push('the first chapter’s title is on no page');
  const start = Math.max(0, firstPage);
  const finder = new NoteFinder(truth, pdf.pages, drawn.slice(start));
  const lines = drawn.map((own) => own.flatMap((line) => finder.rowOf(line, fromRight)));
  const notes = lines.map((own, index) => (index < start ? undefined : finder.page(own)));
  const words = wordsOf(truth);
  const flowing = lines.map((own, index) => withoutNotes(own, notes[index], words));
  const { text, floats } = takeFloats(truth, pdf.pages, flowing);
  const flow = new Flow(
    truth,
    floats,
    text
      .slice(start)
      .flat()
      .flatMap((line) => line.chars),
    pdf.pages,
  );
  faults.push(...finder.faults, ...flow.faults);
  const frontChars = lines
    .slice(0, start)
    .flat()
    .flatMap((line) => line.chars);
  return {
    pdf,
    truth,
    zones,
    firstPage: start,
    text,
    notes,
    placedNotes: finder.placed,
    blocks: flow.placed,
    frontChars,
    faults,
  };
}

/** All letters of the chapters. */
function wordsOf(truth: Truth): string {
  const atoms = truth.chapters.flatMap(({ blocks }) => blocks.flatMap((block) => block.atoms));
  return atoms.map((atom) => (atom.kind === 'word' ? letters(atom.text) : '')).join('');
}

/** What the tool may print above a note that goes on, in our languages. */
const continuation = /ادام|دنبال|پیش|تابع|تتم|سابق|continued|המשך|درێژ|جاری|گذشت|پێشوو|پچھل/i;

/** The lines of a page without those of its notes and the words above a note from the page before, which may be wrapped. */
function withoutNotes(lines: Line[], zone: NoteZone | undefined, words: string): Line[] {
  if (!zone) return lines;
  const rest = lines.filter((line) => !zone.lines.includes(line));
  if (!zone.continued) return rest;
  const near = rest.filter((line) => line.y > zone.top && line.y < zone.top + 3.5 * zone.lines[0]!.size);
  // As many of the lowest lines as together are such words.
  for (let from = 0; from < near.length; from++) {
    const last = near.slice(from);
    const text = textOf(last.flatMap((line) => line.chars));
    if (text.length < 50 && continuation.test(text) && !words.includes(text))
      return rest.filter((line) => !last.includes(line));
  }
  return rest;
}

/** The page on which the title of the first chapter, or of its part, stands in its largest letters. */
function findFirst(pdf: Pdf, lines: Line[][], truth: Truth): number {
  const first = truth.chapters[0]!;
  const title =
    first.part ?? first.blocks[0]!.atoms.map((atom) => (atom.kind === 'word' ? atom.text : '')).join('');
  // A title may be a number: the name of a file.
  const plain = /\p{L}/u.test(title) ? withoutDigits : letters;
  const wanted = plain(title);
  const numbered = first.role === 'body' && pdf.pages.some((page) => numberOf(letters(page.label)) === 1);
  let best = { page: -1, size: 0 };
  lines.forEach((page, index) => {
    if (numbered && Number.isNaN(numberOf(letters(pdf.pages[index]!.label)))) return;
    for (const size of new Set(page.map((line) => line.size))) {
      const large = (some: Line[] = []) =>
        plain(textOf(some.filter((line) => line.size >= size - 0.1).flatMap((line) => line.chars)));
      const text = large(page);
      // A long one may go on overleaf.
      const isHere =
        text.includes(wanted) ||
        (text.includes(wanted.slice(0, 12)) && (text + large(lines[index + 1])).includes(wanted));
      if (size > best.size * 1.05 && isHere) best = { page: index, size };
    }
  });
  return best.page;
}

/** Letters without digits, which may be marks. */
const withoutDigits = (text: string): string => letters(text).replace(/\p{N}/gu, '');

export type { PlacedNote };
