import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { build, withWorkshop, type Workshop } from '../../scripts/index.ts';
import { type Example, examplesOf, FIGURE, folderOf, GUIDES } from './examples.ts';

/**
 * Makes the pictures of the guides: each is the print of the example that it stands below (`npx tsx docs/guide/pictures.ts`; with names: these alone).
 * An example is built as an article of one text in the folder of the files that its chapter has made before. Options of its mark:
 * `pages=1-4` whole pages side by side, from right to left, instead of what is printed on the first one. It needs `pdftoppm`.
 */

/** What the settings of an example are, where it says nothing else: a page of the width of the guide's text, and as high as `height=` of its mark says. */
function settingsOf({ height = '190mm' }: Example['options']): string {
  return `page: { size: '112mm ${height}', margin: { top: 12mm, bottom: 12mm, inner: 6mm, outer: 6mm } }\nstyle: picture.css\n`;
}
const STYLE = '.running-head, .folio { display: none; }\n';

/** Pixels to the inch of a part of a page, and of whole ones. */
const RESOLUTION = 200;
const OF_PAGES = 76;

/** How many whole pages stand side by side. */
const IN_ROW = 4;

/** White that is left around what is printed: pixels. */
const EDGE = 28;

/** Where it stands which example each picture was made from: the digest of its text by the name of the picture. */
const RECORD = join(import.meta.dirname, 'pictures.json');

function digestOf({ text, options }: Example): string {
  return createHash('sha256').update(JSON.stringify([text, options])).digest('hex').slice(0, 16);
}

/** The examples that have pictures, by the names of these; both guides have the same. */
export function pictured(): ReadonlyMap<string, Example> {
  const examples = GUIDES.flatMap(examplesOf);
  return new Map(examples.flatMap((one) => (one.options['picture'] === undefined ? [] : [[one.options['picture'], one]])));
}

/** The pictures that are not of the examples as they are now: changed, missing, left over. */
export function stalePictures(): readonly string[] {
  const record = JSON.parse(readFileSync(RECORD, 'utf8')) as Record<string, string>;
  const examples = pictured();
  const names = new Set([...Object.keys(record), ...examples.keys()]);
  return [...names].filter((name) => !examples.has(name) || record[name] !== digestOf(examples.get(name)!)).sort();
}

/** A text as it is built for its picture. What has front matter says all of its looks itself. */
export function manuscriptOf({ text, options }: Example): string {
  if (options['pages'] !== undefined) return text;
  const settings = `---\n${settingsOf(options)}`;
  return text.startsWith('---\n') ? text.replace('---\n', settings) : `${settings}---\n\n${text}\n`;
}

/** Write what an example is built from, with the tables and images that its chapter has, and say where its text is. */
export function writeExample(example: Example, folder: string): string {
  for (const { chapter, options, text } of examplesOf('en'))
    if (chapter === example.chapter && options['file']?.endsWith('.csv')) writeFileSync(join(folder, options['file']), text);
  cpSync(FIGURE, join(folder, 'figure.svg'));
  writeFileSync(join(folder, 'picture.css'), STYLE);
  const path = join(folder, 'picture.md');
  writeFileSync(path, manuscriptOf(example));
  return path;
}

/** A rectangle of a page: pixels. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the first page has ink, with a white edge around it; as wide as the page. */
function inkOf(pdf: string): Box {
  const bytes = execFileSync('pdftoppm', ['-r', String(RESOLUTION), '-gray', '-l', '1', pdf], { maxBuffer: 1e8 });
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(bytes.subarray(0, 64).toString('latin1'))!;
  const rows = Array.from({ length: Number(height) }, (_, row) => {
    const start = head.length + row * Number(width);
    return bytes.subarray(start, start + Number(width)).some((grey) => grey < 250);
  });
  const top = Math.max(0, rows.indexOf(true) - EDGE);
  return { x: 0, y: top, width: Number(width), height: Math.min(Number(height), rows.lastIndexOf(true) + EDGE) - top };
}

function drawPart(pdf: string, to: string): void {
  const { x, y, width, height } = inkOf(pdf);
  const box = ['-x', x, '-y', y, '-W', width, '-H', height].map(String);
  execFileSync('pdftoppm', ['-r', String(RESOLUTION), '-gray', '-png', '-singlefile', '-l', '1', ...box, pdf, to.replace(/\.png$/, '')]);
}

/** Whole pages side by side as leaves of a book from right to left, in rows: a JPEG. */
async function drawPages(pdf: string, range: string, to: string, browser: BrowserSession): Promise<void> {
  const [first = '1', last = first] = range.split('-');
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  execFileSync('pdftoppm', ['-r', String(OF_PAGES), '-png', '-f', first, '-l', last, pdf, join(folder, 'page')]);
  const pages = readdirSync(folder).sort();
  const files = new Map<string, { mediaType: string; body: string | Uint8Array }>(
    pages.map((page) => [page, { mediaType: 'image/png', body: readFileSync(join(folder, page)) }]),
  );
  const inRow = Math.min(IN_ROW, pages.length);
  const style = `body{margin:0;padding:16px;background:#8d8d8d;display:grid;grid-template-columns:repeat(${inRow},1fr);gap:12px;direction:rtl}img{display:block;width:100%}`;
  files.set('', { mediaType: 'text/html', body: `<!doctype html><style>${style}</style>${pages.map((page) => `<img src="${page}">`).join('')}` });
  const png = readFileSync(join(folder, pages[0]!));
  const shape = png.readUInt32BE(20) / png.readUInt32BE(16);
  const rows = Math.ceil(pages.length / inRow);
  const width = Math.max(900, 300 * inRow);
  const each = (width - 32 - 12 * (inRow - 1)) / inRow;
  const height = Math.round(32 + rows * each * shape + 12 * (rows - 1));
  writeFileSync(to, await browser.withPage({ files }, (page) => page.picture(width, height)));
  rmSync(folder, { recursive: true });
}

async function draw(name: string, example: Example, workshop: Workshop, browser: BrowserSession): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  try {
    const out = join(folder, 'out');
    const { ok, messages } = await build({ path: writeExample(example, folder), out, formats: ['pdf'] }, workshop);
    if (!ok) throw new Error(`${name}: ${JSON.stringify(messages)}`);
    const pdf = join(out, readdirSync(out).find((file) => file.endsWith('.pdf'))!);
    const { pages } = example.options;
    const file = `${name}.${pages === undefined ? 'png' : 'jpg'}`;
    if (pages === undefined) drawPart(pdf, join(folder, file));
    else await drawPages(pdf, pages, join(folder, file), browser);
    for (const guide of GUIDES) copyFileSync(join(folder, file), join(folderOf(guide), 'pictures', file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const asked = process.argv.slice(2);
  const examples = pictured();
  const browser = new BrowserSession();
  try {
    for (const guide of GUIDES) mkdirSync(join(folderOf(guide), 'pictures'), { recursive: true });
    await withWorkshop({}, async (workshop) => {
      for (const [name, example] of examples)
        if (asked.length === 0 || asked.includes(name)) await draw(name, example, workshop, browser);
    });
  } finally {
    await browser.close();
  }
  const record = Object.fromEntries([...examples].map(([name, one]) => [name, digestOf(one)]).sort());
  writeFileSync(RECORD, `${JSON.stringify(record, undefined, 2)}\n`);
}
