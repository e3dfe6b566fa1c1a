import type { VFile } from 'vfile';
import { type Artifact, FORMATS, type Format } from './book/artifact.ts';
import type { Asset, Book } from './book/book.ts';
import type { PageMap } from './book/page-map.ts';
import { isRefused, report } from './diagnostics/report.ts';
import { WarraqError } from './diagnostics/warraq-error.ts';
import { withinTime } from './diagnostics/within-time.ts';
import { BrowserSession } from './engine/session.ts';
import { openManuscript } from './manuscript/open.ts';
import type { Reading } from './manuscript/read.ts';
import { sourcesOf } from './manuscript/sources.ts';
import type { Finding } from './orthography/check.ts';
import { checkChoices, optionsOf } from './orthography/choices.ts';
import { type Checked, checkTexts, reportFindings, settle } from './orthography/manuscript.ts';
import { refuseTaken, writeArtifacts } from './output.ts';
import { checkGlyphs } from './render/glyphs.ts';
import { nodeAt } from './render/markup.ts';
import { type Rendering, render } from './render/render.ts';
import { blankDocument, type PrintedCover } from './setting/document.ts';
import { geometryOf } from './setting/geometry.ts';
import { checkPage } from './setting/page-room.ts';
import { expectedQuires } from './setting/quires.ts';
import type { Fallback } from './setting/set-book.ts';
import { type Made, recordOf } from './targets/build-record.ts';
import { coverOf, printedCover } from './targets/cover.ts';
import { makeEpub } from './targets/epub/epub.ts';
import type { PdfProfile } from './targets/pdf/finish/profile.ts';
import { PRINT_RESOLUTION } from './targets/pdf/image-resolution.ts';
import { makePdf } from './targets/pdf/pdf.ts';
import { makeWeb } from './targets/web/web.ts';

/** The stages of a build, in their order. */
export type Stage = 'read' | 'check' | 'render' | 'pdf' | 'epub' | 'web' | 'write';

/** What a build tells while it goes on. */
export type BuildEvent =
  | { readonly type: 'start'; readonly stage: Stage }
  | {
      readonly type: 'end';
      readonly stage: Stage;
      readonly ms: number;
      readonly made: StageDetail | undefined;
    };

/** What a stage has made. */
export type StageDetail =
  | {
      readonly count: number;
      readonly of: 'chapters' | 'divisions' | 'pages' | 'files' | 'findings';
    }
  | { readonly folder: string };

