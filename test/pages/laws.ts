import { getDocument } from '../pdfjs.ts';

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

/** Sizes in points: of the text where nothing else is said, of a note as a share of it, of a running head. */
const BODY_SIZE = 11;
const NOTE_SHARE = 0.84;
const HEAD_SIZE = 9;

/** What a book is judged by. */
interface Given {
  readonly bottomMargin: number;
  readonly notesAtFoot: boolean;
  /** Size of its text: points. */
  readonly size?: number;
  /** Pages have two columns, whose middle is here: points. What is a page to the laws is then a column. */
  readonly middle?: number;
}

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
  { bottomMargin, notesAtFoot, size: body = BODY_SIZE, middle }: Given,
): Promise<readonly string[]> {
  const { glyphs: all, labels } = await glyphsOf(bytes);
  const columnOf = ({ page, x }: Glyphs) => (middle === undefined ? page : 2 * page + (x < middle ? 1 : 0));
  // The contents and the running heads repeat the words of headings.
  const glyphs = all
    .filter(({ page, size }) => /^[۰-۹\d]+$/.test(labels[page] ?? '') && Math.abs(size - HEAD_SIZE) > 0.01)
    .map((one) => ({ ...one, page: columnOf(one) }));
  const found = tokensIn(glyphs);
  return [
    ...lossesOf(found, source),
    ...disorder(found),
    ...(notesAtFoot ? strayNotes(found, body) : []),
    ...overlaps(glyphs, notesAtFoot, body),
    ...glyphs
      .filter(({ size, y }) => (isNote(size, body) || isSize(size, body)) && y < bottomMargin - 0.5)
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

/** Text that stands before what is written before it: paragraphs, rows and entries go down the pages. */
function disorder(found: ReadonlyMap<string, readonly Glyphs[]>): readonly string[] {
  const order = [...found]
    .filter(([token]) => token.startsWith('P'))
    .map(([token, [glyphs]]) => ({ number: Number(token.slice(1)), ...glyphs! }))
    .sort((a, b) => a.page - b.page || b.y - a.y);
  return order
    .filter(({ number }, index) => index > 0 && number < order[index - 1]!.number)
    .map(({ number }) => `P${number} stands too far down`);
}

function strayNotes(found: ReadonlyMap<string, readonly Glyphs[]>, body: number): readonly string[] {
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
    if (begin && !isNote(begin.size, body)) faults.push(`the note of ${token} is not set as a note`);
    if (begin && end && end.page < begin.page) faults.push(`the note of ${token} ends before it begins`);
    if (begin && mark!.page === begin.page && mark!.y < begin.y)
      faults.push(`the note of ${token} stands above its mark`);
    return faults;
  });
}

/** Whether glyphs are of the size of notes. `body`: the size of the text, points. */
export function isNote(size: number, body = BODY_SIZE): boolean {
  return isSize(size, body * NOTE_SHARE);
}

/** Letters of a line give by a little (`--letter-rescue`): a share of their size. */
const GIVE = 0.015;

function isSize(size: number, asked: number): boolean {
  return Math.abs(size - asked) < 0.05 + asked * GIVE;
}

/** Lines that are nearer to each other than letters are high, and text that stands among the notes. */
function overlaps(glyphs: readonly Glyphs[], notesAtFoot: boolean, body: number): readonly string[] {
  const faults: string[] = [];
  const pages = new Map<number, Glyphs[]>();
  for (const one of glyphs) {
    const known = pages.get(one.page);
    if (known) known.push(one);
    else pages.set(one.page, [one]);
  }
  for (const [page, all] of pages) {
    const notes = all.filter(({ size }) => isNote(size, body));
    const bodies = all.filter(({ size, y }) => isSize(size, body) && y > 0);
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
