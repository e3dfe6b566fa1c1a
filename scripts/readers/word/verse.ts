import type { PhrasingContent } from 'mdast';
import { rhymes } from '../text/markers.ts';
import type { Para, TableBlock } from './blocks.ts';
import { divided, type InlinePiece, plain, trimmed } from './pieces.ts';
import { textOfBlock } from './story.ts';

/** One line of a poem: its hemistichs, two of a bayt. */
export type Bayt = readonly (readonly InlinePiece[])[];

/** Words of a hemistich of classical metres. */
const FEWEST_WORDS = 2;
const MOST_WORDS = 14;

/** Whether two texts are of a shape to be the hemistichs of a bayt: as long as one another, words alone. */
function areHemistichs(one: string, other: string): boolean {
  const words = [one, other].map((text) => text.trim().split(/\s+/).length);
  if (words.some((count) => count < FEWEST_WORDS || count > MOST_WORDS) || words[0]! + words[1]! < 6)
    return false;
  const [short, long] = [one.length, other.length].sort((a, b) => a - b);
  if (short! * 1.7 < long!) return false;
  return [one, other].every(
    (text) => /\p{Script=Arabic}/u.test(text) && !/[\p{Nd}\p{Script=Latin}:=%]/u.test(text),
  );
}

/** The bayts of a table of two columns (and an empty one between) without lines; undefined where it is another table. */
export function versesOfTable({ rows, hasBorders, isBidi }: TableBlock): readonly Bayt[] | undefined {
  if (hasBorders || rows.length === 0) return undefined;
  const bayts: Bayt[] = [];
  for (const row of rows) {
    if (row.some(({ columns, rows: high }) => columns > 1 || high > 1)) return undefined;
    const cells = row.map(({ blocks }) => blocks.filter((block) => textOfBlock(block) !== ''));
    if (cells.every((blocks) => blocks.length === 0)) continue;
    const [one, other, ...more] =
      cells.length === 3 && cells[1]!.length === 0 ? [cells[0]!, cells[2]!] : cells;
    if (!one || !other || more.length > 0 || one.length !== other.length) return undefined;
    for (const [at, first] of one.entries()) {
      const second = other[at]!;
      if (first.kind !== 'paragraph' || second.kind !== 'paragraph' || first.list || second.list)
        return undefined;
      if (first.text.includes('\n') || second.text.includes('\n')) return undefined;
      if (!areHemistichs(first.text, second.text)) return undefined;
      bayts.push([first.pieces, second.pieces]);
    }
  }
  if (bayts.length === 0) return undefined;
  return !isBidi && areMirrored(bayts) ? bayts.map((bayt) => bayt.toReversed()) : bayts;
}

/** Whether the column that ends the lines of a poem, in which all rhyme, comes first, as in a table that runs from left to right. */
function areMirrored(bayts: readonly Bayt[]): boolean {
  const column = (at: 0 | 1) => bayts.map((bayt) => plain(bayt[at]!));
  const doAllRhyme = ([first, ...others]: readonly string[]) =>
    others.length > 0 && others.every((other) => rhymes(first!, other));
  return doAllRhyme(column(0)) && !doAllRhyme(column(1));
}

/** Between the hemistichs of a line: a tab, a row of spaces, or a sign. */
const BETWEEN = /\t+|(?<! ) {4,}|(?<! ) +(?:\*+|\/+|⁂|…) +/;

/** The lines of a paragraph whose style says that it is verse. */
export function versesOf(paragraph: Para): readonly Bayt[] {
  const bayts = baytsOfLines(paragraph);
  if (bayts && (paragraph.isStretched || doRhyme(bayts))) return bayts;
  return divided(trimmed(paragraph.pieces), 'break')
    .map((line) =>
      divided(trimmed(line), BETWEEN)
        .map(trimmed)
        .filter((part) => part.length > 0),
    )
    .filter((line) => line.length > 0);
}

/**
 * The stanzas of paragraphs whose style says that they are verse: those of one line belong together, until an empty one comes, unless
 * one comes after each.
 */
export function stanzasOf(
  paragraphs: readonly { readonly paragraph: Para; readonly isAfterGap: boolean }[],
): readonly (readonly Bayt[])[] {
  const isSpaced = paragraphs.slice(1).every(({ isAfterGap }) => isAfterGap);
  const stanzas: Bayt[][] = [];
  let isOpen = false;
  for (const { paragraph, isAfterGap } of paragraphs) {
    const bayts = versesOf(paragraph);
    if (isOpen && bayts.length === 1 && (isSpaced || !isAfterGap)) stanzas.at(-1)!.push(...bayts);
    else stanzas.push([...bayts]);
    isOpen = bayts.length === 1;
  }
  return stanzas;
}

/** Lines two by two that could be hemistichs: undefined where one couldn't. */
function baytsOfLines({ pieces, text, list }: Para): readonly Bayt[] | undefined {
  if (!text.includes('\n') || text.includes('\t') || list) return undefined;
  const lines = divided(trimmed(pieces), 'break').map(trimmed);
  if (lines.length % 2 !== 0) return undefined;
  const bayts = lines.flatMap((line, at) => (at % 2 === 0 ? [[line, lines[at + 1]!] as const] : []));
  return bayts.every(([one, other]) => areHemistichs(plain(one), plain(other))) ? bayts : undefined;
}

/** Whether hemistichs rhyme within each bayt, or those at the ends of all. */
function doRhyme(bayts: readonly Bayt[]): boolean {
  const [first, ...others] = bayts.map((bayt) => bayt.map(plain));
  const within = bayts.every(([one, other]) => rhymes(plain(one!), plain(other!)));
  return within || (others.length > 0 && others.every(([, end]) => rhymes(first![1]!, end!)));
}

/**
 * The bayts of a paragraph whose lines are hemistichs: drawn to the full width, or such that they rhyme, with one another or with those of
 * the paragraphs beside it.
 */
export function versesByLines(
  paragraph: Para,
  beside: readonly (Para | undefined)[],
): readonly Bayt[] | undefined {
  const bayts = baytsOfLines(paragraph);
  if (!bayts) return undefined;
  if (paragraph.isStretched || doRhyme(bayts)) return bayts;
  const others = beside.flatMap((one) => (one ? [baytsOfLines(one) ?? []] : []));
  return others.some((other) => other.length > 0 && doRhyme([...bayts, ...other])) ? bayts : undefined;
}

/** The bayts of a paragraph by its shape: each line has tabs, many spaces or a sign in its middle. Undefined where it is another. */
export function versesByShape(paragraph: Para): readonly Bayt[] | undefined {
  if (!BETWEEN.test(paragraph.text) || paragraph.list) return undefined;
  const lines = divided(trimmed(paragraph.pieces), 'break').map((line) =>
    divided(trimmed(line), BETWEEN)
      .map(trimmed)
      .filter((part) => part.length > 0),
  );
  const fits = lines.every((line) => line.length === 2 && areHemistichs(plain(line[0]!), plain(line[1]!)));
  return fits ? lines : undefined;
}

/** The lines of a stanza, as Markdown has them: `الف / ب`. */
export function stanzaOf(
  bayts: readonly Bayt[],
  phrasing: (pieces: readonly InlinePiece[]) => readonly PhrasingContent[],
): PhrasingContent[] {
  return bayts.flatMap((bayt, at): PhrasingContent[] => [
    ...(at > 0 ? [{ type: 'text', value: '\n' } as const] : []),
    ...bayt.flatMap((part, index): readonly PhrasingContent[] =>
      index > 0 ? [{ type: 'text', value: ' / ' }, ...phrasing(part)] : phrasing(part),
    ),
  ]);
}
