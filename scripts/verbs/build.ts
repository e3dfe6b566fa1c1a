import type { VFile } from 'vfile';
import { openedPath } from '../book/artifact.ts';
import type { Book } from '../book/book.ts';
import { isRefused } from '../diagnostics/report.ts';
import { withinTime } from '../diagnostics/within-time.ts';
import { BrowserSession } from '../engine/session.ts';
import { openManuscript } from '../manuscript/open.ts';
import type { Reading } from '../manuscript/read.ts';
import { settle } from '../orthography/manuscript.ts';
import { checkGlyphs } from '../render/glyphs.ts';
import { type Rendering, render } from '../render/render.ts';
import { blankDocument } from '../setting/document.ts';
import { checkPage } from '../setting/page-room.ts';
import { expectedQuires } from '../setting/quires.ts';
import type { PdfProfile } from '../targets/pdf/finish/profile.ts';
import type { Target } from '../targets/target.ts';
import { TARGETS } from '../targets/targets.ts';
import { type BuildRecord, recordArtifact, recordOf, recordPath } from './build-record.ts';
import { type Built, makeFormats } from './make-formats.ts';
import { refuseTaken, writeArtifacts } from './output.ts';
import { type BuildEvent, type StageTime, type Stopwatch, stopwatch } from './progress.ts';
import { type Counts, checkSpelling, countsOf, summed } from './spelling.ts';

export interface BuildOptions {
  /** A folder with `book.yaml` and Markdown files, or one Markdown file. */
  readonly path: string;
  /** The folder that editions are written to. */
  readonly out: string;
  /** The names of the formats to be made; all if not given. */
  readonly formats?: readonly string[];
  /** What the PDF is made to conform to: `a-2a` if not given. */
  readonly pdfProfile?: PdfProfile | undefined;
  /** Warnings stop the build as errors do. */
  readonly strict?: boolean;
  /** Path of a browser; the pinned one otherwise. */
  readonly browser?: string | undefined;
  /** Longest time for one step, in seconds: to read a file, to measure or to print a quire, and so on; 60 if not given. */
  readonly timeout?: number | undefined;
  /** The book is a stranger's: none of its templates is run, and its style may only say how text looks. */
  readonly untrusted?: boolean | undefined;
  /** SOURCE_DATE_EPOCH, in seconds. */
  readonly sourceDateEpoch?: string | undefined;
  readonly signal?: AbortSignal;
  readonly on?: (event: BuildEvent) => void;
}

export interface BuildResult {
  /** False when the manuscript is at fault: then nothing was written. */
  readonly ok: boolean;
  /** The files read, with all that is to be said of them. */
  readonly files: readonly VFile[];
  readonly outputs: readonly Built[];
  readonly stages: readonly StageTime[];
  /** The steps of each format, in ms. */
  readonly steps: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly title: string | undefined;
  /** How many faults of spelling each rule found; they don't stop a build unless the book or `strict` says so. */
  readonly findings: Counts;
  /** What was built from what; undefined where nothing was. */
  readonly record: BuildRecord | undefined;
}

/**
 * Build a book: read, render, make the formats asked for, and write all of them or none.
 *
 * @throws WarraqError for a fault of the surroundings; a fault of the manuscript is in the result.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const session = new BrowserSession(options);
  try {
    return await buildWith(session, options);
  } finally {
    await session.close();
  }
}

async function buildWith(session: BrowserSession, options: BuildOptions): Promise<BuildResult> {
  const clock = stopwatch(options);
  const targets = targetsOf(options.formats);
  const reading = await clock.stage(
    'read',
    () => read(options, targets, session),
    ({ book }) => (book ? `${book.chapters.length} chapters` : ''),
  );
  const { book, files } = reading;
  const spelling = await clock.stage('check', () => checkSpelling(reading, options), summed);
  const findings = countsOf(spelling);
  const failed = (): BuildResult => ({
    ok: false,
    files,
    outputs: [],
    stages: clock.stages,
    steps: {},
    title: book?.settings.title,
    findings,
    record: undefined,
  });
  if (book && reading.found) checkPage(book, reading.found.source);
  if (!book || isRefused(files, options.strict)) return failed();
  await refuseTaken(options.out, book.slug, outputPaths(book.slug, targets));
  const rendering = await renderWithin(book, files, clock, options);
  if (!rendering || isRefused(files, options.strict)) return failed();
  const { pdfProfile = 'a-2a', untrusted } = options;
  const made = await makeFormats(rendering, targets, { session, files, pdfProfile, clock });
  settle(files, spelling, book.settings.check.rules);
  if (isRefused(files, options.strict)) return failed();
  const record = recordOf(book, made, files, { stages: clock.stages, findings, untrusted });
  const artifacts = [...made.artifacts, recordArtifact(record, book)];
  await clock.stage(
    'write',
    () => writeArtifacts(options.out, artifacts, { signal: options.signal }),
    () => options.out,
  );
  return {
    ok: true,
    files,
    outputs: [...made.outputs, builtRecord(artifacts.at(-1)!)],
    stages: clock.stages,
    steps: made.steps,
    title: book.settings.title,
    findings,
    record,
  };
}

/** The targets of some formats, in the order in which they are made. */
function targetsOf(formats: readonly string[] | undefined): readonly Target[] {
  return formats ? TARGETS.filter(({ format }) => formats.includes(format.name)) : TARGETS;
}

/** What a build writes, as far as it shows beforehand. */
function outputPaths(slug: string, targets: readonly Target[]): readonly string[] {
  return [...targets.map(({ format }) => openedPath(format, slug)), recordPath(slug)];
}

async function read(
  options: BuildOptions,
  targets: readonly Target[],
  session: BrowserSession,
): Promise<Reading> {
  const manuscript = await openManuscript(options.path, options.sourceDateEpoch, options);
  // The browser needs as long to start as a short book to be read.
  if (targets.some(({ needs }) => needs.includes('pages')))
    session.start(blankDocument(), expectedQuires(await manuscript.length()));
  else session.start();
  return manuscript.read();
}

/** Show the text as HTML; undefined where that takes too long. */
function renderWithin(
  book: Book,
  files: readonly VFile[],
  clock: Stopwatch,
  { timeout }: BuildOptions,
): Promise<Rendering | undefined> {
  return clock.stage(
    'render',
    async () => {
      const undrawn = await checkGlyphs(book);
      return withinTime(files[0]!, 'showing the text', () => render(book, undrawn), timeout);
    },
    (shown) => (shown ? `${shown.pages.length} divisions` : ''),
  );
}

function builtRecord({ path, bytes, format }: ReturnType<typeof recordArtifact>): Built {
  return { path, bytes: bytes.length, pages: undefined, format };
}
