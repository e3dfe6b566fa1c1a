import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Told } from '../../diagnostics/report.ts';
import { type JsonMessage, jsonReport } from '../../diagnostics/reporters/json.ts';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { copyOut, listFiles, sizeOf, withFolder, writeOut } from '../../disk/disk.ts';
import { explainedFault } from '../../disk/disk-fault.ts';
import type { Content } from '../../vault/commit.ts';
import { archivedRecord } from '../../vault/edition/record.ts';
import { prepareEdition } from '../archive/add.ts';
import { build } from '../build.ts';
import { RECORD } from '../build-record.ts';
import { speechIn } from '../rules.ts';
import type { Workshop } from '../workshop.ts';
import type { Depot } from './depot.ts';
import { isSound, type Job } from './job.ts';
import { type Made, type MadeFile, type Outcome, outcomeOf } from './outcome.ts';

/** What whoever does jobs is, and does. */
export interface Doer {
  readonly workshop: Workshop;
  readonly depot: Depot;
  /** See `makerHere`. */
  readonly maker: string;
  /** Whether it runs the templates of books that say they are trusted. */
  readonly trusts: boolean;
}

/**
 * Do a job: take its sources from the depot, build and, for the archive, prove its edition, and put that into the depot. What is there
 * already is not made again.
 *
 * @throws only what is our own fault
 */
export async function doJob(job: Job, doer: Doer): Promise<Outcome> {
  const start = performance.now();
  try {
    refuse(job, doer);
    if (await doer.depot.result(job.key)) return { state: 'built', isNew: false, ms: 0 };
    const messages = await withFolder((folder) => makeIn(folder, job, doer));
    if (messages) return { state: 'manuscript', messages };
    return { state: 'built', isNew: true, ms: Math.round(performance.now() - start) };
  } catch (cause) {
    // What a build itself writes is told of by its place; the rest is the folder that it is built in.
    return outcomeOf(explainedFault(cause, tmpdir()));
  }
}

/** @throws WarraqError `job-refused` */
function refuse(job: Job, { maker, trusts }: Doer): void {
  if (!isSound(job)) throw new WarraqError('job-refused', { fault: 'key' });
  if (job.maker !== maker) throw new WarraqError('job-refused', { fault: 'maker' });
  if (!job.settings.untrusted && !trusts) throw new WarraqError('job-refused', { fault: 'trust' });
}

/** The messages of a manuscript that is at fault; undefined where its edition is in the depot. */
async function makeIn(folder: string, job: Job, doer: Doer): Promise<readonly JsonMessage[] | undefined> {
  const { depot, workshop } = doer;
  const home = join(folder, 'manuscript');
  for (const file of job.files) await writeOut(join(home, file.path), await depot.source(file));
  const made = await (job.settings.archive ? prepared : plain)(job, home, join(folder, 'made'), workshop);
  const messages = messagesOf(made, home, job);
  if (!made.edition) return messages;
  const { contents, archive, title } = made.edition;
  await depot.putResult(job.key, async (to) => {
    const files: MadeFile[] = [];
    for (const [path, content] of contents) files.push(await put(path, content, join(to, path), depot));
    return { schema: 1, key: job.key, title, archive, files, messages };
  });
  return undefined;
}

/** What editions have of warraq itself. */
const TOOL = 'tool/';

async function put(path: string, content: Content, to: string, depot: Depot): Promise<MadeFile> {
  if ('bytes' in content) {
    await writeOut(to, content.bytes);
    const sha512 = createHash('sha512').update(content.bytes).digest('hex');
    return { path, sha512, bytes: content.bytes.length };
  }
  const { sha512 } = content;
  if (path.startsWith(TOOL) && sha512 !== undefined)
    return { path, sha512, bytes: await depot.putShared({ path: content.path, sha512 }), isShared: true };
  return { path, sha512: await copyOut(content.path, to), bytes: await sizeOf(to) };
}

/** An edition, and where its files are; none where the manuscript is at fault. */
interface MadeEdition extends Told {
  readonly edition?: Pick<Made, 'title' | 'archive'> & { readonly contents: ReadonlyMap<string, Content> };
}

/** How a job is built, by which verb ever. */
function building({ only, settings, limits, key }: Job, home: string) {
  const { archive: _, ...how } = settings;
  return { ...how, path: join(home, only ?? ''), timeout: limits.step, job: key };
}

async function prepared(job: Job, home: string, out: string, workshop: Workshop): Promise<MadeEdition> {
  const { edition, onix } = job.settings.archive!;
  const made = await prepareEdition({ ...building(job, home), edition, onix }, out, workshop);
  if (!made.edition) return { files: made.files, messages: made.messages };
  const { id, edition: label, title, contents } = made.edition;
  return { ...made, edition: { title, contents, archive: { id, edition: label } } };
}

/** An edition for a folder: its outputs, and a record without its timings. */
async function plain(job: Job, home: string, out: string, workshop: Workshop): Promise<MadeEdition> {
  const { ok, record, files, messages } = await build(
    { ...building(job, home), out, sealed: true },
    workshop,
  );
  if (!ok || !record) return { files, messages };
  const paths = (await listFiles(out)).filter((path) => !path.endsWith(RECORD));
  const kept = archivedRecord(record, {
    edition: '',
    job: job.key,
    formats: job.settings.formats,
    fonts: [],
  });
  const contents = new Map<string, Content>([
    ...paths.map((path): [string, Content] => [`outputs/${path}`, { path: join(out, path) }]),
    ['record.json', { bytes: Buffer.from(`${JSON.stringify(kept, undefined, 2)}\n`) }],
  ]);
  return { files, messages, edition: { title: record.title, contents, archive: undefined } };
}

/** What was said, with the places that its author knows: those of the catalogue. */
function messagesOf(told: Told, home: string, { title, only }: Job): readonly JsonMessage[] {
  return jsonReport(told, speechIn('en', [])).map((message) => ({
    ...message,
    file: shownPath(message.file, home, title, only),
  }));
}

function shownPath(path: string, home: string, title: string, only: string | undefined): string {
  const inside = path.startsWith(home) ? path.slice(home.length + 1).replaceAll('\\', '/') : path;
  const folder = only === undefined ? title : title.split('/').slice(0, -1).join('/');
  return folder === '' || inside === path ? inside : `${folder}/${inside}`;
}
