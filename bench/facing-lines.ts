import { Document } from 'mupdf';
import { type Glyph, glyphsOf } from './word-spaces.ts';

/**
 * How the lines of facing pages stand to each other, and where pages end, read from a PDF alone. The first page is a recto. A line is told by
 * its baseline; one of text by its size, one of a note by that of notes. Lines of text are held against lines of text, notes against notes.
 */

/** What was found. */
export interface FacingLines {
  /** Lines with another beside them, and those that are on one height with it: of text, of notes. */
  readonly text: Met;
  readonly notes: Met;
  /** Spreads whose pages both go on, and those of them whose last lines, of text or of notes, are on one height. */
  readonly feet: Met;
  /** For each page that its chapter goes on from: how many lines more it had room for; and of these, those before a page that begins with text. */
  readonly holes: readonly number[];
  readonly holesInText: readonly number[];
  /** For each last page of a chapter: its lines of text. */
  readonly lastPages: readonly number[];
  /** Distance of lines of text: pt. */
  readonly leading: number;
}

export interface Met {
  readonly all: number;
  readonly met: number;
}

interface Line {
  /** From the top of the page: pt. */
  readonly y: number;
  readonly kind: 'text' | 'note' | 'other';
}

/** How much lines may differ that are on one height: pt. */
const CLOSE = 0.5;

/** Sizes of text, with quotations, and of notes, as shares of the commonest one. */
const TEXT = [0.9, 1.04] as const;
const NOTES = [0.74, 0.87] as const;

/** Lines that are nearer to each other than this share of the size are one: marks of notes, raised words. */
const ONE_LINE = 0.6;

/** A line that is no further from an edge of the text reaches it: pt. */
const AT_EDGE = 4;

/** Letters of a line; fewer are a folio, or a number. */
const LETTERS = 6;

export function facingLines(bytes: Uint8Array): FacingLines {
  const glyphs = glyphsOf(bytes);
  const size = commonest(glyphs.flat().map((one) => one.size));
  const all = glyphs.map((own) => linesOf(own, size));
  // What stands above all text is a running head.
  const top = Math.min(...all.flatMap((lines) => lines.filter(isText).map(({ y }) => y)));
  const pages = all.map((lines) => lines.filter(({ y }) => y > top - size));
  const leading = commonest(pages.flatMap((lines) => distances(lines, 'text')));
  const noteLeading = commonest(pages.flatMap((lines) => distances(lines, 'note')));
  const starts = chapterStarts(bytes);
  const isLast = (page: number) => {
    const next = pages.findIndex((lines, index) => index > page && (lines.length > 0 || starts.has(index)));
    return next < 0 || starts.has(next);
  };
  const first = Math.min(...starts, pages.length);
  const bodies = [...pages.keys()].filter((page) => page >= first && pages[page]!.length > 0);
  const spreads = bodies
    .filter((page) => page % 2 === 1 && page + 1 < pages.length)
    .map((page) => [pages[page]!, pages[page + 1]!] as const);
  const going = bodies.filter((page) => !isLast(page));
  const facing = going.filter((page) => page % 2 === 1 && going.includes(page + 1));
  const feet = facing.map((page) => Math.abs(footOf(pages[page]!) - footOf(pages[page + 1]!)));
  const holes = holesOf(
    going.map((page) => pages[page]!),
    leading,
  );
  return {
    text: sum(spreads.flatMap(([a, b]) => [met(a, b, 'text', leading), met(b, a, 'text', leading)])),
    notes: sum(spreads.flatMap(([a, b]) => [met(a, b, 'note', noteLeading), met(b, a, 'note', noteLeading)])),
    feet: { all: feet.length, met: feet.filter((apart) => apart <= CLOSE).length },
    holes,
    holesInText: holes.filter((_, index) => {
      const [first] = pages[going[index]! + 1]!;
      return first !== undefined && isText(first);
    }),
    lastPages: bodies.filter(isLast).map((page) => pages[page]!.filter(isText).length),
    leading,
  };
}

const isText = ({ kind }: Line) => kind === 'text';
const isNote = ({ kind }: Line) => kind === 'note';

