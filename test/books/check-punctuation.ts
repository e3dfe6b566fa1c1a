import { Cursor, type Found } from './cursor.ts';
import type { Reading } from './document.ts';
import { type Char, punctuation } from './lines.ts';
import { scripts } from './scripts.ts';
import type { Atom } from './truth.ts';

type Word = Atom & { kind: 'word' };

/**
 * The punctuation between two words of the book's own script is that of the text, and so is what stands before the first and
 * behind the last word of a block. Numbers and foreign words are left out: readers order the signs beside them in their own way.
 */
export function checkPunctuation(reading: Reading): string[] {
  const faults: string[] = [];
  const body = reading.text.slice(reading.firstPage).flatMap((lines) => lines.flatMap((line) => line.chars));
  const places = placesOf(body);
  for (const { block, found } of reading.blocks) {
    if (block.kind === 'code') continue;
    if (!block.float) checkText(reading, block.atoms, found, body, places, faults);
    else checkApart(reading, block.atoms, found, linesOf(found), faults);
  }
  for (const { note, chars } of reading.placedNotes.values()) {
    const cursor = new Cursor(note.atoms, reading.pdf.pages);
    cursor.feed(chars);
    cursor.close();
    checkApart(reading, note.atoms, cursor.found, chars, faults);
  }
  return faults;
}

const placesOf = (chars: readonly Char[]): ReadonlyMap<Char, number> =>
  new Map(chars.map((char, index) => [char, index]));

const linesOf = (found: readonly Found[]): Char[] =>
  [...new Set(found.flatMap(({ first, last }) => [first.line, last.line]))].flatMap(({ chars }) => chars);

/** Checks a text whose letters are not among those of the body. */
function checkApart(
  reading: Reading,
  atoms: readonly Atom[],
  found: readonly Found[],
  chars: readonly Char[],
  faults: string[],
): void {
  checkText(reading, atoms, found, chars, placesOf(chars), faults);
}

function checkText(
  { truth }: Reading,
  atoms: readonly Atom[],
  found: readonly Found[],
  chars: readonly Char[],
  places: ReadonlyMap<Char, number>,
  faults: string[],
): void {
  const byAtom = new Map(found.map((one) => [one.atom, one]));
  const own = scripts[truth.language];
  atoms.forEach((atom, index) => {
    const left = byAtom.get(atom);
    if (atom.kind !== 'word' || !left || !own.test(left.last.c)) return;
    const rest = restAfter(atoms, index);
    if (!rest) return;
    const { next, between } = rest;
    const right = next && byAtom.get(next);
    if (next && (!right || !own.test(right.first.c))) return;
    const from = places.get(left.last)!;
    const to = right ? places.get(right.first)! : from + marksBehind(chars, from, atoms.length - 1 - index);
    const stands = gap(chars, from, to) + (right ? '' : signsBehind(chars, to));
    const wanted = trailing(atom.text) + between + (next ? leading(next.text) : '');
    // Behind the last word, the signs of a neighbour may stand on the same line.
    if (right ? sorted(stands) === sorted(wanted) : holds(stands, wanted)) return;
    const where = next ? `between «${atom.text}» and «${next.text}»` : `behind «${atom.text}»`;
    faults.push(`page ${left.last.line.page + 1}: ${where} stands «${stands}», not «${wanted}»`);
  });
}

/** The next word with letters and the signs before it, none at the end; nothing if a formula, an image or a reference comes first. */
function restAfter(atoms: readonly Atom[], index: number): { next?: Word; between: string } | undefined {
  let between = '';
  for (const atom of atoms.slice(index + 1)) {
    if (atom.kind === 'mark') continue;
    if (atom.kind !== 'word') return undefined;
    if (/[\p{L}\p{N}]/u.test(atom.text)) return { next: atom, between };
    between += punctuation(atom.text);
  }
  return { between };
}

/** How many letters of the marks behind the last word stand there. */
function marksBehind(chars: readonly Char[], from: number, marks: number): number {
  if (marks === 0) return 0;
  let at = from;
  while (chars[at + 1]?.line === chars[from]!.line && /\p{N}/u.test(chars[at + 1]!.c)) at++;
  return at - from;
}

/** The signs between a letter and the next one of its line, or the end of the line. */
function signsBehind(chars: readonly Char[], at: number): string {
  const [char, next] = [chars[at]!, chars[at + 1]];
  return next?.line === char.line ? next.before : char.line.tail;
}

const trailing = (text: string): string => punctuation(text.match(/[^\p{L}\p{N}\p{M}]*$/u)![0]);
const leading = (text: string): string => punctuation(text.match(/^[^\p{L}\p{N}]*/u)![0]);
const sorted = (text: string): string => [...text].sort().join('');
const holds = (text: string, signs: string): boolean =>
  [...signs].every((sign) => text.split(sign).length >= signs.split(sign).length);

/** The punctuation from one letter to another. */
function gap(chars: readonly Char[], from: number, to: number): string {
  let text = '';
  for (let at = from + 1; at <= to; at++) {
    const [before, char] = [chars[at - 1]!, chars[at]!];
    text += (before.line === char.line ? '' : before.line.tail) + char.before;
  }
  return text;
}
