import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * The laws of a printed page, read from the PDF alone. Books of the tests carry tokens: `M4` beside the mark of the fourth
 * note, `N4` and `E4` at its beginning and end, `P12` in paragraphs, rows and entries of lists.
 */

interface Glyphs {
  readonly text: string;
  readonly page: number;
  /** Points from the lower left of the page. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Size of the notes, in points: 0.84 of 11. */
const NOTE_SIZE = 9.24;
const BODY_SIZE = 11;
const HEAD_SIZE = 9;

/** Everything that is printed, with its places. */
export async function glyphsOf(
  bytes: Uint8Array,
): Promise<{ glyphs: Glyphs[]; pages: number; labels: readonly string[] }> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const glyphs: Glyphs[] = [];
  for (let page = 0; page < pdf.numPages; page += 1) {
    const { items } = await (await pdf.getPage(page + 1)).getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , size, x, y] = item.transform as number[];
      glyphs.push({ text: item.str, page, x: x!, y: y!, size: size! });
    }
  }
  const labels = (await pdf.getPageLabels()) ?? [];
  const pages = pdf.numPages;
  await pdf.loadingTask.destroy();
  return { glyphs, pages, labels };
}

/** What a book broke of the laws: each note begins on the page of its mark, nothing is lost, doubled or overlaps. */
export async function brokenLaws(
  bytes: Uint8Array,
  source: string,
  { bottomMargin, notesAtFoot }: { readonly bottomMargin: number; readonly notesAtFoot: boolean },
): Promise<readonly string[]> {
  const { glyphs: all, labels } = await glyphsOf(bytes);
  // The contents and the running heads repeat the words of headings.
  const glyphs = all.filter(
    ({ page, size }) => /^[۰-۹\d]+$/.test(labels[page] ?? '') && Math.abs(size - HEAD_SIZE) > 0.01,
  );
  const found = tokensIn(glyphs);
  return [
    ...lossesOf(found, source),
    ...(notesAtFoot ? strayNotes(found) : []),
    ...overlaps(glyphs, notesAtFoot),
    ...glyphs
      .filter(({ size, y }) => (isNote(size) || isBody(size)) && y < bottomMargin - 0.5)
      .map(({ text, page }) => `«${text}» on page ${page} stands in the margin`),
  ];
}

function tokensIn(glyphs: readonly Glyphs[]): ReadonlyMap<string, readonly Glyphs[]> {
  const found = new Map<string, Glyphs[]>();
  for (const one of glyphs)
    for (const [token] of one.text.matchAll(/[MNEP]\d+/g))
      found.set(token, [...(found.get(token) ?? []), one]);
  return found;
}

function lossesOf(found: ReadonlyMap<string, readonly Glyphs[]>, source: string): readonly string[] {
  const asked = new Set([...source.matchAll(/[MNEP]\d+/g)].map(([token]) => token));
  return [
    ...[...asked].filter((token) => !found.has(token)).map((token) => `${token} is lost`),
    ...[...found]
      .filter(([, all]) => all.length > 1)
      .map(([token, all]) => `${token} is printed ${all.length} times`),
  ];
}

function strayNotes(found: ReadonlyMap<string, readonly Glyphs[]>): readonly string[] {
  return [...found].flatMap(([token, [mark]]) => {
    if (!token.startsWith('M')) return [];
    const begin = found.get(`N${token.slice(1)}`)?.[0];
    const end = found.get(`E${token.slice(1)}`)?.[0];
    const faults: string[] = [];
    // Where long notes stand on one line, one may begin where the note before it ends.
    const before = found.get(`E${Number(token.slice(1)) - 1}`)?.[0];
    const follows = before !== undefined && before.page === begin?.page && before.page > mark!.page;
    if (begin && begin.page !== mark!.page && !follows)
      faults.push(`${token} is on page ${mark!.page}, its note on ${begin.page}`);
    if (begin && !isNote(begin.size)) faults.push(`the note of ${token} is not set as a note`);
    if (begin && end && end.page < begin.page) faults.push(`the note of ${token} ends before it begins`);
    if (begin && mark!.page === begin.page && mark!.y < begin.y)
      faults.push(`the note of ${token} stands above its mark`);
    return faults;
  });
}

/** Whether glyphs are of the size of notes. */
export function isNote(size: number): boolean {
  return Math.abs(size - NOTE_SIZE) < 0.05;
}

function isBody(size: number): boolean {
  return Math.abs(size - BODY_SIZE) < 0.05;
}

/** Lines that are nearer to each other than letters are high, and text that stands among the notes. */
function overlaps(glyphs: readonly Glyphs[], notesAtFoot: boolean): readonly string[] {
  const faults: string[] = [];
  const pages = new Map<number, Glyphs[]>();
  for (const one of glyphs) {
    const known = pages.get(one.page);
    if (known) known.push(one);
    else pages.set(one.page, [one]);
  }
  for (const [page, all] of pages) {
    const notes = all.filter(({ size }) => isNote(size));
    const bodies = all.filter(({ size, y }) => isBody(size) && y > 0);
    const highest = notesAtFoot ? Math.max(...notes.map(({ y }) => y)) : Number.NEGATIVE_INFINITY;
    for (const { text, y } of bodies)
      if (y < highest + 4) faults.push(`«${text}» on page ${page} stands among the notes`);
    for (const set of [notes, bodies]) {
      const lines = [...new Set(set.map(({ y }) => Math.round(y * 4) / 4))].sort((a, b) => a - b);
      for (const [index, y] of lines.entries()) {
        const next = lines[index + 1];
        if (next !== undefined && next - y > 2.5 && next - y < 10)
          faults.push(`lines on page ${page} overlap at ${y}`);
      }
    }
  }
  return faults;
}
