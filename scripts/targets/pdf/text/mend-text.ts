import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflate, inflateSync } from 'node:zlib';
import { languageOf } from '../../../language/direction.ts';
import type { PdfFile } from '../document/pdf-file.ts';
import { dict, name, PdfRef, PdfStream } from '../document/values.ts';
import { cellsOf, type Run } from './cells.ts';
import { type ContentSegment, type RawPiece, readContent, type Sequence, type TextPiece } from './content.ts';
import { withElongations } from './elongations.ts';
import { type FontCodes, Fonts, type MendedFont } from './font-codes.ts';
import {
  fromRight,
  inReadingOrder,
  keepSpaces,
  type PlacedRun,
  putOnOneLine,
  sameLine,
} from './line-order.ts';
import { marksOfDirection } from './page-direction.ts';
import { withOwnTexts } from './turned-texts.ts';
import { ContentWriter } from './write-content.ts';

const deflated = promisify(deflate);

/** After so many pages others have their turn: they may be waiting in the same thread. */
const BREATH = 8;

/** Running heads and folios are not text of the book (14.8.2.2.1). */
const ARTIFACT = '/Artifact <</Type /Pagination>>BDC';

/** For each page, by its object number: marked content -> its place in the order of reading. */
export type ReadingOrder = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** For each page, by its object number: marked content -> its language, where it is not that of a right-to-left book. */
export type Languages = ReadonlyMap<number, ReadonlyMap<number, string>>;

/**
 * Rewrites the text of a print so that every code stands for the letters that it shows, and that what readers extract is what
 * was written: Chromium gives Arabic letters as presentation forms, each in a wrapper that half of the readers do not
 * know (ISO 32000-1, 9.10 and 14.9.4). Nothing that can be seen changes.
 */
export class TextMender {
  readonly #pdf: PdfFile;
  readonly #rtl: boolean;
  readonly #fonts: Fonts;
  readonly #writer = new ContentWriter();
  /** The codes are given out page by page, so that they are the same each time; only packing goes on beside it. */
  readonly #packing: Promise<void>[] = [];

  /** `rtl`: the book runs from right to left. */
  constructor(pdf: PdfFile, rtl: boolean) {
    this.#pdf = pdf;
    this.#rtl = rtl;
    this.#fonts = new Fonts(pdf);
  }

