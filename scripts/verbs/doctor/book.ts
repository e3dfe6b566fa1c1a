import type { Book } from '../../book/book.ts';
import { HOUSE_THEMES } from '../../house/themes.ts';
import { sourcesOf } from '../../manuscript/sources.ts';
import { pathInBook } from '../../manuscript/text-file.ts';
import { openBook } from '../open-book.ts';
import type { CheckOf } from './check.ts';
import { type Explained, explain } from './explain.ts';

/** Something of others that a book takes, beyond its text. */
export interface Taken {
  readonly what: 'plugin' | 'theme' | 'template' | 'style' | 'fetched';
  readonly name: string;
  /** It is code, which runs when the book is built. */
  readonly runs: boolean;
}

/** What a manuscript is made of. */
export interface BookReport {
  readonly check: CheckOf<'book'>;
  /** What is read, as paths in the book's folder, with their bytes. */
  readonly read: readonly { readonly path: string; readonly bytes: number }[];
  readonly takes: readonly Taken[];
  /** Every setting with who has decided it; none where the book has faults. */
  readonly settings: readonly Explained[];
}

/** Where images of the web are kept. */
const FETCHED = /^images\/fetched\//;

/** Read a book as `check` does, and say what it is made of. */
export async function inspectBook(path: string, untrusted: boolean | undefined): Promise<BookReport> {
  const { manuscript, plugins } = await openBook(path, undefined, { untrusted });
  const { book, found, files, messages } = await manuscript.read();
  const errors = messages.filter(({ severity }) => severity === 'error').length;
  const warnings = messages.filter(({ severity }) => severity === 'warning').length;
  const sources = book ? sourcesOf(book, files) : [];
  return {
    check: {
      id: 'book',
      state: errors > 0 ? 'fault' : warnings > 0 ? 'note' : 'good',
      path,
      title: book?.settings.title,
      texts: found?.texts.length ?? 0,
      errors,
      warnings,
      ...(errors + warnings > 0 ? { mend: `warraq check ${JSON.stringify(path)}` } : {}),
    },
    read: sources.map((one) => ({ path: one.path, bytes: one.bytes.length })),
    takes: [
      ...plugins.map(({ name }): Taken => ({ what: 'plugin', name, runs: true })),
      ...(book
        ? takenBy(
            book,
            sources.map((one) => one.path),
          )
        : []),
    ],
    settings: book && found ? explain(book, found.source) : [],
  };
}

function takenBy({ theme, templates, settings, assets }: Book, read: readonly string[]): readonly Taken[] {
  const isOurs = (HOUSE_THEMES as readonly string[]).includes(theme.name);
  const fetched = [...assets.keys()].filter((path) => FETCHED.test(path) && read.includes(path));
  return [
    ...(isOurs ? [] : [{ what: 'theme', name: theme.name, runs: theme.templates.size > 0 } as const]),
    ...[...templates.values()].map(
      (file): Taken => ({ what: 'template', name: pathInBook(file), runs: true }),
    ),
    ...(settings.style === undefined ? [] : [{ what: 'style', name: settings.style, runs: false } as const]),
    ...fetched.map((name): Taken => ({ what: 'fetched', name, runs: false })),
  ];
}
