import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../../scripts/diagnostics/report.ts';
import { modulePath } from '../../../scripts/engine/module-path.ts';
import { BrowserSession } from '../../../scripts/engine/session.ts';
import { chosenFaces, houseFaces, namedTypefaces } from '../../../scripts/house/typefaces.ts';
import { render } from '../../../scripts/render/render.ts';
import { makePdf } from '../../../scripts/targets/pdf/pdf.ts';
import { makeBook } from '../../books/generator.ts';
import { makeBytes } from '../../books/make.ts';
import { readBook } from '../../read.ts';
import { python } from '../python/python.ts';
import { dressed } from './dressed.ts';

const browser = new BrowserSession();
const folder = mkdtempSync(join(tmpdir(), 'warraq-glyphs-'));
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Quires so short that each typeface is embedded as several subsets, which are joined. */
const SHORT_QUIRE = 3000;

async function printed(path: string): Promise<Uint8Array> {
  const { world, only } = dressed(path);
  const { book } = await readBook(world, only);
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
  const faces = [...houseFaces(), ...chosenFaces(namedTypefaces())].map(({ source }) => modulePath(source));
  const asked = JSON.stringify({ faces, pdfs: paths });
  const { stdout, stderr } = python!([join(import.meta.dirname, 'glyphs.py')], asked);
  expect(stderr).toBe('');
  const verdicts = stdout.split('\n').map((line): [string, Verdict] => {
    const [path, letters, ...wrong] = line.split('\t');
    return [names[paths.indexOf(path!)]!, { letters: Number(letters), wrong }];
  });
  return new Map(verdicts);
}

const FACES = ['naskh', 'scheherazade', 'amiri', 'markazi', 'nastaliq'];
const BOOKS = [
  'manuscript',
  ...['scripts', 'article', 'columns', 'torture', 'formulas'].map((name) => `test/fixtures/text/${name}.md`),
  ...FACES.map((face) => `test/fixtures/text/torture.md in ${face}`),
  ...['', ' in naskh', ' in amiri', ' in scheherazade'].map((face) => `manuscript${face} with kashida`),
];
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
