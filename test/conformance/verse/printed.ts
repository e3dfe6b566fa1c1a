import { getDocument } from '../../pdfjs.ts';

/** A hemistich as it stands in a PDF: its page, from 1, its edges and its baseline in points from the lower left. */
export interface Printed {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Of its letters: points. */
  readonly size: number;
}

interface Row {
  readonly page: number;
  readonly y: number;
  readonly items: readonly Item[];
}

interface Item {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly size: number;
}

/** The letters of a text: no white space, no joiners, no marks. */
export function lettersOf(text: string): string {
  return text.normalize('NFKD').replace(/[\s\p{M}\p{Cf}]/gu, '');
}

/** The lines of text of all pages, downwards. */
async function rowsOf(pdf: Uint8Array): Promise<readonly Row[]> {
  const file = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  const rows: Row[] = [];
  for (let page = 1; page <= file.numPages; page += 1) {
    const { items } = await (await file.getPage(page)).getTextContent();
    const own = new Map<number, Item[]>();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [along, up, , , x, y] = item.transform as [number, number, number, number, number, number];
      const size = Math.hypot(along, up);
      const line = [...own.keys()].find((one) => Math.abs(one - y) < 1.5) ?? y;
      own.set(line, [...(own.get(line) ?? []), { text: item.str, x, width: item.width, size }]);
    }
    for (const [y, found] of [...own].sort(([one], [other]) => other - one))
      rows.push({ page, y, items: found.sort((one, other) => other.x - one.x) });
  }
  await file.destroy();
  return rows;
}

/**
 * The hemistichs of poems where they stand in a PDF, in their order: each is one line, or one side of a line that has two.
 *
 * @throws Error where one is not found as it was written: it was turned over.
 */
export async function printedHemistichs(
  pdf: Uint8Array,
  hemistichs: readonly string[],
): Promise<readonly Printed[]> {
  const rows = await rowsOf(pdf);
  const found: Printed[] = [];
  let from = 0;
  for (let at = 0; at < hemistichs.length; ) {
    const [first, second] = [hemistichs[at]!, hemistichs[at + 1]].map((one) => lettersOf(one ?? ''));
    const index = rows.findIndex(
      (row, place) => place >= from && matches(row, first!, second!) !== undefined,
    );
    if (index < 0) throw new Error(`«${hemistichs[at]}» is no line, or half of one`);
    const parts = matches(rows[index]!, first!, second!)!;
    found.push(...parts.map((items) => placeOf(rows[index]!, items)));
    from = index + 1;
    at += parts.length;
  }
  return found;
}

/** The items of a hemistich that is a line, or of two that are one; numbers of bayts stand before them. */
function matches({ items }: Row, first: string, second: string): readonly (readonly Item[])[] | undefined {
  const own = items.filter(({ text }) => !/^[۰-۹\s]+$/.test(text));
  const letters = (some: readonly Item[]) =>
    [...some.map(({ text }) => lettersOf(text)).join('')].sort().join('');
  const said = (text: string) => [...text].sort().join('');
  if (letters(own) === said(first)) return [own];
  for (let at = 1; at < own.length; at += 1)
    if (letters(own.slice(0, at)) === said(first) && letters(own.slice(at)) === said(second))
      return [own.slice(0, at), own.slice(at)];
  return undefined;
}

function placeOf({ page, y }: Row, items: readonly Item[]): Printed {
  return {
    page,
    y,
    left: Math.min(...items.map(({ x }) => x)),
    right: Math.max(...items.map(({ x, width }) => x + width)),
    size: Math.max(...items.map(({ size }) => size)),
  };
}
