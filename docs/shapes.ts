import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KINDS } from '../scripts/book/settings.ts';
import { BrowserSession } from '../scripts/engine/session.ts';
import { build } from '../scripts/index.ts';

/**
 * Draws docs/shapes.jpg: the article of docs/examples as an article, a report and a book, each with all its pages, as they are printed
 * (`npx tsx docs/shapes.ts`). It needs `pdftoppm`.
 */

const ARTICLE = join(import.meta.dirname, 'examples/article/article.md');

/** Pixels to the inch of a page, which is shown smaller, and the width of the picture in pixels. */
const RESOLUTION = 40;
const WIDTH = 1760;

/** A row of pages, and what stands above a shape: pixels. */
const ROW = 245;
const TITLE = 62;
const IN_A_ROW = 9;

const folder = mkdtempSync(join(tmpdir(), 'shapes-'));
const browser = new BrowserSession();
try {
  const rows: string[] = [];
  let height = 18;
  const files = new Map<string, { mediaType: string; body: string | Uint8Array }>();
  for (const kind of KINDS) {
    const out = join(folder, kind);
    mkdirSync(out);
    await build({ path: ARTICLE, out, formats: ['pdf'], kind });
    const pdf = readdirSync(out).find((name) => name.endsWith('.pdf'))!;
    execFileSync('pdftoppm', ['-r', String(RESOLUTION), '-png', join(out, pdf), join(out, 'page')]);
    const pages = readdirSync(out).filter((name) => name.endsWith('.png')).sort();
    for (const page of pages) files.set(`${kind}-${page}`, { mediaType: 'image/png', body: readFileSync(join(out, page)) });
    height += TITLE + ROW * Math.ceil(pages.length / IN_A_ROW);
    const images = pages.map((page) => `<img src="${kind}-${page}">`).join('');
    rows.push(`<figure><figcaption>kind: ${kind} – ${pages.length} pages</figcaption><div>${images}</div></figure>`);
  }
  const style =
    'body{margin:0;padding:18px;background:#8d8d8d;font:600 22px Roboto,sans-serif;color:#fff}figure{margin:0 0 18px}div{display:flex;flex-wrap:wrap;gap:10px;direction:rtl;justify-content:flex-start}figcaption{text-align:right;margin-block-end:8px}img{display:block;height:234px}';
  files.set('', { mediaType: 'text/html; charset=utf-8', body: `<!doctype html><style>${style}</style>${rows.join('')}` });
  const picture = await browser.withPage({ files }, (page) => page.picture(WIDTH, height));
  writeFileSync(join(import.meta.dirname, 'shapes.jpg'), picture);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
