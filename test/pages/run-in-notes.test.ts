import { afterAll, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { readPdf } from '../books/pdf-read.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const NOTES = ['همان', 'ارسطو', 'Samarkand', 'Bukhara', 'بنگرید به فصل دوم', `${'یادداشت بلند '.repeat(12)}`];
const MARKED = NOTES.map((_, index) => `واژه[^${index}]`).join(' و ');
const TEXT = `# یکم\n\n${MARKED}.\n\n${NOTES.map((note, index) => `[^${index}]: ${note}.`).join('\n\n')}\n`;

const browser = new BrowserSession();
afterAll(() => browser.close());

/** Where the first words of the notes stand on the page: height, and the left and right edge of the note’s item. */
async function placesOf(settings: string) {
  const files = { 'book.yaml': `title: ع\ntheme: book\ncontents: false\n${settings}`, '1.md': TEXT };
  const { book } = await readBook(memoryWorld(files));
  const made = await makePdf(render(book!, silent), browser);
  expect([made.fallbacks, made.textFault]).toEqual([[], undefined]);
  const items = (await readPdf(made.artifact.bytes)).pages.at(-1)!.items;
  return ['همان', 'ارسطو', 'Samarkand', 'Bukhara', 'بنگرید', 'یادداشت'].map((word) => {
    const { x, y, width } = items.find(({ text }) => text.includes(word))!;
    return { y: Math.round(y), left: x, right: x + width };
  });
}

it('sets short notes beside each other, those that run from left to right from the left', async () => {
  const [first, second, latin, other, fifth, long] = await placesOf('footnotes: { run-in: true }\n');
  expect([second!.y, other!.y]).toEqual([first!.y, latin!.y]);
  expect(new Set([first!.y, latin!.y, fifth!.y, long!.y]).size).toBe(4);
  // A wide space between them.
  expect(first!.left - second!.right).toBeGreaterThan(20);
  expect(other!.left - latin!.right).toBeGreaterThan(20);
  expect(latin!.right).toBeLessThan(first!.left);
  const alone = await placesOf('');
  expect(new Set(alone.map(({ y }) => y)).size).toBe(6);
});
