import { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Store } from '../../scripts/cache/store.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { type Mending, mendQuire, readMended } from '../../scripts/targets/pdf/mend-quire.ts';
import { Menders } from '../../scripts/targets/pdf/menders.ts';
import { Threads } from '../../scripts/targets/threads.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { printsOf } from './quires.ts';

/** Calls of the mending in this thread, and threads as they are to be; our own if not given. */
const here = vi.hoisted(() => ({ calls: 0, thread: undefined as (() => object | undefined) | undefined }));

vi.mock('../../scripts/targets/pdf/mend-quire.ts', async (original) => {
  const real = await original<typeof import('../../scripts/targets/pdf/mend-quire.ts')>();
  return {
    ...real,
    mendQuire: (print: Uint8Array, how: Mending) => {
      here.calls += 1;
      return real.mendQuire(print, how);
    },
  };
});
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof import('node:worker_threads')>();
  class Thread extends real.Worker {
    constructor(...takes: ConstructorParameters<typeof real.Worker>) {
      super(...takes);
      // biome-ignore lint/correctness/noConstructorReturn: a thread of another kind.
      if (here.thread) return here.thread() as Thread;
    }
  }
  return { ...real, Worker: Thread };
});

const HOW: Mending = { number: 0, rtl: true, mends: true };

let print: Uint8Array;
let expected: ReturnType<typeof readMended>;
beforeAll(async () => {
  const { book } = await readBook(memoryWorld({ '1.md': '# کتاب\n\nمتن لا[^1]\n\n[^1]: یادداشت\n' }));
  const browser = new BrowserSession();
  [print] = (await printsOf(render(book!, silent), browser, 100_000)).prints as [Uint8Array];
  await browser.close();
  expected = readMended(await mendQuire(print, HOW));
});

const opened: Menders[] = [];
function menders(quires: number, options?: ConstructorParameters<typeof Menders>[1]): Menders {
  const made = new Menders(quires, options);
  opened.push(made);
  return made;
}

beforeEach(() => {
  here.calls = 0;
});
afterEach(() => {
  here.thread = undefined;
  for (const one of opened.splice(0)) one.close();
});

describe('quires', () => {
  it('are mended in threads as they are here', async () => {
    const threads = menders(3);
    const all = await Promise.all([0, 1, 2].map((number) => threads.mend(print, { ...HOW, number })));
    expect(here.calls).toBe(0);
    expect(all[0]).toEqual(expected);
    const ours = await mendQuire(print, { ...HOW, number: 2 });
    expect(all[2]).toEqual(readMended(ours));
  });

  it('are mended here if there is but one', async () => {
    expect(await menders(1).mend(print, HOW)).toEqual(expected);
    expect(here.calls).toBe(1);
  });

  it('say what is wrong with a print, in a thread as here', async () => {
    const wrong = Buffer.from('no print');
    const messages = await Promise.all(
      [1, 3].map((quires) =>
        menders(quires)
          .mend(wrong, HOW)
          .catch((cause: unknown) => String(cause)),
      ),
    );
    expect(messages[0]).toMatch(/^Error: the PDF has no cross-reference table/);
    expect(messages[1]).toBe(messages[0]);
  });
});

/** A thread that does nothing but what is told. */
class Idle extends EventEmitter {
  ref() {}
  unref() {}
  isEnded = false;
  terminate() {
    if (this.isEnded) return;
    this.isEnded = true;
    this.emit('exit', 1);
  }
  postMessage() {}
}

describe('a thread', () => {
  it.each([
    [
      'can’t be started',
      () => {
        throw new Error('no threads here');
      },
    ],
    [
      'can’t load its module',
      () => {
        const idle = new Idle();
        setTimeout(() => idle.emit('error', new Error('no such module')), 5);
        return idle;
      },
    ],
    [
      'dies at work',
      () =>
        Object.assign(new Idle(), {
          postMessage: function (this: Idle) {
            this.emit('exit', 134);
          },
        }),
    ],
  ])('that %s leaves its work to this one', async (_, thread) => {
    here.thread = thread;
    const all = menders(3);
    expect(await all.mend(print, HOW)).toEqual(expected);
    expect(await all.mend(print, HOW)).toEqual(expected);
    expect(here.calls).toBe(2);
  });

  it('is ended when nobody wants its work any more, and nothing is done in its place', async () => {
    here.thread = () => new Idle();
    const leaving = new AbortController();
    const waiting = menders(3, { signal: leaving.signal }).mend(print, HOW);
    setTimeout(() => leaving.abort(), 20);
    await expect(waiting).rejects.toThrow('not wanted');
    expect(here.calls).toBe(0);
  });

  it('that was given back mends for the next, and one that was still at work is ended', async () => {
    let started = 0;
    const lender = new Threads();
    here.thread = () => {
      started += 1;
      return new Idle();
    };
    const leaving = menders(3, { threads: lender });
    void leaving.mend(print, HOW).catch(() => {});
    leaving.close();
    await vi.waitFor(() => expect(started).toBe(1));
    here.thread = () => {
      started += 1;
      return undefined;
    };
    for (let build = 0; build < 3; build += 1) {
      const all = menders(3, { threads: lender });
      expect(await all.mend(print, HOW)).toEqual(expected);
      all.close();
    }
    expect([started, here.calls]).toEqual([2, 0]);
    lender.close();
  });

  it('keeps no program from ending', async () => {
    const references = vi.spyOn(Worker.prototype, 'unref');
    await menders(3).mend(print, HOW);
    await vi.waitFor(() => expect(references.mock.calls.length).toBeGreaterThan(1));
    references.mockRestore();
  });
});

describe('what was mended', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'warraq-mended-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** As a program does that opens the store, mends, and closes it. */
  async function mend(bytes: Uint8Array, how = HOW) {
    const store = new Store(folder, { program: 'warraq 1' });
    const mended = await menders(1, { store }).mend(bytes, how);
    await store.close();
    return mended;
  }

  it('is kept', async () => {
    await mend(print);
    expect(await mend(print)).toEqual(expected);
    expect(here.calls).toBe(1);
  });

  it.each([
    ['the print', () => Buffer.concat([print, Buffer.from('\n')]), HOW],
    ['its number', () => print, { ...HOW, number: 1 }],
    ['the direction', () => print, { ...HOW, rtl: false }],
    ['what is to be done', () => print, { ...HOW, mends: false }],
  ])('is made anew where %s is another', async (_, bytes, how) => {
    await mend(print);
    await mend(bytes(), how);
    expect(here.calls).toBe(2);
  });

  it('is made anew where it was damaged', async () => {
    await mend(print);
    for (const name of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (name.isFile()) {
        const path = join(name.parentPath, name.name);
        writeFileSync(path, readFileSync(path).fill(0x41, 4000, 4010));
      }
    expect(await mend(print)).toEqual(expected);
    expect(here.calls).toBe(2);
  });
});
