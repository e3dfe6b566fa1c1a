import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { Font } from 'mupdf';
import type { Justification } from '../scripts/book/settings.ts';
import { silent } from '../scripts/diagnostics/report.ts';
import { modulePath } from '../scripts/engine/module-path.ts';
import { BrowserSession } from '../scripts/engine/session.ts';
import { diskWorld } from '../scripts/manuscript/disk-world.ts';
import { render } from '../scripts/render/render.ts';
import { makePdf } from '../scripts/targets/pdf/pdf.ts';
import { readBook } from '../test/read.ts';
import { generateBook } from './generate.ts';
import { pdfFromTypst } from './typst.ts';
import { type FullLine, fullLines } from './word-spaces.ts';

/**
 * `npm run bench:lines [-- FILE.pdf …]`: how even the word spaces of full lines are, in our PDF with the lines that total fit chooses, with those of the
 * browser, and in that of Typst; or in any PDF that is set in Vazirmatn.
 */

const ROOT = join(import.meta.dirname, '..');

/** The same page for all: as bench/typst.ts has it. */
const SETTINGS =
  'title: کتاب آزمون\nauthor: وراق\ndate: 2026-01-01\ntheme: book\nnumbering: sections\npage:\n  size: A5\nstyle: lines.css\n';

/** Leaves lines as the browser breaks them. */
const AS_BROKEN = ':root { --line-breaks: browser; }\n';

const LETTERS = 'warraq, `justify: letters`';

const HEADINGS = [
  'text',
  'lines of',
  'full lines',
  'median',
  'p95 / median',
  'looser than 1.6 × median',
  'tightest',
];

const regular = new Font(
  'Vazirmatn',
  await readFile(modulePath('vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf')),
);
const own = regular.advanceGlyph(regular.encodeCharacter(0x20));

/** One row of the table: the median as a multiple of the face's own space. */
function rowOf(text: string, maker: string, lines: readonly FullLine[]): string {
  const spaces = lines.map(({ space }) => space / own).sort((a, b) => a - b);
  const at = (share: number) => spaces[Math.min(spaces.length - 1, Math.floor(share * spaces.length))]!;
  const median = at(0.5);
  const loose = spaces.filter((space) => space > 1.6 * median).length / spaces.length;
  const least = Math.min(...lines.map((line) => line.least / own));
  const figures = [
    spaces.length,
    median.toFixed(2),
    (at(0.95) / median).toFixed(2),
    `${(loose * 100).toFixed(1)} %`,
  ];
  return `| ${[text, maker, ...figures, least.toFixed(2)].join(' | ')} |`;
}

/** Paragraphs, headings and notes of Markdown as plain text: what bench/typst.ts can write. */
function plainOf(tree: Root): string {
  const inline = (node: Nodes): string => {
    if (node.type === 'footnoteReference') return `[^${node.identifier}]`;
    return 'children' in node ? node.children.map(inline).join('') : textOf(node);
  };
  const clean = (node: Nodes) =>
    inline(node)
      .replace(/\s+/g, ' ')
      .replace(/[*_`#$@<>\\|]/g, '');
  return tree.children
    .flatMap((node) => {
      if (node.type === 'heading') return [`${'#'.repeat(node.depth)} ${clean(node)}`];
      if (node.type === 'footnoteDefinition')
        return [`[^${node.identifier}]: ${node.children.map(clean).join(' ')}`];
      return node.type === 'paragraph' ? [clean(node)] : [];
    })
    .join('\n\n');
}

const browser = new BrowserSession();

interface PdfOptions {
  /** Of the book, written there before. */
  readonly style?: string;
  readonly justify?: Justification;
}

/** The PDF of a folder. */
async function pdfOf(folder: string, { style, justify }: PdfOptions = {}): Promise<Uint8Array> {
  if (style !== undefined) await writeFile(join(folder, 'lines.css'), style);
  const { book } = await readBook(diskWorld(folder, undefined));
  const settings = { ...book!.settings, ...(justify && { justify }) };
  return (await makePdf(render({ ...book!, settings }, silent), browser)).artifact.bytes;
}

/** A folder with two chapters of the sample as plain prose, one with a plain article, one with the generated book. */
async function texts(): Promise<readonly (readonly [title: string, folder: string, files: string[]])[]> {
  const home = await mkdtemp(join(tmpdir(), 'warraq-lines-'));
  const [chapters, article, long] = ['chapters', 'article', 'book'].map((name) => join(home, name));
  await Promise.all([chapters!, article!, long!].map((folder) => mkdir(folder)));
  const { book } = await readBook(diskWorld(join(ROOT, 'manuscript'), undefined));
  const two = book!.chapters.filter(({ file }) => /0[12]-/.test(file.path));
  for (const [index, { tree }] of two.entries())
    await writeFile(join(chapters!, `${index}.md`), `${plainOf(tree)}\n`);
  await writeFile(
    join(article!, '0.md'),
    (await readFile(join(ROOT, 'test/fixtures/text/article.md'), 'utf8')).replace(
      /^---\n[\s\S]*?\n---\n/,
      '',
    ),
  );
  const { chapters: count } = await generateBook(long!, 200);
  for (const folder of [chapters!, article!, long!]) await writeFile(join(folder, 'book.yaml'), SETTINGS);
  const numbered = Array.from({ length: count }, (_, at) => `${String(at + 1).padStart(4, '0')}.md`);
  return [
    ['two chapters of the sample, as plain text', chapters!, ['0.md', '1.md']],
    ['a plain article', article!, ['0.md']],
    ['a generated book of 200 pages', long!, numbered],
  ];
}

async function compared(): Promise<readonly string[]> {
  const sample = join(ROOT, 'manuscript');
  const rows = [rowOf('the sample', 'warraq', fullLines(await pdfOf(sample)))];
  rows.push(rowOf('the sample', LETTERS, fullLines(await pdfOf(sample, { justify: 'letters' }))));
  const all = await texts();
  for (const [title, folder, files] of all) {
    rows.push(rowOf(title, 'warraq', fullLines(await pdfOf(folder, { style: '' }))));
    rows.push(rowOf(title, LETTERS, fullLines(await pdfOf(folder, { justify: 'letters' }))));
    rows.push(rowOf(title, 'the browser', fullLines(await pdfOf(folder, { style: AS_BROKEN }))));
    rows.push(rowOf(title, 'Typst', fullLines(pdfFromTypst(folder, files))));
  }
  await rm(join(all[0]![1], '..'), { recursive: true });
  return rows;
}

const { positionals } = parseArgs({ allowPositionals: true });
const head = [`| ${HEADINGS.join(' | ')} |`, `| --- | --- |${' --: |'.repeat(5)}`];
if (positionals.length > 0) {
  const rows = positionals.map(async (path) => rowOf(path, '', fullLines(await readFile(path))));
  console.log([...head, ...(await Promise.all(rows))].join('\n'));
} else {
  const table = [...head, ...(await compared())].join('\n');
  console.log(table);
  await writeFile(
    join(import.meta.dirname, 'LINES.md'),
    `# How even word spaces are

From \`npm run bench:lines\`: the word spaces of full lines of paragraphs, entries of lists, quotations and notes, read from the PDF. Each line counts
once, by its middle space; spaces are told as multiples of that of the typeface (${own.toFixed(3)} em).

${table}
`,
  );
}
await browser.close();
