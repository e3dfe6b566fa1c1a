import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** The most bytes that a store holds. */
const LIMIT = 1 << 30;
/** How full it is after the oldest have been removed, as a part of the limit. */
const ROOM_LEFT = 0.8;
/** Files that were being written when a program was killed are removed when they are older than this, in ms. */
const ABANDONED = 3_600_000;

/** Bytes of a digest at the beginning of each file, of what comes after it. */
const DIGEST = 32;

/** Gives results of stages, as a store does. */
export type Keeper = Pick<Store, 'kept'>;

/** A file of a store. */
interface Kept {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** When it was last asked for, or written, in ms. */
  readonly used: number;
  /** It is not whole yet. */
  readonly isBegun: boolean;
}

/** What is wrong with a store; `said`: the path of a damaged file, or what the system says. */
export interface StoreNote {
  readonly fault: 'damaged' | 'unreadable' | 'unwritable';
  readonly said: string;
}

interface Options {
  /** What the results of a program depend on beside what they were made from: its version and all that it is made of. */
  readonly program: string;
  readonly limit?: number;
  /** Told once, when something is wrong with the store; nothing else comes of that. */
  readonly note?: (note: StoreNote) => void;
}

/**
 * Results of earlier work, by what they were made from, in a folder that may be deleted at any time. What was damaged is found by its
 * digest and made anew; what can't be kept is not. Several programs may use a store at once: each file is there wholly or not at all.
 */
export class Store {
  readonly #folder: string;
  readonly #options: Options;
  #written = 0;
  #hasGiven = false;
  readonly #pending: Promise<void>[] = [];
  #isNoted = false;

  constructor(folder: string, options: Options) {
    this.#folder = folder;
    this.#options = options;
  }

  /** Whether something that was asked for was there. */
  get hasGiven(): boolean {
    return this.#hasGiven;
  }

  /** The key of what is made by a named stage from some parts. */
  key(stage: string, parts: readonly (string | Uint8Array)[]): string {
    const hash = createHash('sha256');
    for (const part of [this.#options.program, stage, ...parts]) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      hash.update(`${bytes.length} `).update(bytes);
    }
    return hash.digest('hex');
  }

  /** What is kept under a key; undefined where nothing is, or where it is not what was put there. */
  async get(key: string): Promise<Uint8Array | undefined> {
    const path = this.#path(key);
    try {
      const file = await readFile(path);
      const content = file.subarray(DIGEST);
      if (digestOf(content).equals(file.subarray(0, DIGEST))) {
        const now = new Date();
        await utimes(path, now, now).catch(() => {});
        this.#hasGiven = true;
        return new Uint8Array(content);
      }
      this.#note({ fault: 'damaged', said: path });
      await rm(path, { force: true });
    } catch (cause) {
      if (!isMissing(cause)) this.#note({ fault: 'unreadable', said: (cause as Error).message });
    }
    return undefined;
  }

  /** Keep something; where that can't be, it is not kept. It is there at the latest when the store is closed. */
  put(key: string, content: Uint8Array): void {
    this.#pending.push(this.#write(key, content));
  }

  async #write(key: string, content: Uint8Array): Promise<void> {
    const path = this.#path(key);
    const beside = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
    try {
      await makeFolder(dirname(path));
      await writeFile(beside, Buffer.concat([digestOf(content), content]), { mode: 0o600 });
      await rename(beside, path);
      this.#written += content.length;
    } catch (cause) {
      this.#note({ fault: 'unwritable', said: (cause as Error).message });
      await rm(beside, { force: true }).catch(() => {});
    }
  }

  /** The result of a stage: the one that is kept, or a new one. */
  async kept(
    stage: string,
    parts: readonly (string | Uint8Array)[],
    make: () => Promise<Uint8Array>,
  ): Promise<Uint8Array> {
    const key = this.key(stage, parts);
    const found = await this.get(key);
    if (found) return found;
    const made = await make();
    this.put(key, made);
    return made;
  }

  /** Wait until all is there that was put there, and remove what was not used for longest, if the store is too large. */
  async close(): Promise<void> {
    await Promise.all(this.#pending.splice(0));
    if (this.#written === 0) return;
    const { limit = LIMIT } = this.#options;
    const files = await this.#files();
    let size = files.reduce((sum, file) => sum + file.size, 0);
    const most = size > limit ? limit * ROOM_LEFT : size;
    for (const file of files.sort((a, b) => a.used - b.used)) {
      const isAbandoned = file.isBegun && Date.now() - file.used > ABANDONED;
      if (size <= most && !isAbandoned) continue;
      await rm(file.path, { force: true }).catch(() => {});
      size -= file.size;
    }
  }

  #path(key: string): string {
    return join(this.#folder, key.slice(0, 2), key);
  }

  async #files(): Promise<Kept[]> {
    const found: Kept[] = [];
    for (const folder of await namesIn(this.#folder))
      for (const name of await namesIn(join(this.#folder, folder))) {
        const path = join(this.#folder, folder, name);
        try {
          const { size, mtimeMs } = await stat(path);
          found.push({ path, size, used: mtimeMs, isBegun: name.includes('.') });
        } catch {
          // Another program has removed it.
        }
      }
    return found;
  }

  #note(note: StoreNote): void {
    if (!this.#isNoted) this.#options.note?.(note);
    this.#isNoted = true;
  }
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

function isMissing(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '');
}
