import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FacingLines, facingLines } from '../../bench/facing-lines.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const PROSE =
  'در روستاهای کوهستانی تا چند دهه پیش کتاب چیزی بود که از راه می‌رسید و کسی نمی‌دانست کی؛ اما هر بهار که گردنه‌ها باز می‌شد، قاطری با دو صندوق چوبی پیدا می‌شد و بچه‌ها پیش از همه خبردار می‌شدند. ';

/** Prose with headings, notes, quotations; a list, a table, a formula and code in between. */
const OTHERS = [
  `> ${PROSE}`,
  '- یکم\n- دوم\n- سوم',
  '| نام | شمار |\n|---|---|\n| یک | ۱ |\n| دو | ۲ |',
  `> ${PROSE}${PROSE}`,
  '$$\\sum_{i=1}^{n} \\frac{a_i}{b_i}$$',
  '```\nlet a = 1\n```',
];
const TEXT = [
  '# سطرها',
  ...Array.from({ length: 36 }, (_, at) => [
    ...(at % 3 === 0 ? [`## بخش ${at}`] : []),
    `${PROSE.repeat(1 + (at % 4))}پایان${at % 2 === 0 ? `[^${at}]` : ''}.`,
    ...(at % 4 === 1 ? [OTHERS[Math.floor(at / 4) % OTHERS.length]!] : []),
    ...(at % 2 === 0 ? [`[^${at}]: یادداشت ${PROSE.slice(0, 40 + at * 3)}`] : []),
  ]).flat(),
].join('\n\n');

const browser = new BrowserSession();
let onGrid: FacingLines;
let without: FacingLines;
beforeAll(async () => {
  onGrid = await facing('');
  without = await facing('grid: false\n');
});
afterAll(() => browser.close());

async function facing(settings: string): Promise<FacingLines> {
  const files = {
    'book.yaml': `title: سطرها\nauthor: وراق\ntheme: book\ndate: 2026-01-01\n${settings}`,
    '1.md': TEXT,
  };
  const { book } = await readBook(memoryWorld(files));
  const { artifact, fallbacks } = await makePdf(render(book!, silent), browser);
  expect(fallbacks).toEqual([]);
  return facingLines(artifact.bytes);
}

const share = ({ met, all }: { readonly met: number; readonly all: number }) => met / all;

describe('a book on the grid', () => {
  it('has lines that meet those of the facing page', () => {
    expect(onGrid.text.all).toBeGreaterThan(100);
    expect(share(onGrid.text)).toBeGreaterThanOrEqual(0.9);
    expect(share(without.text)).toBeLessThan(0.7);
  });

  it('has notes whose lines meet, and pages that end on one height', () => {
    expect(onGrid.notes.all).toBeGreaterThan(5);
    expect(share(onGrid.notes)).toBe(1);
    expect(share(onGrid.feet)).toBeGreaterThanOrEqual(0.75);
  });

  it('has lines of whole pixels', () => {
    expect(onGrid.leading).toBe(21);
  });
});
