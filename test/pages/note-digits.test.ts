import { afterAll, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { glyphsOf } from './laws.ts';

const TEXT = '# یکم\n\nفارسی[^a] و لاتین[^b].\n\n[^a]: یادداشت.\n\n[^b]: Samarkand.\n';

const browser = new BrowserSession();
afterAll(() => browser.close());

/** The digits at the foot of the page, from above. */
async function digitsAtFoot(settings: string): Promise<string> {
  const files = { 'book.yaml': `title: ع\ntheme: book\ncontents: false\n${settings}`, '1.md': TEXT };
  const { book } = await readBook(memoryWorld(files));
  const made = await makePdf(render(book!, silent), browser);
  expect([made.fallbacks, made.textFault]).toEqual([[], undefined]);
  const { glyphs } = await glyphsOf(made.artifact.bytes);
  const letters = glyphs.map(({ text }) => text).join('');
  return letters.slice(letters.indexOf('لاتین')).replace(/[^0-9۰-۹]/g, '');
}

it.each([
  ['', 'chapter'],
  ['note-digits: latin\n', 'page'],
  ['note-digits: latin\n', 'book'],
])(
  'sets the number of a note in Latin letters in the digits that the book asks for: %j %s',
  async (settings, scope) => {
    const digits = await digitsAtFoot(`${settings}footnotes: ${scope}\n`);
    expect(digits.includes('2')).toBe(settings !== '');
    // The mark in the text stays, and so does the number of the Persian note.
    expect([digits.includes('۲'), digits.includes('۱')]).toEqual([true, true]);
  },
);
