import type { Root } from 'mdast';
import type { Book } from '../book/book.ts';
import { DEFAULT_KIND, type Settings } from '../book/settings.ts';
import type { TextFile } from '../book/text-file.ts';
import type { World } from '../book/world.ts';
import type { MessageList, Told } from '../diagnostics/report.ts';
import type { Located } from './chapter-names.ts';
import type { FoundIn } from './folder-texts.ts';
import { withKind } from './kind.ts';
import type { ReadOptions } from './read-options.ts';
import type { SettingsSource } from './settings-file.ts';
import { settingsSchemaFor } from './settings-schema.ts';
import { BOOK_FILE } from './text-file.ts';

/** A book, unless a fault is in the way; and the files that were read, with everything that is to be said of them. */
export interface Reading extends Told {
  readonly book: Book | undefined;
  /** What was found on the way, also where there is no book. */
  readonly found: Found | undefined;
  /** Where the texts of a folder were found. */
  readonly foundIn?: FoundIn;
}

/** The settings and the texts of a book that may have faults. */
export interface Found {
  readonly settings: Settings;
  /** False where the settings are at fault: those here are the defaults, and nothing is to be changed by them. */
  readonly settled: boolean;
  readonly source: SettingsSource;
  /** Each Markdown file once, in the order of the book, with its whole tree. */
  readonly texts: readonly { readonly file: TextFile; readonly tree: Root }[];
  /** The chapters with their places in the folder, connected as far as can be; none where the settings are at fault. */
  readonly chapters: readonly Located[];
  /** The addresses of images of the web that nobody has fetched, or whose files are gone. */
  readonly remote: readonly string[];
}

/** What was read, before all is said of it. */
export type Read = Omit<Reading, 'messages'>;

/** What a book is read from, how, and who is told of it. */
export interface ReadContext {
  readonly world: World;
  readonly options: ReadOptions;
  readonly said: MessageList;
}

/** The settings of a book that has none. */
export const DEFAULTS = withKind(
  settingsSchemaFor({ syntaxes: [] }).parse({ title: BOOK_FILE }),
  DEFAULT_KIND,
);

/** Texts whose settings are at fault: they make no book, but can be looked through. */
export function unsettled(source: SettingsSource, texts: Found['texts']): Read {
  const files = [...new Set([source.file, ...texts.map(({ file }) => file)])];
  return {
    book: undefined,
    files,
    found: { settings: DEFAULTS, settled: false, source, texts, chapters: [], remote: [] },
  };
}
