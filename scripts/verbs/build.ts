import type { FormatOptions } from '../book/format-option.ts';
import type { Kind } from '../book/settings.ts';
import type { Told } from '../diagnostics/report.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import type { Overrule } from '../manuscript/overruled-world.ts';
import type { Target } from '../targets/target.ts';
import { TARGETS } from '../targets/targets.ts';
import { type BuildRecord, recordArtifact, timingsOf } from './build-record.ts';
import type { Built, Edition, Steps } from './edition.ts';
import { KeptEditions } from './kept-editions.ts';
import type { Making, makeEdition } from './make-edition.ts';
import { type OpenBook, openBook } from './open-book.ts';
import { refuseTaken, writeArtifacts } from './output.ts';
import type { Overruling } from './overrule.ts';
import type { Plugin } from './plugin.ts';
import { type StageTime, type Stopwatch, stopwatch } from './progress.ts';
import type { Counts } from './spelling.ts';
import { type Workshop, type WorkshopOptions, withWorkshop } from './workshop.ts';

export interface BuildOptions extends WorkshopOptions, Overruling {
  /** A folder with `book.yaml` and Markdown files, or one Markdown file. */
  readonly path: string;
  /** The folder that editions are written to. */
  readonly out: string;
  /** The names of the formats to be made, those of plug-ins among them; all that are warraq's own if not given. */
  readonly formats?: readonly string[];
  /** What the formats are asked for, over what the book says; `FORMATS` has their options. */
  readonly formatOptions?: FormatOptions | undefined;
  /** Warnings stop the build as errors do. */
  readonly strict?: boolean;
  /** The book is a stranger's: none of its templates and plug-ins is run, its theme is not used, and its style may only say how text looks. */
  readonly untrusted?: boolean | undefined;
  /** The book is one of an archive: no package is looked for above its folder, and no plug-in is loaded. */
  readonly sealed?: boolean | undefined;
  /** What a manuscript is that says neither its kind nor its theme: article for a single file, report for a folder if not given. */
  readonly kind?: Kind | undefined;
  /** SOURCE_DATE_EPOCH, in seconds. */
  readonly sourceDateEpoch?: string | undefined;
}

/** The files that were read, with all that is to be said of them, and what was made. */
export interface BuildResult extends Told {
  /** False when the manuscript is at fault: then nothing was written. */
  readonly ok: boolean;
  readonly outputs: readonly Built[];
  /** Formats are made at the same time where they can be. */
  readonly stages: readonly StageTime[];
  /** The time of all. */
  readonly ms: number;
  readonly steps: Steps;
  readonly title: string | undefined;
  /** How many faults of spelling each rule found; they don't stop a build unless the book or `strict` says so. */
  readonly findings: Counts;
  /** What was built from what; undefined where nothing was. */
  readonly record: BuildRecord | undefined;
  /** The plug-ins that the book was read with. */
  readonly plugins: readonly Plugin[];
}

/**
 * Build a book: read, render, make the formats asked for, and write all of them or none. `workshop`: one that is open; it stays so.
 *
 * @throws WarraqError for a fault of the surroundings, of a plug-in as it works, and for a format or an option that nobody knows; a fault of the
 * manuscript is in the result.
 */
export async function build(options: BuildOptions, workshop?: Workshop): Promise<BuildResult> {
  const overrules = await overrulesOf(options);
  const book = await openBook(options.path, options.sourceDateEpoch, { ...options, overrules });
  return workshop
    ? buildOpen(book, workshop, options)
    : withWorkshop(options, (own) => buildOpen(book, own, options));
}

/** What knows the schema of the settings is loaded only where some are overruled. */
async function overrulesOf({ path, set = [], profile }: BuildOptions): Promise<readonly Overrule[]> {
  if (set.length === 0 && profile === undefined) return [];
  return (await import('./overrule.ts')).overrulesFor(path, { set, profile });
}

/** Build a book that is open, and may have been read. */
export async function buildOpen(
  book: OpenBook,
  workshop: Workshop,
  options: Omit<BuildOptions, 'path'>,
): Promise<BuildResult> {
  const { manuscript, plugins } = book;
  const clock = stopwatch(options);
  // Plug-ins are code, and may do anything; a book of an archive is made anew, to be compared.
  const store = plugins.length === 0 && !options.sealed ? workshop.store : undefined;
  const making = { ...makingOf(book, options, clock), textStore: store };
  const kept = store && (await KeptEditions.of(store, manuscript, making));
  const found = kept && (await findKept(kept, making));
  const edition = found ?? (await makeAnew(manuscript, workshop, making));
  if (!('artifacts' in edition))
    return {
      ok: false,
      outputs: [],
      stages: clock.stages,
      ms: clock.ms,
      steps: {},
      record: undefined,
      plugins,
      ...edition,
    };
  if (!found && edition.isRepeatable) await kept?.keep(edition);
  return { ...(await write(edition, clock, options)), plugins };
}

/** Reading and the targets are loaded by who needs them, not where the edition is kept. */
async function makeAnew(...asked: Parameters<typeof makeEdition>): ReturnType<typeof makeEdition> {
  const { makeEdition } = await import('./make-edition.ts');
  return makeEdition(...asked);
}

function makingOf(
  book: OpenBook,
  options: Omit<BuildOptions, 'path'>,
  clock: Stopwatch,
): Omit<Making, 'textStore'> {
  const { formats, formatOptions = {}, strict = false, untrusted = false, kind } = options;
  const { out, browser, timeout } = options;
  refuseOptions(formatOptions, book);
  const targets = formats ? targetsNamed(formats, book) : TARGETS;
  const { plugins } = book;
  return { targets, plugins, formatOptions, strict, untrusted, kind, out, browser, timeout, clock };
}

/**
 * The targets of some formats, in the order in which they are made. A name that nobody knows may be one of a plug-in that could not be
 * loaded: that is told then.
 *
 * @throws WarraqError `format-unknown`
 */
function targetsNamed(names: readonly string[], { moreTargets, isWhole }: OpenBook): readonly Target[] {
  const targets = [...TARGETS, ...moreTargets];
  const known = targets.map(({ format }) => format.name);
  const name = names.find((one) => !known.includes(one));
  if (name !== undefined && isWhole) throw new WarraqError('format-unknown', { name, known });
  return targets.filter(({ format }) => names.includes(format.name));
}

/**
 * Refuse what no format can be asked for. A name that nobody knows may be one of a plug-in that could not be loaded: that is told then.
 *
 * @throws WarraqError `format-option`
 */
function refuseOptions(asked: FormatOptions, { moreTargets, isWhole }: OpenBook): void {
  const known = [...TARGETS, ...moreTargets].flatMap(({ format }) => format.options ?? []);
  for (const [name, value] of Object.entries(asked)) {
    const option = known.find((one) => one.name === name);
    if (option?.values.includes(value) || (!option && !isWhole)) continue;
    throw new WarraqError(
      'format-option',
      option
        ? { fault: 'value', name, value, known: option.values }
        : { fault: 'name', name, known: known.map((one) => one.name) },
    );
  }
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
): Promise<Omit<BuildResult, 'plugins'>> {
  const { files, messages, steps } = edition;
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
    messages,
    outputs: [...edition.outputs, { path, bytes: bytes.length, pages: undefined, format }],
    stages: clock.stages,
    ms: clock.ms,
    steps,
    title: record.title,
    findings: record.findings,
    record,
  };
}
