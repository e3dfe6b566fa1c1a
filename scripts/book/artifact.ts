import type { FormatOption } from './format-option.ts';

/** A finished file of an edition. */
export interface Artifact {
  /** Path below the output folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The name of the format that it belongs to; `record` for the record of the build. */
  readonly format: string;
  readonly mediaType: string;
}

/** A format that books are made in, as far as those need to know it who list, count or sell editions. */
export interface Format {
  /** As in `--formats`. */
  readonly name: string;
  /** The file that a reader opens: how it ends, behind the book's slug (`.pdf`), or its path (`web/index.html`). */
  readonly opens: string;
  /** Of that file. */
  readonly mediaType: string;
  /** What is counted of it. */
  readonly unit: 'pages' | 'chapters';
  /** What it is called, in any language; undefined where each has a word for it. */
  readonly title?: string;
  /** Its code in ONIX, code list 175. */
  readonly onix?: string;
  /** What it can be asked for. */
  readonly options?: readonly FormatOption[];
  /** It is read where it stands, and not fetched. */
  readonly isSite?: boolean;
  /** The scripts that its files may have, of this version and of those before it, as a policy names them (CSP 3, 2.3.1). */
  readonly scripts?: readonly string[];
}

/** The path of the file that a reader opens. */
export function openedPath({ opens }: Format, slug: string): string {
  return opens.startsWith('.') ? slug + opens : opens;
}

/** The format that a file is the one to be opened of: `book.pdf`, `web/index.html`. */
export function formatOf(path: string, formats: readonly Format[]): Format | undefined {
  return formats.find(({ opens }) =>
    opens.startsWith('.') ? path.endsWith(opens) && !path.includes('/') : path === opens,
  );
}

/** The folder that holds all of a format, with a slash at its end; undefined for a single file. */
export function folderOf({ opens }: Format): string | undefined {
  return opens.includes('/') ? opens.slice(0, opens.indexOf('/') + 1) : undefined;
}
