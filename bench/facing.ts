import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { silent } from '../scripts/diagnostics/report.ts';
import { BrowserSession } from '../scripts/engine/session.ts';
import { diskWorld } from '../scripts/manuscript/disk-world.ts';
import { render } from '../scripts/render/render.ts';
import { makePdf } from '../scripts/targets/pdf/pdf.ts';
import { readBook } from '../test/read.ts';
import { facingLines, type Met } from './facing-lines.ts';
import { generateBook } from './generate.ts';
import { addQuotations } from './quotations.ts';

/**
 * `npm run bench:facing [-- FILE.pdf …]`: how many lines of facing pages meet, and how many lines are missing at the foot, in our PDF of a generated book
 * on the grid and off it; or in any PDF with bookmarks.
 */

const HEADINGS = [
  'text',
  'lines of text that meet',
  'lines of notes',
  'feet',
  'lines missing at the foot, mean',
  'most',
];

/** Pages of the generated book. */
const PAGES = 100;

function rowOf(title: string, bytes: Uint8Array): string {
  const { text, notes, feet, holes } = facingLines(bytes);
  const share = ({ met, all }: Met) => (all === 0 ? '–' : `${((100 * met) / all).toFixed(1)} % of ${all}`);
  const mean = holes.reduce((sum, hole) => sum + hole, 0) / Math.max(1, holes.length);
  const figures = [share(text), share(notes), share(feet), mean.toFixed(2), Math.max(0, ...holes).toFixed(1)];
  return `| ${[title, ...figures].join(' | ')} |`;
}

async function compared(): Promise<readonly string[]> {
  const browser = new BrowserSession();
  const folder = await mkdtemp(join(tmpdir(), 'warraq-facing-'));
  await generateBook(folder, PAGES);
  await addQuotations(folder);
  const settings = await readFile(join(folder, 'book.yaml'), 'utf8');
  const rows: string[] = [];
  for (const grid of [true, false]) {
    await writeFile(join(folder, 'book.yaml'), `${settings}grid: ${grid}\n`);
    const { book } = await readBook(diskWorld(folder, undefined));
    const { artifact } = await makePdf(render(book!, silent), browser);
    rows.push(rowOf(grid ? 'on the grid' : 'off it', artifact.bytes));
  }
  await rm(folder, { recursive: true });
  await browser.close();
  return rows;
}

const { positionals } = parseArgs({ allowPositionals: true });
const head = [`| ${HEADINGS.join(' | ')} |`, `| --- |${' --: |'.repeat(HEADINGS.length - 1)}`];
if (positionals.length > 0) {
  const rows = positionals.map(async (path) => rowOf(path, await readFile(path)));
  console.log([...head, ...(await Promise.all(rows))].join('\n'));
} else {
  const table = [...head, ...(await compared())].join('\n');
  console.log(table);
  await writeFile(
    join(import.meta.dirname, 'FACING.md'),
    `# Lines of facing pages

From \`npm run bench:facing\`: a generated book of ${PAGES} pages (theme \`book\`, A5): prose with headings and notes, a quotation for each eighth paragraph, a list for each
nineteenth, a table and a figure a chapter. Read from the PDF. Two lines meet if their baselines differ by 0.5 pt at most; those that have no other beside them are not counted. Feet: last lines
of facing pages that both go on. What is missing at the foot is told in lines of text, of all pages but the last of chapters.

${table}
`,
  );
}
