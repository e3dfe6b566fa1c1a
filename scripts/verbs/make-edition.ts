import { openedPath } from '../book/artifact.ts';
import type { Book } from '../book/book.ts';
import type { FormatOptions } from '../book/format-option.ts';
import type { Kind } from '../book/settings.ts';
import type { TextFile } from '../book/text-file.ts';
import type { Store } from '../cache/store.ts';
import { isRefused, MessageList, type Report, type Told } from '../diagnostics/report.ts';
import { withinTime } from '../diagnostics/within-time.ts';
import type { BrowserSession } from '../engine/session.ts';
import type { Manuscript } from '../manuscript/open.ts';
import type { Reading } from '../manuscript/reading.ts';
import { settled } from '../orthography/manuscript.ts';
import { checkGlyphs } from '../render/glyphs.ts';
import { keptOn } from '../render/kept-chapters.ts';
import { type Rendering, render } from '../render/render.ts';
import { blankDocument } from '../setting/document.ts';
import { checkPage } from '../setting/page-room.ts';
import { expectedQuires } from '../setting/quires.ts';
import type { Target } from '../targets/target.ts';
import { recordOf, recordPath } from './build-record.ts';
import type { Edition } from './edition.ts';
import { makeFormats } from './make-formats.ts';
import { refuseTaken } from './output.ts';
import type { Plugin } from './plugin.ts';
import type { Stopwatch } from './progress.ts';
import { speechIn } from './rules.ts';
import { type Counts, checkSpelling, countsOf, summed } from './spelling.ts';
import type { Workshop } from './workshop.ts';

/** How an edition is to be made. */
export interface Making {
  readonly targets: readonly Target[];
  /** Those of the book. */
  readonly plugins: readonly Plugin[];
  /** What the formats are asked for, over what the book says. */
  readonly formatOptions: FormatOptions;
  /** Where it will be written: what stands in the way there is told before anything is made. */
  readonly out: string;
  readonly strict: boolean;
  readonly untrusted: boolean;
  /** What is made of a manuscript that does not say it. */
  readonly kind: Kind | undefined;
  readonly browser: string | undefined;
  readonly timeout: number | undefined;
  readonly clock: Stopwatch;
  /** Where the texts are kept as they were read and checked, if they may be. */
  readonly textStore: Store | undefined;
}

/** Why there is no edition. */
export interface Refusal extends Told {
  readonly title: string | undefined;
  readonly findings: Counts;
}

/** Read a manuscript, check it, show its text, and make its formats; nothing is written. */
export async function makeEdition(
  manuscript: Manuscript,
  { browsers, ...workshop }: Workshop,
  making: Making,
): Promise<Edition | Refusal> {
  return browsers.lend((session) => makeWith(manuscript, { ...workshop, session }, making));
}

async function makeWith(
  manuscript: Manuscript,
  {
    session,
    store,
    threads,
    shelf,
  }: Omit<Workshop, 'browsers' | 'options'> & { readonly session: BrowserSession },
  making: Making,
): Promise<Edition | Refusal> {
  const { clock, strict, targets } = making;
  const reading = await clock.stage(
    'read',
    () => read(manuscript, session, making),
    ({ book, foundIn }) => (book ? { count: book.chapters.length, of: 'chapters', foundIn } : undefined),
  );
  const { book, files } = reading;
  const { checked, messages } = await clock.stage('check', () => checkSpelling(reading, making), summed);
  const said = new MessageList(messages);
  const findings = countsOf(checked);
  const refused = (): Refusal => ({ files, messages: said.all, title: book?.settings.title, findings });
  if (book && reading.found) checkPage(book, reading.found.source, said.report);
  if (!book || isRefused(said.all, strict)) return refused();
  await refuseTaken(making.out, book.slug, outputPaths(book.slug, targets));
  const rendering = await renderWithin(book, files[0]!, said.report, making, shelf);
  if (!rendering || isRefused(said.all, strict)) return refused();
  const formatOptions = { ...book.settings['format-options'], ...making.formatOptions };
  const made = await makeFormats(rendering, targets, {
    clock,
    formatOptions,
    session,
    store,
    threads,
    files,
    report: said.report,
  });
  const told = { files, ...settled(said.all, checked, book.settings.check.rules) };
  if (isRefused(told.messages, strict)) return { ...refused(), messages: told.messages };
  return {
    slug: book.slug,
    files,
    messages: told.messages,
    artifacts: made.artifacts,
    outputs: made.outputs,
    steps: made.steps,
    isRepeatable: isRepeatable(book),
    record: recordOf(book, made, told, {
      findings,
      untrusted: making.untrusted,
      speech: speechIn('en', making.plugins),
    }),
  };
}

/** Templates are code, and may do anything; what a package has was not asked of the book's folder. */
function isRepeatable({ templates, theme }: Book): boolean {
  return templates.size === 0 && theme.templates.size === 0 && theme.home === undefined;
}

/** What a build writes, as far as it shows beforehand. */
function outputPaths(slug: string, targets: readonly Target[]): readonly string[] {
  return [...targets.map(({ format }) => openedPath(format, slug)), recordPath(slug)];
}

async function read(
  manuscript: Manuscript,
  session: BrowserSession,
  { targets, textStore }: Making,
): Promise<Reading> {
  if (!targets.some(({ needs }) => needs.includes('pages'))) {
    session.start();
    return manuscript.read(textStore);
  }
  // The browser needs as long to start as a short book to be read.
  const quires = expectedQuires(await manuscript.length());
  session.open(blankDocument(), textStore ? 1 : quires);
  const reading = await manuscript.read(textStore);
  // Where some of the texts are as they were, so are most of the quires, which nobody will ask the browser for.
  if (!textStore?.hasGiven) session.open(blankDocument(), quires);
  return reading;
}

/** Show the text as HTML; undefined where that takes too long. `shelf`: of the chapters as they were shown before, which counts where texts may be kept. */
function renderWithin(
  book: Book,
  file: TextFile,
  report: Report,
  { clock, timeout, textStore }: Making,
  shelf: Workshop['shelf'],
): Promise<Rendering | undefined> {
  const known = textStore && shelf && keptOn(shelf);
  return clock.stage(
    'render',
    async () => {
      const undrawn = await checkGlyphs(book, report);
      return withinTime(file, report, 'render', () => render(book, report, undrawn, known), timeout);
    },
    (shown) => (shown ? { count: shown.divisions.length, of: 'divisions' } : undefined),
  );
}
