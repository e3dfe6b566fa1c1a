import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyError } from '../../diagnostics/facts.ts';
import { disk, isFolder } from '../../disk/disk.ts';

/** How often a full disk is looked at, in ms. */
const LOOK = 5000;
/** How much room there has to be, in bytes. */
const ROOM = 8 << 20;

interface Options {
  /** The folders that are written to. */
  readonly folders: readonly string[];
  /** Whether there is room where it is no folder's. */
  readonly hasRoom?: (() => Promise<boolean>) | undefined;
  readonly look?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told when a disk is full, and when it has room again. */
  readonly on?: ((fault: AnyError | undefined) => void) | undefined;
}

/** Whether a fault is that something is full: it is nobody's fault who was tried, and all wait until there is room. */
export function isFull({ code, facts }: AnyError): boolean {
  return code === 'disk-full' || (code === 'queue-missing' && facts.fault === 'full');
}

/** What nobody goes through while a disk, or the queue, is full. */
export class Gate {
  readonly #options: Options;
  #closed: Promise<void> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Wait until there is room. @throws the reason of `signal` */
  async pass(): Promise<void> {
    await this.#closed;
  }

  /** Close it because of what is full, until there is room; others who are told the same wait for the same. */
  close(fault: AnyError): Promise<void> {
    this.#closed ??= this.#wait(fault).finally(() => {
      this.#closed = undefined;
    });
    return this.#closed;
  }

  async #wait(fault: AnyError): Promise<void> {
    const { look = LOOK, signal, on } = this.#options;
    on?.(fault);
    do await sleep(look, undefined, signal ? { signal } : {});
    while (!(await this.#hasRoom()));
    on?.(undefined);
  }

  async #hasRoom(): Promise<boolean> {
    const { folders: given, hasRoom } = this.#options;
    const folders = [...given, tmpdir()];
    for (const folder of folders) if ((await isFolder(folder)) && !(await canWrite(folder))) return false;
    return (await hasRoom?.()) ?? true;
  }
}

async function canWrite(folder: string): Promise<boolean> {
  const path = join(folder, `.warraq-room-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await disk.write(path, new Uint8Array(ROOM));
    return true;
  } catch {
    return false;
  } finally {
    await disk.removeFile(path).catch(() => undefined);
  }
}
