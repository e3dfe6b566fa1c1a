import { promisify } from 'node:util';
import { deflate, inflateSync } from 'node:zlib';
import { languageOf } from '../../../language/direction.ts';
import type { PdfFile } from '../document/pdf-file.ts';
import { dict, name, PdfRef, PdfStream } from '../document/values.ts';
import { cellsOf } from './cells.ts';
import { type Part, type RawPiece, readContent, type Sequence } from './content.ts';
import { FontCodes } from './font-codes.ts';
import { inReadingOrder, keepSpaces, type PlacedRun, putOnOneLine, sameLine } from './line-order.ts';
import { ContentWriter } from './write-content.ts';

const deflated = promisify(deflate);

/** Running heads and folios are not text of the book (14.8.2.2.1). */
const ARTIFACT = '/Artifact <</Type /Pagination>>BDC';

/** For each page, by its object number: marked content -> its place in the order of reading. */
export type ReadingOrder = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** For each page, by its object number: marked content -> its language, where it is not that of a right-to-left book. */
export type Languages = ReadonlyMap<number, ReadonlyMap<number, string>>;

export interface MendOptions {
  /** The book runs from right to left. */
  readonly rtl: boolean;
  readonly order: ReadingOrder;
}

/**
 * Rewrite the text of a print so that every code stands for the letters that it shows, and that what readers extract is what
 * was written: Chromium gives Arabic letters as presentation forms, each in a wrapper that half of the readers do not
 * know (ISO 32000-1, 9.10 and 14.9.4). Nothing that can be seen changes.
 */
export async function mendText(pdf: PdfFile, options: MendOptions): Promise<Languages> {
  const languages = new Map<number, Map<number, string>>();
  const pages = pdf.pages();
  const fonts = FontCodes.ofAll(pdf, fontsOf(pdf, pages));
  const fontOf = ({ number }: PdfRef) => fonts.get(number);
  // The codes are given out page by page, so that they are the same each time; only packing goes on beside it.
  const written: Promise<void>[] = [];
  for (const page of pages) {
    const mended = mendedContent(pdf, page, fontOf, options, languages);
    if (mended) written.push(pack(pdf, mended));
  }
  await Promise.all(written);
  for (const font of new Set(fonts.values())) font.write(pdf);
  return languages;
}

/** The fonts of pages, each once. */
function fontsOf(pdf: PdfFile, pages: readonly PdfRef[]): readonly PdfRef[] {
  const found = new Map<number, PdfRef>();
  for (const page of pages)
    for (const font of pdf.dict(pdf.dict(pdf.dict(page).get('Resources')).get('Font')).values())
      if (font instanceof PdfRef) found.set(font.number, font);
  return [...found.values()];
}

interface Content {
  readonly ref: PdfRef;
  readonly bytes: Buffer;
}

async function pack(pdf: PdfFile, { ref, bytes }: Content): Promise<void> {
  pdf.set(ref, new PdfStream(dict({ Filter: name('FlateDecode') }), await deflated(bytes)));
}

function mendedContent(
  pdf: PdfFile,
  ref: PdfRef,
  fontOf: (ref: PdfRef) => FontCodes | undefined,
  { rtl, order }: MendOptions,
  languages: Map<number, Map<number, string>>,
): Content | undefined {
  const page = pdf.dict(ref);
  const content = page.get('Contents');
  const stream = pdf.get(content);
  if (!(content instanceof PdfRef) || !(stream instanceof PdfStream)) return undefined;
  const fonts = pdf.dict(pdf.dict(page.get('Resources')).get('Font'));
  const named = (font: string) => {
    const found = fonts.get(font);
    return found instanceof PdfRef ? fontOf(found) : undefined;
  };
  const bytes = stream.dict.has('Filter') ? inflateSync(stream.data) : Buffer.from(stream.data);
  const parts = readContent(bytes, named);
  if (rtl) languages.set(ref.number, languagesOf(parts));
  return {
    ref: content,
    bytes: Buffer.concat(parts.map((part) => partBytes(part, rtl, order.get(ref.number)))),
  };
}

