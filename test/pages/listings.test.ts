import { afterAll, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { readPdf } from '../books/pdf-read.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const browser = new BrowserSession();
afterAll(() => browser.close());

/** How many chapters there are: each begins its listing a line lower, over more than half of a page. */
const CHAPTERS = 14;

/** A chapter with so many lines before a listing of eight; before its last line is an empty one. */
function chapter(lines: number): string {
  const code = Array.from({ length: 8 }, (_, at) => `chapter${lines}line${at}`);
  code.splice(7, 0, '');
  return `# فصل\n\n${'یک سطر.\n\n'.repeat(lines)}\`\`\`\n${code.join('\n')}\n\`\`\`\n\n${'پس از آن.\n\n'.repeat(4)}`;
}

it('leaves no line of a listing alone at the foot of a page or overleaf', async () => {
  const settings = 'title: کتاب\ntheme: report\ncover: false\npage: { size: A5 }\n';
  const chapters = Array.from({ length: CHAPTERS }, (_, at) => [`${at + 10}.md`, chapter(at + 8)]);
  const { book } = await readBook(memoryWorld({ 'book.yaml': settings, ...Object.fromEntries(chapters) }));
  const { artifact } = await makePdf(render(book!, silent), browser);
  const { pages } = await readPdf(artifact.bytes);
  const divided = pages.flatMap(({ items }) => {
    const found =
      items
        .map(({ text }) => text)
        .join(' ')
        .match(/chapter\d+line\d/g) ?? [];
    const counts = new Map<string, number>();
    for (const one of found) counts.set(one.slice(0, -1), (counts.get(one.slice(0, -1)) ?? 0) + 1);
    return [...counts.values()].filter((count) => count < 8);
  });
  expect(divided.length).toBeGreaterThan(4);
  expect(divided).not.toContain(1);
});
