import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { changedAt, hastyDisk, kindAt, listFolder, readBytes, readTextAt, sizeOf } from '../../disk/disk.ts';
import { explainedFault } from '../../disk/disk-fault.ts';
import { makeFolders } from '../../disk/folders.ts';
import { newUnfinished } from '../../disk/unfinished.ts';
import { openBucket, type SourceStore } from './bucket.ts';
import { type Job, type SourceFile, sha256 } from './job.ts';
import type { Made, MadeFile, Receipt } from './outcome.ts';
import type { Source } from './sources.ts';

/** The record of a result, in its folder; it is written last. */
const RESULT = 'result.json';
/** How long what nobody takes out is kept, in ms. */
const KEPT = 7 * 86_400_000;
/** The folder of its files. */
const FILES = 'files';

/**
 * A folder in which jobs, their sources and their results travel between those who file and those who build: all machines see it, each
 * at a path of its own. Sources and jobs are there by their digests, results by the key of their job. Whatever is in it is there wholly or
 * not at all, and is looked at before it is used.
 */
export class Depot {
  readonly folder: string;
  /** Where sources are, if they are not in the folder. */
  readonly #bucket: SourceStore | undefined;

  constructor(folder: string, bucket?: SourceStore) {
    this.folder = folder;
    this.#bucket = bucket;
  }

  /** `sources`: the address of a bucket for them. @throws WarraqError `sources-missing` */
  static async open(folder: string, sources: string | undefined): Promise<Depot> {
    return new Depot(folder, sources === undefined ? undefined : await openBucket(sources));
  }

