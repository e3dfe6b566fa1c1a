import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../../scripts/diagnostics/report.ts';
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
  return (await makePdf(render(book!, silent), browser, { quireLength: SHORT_QUIRE })).artifact.bytes;
}

interface Verdict {
  /** How many letters were compared. */
  readonly letters: number;
  /** The words whose letters are not those of their typeface. */
  readonly wrong: readonly string[];
}

/** Look at all PDFs at once: to read the typefaces takes longer than most of them. */
function judged(pdfs: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Verdict> {
  const names = [...pdfs.keys()];
  const paths = names.map((_, index) => join(folder, `${index}.pdf`));
  for (const [index, bytes] of [...pdfs.values()].entries()) writeFileSync(paths[index]!, bytes);
  const asked = JSON.stringify({ faces: houseFaces().map(({ source }) => modulePath(source)), pdfs: paths });
  const { stdout, stderr } = python!([join(import.meta.dirname, 'glyphs.py')], asked);
  expect(stderr).toBe('');
  const verdicts = stdout.split('\n').map((line): [string, Verdict] => {
    const [path, letters, ...wrong] = line.split('\t');
    return [names[paths.indexOf(path!)]!, { letters: Number(letters), wrong }];
  });
  return new Map(verdicts);
}

const BOOKS = ['manuscript', 'scripts', 'article', 'columns', 'torture', 'formulas'].map((name) =>
  name === 'manuscript' ? name : `test/fixtures/text/${name}.md`,
);
const SEEDS = Array.from({ length: 12 }, (_, index) => 700 + index);

describe.skipIf(!python)('every letter is drawn as its typeface has it', () => {
  let verdicts: ReturnType<typeof judged>;
  beforeAll(async () => {
    const pdfs = new Map<string, Uint8Array>();
    for (const path of BOOKS) pdfs.set(path, await printed(path));
    for (const seed of SEEDS) pdfs.set(`${seed}`, (await makeBytes(makeBook(seed), browser)).bytes);
    verdicts = judged(pdfs);
  }, 600_000);

  it.each(BOOKS)('in %s', (path) => {
    const { letters, wrong } = verdicts.get(path)!;
    expect(wrong).toEqual([]);
    expect(letters).toBeGreaterThan(100);
  });

  it.each(SEEDS)('in book %i made at random', (seed) => {
    expect(verdicts.get(`${seed}`)!.wrong).toEqual([]);
  });
});
