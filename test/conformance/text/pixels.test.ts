import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as mupdf from 'mupdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silent } from '../../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../../scripts/engine/session.ts';
import { diskWorld } from '../../../scripts/manuscript/disk-world.ts';
import { render } from '../../../scripts/render/render.ts';
import { makePdf } from '../../../scripts/targets/pdf/pdf.ts';
import { print } from '../../../scripts/targets/pdf/print.ts';
import { ROOT } from '../../e2e/warraq.ts';
import { memoryWorld } from '../../memory-world.ts';
import { readBook } from '../../read.ts';

/**
 * How many pixels of a page may differ. Raised marks of notes and vowel marks are drawn with their letters, and these engines
 * round the place of each glyph to a quarter of a pixel: so the rims of the marks differ, and nothing else.
 */
const RIMS = 300;

const browser = new BrowserSession();
let printed: Uint8Array;
let mended: Uint8Array;
beforeAll(async () => {
  const { book } = await readBook(diskWorld(join(ROOT, 'manuscript'), undefined));
  const rendering = render(book!, silent);
  printed = (await print(rendering, browser, { mends: false })).pdf.write();
  mended = (await makePdf(rendering, browser)).artifact.bytes;
});
afterAll(() => browser.close());

/** Pages in shades of grey, 72 dots to the inch. */
type Pages = readonly (Uint8Array | Uint8ClampedArray)[];

function withMuPdf(pdf: Uint8Array, colours = mupdf.ColorSpace.DeviceGray): Pages {
  const document = mupdf.Document.openDocument(pdf, 'application/pdf');
  return Array.from({ length: document.countPages() }, (_, page) =>
    document.loadPage(page).toPixmap(mupdf.Matrix.identity, colours, false).getPixels().slice(),
  );
}

function withPoppler(pdf: Uint8Array): Pages {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-pixels-'));
  try {
    writeFileSync(join(folder, 'book.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '72', '-gray', 'book.pdf', 'page'], { cwd: folder });
    const names = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
    return names.sort().map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function differences(before: Pages, after: Pages): readonly number[] {
  return before.map(
    (page, index) => Array.from(page).filter((shade, at) => shade !== after[index]![at]).length,
  );
}

it.each([
  ['MuPDF', withMuPdf],
  ...(spawnSync('pdftoppm', ['-v']).error ? [] : [['poppler', withPoppler] as const]),
] as const)('%s draws the same pages before and after the text is mended', (_, draw) => {
  const before = draw(printed);
  const after = draw(mended);
  expect(after.map((page) => page.length)).toEqual(before.map((page) => page.length));
  const found = differences(before, after);
  expect(Math.max(...found), found.join(' ')).toBeLessThanOrEqual(RIMS);
  // Pages without notes are the same to the last dot.
  expect(found.filter((count) => count === 0).length).toBeGreaterThanOrEqual(3);
});

it('MuPDF draws drawings as before, whatever stands before them', async () => {
  const colours = ['#88a', '#a33', '#3a3', '#333', '#dd2'];
  const drawing = (colour: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><defs><linearGradient id="g"><stop offset="0" stop-color="${colour}"/><stop offset="1" stop-color="#fff"/></linearGradient></defs><rect width="30" height="30" fill="${colour}"/><rect x="30" width="30" height="30" fill="url(#g)"/><path d="M60 0h30v30z" stroke="#c0c" stroke-dasharray="2 1" stroke-width="2" fill="${colour}" opacity="0.5"/></svg>`;
  const files = colours.map((colour, index) => [`${index}.svg`, drawing(colour)] as const);
  const text = `# رنگ

متن.

![](0.svg)

## بند

- آ ![](1.svg) ب
- ![نما](2.svg)

> نقل

![](3.svg)

| ![](4.svg) | متن |
| --- | --- |
| متن | ![نما](0.svg) |

![نما](1.svg)

متن[^1].

[^1]: پانوشت ![](2.svg)

<div>

![](3.svg)

</div>

متن پایانی.
`;
  const book = {
    'book.yaml': 'title: ک\ntheme: report\ncover: false\n',
    '1.md': text,
    ...Object.fromEntries(files),
  };
  const { book: read } = await readBook(memoryWorld(book));
  const rendering = render(read!, silent);
  // Shades of grey would be those of the profile that only the finished document names.
  const inColour = (pdf: Uint8Array) => withMuPdf(pdf, mupdf.ColorSpace.DeviceRGB);
  const before = inColour((await print(rendering, browser, { mends: false })).pdf.write());
  const after = inColour((await makePdf(rendering, browser)).artifact.bytes);
  const found = differences(before, after);
  expect(Math.max(...found), found.join(' ')).toBeLessThanOrEqual(60);
});

/** How much is printed on a page, whatever the place of its rims: the area of a pixel that is black. */
function inkOf(page: Pages[number]): number {
  return Array.from(page).reduce((sum, shade) => sum + 1 - shade / 255, 0);
}

it('MuPDF draws letters with marks of their own as before, wherever they stand in a line', async () => {
  const marked = ['x\u0302', 'y\u030c', 'z\u0304\u0301', 'q\u0307', 'Ж\u0301'];
  const lines = marked.flatMap((one) => [
    `${one} در آغاز و ${one} در میان و در پایان ${one}`,
    `متن (${one}) و «${one}» و ${one}${one}، ${one}.`,
    `A line ${one} of Latin ${one}`,
  ]);
  const text = `# نشانه\n\n${lines.join('\n\n')}\n`;
  const { book } = await readBook(memoryWorld({ 'book.yaml': 'title: ک\ncover: false\n', '1.md': text }));
  const rendering = render(book!, silent);
  const before = withMuPdf((await print(rendering, browser, { mends: false })).pdf.write());
  const after = withMuPdf((await makePdf(rendering, browser)).artifact.bytes);
  const [ink, mendedInk] = [before, after].map((pages) => pages.map(inkOf));
  for (const [index, all] of ink!.entries())
    expect(Math.abs(mendedInk![index]! - all)).toBeLessThan(1 + all / 1000);
});

it('is no larger than the file of the browser', () => {
  expect(mended.length).toBeLessThanOrEqual(printed.length);
});