  /** Put a file of a title there, unless it is. @throws WarraqError `disk-full`, `output-unwritable`, `file-changed`, `sources-missing` */
  async putSource({ path: name, sha256: digest, from }: Source): Promise<void> {
    const path = this.#source(digest);
    if (this.#bucket ? await this.#bucket.has(digest) : (await kindAt(path)) === 'file') return;
    const bytes = 'text' in from ? Buffer.from(from.text) : await readBytes(from.path);
    if (sha256(bytes) !== digest) throw new WarraqError('file-changed', { fault: 'archiving', path: name });
    await (this.#bucket ? this.#bucket.put(digest, bytes) : this.#put(path, bytes));
  }

  /** @throws WarraqError `job-refused` where it is gone, or has other bytes than it had; `sources-missing` */
  async source({ sha256: digest }: SourceFile): Promise<Uint8Array> {
    if (this.#bucket) return soundFrom(this.#bucket, digest);
    const path = this.#source(digest);
    if ((await kindAt(path)) === 'file') {
      const bytes = await readBytes(path);
      if (sha256(bytes) === digest) return bytes;
      // Whoever files the job puts it there again.
      await hastyDisk.removeFile(path);
    }
    throw new WarraqError('job-refused', { fault: 'source', path });
  }

  async putJob(job: Job): Promise<void> {
    await this.#put(this.#job(job.key), Buffer.from(JSON.stringify(job)));
  }

  /** @throws WarraqError `job-refused` where it is gone, or can't be read. */
  async job(key: string): Promise<Job> {
    const path = this.#job(key);
    try {
      return JSON.parse((await readTextAt(path)) ?? '') as Job;
    } catch {
      throw new WarraqError('job-refused', { fault: 'source', path });
    }
  }

  async removeJob(key: string): Promise<void> {
    await hastyDisk.removeFile(this.#job(key));
  }

  /** What a job has made, if it is there. */
  async result(key: string): Promise<Made | undefined> {
    const text = await readTextAt(join(this.#result(key), RESULT));
    try {
      return text === undefined ? undefined : (JSON.parse(text) as Made);
    } catch {
      return undefined;
    }
  }

  /** Where a file of a result lies. */
  resultFile(key: string, { path, sha512, isShared }: MadeFile): string {
    return isShared ? this.#path('shared', sha512) : join(this.#result(key), FILES, path);
  }

  /** Put a file there that results have in common, unless it is; gives its bytes. */
  async putShared({ path, sha512 }: { readonly path: string; readonly sha512: string }): Promise<number> {
    const to = this.#path('shared', sha512);
    if ((await kindAt(to)) !== 'file') await this.#put(to, await readBytes(path));
    return sizeOf(to);
  }

  /**
   * Put a result there: `write` fills a folder and says what is in it. Where two have made the same, the first stays.
   *
   * @throws WarraqError `disk-full`, `output-unwritable`
   */
  async putResult(key: string, write: (folder: string) => Promise<Made>): Promise<Made> {
    const place = this.#result(key);
    const above = join(place, '..');
    try {
      await makeFolders(above, hastyDisk);
      const { path, end } = newUnfinished(above, `${key}.new-`);
      try {
        await makeFolders(join(path, FILES), hastyDisk);
        const made = await write(join(path, FILES));
        await hastyDisk.write(join(path, RESULT), `${JSON.stringify(made, undefined, 1)}\n`);
        await hastyDisk.rename(path, place);
        return made;
      } catch (cause) {
        const there = isTaken(cause) ? await this.result(key) : undefined;
        if (there) return there;
        throw cause;
      } finally {
        await hastyDisk.removeTree(path).finally(end);
      }
    } catch (cause) {
      throw explainedFault(cause, this.folder);
    }
  }

  /** A file of a result. @throws WarraqError `job-refused` where it is gone, or has other bytes than it had. */
  async fileOf(key: string, file: MadeFile): Promise<Uint8Array> {
    const at = this.resultFile(key, file);
    const bytes = (await kindAt(at)) === 'file' ? await readBytes(at) : new Uint8Array();
    if (createHash('sha512').update(bytes).digest('hex') === file.sha512) return bytes;
    throw new WarraqError('job-refused', { fault: 'result', path: at });
  }

  /** What is told of a result that should be there. */
  missing(key: string): WarraqError {
    return new WarraqError('job-refused', { fault: 'result', path: this.#result(key) });
  }

  /** Remove a result that is damaged, with what of it others have too: it is made again. */
  async dropResult(key: string): Promise<void> {
    for (const file of (await this.result(key))?.files ?? [])
      if (file.isShared)
        await this.fileOf(key, file).catch(() => hastyDisk.removeFile(this.resultFile(key, file)));
    await hastyDisk.removeTree(this.#result(key));
  }

  /** Take a result out that is where it goes; what it was stays known. */
  async takeOut({ files: _, messages: __, ...receipt }: Made): Promise<void> {
    const path = this.#path('receipts', receipt.key);
    if ((await kindAt(path)) === 'missing') await this.#put(path, Buffer.from(JSON.stringify(receipt)));
    await hastyDisk.removeTree(this.#result(receipt.key));
  }

  /** What a result was that somebody has taken out. */
  async receipt(key: string): Promise<Receipt | undefined> {
    try {
      return JSON.parse((await readTextAt(this.#path('receipts', key))) ?? '') as Receipt;
    } catch {
      return undefined;
    }
  }

  /** Remove what was put there days ago: titles are built by then, or filed again. */
  async sweep(): Promise<void> {
    const oldest = Date.now() - KEPT;
    for (const kind of ['sources', 'jobs', 'results', 'receipts', 'shared'])
      for (const { name } of (await listFolder(join(this.folder, kind))) ?? [])
        for (const { name: inner } of (await listFolder(join(this.folder, kind, name))) ?? []) {
          const path = join(this.folder, kind, name, inner);
          if (((await changedAt(path)) ?? oldest) < oldest) await hastyDisk.removeTree(path);
        }
  }

  #source(digest: string): string {
    return this.#path('sources', digest);
  }

  #job(key: string): string {
    return this.#path('jobs', key);
  }

  #result(key: string): string {
    return this.#path('results', key);
  }

  /** Keys and digests come from others: what is none leads nowhere. */
  #path(kind: string, digest: string): string {
    const name = /^[\da-f]{64}$/.test(digest) ? digest : sha256(digest);
    return join(this.folder, kind, name.slice(0, 2), name);
  }

  async #put(path: string, bytes: Uint8Array): Promise<void> {
    const above = join(path, '..');
    try {
      await makeFolders(above, hastyDisk);
      const { path: beside, end } = newUnfinished(above, `${sha256(path).slice(0, 8)}.new-`);
      try {
        await hastyDisk.write(beside, bytes);
        await hastyDisk.rename(beside, path);
      } finally {
        await hastyDisk.removeFile(beside).finally(end);
      }
    } catch (cause) {
      throw explainedFault(cause, this.folder);
    }
  }
}

async function soundFrom(bucket: SourceStore, digest: string): Promise<Uint8Array> {
  const bytes = await bucket.get(digest);
  if (bytes && sha256(bytes) === digest) return bytes;
  // Whoever files the job puts it there again.
  if (bytes) await bucket.remove(digest);
  throw new WarraqError('job-refused', { fault: 'source', path: bucket.placeOf(digest) });
}

function isTaken(cause: unknown): boolean {
  return ['ENOTEMPTY', 'EEXIST'].includes((cause as NodeJS.ErrnoException).code ?? '');
}
