import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FacingLines, facingLines } from '../../../bench/facing-lines.ts';
import { generateBook } from '../../../bench/generate.ts';
import { addQuotations } from '../../../bench/quotations.ts';
import { silent } from '../../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../../scripts/engine/session.ts';
import { diskWorld } from '../../../scripts/manuscript/disk-world.ts';
import { render } from '../../../scripts/render/render.ts';
import { makePdf } from '../../../scripts/targets/pdf/pdf.ts';
import { readBook } from '../../read.ts';

/** Pages of the book: prose with headings and notes, a quotation for each eighth paragraph, a list for each nineteenth. */
const PAGES = 100;

const browser = new BrowserSession();
let folder: string;
let found: FacingLines;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-grid-'));
  await generateBook(folder, PAGES);
  await addQuotations(folder);
  const { book } = await readBook(diskWorld(folder, undefined));
  const { artifact, fallbacks } = await makePdf(render(book!, silent), browser);
  expect(fallbacks).toEqual([]);
  found = facingLines(artifact.bytes);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Lines left at the foot of a page, on the average: within text, and with those before a figure, a table, a heading. */
const MOST_LEFT = { inText: 1, inAll: 1 };

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const share = ({ met, all }: { readonly met: number; readonly all: number }) => met / all;

it('has lines that meet those of the facing page, 90 of 100 in prose with headings, notes and quotations', () => {
  expect(found.text.all).toBeGreaterThan(1000);
  expect(share(found.text)).toBeGreaterThanOrEqual(0.9);
  expect(found.notes.all).toBeGreaterThan(100);
  expect(share(found.notes)).toBeGreaterThanOrEqual(0.99);
});

it('ends facing pages on one height, and leaves less than a line at the foot within text', () => {
  expect(share(found.feet)).toBeGreaterThanOrEqual(0.9);
  expect(found.holes.length).toBeGreaterThan(80);
  expect(mean(found.holesInText)).toBeLessThanOrEqual(MOST_LEFT.inText);
  expect(mean(found.holes)).toBeLessThanOrEqual(MOST_LEFT.inAll);
});