  /** Mend pages. Gives the languages of what is written in another script. */
  async mend(pages: readonly PdfRef[], order: ReadingOrder): Promise<Languages> {
    const languages = new Map<number, Map<number, string>>();
    for (const [index, page] of pages.entries()) {
      if (index % BREATH === 0) await setImmediate();
      const content = this.#contentOf(page);
      if (!content) continue;
      const parts = withOwnTexts(withElongations(readContent(content.bytes, content.fontOf)));
      if (this.#rtl) languages.set(page.number, languagesOf(parts));
      const placeOf = order.get(page.number);
      const arranged = parts.map((part) => ('raw' in part ? part : arrangedPart(part, this.#rtl, placeOf)));
      for (const part of this.#rtl ? withDirection(arranged) : arranged) writePart(this.#writer, part);
      this.#packing.push(this.#pack(content.ref, this.#writer.take()));
    }
    return languages;
  }

  /** Write the fonts as they are now used, which are returned, and wait until all is packed. */
  async finish(): Promise<readonly MendedFont[]> {
    const fonts = this.#fonts.write();
    await Promise.all(this.#packing);
    return fonts;
  }

  #contentOf(ref: PdfRef): Content | undefined {
    const page = this.#pdf.dict(ref);
    const content = page.get('Contents');
    const stream = this.#pdf.get(content);
    if (!(content instanceof PdfRef) || !(stream instanceof PdfStream)) return undefined;
    const fonts = this.#pdf.dict(this.#pdf.dict(page.get('Resources')).get('Font'));
    const fontOf = (font: string) => {
      const found = fonts.get(font);
      return found instanceof PdfRef ? this.#fonts.codesOf(found) : undefined;
    };
    const bytes = stream.dict.has('Filter') ? inflateSync(stream.data) : Buffer.from(stream.data);
    return { ref: content, bytes, fontOf };
  }

  async #pack(ref: PdfRef, bytes: Buffer): Promise<void> {
    this.#pdf.set(ref, new PdfStream(dict({ Filter: name('FlateDecode') }), await deflated(bytes)));
  }
}

/** The content of a page. */
interface Content {
  readonly ref: PdfRef;
  readonly bytes: Buffer;
  /** A font of the page by its name; undefined for one that is left alone. */
  readonly fontOf: (name: string) => FontCodes | undefined;
}

/** Marked content that holds letters of another script only. */
function languagesOf(parts: readonly ContentSegment[]): Map<number, string> {
  const languages = new Map<number, string>();
  for (const part of parts)
    for (const { mcid, pieces } of 'raw' in part ? [] : part.sequences) {
      if (mcid === undefined || pieces.some(isRightToLeft)) continue;
      const runs = pieces.flatMap((piece) => ('runs' in piece ? piece.runs : []));
      const text = runs.flatMap(({ font, glyphs }) => glyphs.map(({ glyph }) => font.textOf(glyph))).join('');
      if (/\p{L}/u.test(text)) languages.set(mcid, languageOf(text));
    }
  return languages;
}

function isRightToLeft(piece: TextPiece | RawPiece): boolean {
  return 'runs' in piece && piece.runs.some((run) => run.rtl);
}

/** The sequences of a part as they are to be written, in order. */
interface ArrangedPart {
  readonly sequences: readonly PlacedSequence[];
  /** The colours behind it. */
  readonly paint: string;
}

type RawSegment = Extract<ContentSegment, { readonly raw: unknown }>;

function arrangedPart(
  { sequences, paint }: Exclude<ContentSegment, RawSegment>,
  rtl: boolean,
  order: ReadonlyMap<number, number> | undefined,
): ArrangedPart {
  const ordered = orderedSequences(sequences.map(placed), rtl, order);
  const runs = ordered.flatMap(runsOf);
  putOnOneLine(runs);
  if (rtl) keepSpaces(runs);
  return { sequences: ordered, paint };
}

function runsOf({ pieces }: PlacedSequence): readonly PlacedRun[] {
  return pieces.filter((piece) => 'run' in piece);
}

/** The parts of a page with what keeps it from being read from the left, behind all its text. */
function withDirection(
  parts: readonly (RawSegment | ArrangedPart)[],
): readonly (RawSegment | ArrangedPart)[] {
  const sequences = parts.flatMap((part) => ('raw' in part ? [] : part.sequences));
  const marks = marksOfDirection(
    sequences.flatMap(runsOf),
    sequences.filter(({ mcid }) => mcid !== undefined).flatMap(runsOf),
  );
  const at = parts.findLastIndex((part) => !('raw' in part));
  if (!marks || at < 0) return parts;
  const last = parts[at] as ArrangedPart;
  const apart = { open: ARTIFACT, mcid: undefined, pieces: [marks] };
  return parts.with(at, { ...last, sequences: [...last.sequences, apart] });
}

function writePart(writer: ContentWriter, part: RawSegment | ArrangedPart): void {
  if ('raw' in part) {
    writer.copy(part.raw);
    return;
  }
  writer.begin();
  for (const { open, pieces } of part.sequences) {
    writer.raw(open || ARTIFACT);
    for (const piece of pieces) {
      if ('run' in piece) writer.run(piece);
      else writer.raw(piece.operations, piece.paint);
    }
    writer.raw('EMC');
  }
  writer.paint(part.paint);
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
  let line: Run[] = [];
  for (const sequence of sequences) {
    const run = lineOf(sequence);
    // What is painted between text, such as the bar of a fraction, goes with it.
    const isBeside = isPainting(sequence);
    const goesOn = isBeside ? line.length > 0 : run && line.some((one) => areNear(one, run));
    if (!goesOn) line = [];
    if (run) line.push(run);
    if (goesOn) groups.at(-1)!.push(sequence);
    else groups.push([sequence]);
  }
  return groups
    .flatMap((group) => sortedGroup(group, order))
    .map((sequence) => ({ ...sequence, pieces: orderedPieces(sequence.pieces) }));
}

/**
 * What has no place in the order of reading, such as a stop that the style adds, goes with what stands to its right. What is painted without text,
 * such as the ground of a formula, stays before all that was drawn over it.
 */
function sortedGroup(
  group: readonly PlacedSequence[],
  order: ReadonlyMap<number, number> | undefined,
): readonly PlacedSequence[] {
  const placeOf = (sequence: PlacedSequence | undefined) => order?.get(sequence?.mcid ?? -1);
  if (!group.some((one) => placeOf(one) !== undefined)) return artifactsFromRight(group);
  const places = group.map((sequence, at) => {
    const right = group.slice(at).findIndex((one) => placeOf(one) !== undefined);
    return placeOf(sequence) ?? (right < 0 ? -1 : placeOf(group[at + right])! + right / group.length);
  });
  const paintedAt = (at: number) => Math.min(...places.slice(at));
  return group
    .map((sequence, at) => ({ sequence, place: isPainting(sequence) ? paintedAt(at) : places[at]! }))
    .sort((a, b) => a.place - b.place)
    .map(({ sequence }) => sequence);
}

/** Whether a sequence has no text. */
function isPainting({ pieces }: PlacedSequence): boolean {
  return pieces.every((piece) => 'operations' in piece);
}

/** Running heads and folios have no place in the order of reading: they are read from the right. */
function artifactsFromRight(group: readonly PlacedSequence[]): readonly PlacedSequence[] {
  const runs = new Map(group.map((sequence) => [sequence, lineOf(sequence)]));
  return [...runs.values()].includes(undefined) ? group : fromRight(group, (sequence) => runs.get(sequence)!);
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

/** A run of the line that a sequence stands on; undefined for one of several lines, or without text. */
function lineOf({ pieces }: PlacedSequence): Run | undefined {
  const [first] = pieces;
  if (!first || !('run' in first)) return undefined;
  return pieces.every((piece) => 'run' in piece && sameLine(first.run, piece.run)) ? first.run : undefined;
}

/** Whether runs are of one line: those of a fraction stand above and below it, but nearer than the next line. */
function areNear(a: Run, b: Run): boolean {
  return Math.abs(a.matrix[5]! - b.matrix[5]!) < Math.max(a.size, b.size);
}
