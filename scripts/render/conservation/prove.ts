import type { Element, Root } from 'hast';
import type { Book, Chapter } from '../../book/book.ts';
import { groupBy } from '../../book/group-by.ts';
import type { Syntax } from '../../book/syntax.ts';
import { placer } from '../../diagnostics/place.ts';
import { pathInBook } from '../../manuscript/text-file.ts';
import type { Division } from '../division.ts';
import { uncovered } from './covered.ts';
import { nextLetter, ownTextBefore, parting, textOf, textOfMarkup } from './letters.ts';
import { partsOf, strayOf } from './manuscript.ts';
import { difference, type Mismatch, sameBag } from './match.ts';

/** A book, and what was made of it. */
interface Rendered {
  readonly book: Book;
  readonly divisions: readonly Division[];
}

/**
 * Prove that the words of the chapters as they are rendered are those of the manuscript: nothing is lost, nothing is printed twice,
 * nothing has changed its place, but for what is left out and added on purpose (`book/conservation.ts`).
 *
 * @param areProven Whether that is known of the chapters of a file.
 * @throws Error with the place where they part: a fault of our own.
 */
export function proveRendering(
  { book, divisions }: Rendered,
  areProven: (chapters: readonly Chapter[]) => boolean = () => false,
): void {
  const byId = new Map(divisions.map((division) => [division.id, division]));
  const files = byFile(book.chapters).filter((chapters) => !areProven(chapters));
  for (const chapters of files) proveFile(chapters, book.syntaxes);
  for (const chapter of files.flat()) {
    const parts = partsOf(chapter);
    const text = textOf(byId.get(chapter.id)!.content, false);
    const found = difference(text, parts);
    if (!found) continue;
    const hasHtml = parts.some(({ written }) => written.kind === 'html');
    if (!hasHtml || !sameBag(text, parts)) fail('its rendering', chapter, found);
  }
}

/**
 * Prove that the markup of an edition has the words of a division.
 *
 * @param what The edition, for the message.
 * @throws Error with the place where they part: a fault of our own.
 */
export function proveMarkup(rendering: Rendered, division: Division, markup: string, what: string): void {
  const expected = textOf(division.content, true);
  const wrong = firstWrong(textOfMarkup(markup), expected);
  if (wrong !== undefined) failAfter(rendering, division, ownTextBefore(division.content, wrong), what);
}

/** Prove that a tree made from that of a division has its words, whatever else was added to them. */
export function proveTree(rendering: Rendered, division: Division, tree: Root | Element, what: string): void {
  const expected = textOf(division.content, false);
  const wrong = firstWrong(textOf(tree, false), expected);
  if (wrong !== undefined) failAfter(rendering, division, expected.slice(0, wrong), what);
}

/** The index in what is expected from which on a text has other letters. */
function firstWrong(text: string, expected: string): number | undefined {
  const [at, index] = parting(text, 0, expected);
  return index < expected.length || nextLetter(text, at) < text.length ? index : undefined;
}

/** Fail behind a text with which a division begins. */
export function failAfter({ book }: Rendered, division: Division, text: string, what: string): never {
  const chapter = book.chapters.find(({ id }) => id === division.id);
  if (!chapter) throw new Error(`the words of «${division.id}» are not those of ${what}`);
  return fail(what, chapter, difference(text, partsOf(chapter)));
}

/** The words of the book are not told: what is said of a fault goes into a report. */
function fail(what: string, { file }: Chapter, found: Mismatch | undefined): never {
  const { part, index = 0 } = found ?? {};
  const offset = part ? part.written.start + part.from + index : 0;
  const { line, column } = placer(file)(offset, offset).start;
  const place = `${pathInBook(file)}:${line}:${column}`;
  throw new Error(`the words of the manuscript are not those of ${what}; they part at ${place}`);
}

function byFile(chapters: readonly Chapter[]): readonly (readonly Chapter[])[] {
  return [...groupBy(chapters, ({ file }) => file).values()];
}

/** All that a file says was read, and stands in one of its chapters. */
function proveFile(chapters: readonly Chapter[], syntaxes: readonly Syntax[]): void {
  const [{ file, written }] = chapters as [Chapter];
  const lost = uncovered(file.value, written, syntaxes) ?? strayOf(chapters)?.start;
  if (lost === undefined) return;
  const { line, column } = placer(file)(lost, lost).start;
  throw new Error(`words of the manuscript were not read, at ${pathInBook(file)}:${line}:${column}`);
}