export interface BuildOptions {
  /** A folder with `book.yaml` and Markdown files, or one Markdown file. */
  readonly path: string;
  /** The folder that editions are written to. */
  readonly out: string;
  readonly formats?: readonly Format[];
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

/** A file that a build made. */
export interface Built {
  readonly path: string;
  readonly bytes: number;
  /** Pages of a PDF, chapters of the others. */
  readonly pages: number | undefined;
  readonly format: Format | 'record';
}

export interface BuildResult {
  /** False when the manuscript is at fault: then nothing was written. */
  readonly ok: boolean;
  /** The files read, with all that is to be said of them. */
  readonly files: readonly VFile[];
  readonly outputs: readonly Built[];
  readonly stages: readonly { readonly stage: Stage; readonly ms: number }[];
  /** Steps of the PDF stage, in ms. */
  readonly pdfTimings: Readonly<Record<string, number>>;
  readonly title: string | undefined;
  /** How many faults of spelling each rule found; they don't stop a build unless the book or `strict` says so. */
  readonly findings: Readonly<Record<string, number>>;
}

/**
 * Build a book: read, render, make the formats asked for, and write all of them or none.
 *
 * @throws WarraqError for a fault of the surroundings; a fault of the manuscript is in the result.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const browser = new BrowserSession(options);
  try {
    return await buildWith(browser, options);
  } finally {
    await browser.close();
  }
}

async function buildWith(browser: BrowserSession, options: BuildOptions): Promise<BuildResult> {
  const clock = stopwatch(options);
  const reading = await clock.stage(
    'read',
    () => read(options, browser),
    ({ book }) => (book ? { count: book.chapters.length, of: 'chapters' } : undefined),
  );
  const { book, files } = reading;
  const spelling = await clock.stage('check', () => checkSpelling(reading, options), summed);
  const findings = countsOf(spelling);
  const failed = (): BuildResult => ({
    ok: false,
    files,
    outputs: [],
    stages: clock.stages,
    pdfTimings: {},
    title: book?.settings.title,
    findings,
  });
  if (book && reading.found) checkPage(book, reading.found.source);
  if (!book || isRefused(files, options.strict)) return failed();
  await refuseTaken(options.out, book.slug, outputPaths(book.slug, options.formats ?? FORMATS));
  const rendering = await clock.stage(
    'render',
    async () => {
      const undrawn = await checkGlyphs(book);
      return withinTime(files[0]!, 'render', () => render(book, undrawn), options.timeout);
    },
    (shown) => (shown ? { count: shown.pages.length, of: 'divisions' } : undefined),
  );
  if (!rendering || isRefused(files, options.strict)) return failed();
  const made = await makeFormats(rendering, browser, options, clock, files);
  settle(files, spelling, book.settings.check.rules);
  if (isRefused(files, options.strict)) return failed();
  const record = recordOf(book, made, files, clock.stages, findings, options.untrusted);
  const artifacts = [...made.artifacts, record];
  await clock.stage(
    'write',
    () => writeArtifacts(options.out, artifacts, { signal: options.signal }),
    () => ({ folder: options.out }),
  );
  return {
    ok: true,
    files,
    outputs: summary(book, artifacts, made.map),
    stages: clock.stages,
    pdfTimings: made.timings,
    title: book.settings.title,
    findings,
  };
}

/** What a build writes, as far as it shows beforehand. */
function outputPaths(slug: string, formats: readonly Format[]): readonly string[] {
  return [
    ...formats.map((format) => (format === 'web' ? 'web/index.html' : `${slug}.${format}`)),
    `${slug}.build.json`,
  ];
}

/** Find the faults of spelling. Only those that stop the build are said; `check` shows all. */
async function checkSpelling(
  { book, found, files }: Reading,
  { strict, timeout }: BuildOptions,
): Promise<readonly Checked[]> {
  if (!found) return [];
  checkChoices(found);
  if (!book) return [];
  const choices = await optionsOf(found.settings);
  const checked = withinTime(files[0]!, 'check', () => checkTexts(found.texts, choices), timeout) ?? [];
  const stops = ({ severity }: Finding) => severity === 'error' || (strict && severity === 'warning');
  for (const { file, findings } of checked) reportFindings(file, findings.filter(stops));
  settle(files, checked, found.settings.check.rules);
  return checked;
}

function countsOf(checked: readonly Checked[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { findings } of checked) for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

function summed(checked: readonly Checked[]): StageDetail {
  return { count: checked.reduce((sum, { findings }) => sum + findings.length, 0), of: 'findings' };
}

async function read(options: BuildOptions, browser: BrowserSession): Promise<Reading> {
  const manuscript = await openManuscript(options.path, options.sourceDateEpoch, options);
  // The browser needs as long to start as a short book to be read.
  if (options.formats?.includes('pdf') === false) browser.start();
  else browser.start(blankDocument(), expectedQuires(await manuscript.length()));
  return manuscript.read();
}

async function makeFormats(
  rendering: Rendering,
  session: BrowserSession,
  options: BuildOptions,
  clock: Stopwatch,
  files: readonly VFile[],
): Promise<Made> {
  const formats = options.formats ?? FORMATS;
  const { book } = rendering;
  const shopCover = startCover(book, session, formats, files);
  // What fails is told when it is waited for.
  shopCover.catch(() => {});
  const artifacts: Artifact[] = [];
  let map: PageMap | undefined;
  let browser: string | undefined;
  let timings = {};
  let pdfProfile: PdfProfile | undefined;
  if (formats.includes('pdf')) {
    const pdf = await clock.stage(
      'pdf',
      () =>
        makePdf(rendering, session, {
          profile: options.pdfProfile ?? 'a-2a',
          sources: sourcesOf(rendering.book, files),
          cover: coverOfPrint(book),
        }),
      (made) => ({ count: made.map.pages, of: 'pages' }),
    );
    tellFallbacks(pdf.fallbacks, rendering, files);
    for (const [path, resolution] of pdf.images)
      if (rendering.book.settings.page.bleed !== undefined && resolution < PRINT_RESOLUTION)
        report(files[0]!, 'image-resolution', { path, resolution: Math.round(resolution) });
    if (pdf.textFault !== undefined) report(files[0]!, 'text-extractable', { said: String(pdf.textFault) });
    artifacts.push(pdf.artifact);
    ({ map, browser, timings, profile: pdfProfile } = pdf);
  }
  options.signal?.throwIfAborted();
  if (formats.includes('epub'))
    artifacts.push(
      await clock.stage(
        'epub',
        async () => makeEpub(rendering, await shopCover, map),
        () => ({ count: rendering.book.chapters.length, of: 'chapters' }),
      ),
    );
  options.signal?.throwIfAborted();
  if (formats.includes('web'))
    artifacts.push(
      ...(await clock.stage(
        'web',
        async () => makeWeb(rendering, await shopCover),
        (made) => ({ count: made.length, of: 'files' }),
      )),
    );
  return { artifacts, map, browser, timings, pdfProfile };
}

/** Name what could not be set as it should be, each kind once a division. */
function tellFallbacks(
  fallbacks: readonly Fallback[],
  { book, pages }: Rendering,
  files: readonly VFile[],
): void {
  const told = new Set<string>();
  for (const { division, kind, why, element } of fallbacks) {
    if (told.has(`${division} ${kind}`)) continue;
    told.add(`${division} ${kind}`);
    const chapter = book.chapters.find((one) => one.id === division);
    const title = chapter?.title ?? division;
    const place = nodeAt(pages.find((page) => page.id === division)!.content, element);
    const file = chapter?.file ?? files[0]!;
    if (kind === 'made-to-fit') report(file, 'fits-page', { division: title, element: why }, place);
    else if (kind === 'late-note') report(file, 'notes-at-foot', { fault: 'late', division: title }, place);
    else report(file, 'notes-at-foot', { fault: 'at-end', division: title, said: why }, place);
  }
}

/**
 * The cover for shops and screens, made while the other stages go on. An EPUB without a cover is still an EPUB: where no browser
 * is, a warning says so.
 */
async function startCover(
  book: Book,
  browser: BrowserSession,
  formats: readonly Format[],
  files: readonly VFile[],
): Promise<Asset | undefined> {
  if (book.settings.cover === false || !(formats.includes('epub') || formats.includes('web')))
    return undefined;
  try {
    return await coverOf(book, browser);
  } catch (cause) {
    if (!(cause instanceof WarraqError)) throw cause;
    report(files[0]!, 'browser-cover', { error: cause.data });
    return undefined;
  }
}

/** The first leaf of the PDF; a book for the print shop has its cover made there. */
function coverOfPrint(book: Book): PrintedCover | undefined {
  const { width, height, bleed } = geometryOf(book);
  return book.settings.cover === false || bleed !== undefined
    ? undefined
    : printedCover(book, height / width);
}

function summary(book: Book, artifacts: readonly Artifact[], map: PageMap | undefined): readonly Built[] {
  const web = artifacts.filter((artifact) => artifact.path.startsWith('web/'));
  const chapters = book.chapters.length;
  const one = (artifact: Artifact): Built => {
    const format = artifact.path.endsWith('.pdf')
      ? 'pdf'
      : artifact.path.endsWith('.epub')
        ? 'epub'
        : 'record';
    return {
      path: artifact.path,
      bytes: artifact.bytes.length,
      pages: format === 'pdf' ? map?.pages : format === 'epub' ? chapters : undefined,
      format,
    };
  };
  const whole: Built[] =
    web.length > 0
      ? [
          {
            path: 'web/index.html',
            bytes: web.reduce((sum, artifact) => sum + artifact.bytes.length, 0),
            pages: chapters,
            format: 'web',
          },
        ]
      : [];
  const singles = artifacts.filter((artifact) => !artifact.path.startsWith('web/')).map(one);
  return [
    ...singles.filter((built) => built.format !== 'record'),
    ...whole,
    ...singles.filter((built) => built.format === 'record'),
  ];
}

interface Stopwatch {
  readonly stages: { stage: Stage; ms: number }[];
  stage<T>(stage: Stage, work: () => Promise<T>, made: (result: T) => StageDetail | undefined): Promise<T>;
}

function stopwatch({ on, signal }: BuildOptions): Stopwatch {
  const stages: { stage: Stage; ms: number }[] = [];
  return {
    stages,
    async stage(stage, work, made) {
      signal?.throwIfAborted();
      on?.({ type: 'start', stage });
      const start = performance.now();
      const result = await work();
      const ms = performance.now() - start;
      stages.push({ stage, ms });
      on?.({ type: 'end', stage, ms, made: made(result) });
      return result;
    },
  };
}
