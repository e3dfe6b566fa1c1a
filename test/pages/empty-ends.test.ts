import { afterAll, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const browser = new BrowserSession();
afterAll(() => browser.close());

/** A chapter whose listing, or paragraph, has so many lines, and empty ones at its end. */
function chapter(lines: number, isCode: boolean): string {
  // From the last line: what runs from the right stands in a box of its own.
  const text = Array.from({ length: lines }, (_, at) =>
    at % 3 ? `line ${at}` : `سطر ${at} به فارسی است`,
  ).reverse();
  const block = isCode ? `\`\`\`\n${text.join('\n')}\n\`\`\`` : `${text.join('<br>')}<br><br><br>`;
  return `# فصل ${lines}\n\n${block}\n\n${'پس از آن.\n\n'.repeat(12)}`;
}

it.each([
  ['listings', true],
  ['paragraphs', false],
])('sets %s that end with empty lines, wherever a page ends', async (_, isCode) => {
  const settings = 'title: کتاب\ntheme: report\ncover: false\npage: { size: A5 }\n';
  const chapters = Array.from({ length: 36 }, (_, at) => [`${at + 10}.md`, chapter(at + 14, isCode)]);
  const { book } = await readBook(memoryWorld({ 'book.yaml': settings, ...Object.fromEntries(chapters) }));
  const { map } = await makePdf(render(book!, silent), browser);
  expect(map.pages).toBeGreaterThan(chapters.length);
});
