/**
 * The one thing of an element that Chromium's print says is its language. So the elements that have to be found in the
 * print have a language with their name, as a private subtag (BCP 47, 2.2.7): `fa-x-at-map`. It is taken off again.
 */
export function languageWithName(language: string, name: string): string {
  return `${language}-x-${name}`;
}

/** The name of a formula is its text in TeX: each of its bytes as two digits, since a subtag has letters and digits alone. */
const FORMULA = 'tex-';

export function formulaName(tex: string): string {
  const bytes = new TextEncoder().encode(tex);
  return FORMULA + [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The TeX of a formula by its name; undefined for a name of something else. */
export function formulaOf(name: string): string | undefined {
  if (!name.startsWith(FORMULA)) return undefined;
  const bytes = name.slice(FORMULA.length).match(/../g) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
}

/** The name of a list of terms, of a term, or of a meaning: `dl-7`. */
export function termName(kind: string, number: number): string {
  return `${kind}-${number}`;
}

/** What of a list of terms has a name: `dl`, `dt` or `dd`; undefined for a name of something else. */
export function termOf(name: string): string | undefined {
  return /^(d[ltd])-\d+$/.exec(name)?.[1];
}

/** A cell of a table as its source has it, whether anything stands in it or not. */
export interface CellShape {
  /** `h`: the header of a column; `r`: that of a row; `d`: no header. */
  readonly kind: 'd' | 'h' | 'r';
  /** How many columns and rows it takes. */
  readonly columns: number;
  readonly rows: number;
}

/** The name of a table has all its cells, row by row: `table-7-h1x1h2x1-d1x1d1x1d1x1`; `o` for a row without any. */
export function tableName(number: number, rows: readonly (readonly CellShape[])[]): string {
  const said = rows.map((row) => row.map((one) => `${one.kind}${one.columns}x${one.rows}`).join('') || 'o');
  return ['table', number, ...said].join('-');
}

/** The cells of a table by its name; undefined for a name of something else. */
export function tableOf(name: string): readonly (readonly CellShape[])[] | undefined {
  if (!/^table-\d+-/.test(name)) return undefined;
  return name
    .split('-')
    .slice(2)
    .map((row) =>
      [...row.matchAll(/([dhr])(\d+)x(\d+)/g)].map(([, kind, columns, rows]) => ({
        kind: kind as CellShape['kind'],
        columns: Number(columns),
        rows: Number(rows),
      })),
    );
}

/** The name of a cell has its table, its row, and its place in the row: `cell-7-0-2`. */
export function cellName(table: number, row: number, place: number): string {
  return `cell-${table}-${row}-${place}`;
}

/** Where a cell stands by its name; undefined for a name of something else. */
export function cellOf(name: string): { readonly row: number; readonly place: number } | undefined {
  const [, row, place] = /^cell-\d+-(\d+)-(\d+)$/.exec(name) ?? [];
  return row === undefined ? undefined : { row: Number(row), place: Number(place) };
}

/** What a language says; `name` is undefined for one without. */
export function nameInLanguage(said: string): {
  readonly language: string;
  readonly name: string | undefined;
} {
  const at = said.indexOf('-x-');
  return at < 0
    ? { language: said, name: undefined }
    : { language: said.slice(0, at), name: said.slice(at + 3) };
}