/** Marked content that holds letters of another script only. */
function languagesOf(parts: readonly Part[]): Map<number, string> {
  const languages = new Map<number, string>();
  for (const part of parts)
    for (const { mcid, pieces } of 'raw' in part ? [] : part.sequences) {
      const runs = pieces.flatMap((piece) => ('runs' in piece ? piece.runs : []));
      if (mcid === undefined || runs.length === 0 || runs.some((run) => run.rtl)) continue;
      const text = runs.flatMap(({ font, glyphs }) => glyphs.map(({ glyph }) => font.textOf(glyph))).join('');
      if (/\p{L}/u.test(text)) languages.set(mcid, languageOf(text));
    }
  return languages;
}

function partBytes(part: Part, rtl: boolean, order: ReadonlyMap<number, number> | undefined): Buffer {
  if ('raw' in part) return part.raw;
  const ordered = orderedSequences(part.sequences.map(placed), rtl, order);
  const runs = ordered.flatMap(({ pieces }) => pieces.filter((piece) => 'run' in piece));
  putOnOneLine(runs);
  if (rtl) keepSpaces(runs);
  const writer = new ContentWriter();
  writer.raw('');
  for (const { open, pieces } of ordered) {
    writer.raw(open || ARTIFACT);
    for (const piece of pieces) {
      if ('run' in piece) writer.run(piece);
      else writer.raw(piece.operations, piece.paint);
    }
    writer.raw('EMC');
  }
  writer.paint(part.paint);
  return writer.bytes();
}

interface PlacedSequence {
  readonly open: string;
  readonly mcid: number | undefined;
  readonly pieces: readonly (PlacedRun | RawPiece)[];
}

function placed({ open, mcid, pieces }: Sequence): PlacedSequence {
  return {
    open,
    mcid,
    pieces: pieces.flatMap((piece): (PlacedRun | RawPiece)[] =>
      'runs' in piece ? piece.runs.map((run) => ({ run: cellsOf(run), paint: piece.paint })) : [piece],
    ),
  };
}

/** Sequences of one line in the order of reading; those that go over several lines stay where they are. */
function orderedSequences(
  sequences: readonly PlacedSequence[],
  rtl: boolean,
  order: ReadonlyMap<number, number> | undefined,
): readonly PlacedSequence[] {
  if (!rtl) return sequences;
  const groups: PlacedSequence[][] = [];
  for (const sequence of sequences) {
    const last = groups.at(-1)?.at(-1);
    if (last && areOneLine(last, sequence)) groups.at(-1)!.push(sequence);
    else groups.push([sequence]);
  }
  return groups
    .flatMap((group) => sortedGroup(group, order))
    .map((sequence) => ({ ...sequence, pieces: orderedPieces(sequence.pieces) }));
}

/** What has no place in the order of reading, such as a stop that the style adds, goes with what stands to its right. */
function sortedGroup(
  group: readonly PlacedSequence[],
  order: ReadonlyMap<number, number> | undefined,
): readonly PlacedSequence[] {
  const placeOf = (sequence: PlacedSequence | undefined) => order?.get(sequence?.mcid ?? -1);
  const places = group.map((sequence, at) => {
    const right = group.slice(at).findIndex((one) => placeOf(one) !== undefined);
    return placeOf(sequence) ?? (right < 0 ? -1 : placeOf(group[at + right])! + right / group.length);
  });
  return group
    .map((sequence, at) => ({ sequence, place: places[at]! }))
    .sort((a, b) => a.place - b.place)
    .map(({ sequence }) => sequence);
}

/** The text between operations that stay where they are, in the order of reading. */
function orderedPieces(pieces: readonly (PlacedRun | RawPiece)[]): readonly (PlacedRun | RawPiece)[] {
  const ordered: (PlacedRun | RawPiece)[] = [];
  let text: PlacedRun[] = [];
  for (const piece of pieces) {
    if ('run' in piece) text.push(piece);
    else {
      ordered.push(...inReadingOrder(text), piece);
      text = [];
    }
  }
  return [...ordered, ...inReadingOrder(text)];
}

function isText(pieces: readonly (PlacedRun | RawPiece)[]): pieces is readonly PlacedRun[] {
  return pieces.every((piece) => 'run' in piece);
}

function areOneLine(a: PlacedSequence, b: PlacedSequence): boolean {
  const pieces: readonly (PlacedRun | RawPiece)[] = [...a.pieces, ...b.pieces];
  if (!isText(pieces) || pieces.length === 0) return false;
  return pieces.every(({ run }) => sameLine(run, pieces[0]!.run));
}
