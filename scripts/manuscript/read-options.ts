import type { FormatOption } from '../book/format-option.ts';
import type { Kind } from '../book/settings.ts';
import type { Syntax } from '../book/syntax.ts';
import type { ValueStore } from '../cache/kept-value.ts';
import type { KeptImages } from './kept-images.ts';
import type { OwnPlugins } from './plugins.ts';

/** How a manuscript is read. */
export interface ReadOptions {
  /** The pieces of markup that it may be written in. */
  readonly syntaxes: readonly Syntax[];
  /** What the formats can be asked for that it may be made in; nothing if not given. */
  readonly formatOptions?: readonly FormatOption[] | undefined;
  /** What a manuscript is that says neither its kind nor its theme: report for a folder, article for a single file if not given. */
  readonly kind?: Kind | undefined;
  /** What the book's plug-ins bring beside their markup, and which could not be loaded. */
  readonly plugins?: OwnPlugins | undefined;
  /** Where texts are kept as they were read; only where all pieces of markup are warraq's own. */
  readonly store?: ValueStore | undefined;
  /** What is known of the images that were read before, by who reads again and again. */
  readonly images?: KeptImages | undefined;
  /** Names in TeX that the book gives to what it needs often, each with its meaning. */
  readonly macros?: Readonly<Record<string, string>> | undefined;
  /** Longest time for one file, in seconds; 60 if not given. */
  readonly timeout?: number | undefined;
  /** The book is a stranger's: none of its templates and plug-ins is run, its theme is not used, and its style may only say how text looks. */
  readonly untrusted?: boolean | undefined;
  /** Nothing outside of the book's folder is looked for: no package that lies above it. */
  readonly sealed?: boolean | undefined;
}
