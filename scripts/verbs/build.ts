import type { VFile } from 'vfile';
import { type Manuscript, openManuscript } from '../manuscript/open.ts';
import { SYNTAXES } from '../syntax/syntaxes.ts';
import type { PdfProfile } from '../targets/pdf/finish/profile.ts';
import { TARGETS } from '../targets/targets.ts';
import { type BuildRecord, recordArtifact, timingsOf } from './build-record.ts';
import type { Built, Edition, Steps } from './edition.ts';
import { KeptEditions } from './kept-editions.ts';
import { type Making, makeEdition } from './make-edition.ts';
import { refuseTaken, writeArtifacts } from './output.ts';
import { type StageTime, type Stopwatch, stopwatch } from './progress.ts';
import type { Counts } from './spelling.ts';
import { type Workshop, type WorkshopOptions, withWorkshop } from './workshop.ts';

export interface BuildOptions extends WorkshopOptions {
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
  /** The book is a stranger's: none of its templates is run, its theme is not used, and its style may only say how text looks. */
  readonly untrusted?: boolean | undefined;
  /** Nothing outside of the book's folder is looked for: no package that lies above it. */
  readonly sealed?: boolean | undefined;
  /** SOURCE_DATE_EPOCH, in seconds. */
  readonly sourceDateEpoch?: string | undefined;
}

export interface BuildResult {
  /** False when the manuscript is at fault: then nothing was written. */
  readonly ok: boolean;
  /** The files read, with all that is to be said of them. */
  readonly files: readonly VFile[];
  readonly outputs: readonly Built[];
  readonly stages: readonly StageTime[];
  readonly steps: Steps;
  readonly title: string | undefined;
  /** How many faults of spelling each rule found; they don't stop a build unless the book or `strict` says so. */
  readonly findings: Counts;
  /** What was built from what; undefined where nothing was. */
  readonly record: BuildRecord | undefined;
}

/**
 * Build a book: read, render, make the formats asked for, and write all of them or none. `workshop`: one that is open; it stays so.
 *
 * @throws WarraqError for a fault of the surroundings; a fault of the manuscript is in the result.
 */
export async function build(options: BuildOptions, workshop?: Workshop): Promise<BuildResult> {
  const manuscript = await openManuscript(options.path, options.sourceDateEpoch, {
    ...options,
    syntaxes: SYNTAXES,
  });
  return workshop
    ? buildOpen(manuscript, workshop, options)
    : withWorkshop(options, (own) => buildOpen(manuscript, own, options));
}

/** Build a manuscript that is open, and may have been read. */
export async function buildOpen(
  manuscript: Manuscript,
  workshop: Workshop,
  options: Omit<BuildOptions, 'path'>,
): Promise<BuildResult> {
  const clock = stopwatch(options);
  const making = makingOf(options, clock);
  const kept = workshop.store && (await KeptEditions.of(workshop.store, manuscript, making));
  const found = kept && (await findKept(kept, making));
  const edition = found ?? (await makeEdition(manuscript, workshop, making));
  if (!('artifacts' in edition))
    return { ok: false, outputs: [], stages: clock.stages, steps: {}, record: undefined, ...edition };
  if (!found && edition.isRepeatable) await kept?.keep(edition);
  return write(edition, clock, options);
}

function makingOf(options: Omit<BuildOptions, 'path'>, clock: Stopwatch): Making {
  const { formats, pdfProfile = 'a-2a', strict = false, untrusted = false, out, browser, timeout } = options;
  const targets = formats ? TARGETS.filter(({ format }) => formats.includes(format.name)) : TARGETS;
  return { targets, pdfProfile, strict, untrusted, out, browser, timeout, clock };
}

/** The edition as it was made before, where nothing has changed since. */
async function findKept(kept: KeptEditions, { clock, out }: Making): Promise<Edition | undefined> {
  const found = await clock.maybe(
    'store',
    () => kept.find(),
    () => 'unchanged',
  );
  const paths = found?.artifacts.map(({ path }) => path);
  if (found) await refuseTaken(out, found.slug, paths!);
  return found;
}

async function write(
  edition: Edition,
  clock: Stopwatch,
  { out, signal }: Omit<BuildOptions, 'path'>,
): Promise<BuildResult> {
  const { files, steps } = edition;
  const record: BuildRecord = { ...edition.record, timings: timingsOf(clock.stages) };
  const recorded = recordArtifact(record, edition.slug);
  await clock.stage(
    'write',
    () => writeArtifacts(out, [...edition.artifacts, recorded], { signal }),
    () => ({ folder: out }),
  );
  const { path, bytes, format } = recorded;
  return {
    ok: true,
    files,
    outputs: [...edition.outputs, { path, bytes: bytes.length, pages: undefined, format }],
    stages: clock.stages,
    steps,
    title: record.title,
    findings: record.findings,
    record,
  };
}
