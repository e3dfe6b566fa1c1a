import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserSession } from '../scripts/engine/session.ts';
import { build } from '../scripts/index.ts';

/**
 * Draws docs/shapes.jpg: the article of docs/examples as an article, the same in two columns, a report and a book, each with all its pages,
 * as they are printed (`npx tsx docs/shapes.ts`). It needs `pdftoppm`.
 */

const EXAMPLE = join(import.meta.dirname, 'examples/article');

/** What stands above each shape is what makes it. The first two stand side by side. */
const SHAPES = ['kind: article', 'columns: 2', 'kind: report', 'kind: book'];

/** Pixels to the inch of a page, which is shown smaller, and the width of the picture in pixels. */
const RESOLUTION = 36;
const WIDTH = 1390;

/** A row of pages, and what stands above a shape: pixels. */
const ROW = 195;
const TITLE = 54;
const IN_A_ROW = 9;

const folder = mkdtempSync(join(tmpdir(), 'shapes-'));
const browser = new BrowserSession();
try {
  const rows: string[] = [];
  let height = 18;
  const files = new Map<string, { mediaType: string; body: string | Uint8Array }>();
  for (const [index, setting] of SHAPES.entries()) {
    const own = join(folder, String(index));
    const out = join(own, 'out');
    cpSync(EXAMPLE, own, { recursive: true });
    const text = readFileSync(join(EXAMPLE, 'article.md'), 'utf8');
    writeFileSync(join(own, 'article.md'), text.replace('---\n', `---\n${setting}\n`));
    await build({ path: join(own, 'article.md'), out, formats: ['pdf'] });
    const pdf = readdirSync(out).find((name) => name.endsWith('.pdf'))!;
    execFileSync('pdftoppm', ['-r', String(RESOLUTION), '-png', join(out, pdf), join(out, 'page')]);
    const pages = readdirSync(out).filter((name) => name.endsWith('.png')).sort();
    for (const page of pages) files.set(`${index}-${page}`, { mediaType: 'image/png', body: readFileSync(join(out, page)) });
    if (index !== 1) height += TITLE + ROW * Math.ceil(pages.length / IN_A_ROW);
    const images = pages.map((page) => `<img src="${index}-${page}">`).join('');
    rows.push(`<figure><figcaption>${setting} – ${pages.length} pages</figcaption><div>${images}</div></figure>`);
  }
  const style =
    'body{margin:0;padding:18px;background:#8d8d8d;display:flex;flex-wrap:wrap;direction:rtl;column-gap:90px;font:600 19px Roboto,sans-serif;color:#fff}figure{margin:0 0 18px}div{display:flex;flex-wrap:wrap;gap:10px;direction:rtl;justify-content:flex-start}figcaption{direction:ltr;text-align:right;margin-block-end:8px}img{display:block;height:184px}';
  files.set('', { mediaType: 'text/html; charset=utf-8', body: `<!doctype html><style>${style}</style>${rows.join('')}` });
  const picture = await browser.withPage({ files }, (page) => page.picture(WIDTH, height));
  writeFileSync(join(import.meta.dirname, 'shapes.jpg'), picture);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
