import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { News } from '../../scripts/verbs/preview/view.ts';
import { type Previewed, previewOf } from '../previewed.ts';

/** A desk at which somebody works for long. */

const SAVES = 200;
/** How much more memory may be held after the second half of the saves than after the first, in bytes. */
const GROWTH = 6e6;
const PARAGRAPH = 'نوشتن کار دشواری است، و کتاب‌های خوب کم‌اند. '.repeat(40);

let folder = '';
let desk: Previewed;
/** A word for a number: digits are those of the book. */
const wordFor = (save: number) => [...String(save)].map((digit) => 'ابپتجچحخدذ'[Number(digit)]).join('');
const text = (name: string) => join(folder, 'book', name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-desk-'));
  await mkdir(join(folder, 'book'));
  await writeFile(text('book.yaml'), 'title: باران\nkind: book\ncover: false\n');
  for (const name of ['01.md', '02.md', '03.md'])
    await writeFile(text(name), `# فصل ${name.slice(1, 2)}\n\nآغاز.\n\n${PARAGRAPH}\n`);
  desk = await previewOf({ path: join(folder, 'book'), out: join(folder, 'dist') });
  await desk.until(isReady);
}, 120_000);
afterAll(async () => {
  await desk?.close();
  await rm(folder, { recursive: true, force: true });
});

function isReady({ view, status }: News): boolean {
  return status.state === 'ready' && view !== undefined;
}

/** All that the pages say. */
async function shown(): Promise<string> {
  return (await fetch(`${desk.url}texts.json`)).text();
}

async function until(isMeant: (text: string) => boolean): Promise<string> {
  for (let turn = 0; turn < 6000; turn += 1) {
    const now = await shown();
    if (isMeant(now)) return now;
    await new Promise((done) => setTimeout(done, 15));
  }
  throw new Error('never shown');
}

function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('a desk at which somebody works for long', () => {
  it(`shows ${SAVES} saves, the last of them wholly, and holds no more memory after them`, async () => {
    const first = await readFile(text('02.md'), 'utf8');
    let half = 0;
    for (let save = 1; save <= SAVES; save += 1) {
      await writeFile(text('02.md'), first.replace('آغاز.', `واژهٔ ${wordFor(save)} است.`));
      // Some are so near to each other that one overtakes the other.
      if (save % 4 === 0) await until((now) => now.includes(`واژهٔ ${wordFor(save)} است.`));
      if (save === SAVES / 2) half = heap();
    }
    const grown = heap() - half;
    expect(grown).toBeLessThan(GROWTH);
    const now = await shown();
    expect(now.split('آغاز.')).toHaveLength(3);
    expect(now.split('واژهٔ')).toHaveLength(2);
    console.log(`memory after the second half: ${Math.round(grown / 1e3)} kB more`);
  }, 120_000);

  it('shows a book from which a text is taken, and to which it is given back, while it is read', async () => {
    const third = await readFile(text('03.md'), 'utf8');
    for (let turn = 0; turn < 10; turn += 1) {
      await rm(text('03.md'));
      await new Promise((done) => setTimeout(done, 20 + 9 * turn));
      await writeFile(text('03.md'), third);
      await new Promise((done) => setTimeout(done, 45 - 4 * turn));
    }
    await until((now) => now.includes('فصل 3') || now.includes('فصل ۳'));
    await rm(text('03.md'));
    await until((now) => !/فصل [3۳]/.test(now));
    await writeFile(text('03.md'), third);
    await until((now) => /فصل [3۳]/.test(now));
    expect((await desk.until(isReady)).status.trouble).toBeUndefined();
  }, 120_000);

  it('shows what was written last, whatever could not be read before', async () => {
    const second = await readFile(text('02.md'), 'utf8');
    await writeFile(text('02.md'), Buffer.from([0xff, 0xfe, 0xff, 0x00]));
    await desk.until(({ status }) => status.state === 'faulty' && status.faults.length > 0);
    expect(await shown()).toContain('واژهٔ');
    await rm(text('book.yaml'));
    await mkdir(text('book.yaml'));
    await desk.until(({ status }) => status.state === 'faulty');
    await rm(text('book.yaml'), { recursive: true });
    await writeFile(text('book.yaml'), 'title: تگرگ\nkind: book\ncover: false\n');
    await writeFile(text('02.md'), second);
    expect(await until((now) => now.includes('تگرگ'))).toContain('واژهٔ');
  }, 60_000);
});
