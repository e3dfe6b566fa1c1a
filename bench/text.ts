import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { silent } from '../scripts/diagnostics/report.ts';
import { BrowserSession } from '../scripts/engine/session.ts';
import { diskWorld } from '../scripts/manuscript/disk-world.ts';
import { render } from '../scripts/render/render.ts';
import { makePdf } from '../scripts/targets/pdf/pdf.ts';
import { print } from '../scripts/targets/pdf/print.ts';
import { ENGINES } from '../test/conformance/text/engines.ts';
import { referenceOf, scoreOf } from '../test/conformance/text/score.ts';
import { readBook } from '../test/read.ts';
import { pdfFromTypst } from './typst.ts';

/** `npm run bench:text`: what four readers get out of our PDF, out of Chromium's untouched one, and out of Typst's. */

const ROOT = join(import.meta.dirname, '..');
const BOOKS = [
  ['the sample', 'manuscript'],
  ['a plain article', 'test/fixtures/text/article.md'],
  ['the torture page', 'test/fixtures/text/torture.md'],
] as const;

const browser = new BrowserSession();
const rows: string[] = [];
for (const [title, path] of BOOKS) {
  const isFile = path.endsWith('.md');
  const folder = join(ROOT, isFile ? dirname(path) : path);
  const { book } = await readBook(diskWorld(folder, undefined), isFile ? basename(path) : undefined);
  const rendering = render(book!, silent);
  const ours = await makePdf(rendering, browser);
  const reference = referenceOf(rendering, ours.map);
  const files: [string, Uint8Array][] = [
    ['warraq', ours.artifact.bytes],
    ['Chromium, untouched', (await print(rendering, browser, { mends: false })).pdf.write()],
  ];
  // The bench writes Typst's markup for paragraphs, headings and notes only.
  if (title === 'a plain article') files.push(['Typst', pdfFromTypst(folder, [basename(path)])]);
  for (const [maker, bytes] of files) {
    const cells: string[] = [];
    for (const engine of Object.values(ENGINES)) {
      const { words, pairs } = scoreOf(reference, await engine(bytes));
      cells.push(`${words.toFixed(4)} / ${pairs.toFixed(4)}`);
    }
    rows.push(`| ${title} | ${maker} | ${cells.join(' | ')} |`);
  }
}
await browser.close();
const names = Object.keys(ENGINES);
await writeFile(
  join(import.meta.dirname, 'TEXT.md'),
  `# What readers get out of the PDF

From \`npm run bench:text\`: the part of the words / of the neighbouring words of the manuscript that is found in the
extracted text, in order of the page. Words are letters with their marks and half-spaces, or digits; controls of
direction are left out, nothing else is made alike. Pairs that the turn of a page parts don't count.

| text | PDF from | ${names.join(' | ')} |
| --- | --- |${names.map(() => ' --: |').join('')}
${rows.join('\n')}

- PDFium turns round the words of each left-to-right stretch in a document whose direction is right to left
  (\`/Direction /R2L\`): it orders the segments of a line from the right, and a space ends a segment. The words themselves
  are right, their pairs are not; nothing in a file changes that but to leave the direction out, and then viewers lay
  facing pages out the wrong way. Of the pairs of Persian words it finds what the others find.
- A search in pdf.js or MuPDF finds words and phrases, but not a phrase that goes from a Persian word to a number or a
  foreign word: there the text holds a mark of direction, without which pdf.js loses the space.
- Half-spaces (ZWNJ) come out of all four; they belong to the letter before them.
`,
);
