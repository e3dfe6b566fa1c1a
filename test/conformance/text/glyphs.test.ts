import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { modulePath } from '../../../scripts/engine/module-path.ts';
import { BrowserSession } from '../../../scripts/engine/session.ts';
import { houseFaces } from '../../../scripts/house/typefaces.ts';
import { diskWorld } from '../../../scripts/manuscript/disk-world.ts';
import { render } from '../../../scripts/render/render.ts';
import { makePdf } from '../../../scripts/targets/pdf/pdf.ts';
import { makeBook } from '../../books/generator.ts';
import { makeBytes } from '../../books/make.ts';
import { ROOT } from '../../e2e/warraq.ts';
import { readBook } from '../../read.ts';
import { python } from '../python/python.ts';

const browser = new BrowserSession();
const folder = mkdtempSync(join(tmpdir(), 'warraq-glyphs-'));
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Quires so short that each typeface is embedded as several subsets, which are joined. */
const SHORT_QUIRE = 3000;

async function printed(path: string): Promise<Uint8Array> {
  const full = join(ROOT, path);
  const isFile = path.endsWith('.md');
  const world = diskWorld(isFile ? dirname(full) : full, undefined);
  const { book } = await readBook(world, isFile ? basename(full) : undefined);
  return (await makePdf(render(book!), browser, { quireLength: SHORT_QUIRE })).artifact.bytes;
}

/** How many letters a PDF draws, and the words whose letters are not those of their typeface. */
function judged(bytes: Uint8Array): { readonly letters: number; readonly wrong: readonly string[] } {
  const pdf = join(folder, 'book.pdf');
  writeFileSync(pdf, bytes);
  const asked = JSON.stringify({ faces: houseFaces().map(({ source }) => modulePath(source)), pdfs: [pdf] });
  const { stdout, stderr } = python!([join(import.meta.dirname, 'glyphs.py')], asked);
  expect(stderr).toBe('');
  const [, letters, ...wrong] = stdout.trim().split('\t');
  return { letters: Number(letters), wrong };
}

const BOOKS = ['manuscript', 'scripts', 'article', 'torture', 'formulas'].map((name) =>
  name === 'manuscript' ? name : `test/fixtures/text/${name}.md`,
);

describe.skipIf(!python)('every letter is drawn as its typeface has it', () => {
  it.each(BOOKS)('in %s', async (path) => {
    const { letters, wrong } = judged(await printed(path));
    expect(wrong).toEqual([]);
    expect(letters).toBeGreaterThan(100);
  });

  it.each(Array.from({ length: 12 }, (_, index) => 700 + index))(
    'in book %i made at random',
    async (seed) => {
      const { bytes } = await makeBytes(makeBook(seed), browser);
      expect(judged(bytes).wrong).toEqual([]);
    },
  );
});
