import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silent } from '../scripts/diagnostics/report.ts';
import { BrowserSession } from '../scripts/engine/session.ts';
import { fontFaceCss, namedTypefaces } from '../scripts/house/typefaces.ts';
import { diskWorld } from '../scripts/manuscript/disk-world.ts';
import { chosenTypefaces } from '../scripts/manuscript/typeface/choose.ts';

/** Draws docs/faces.jpg: the typefaces for text that a book can ask for, each with the same lines (`npx tsx docs/faces.ts`). */

const TEXT =
  'زبان فارسی هزار سال است که با همین حروف نوشته می‌شود؛ <b>سعدی</b> در سال ۶۵۶ گلستان را نوشت و گفت: «هر نفسی که فرو می‌رود ممدّ حیات است (Gulistān, 1258).»';

/** Pixels. */
const WIDTH = 1400;
const HEIGHT = 700;

const words = namedTypefaces()
  .filter(({ role }) => role === 'text')
  .map((one) => one.words[0]!);
const chooser = { file: { path: '', value: '' }, yaml: '', world: diskWorld('.', undefined), folder: '', taken: new Set<string>(), report: silent };
const dresses = await Promise.all(
  words.map(async (word) => ({ word, ...(await chosenTypefaces({ text: { face: [word] } }, chooser, undefined)) })),
);
const faces = dresses.flatMap(({ typefaces }) => typefaces.flatMap((one) => one.faces));
const specimens = dresses.map(({ word, typefaces, measures: { leading = 1.8 } }) => {
  const stack = [...typefaces].reverse().map(({ family }) => `'${family}'`);
  return `<figure><figcaption>typefaces: ${word.toLowerCase()}</figcaption><p style="font-family:${stack.join()},Vazirmatn;line-height:${leading}">${TEXT}</p></figure>`;
});
const style = `${fontFaceCss(faces, ({ name }) => `fonts/${name}`)}
body{margin:0;padding:30px;background:#fff;color:#1a1a1a;display:grid;grid-template-columns:1fr 1fr;gap:26px 60px;align-items:start;direction:rtl}
figure{margin:0}figcaption{font:600 17px Vazirmatn;color:#7a1f1f;direction:ltr;text-align:right;margin-block-end:6px}p{margin:0;font-size:25px;text-align:justify}`;
const browser = new BrowserSession();
try {
  const files = new Map<string, { mediaType: string; body: string | Uint8Array }>([
    ['', { mediaType: 'text/html; charset=utf-8', body: `<!doctype html><html lang="fa"><meta charset="utf-8"><style>${style}</style>${specimens.join('')}` }],
    ...faces.map((face) => [`fonts/${face.name}`, { mediaType: 'font/sfnt', body: face.bytes() }] as const),
  ]);
  const picture = await browser.withPage({ files }, (page) => page.picture(WIDTH, HEIGHT));
  writeFileSync(join(import.meta.dirname, 'faces.jpg'), picture);
} finally {
  await browser.close();
}
