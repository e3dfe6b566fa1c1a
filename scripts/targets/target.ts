import type { Artifact, Format } from '../book/artifact.ts';
import type { Asset } from '../book/book.ts';
import type { FormatOptions } from '../book/format-option.ts';
import type { PageMap } from '../book/page-map.ts';
import type { TextFile } from '../book/text-file.ts';
import type { Store } from '../cache/store.ts';
import type { Report } from '../diagnostics/report.ts';
import type { BrowserSession } from '../engine/session.ts';
import type { Rendering } from '../render/render.ts';
import type { Threads } from './threads.ts';

/**
 * What a target makes use of: `pages` are set in the browser, which is then started with the book's typefaces; `cover` is an image
 * for shops and screens, which is made meanwhile.
 */
type Need = 'pages' | 'cover';

/** A format, and how it is made. */
export interface Target {
  readonly format: Format;
  readonly needs: readonly Need[];
  make(rendering: Rendering, tools: Tools): Promise<TargetResult>;
}

/** What a target is given to work with. */
export interface Tools {
  readonly session: BrowserSession;
  /** Of results of earlier work; undefined where none is to be used. */
  readonly store: Store | undefined;
  /** Those that have worked for earlier builds. */
  readonly threads: Threads;
  /** The files of the manuscript, the one with the settings first. */
  readonly files: readonly TextFile[];
  /** Says what is to be said of them. */
  readonly report: Report;
  /** What each option of the format is. */
  readonly options: FormatOptions;
  /** The pages of the print edition, if a target before has set them. */
  readonly map: PageMap | undefined;
  /** Tell those that come after of the pages, as soon as they are set: they need not wait until they are printed. */
  tellMap(map: PageMap): void;
  /** Tell those who watch how many pages, or whatever the format has, are made of how many. */
  tellShare(done: number, of: number): void;
  /** Undefined for a book without a cover, or where none could be made. */
  cover(): Promise<Asset | undefined>;
}

/** What a target has made. */
export interface TargetResult {
  readonly artifacts: readonly Artifact[];
  /** Pages or chapters, as the format's `unit` has it. */
  readonly count: number;
  /** For those who watch. */
  readonly detail: { readonly count: number; readonly of: 'chapters' | 'pages' | 'files' };
  readonly facts?: Facts;
  /** Those of its options that came out otherwise than they were asked for: so they are recorded. */
  readonly options?: FormatOptions;
  /** Its steps, in ms. */
  readonly steps?: Readonly<Record<string, number>>;
}

/** What a target found out, for those after it and for the record of the build. */
export interface Facts {
  readonly map?: PageMap;
  readonly browser?: string;
}