/** The commonest of some numbers, to a tenth. */
function commonest(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const one of numbers) {
    const key = Math.round(one * 10) / 10;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The lines of a page between its running head and its folio, from above. */
function linesOf(glyphs: readonly Glyph[], size: number): readonly Line[] {
  const lines: Glyph[][] = [];
  for (const one of glyphs.toSorted((a, b) => a.y - b.y || b.size - a.size)) {
    const last = lines.at(-1);
    if (last && one.y - last[0]!.y < ONE_LINE * Math.max(one.size, last[0]!.size)) last.push(one);
    else lines.push([one]);
  }
  const long = lines.filter((own) => own.length >= LETTERS);
  const shareOf = (own: readonly Glyph[]) => commonest(own.map((one) => one.size)) / size;
  const within = (share: number, [least, most]: readonly [number, number]) => share >= least && share <= most;
  const text = edgesOf(long.filter((own) => within(shareOf(own), TEXT)).flat());
  return long.map((own): Line => {
    const share = shareOf(own);
    const isSmall = within(share, NOTES) && isAtEdge(edgesOf(own), text);
    const kind = within(share, TEXT) ? 'text' : isSmall ? 'note' : 'other';
    const base = commonest(own.map((one) => one.y));
    return { y: own.find((one) => Math.abs(one.y - base) < 0.1)?.y ?? own[0]!.y, kind };
  });
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

function edgesOf(glyphs: readonly Glyph[]): Edges {
  return {
    left: Math.min(...glyphs.map(({ left }) => left)),
    right: Math.max(...glyphs.map(({ right }) => right)),
  };
}

/** Whether a line reaches an edge of the text of its page: a note does, a caption stands in the middle. */
function isAtEdge(line: Edges, text: Edges): boolean {
  return line.left - text.left < AT_EDGE || text.right - line.right < AT_EDGE;
}

function distances(lines: readonly Line[], kind: Line['kind']): readonly number[] {
  const own = lines.filter((one) => one.kind === kind);
  return own.slice(1).map(({ y }, index) => y - own[index]!.y);
}

/** Of the lines of one page that have one of another page beside them, those that are on one height with it. */
function met(own: readonly Line[], other: readonly Line[], kind: Line['kind'], leading: number): Met {
  const others = other.filter((one) => one.kind === kind);
  const apart = own
    .filter((one) => one.kind === kind)
    .map(({ y }) => Math.min(...others.map((one) => Math.abs(one.y - y))))
    .filter((distance) => distance <= leading / 2 + CLOSE);
  return { all: apart.length, met: apart.filter((distance) => distance <= CLOSE).length };
}

function sum(all: readonly Met[]): Met {
  return all.reduce((one, other) => ({ all: one.all + other.all, met: one.met + other.met }), {
    all: 0,
    met: 0,
  });
}

/** The last line of a page. */
function footOf(lines: readonly Line[]): number {
  return lines.findLast((one) => isText(one) || isNote(one))?.y ?? 0;
}

/** How many lines more pages had room for: above their notes, or above the foot. */
function holesOf(pages: readonly (readonly Line[])[], leading: number): readonly number[] {
  const foot = Math.max(...pages.map((lines) => lines.findLast(isText)?.y ?? 0));
  const gaps = pages.map((lines) => {
    const last = lines.findLast((one) => one.kind !== 'note')?.y ?? 0;
    const note = lines.find((one) => isNote(one) && one.y > last);
    return { noted: note !== undefined, gap: (note?.y ?? foot) - last };
  });
  const least = Math.min(...gaps.filter(({ noted }) => noted).map(({ gap }) => gap));
  return gaps.map(({ noted, gap }) => Math.max(0, gap - (noted ? least : 0)) / leading);
}

/** The pages that chapters begin on, from the bookmarks of the file. */
function chapterStarts(bytes: Uint8Array): ReadonlySet<number> {
  const outline = Document.openDocument(bytes, 'application/pdf').loadOutline() ?? [];
  return new Set(outline.flatMap(({ page }) => (page === undefined ? [] : [page])));
}
