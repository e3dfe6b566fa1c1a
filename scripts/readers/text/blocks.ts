import type { Paragraph, PhrasingContent } from 'mdast';
import { isSourcesHeading } from '../section-names.ts';
import { readHeading } from './headings.ts';
import { isClosed, type Line, lengthOf } from './lines.ts';
import { readList } from './lists.ts';
import { isLettered, isRule, markerOf } from './markers.ts';
import type { Piece, PieceContext, PieceReader } from './pieces.ts';
import { readTable } from './tables.ts';
import { readVerse } from './verse.ts';

/** In the order in which they are asked; what none of them knows is a paragraph. */
const READERS: readonly PieceReader[] = [
  readRule,
  readQuotation,
  readVerse,
  readTable,
  readList,
  readHeading,
  readParagraph,
];
/** Sources are no poems, whatever they look like. */
const SOURCE_READERS: readonly PieceReader[] = [readRule, readList, readHeading, readParagraph];

/** What a text is made of, from its first line to its last, and what is counted anew. `phrasing` has the words of a line, or of a part of it. */
export function piecesOf(
  lines: readonly Line[],
  phrasing: PieceContext['phrasing'],
): { readonly pieces: readonly Piece[]; readonly replaced: string } {
  const pieces: Piece[] = [];
  let replaced = '';
  let [sources, captions] = [false, 0];
  for (let at = 0; at < lines.length; ) {
    const reading: PieceContext = { lines, after: pieces.at(-1)?.kind, sources, captions, phrasing };
    const {
      count,
      pieces: read,
      captions: more = 0,
      replaced: counted = '',
    } = firstTaken(sources ? SOURCE_READERS : READERS, reading, at);
    pieces.push(...read);
    captions += more;
    replaced += `${counted}\n`;
    const heading = read.find(({ kind }) => kind === 'heading');
    if (heading?.kind === 'heading')
      sources = isSourcesHeading(heading.line.text) || (sources && heading.rank.by === 'bare');
    at += count;
  }
  return { pieces, replaced };
}

function firstTaken(readers: readonly PieceReader[], reading: PieceContext, at: number) {
  for (const read of readers) {
    const taken = read(reading, at);
    if (taken) return taken;
  }
  throw new Error(`no reader for line ${at}`);
}

function readRule({ lines }: PieceContext, at: number): ReturnType<PieceReader> {
  return isRule(lines[at]!.text)
    ? { count: 1, pieces: [{ kind: 'rule', node: { type: 'thematicBreak' } }] }
    : undefined;
}

const QUOTED = 4;

/** Lines that begin with `>`, or paragraphs set in where the others are not, after one that ends in a colon. */
function readQuotation({ lines, phrasing }: PieceContext, at: number): ReturnType<PieceReader> {
  const first = lines[at]!;
  const signed = /^>/.test(first.text);
  const before = lines[at - 1];
  const set =
    first.indent >= QUOTED &&
    before !== undefined &&
    before.indent < QUOTED &&
    /[:：]$/.test(before.text) &&
    !markerOf(first.text) &&
    !first.text.includes('\t');
  if (!signed && !set) return undefined;
  let end = at + 1;
  while (end < lines.length && (signed ? /^>/.test(lines[end]!.text) : lines[end]!.indent >= QUOTED))
    end += 1;
  const quoted = lines.slice(at, end);
  // Where all lines are set in, none is.
  if (set && quoted.length > 6) return undefined;
  const paragraphs = quoted.map(
    (line): Paragraph => ({
      type: 'paragraph',
      children: phrasing(line, /^(?:>\s*)*/.exec(line.text)![0].length),
    }),
  );
  const children = paragraphs.filter((paragraph) => paragraph.children.length > 0);
  if (children.length === 0) return undefined;
  return { count: quoted.length, pieces: [{ kind: 'quotation', node: { type: 'blockquote', children } }] };
}

/** The longest line of an address or of free verse. */
const SHORT = 60;

/** A line; short lines that stand together between empty lines, none of which ends a sentence before the last, are the lines of one paragraph. */
function readParagraph(reading: PieceContext, at: number): NonNullable<ReturnType<PieceReader>> {
  const lines = reading.lines.slice(at, at + together(reading, at));
  const children = lines.flatMap((line, index): PhrasingContent[] => [
    ...(index > 0 ? [{ type: 'break' as const }] : []),
    ...reading.phrasing(line),
  ]);
  return { count: lines.length, pieces: [{ kind: 'paragraph', node: { type: 'paragraph', children } }] };
}

/** How many lines from one on are those of a paragraph. */
function together(reading: PieceContext, at: number): number {
  const { lines, after } = reading;
  if (!lines[at]!.spaced && after !== 'heading') return 1;
  let end = at;
  while (end < lines.length && (end === at || !lines[end]!.spaced)) {
    const { text } = lines[end]!;
    if (lengthOf(text) > SHORT || markerOf(text) || isLettered(text) || isRule(text) || text.includes('\t'))
      return 1;
    if (end > at && isClosed(lines[end - 1]!.text)) return 1;
    if (/[:：]$/.test(text) || (end > at && (readHeading(reading, end) || readVerse(reading, end)))) return 1;
    end += 1;
  }
  return end - at;
}
