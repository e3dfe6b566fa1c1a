import { setImmediate } from 'node:timers/promises';
import type { ElementContent, Root } from 'hast';
import type { Page as BrowserPage } from 'puppeteer';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { directionOf } from '../../language/direction.ts';
import { FACES, faceBytes, fontFaceCss } from '../../render/fonts.ts';
import type { Page } from '../../render/page.ts';
import type { Rendering } from '../../render/render.ts';
import { themeCss } from '../../render/theme.ts';
import type { Served } from '../browser/session.ts';
import { addressed, sectionOf } from '../markup.ts';
import { geometryOf } from './geometry.ts';
import { inPage, inPageModules } from './in-page.ts';
import { idOf, innerAddress, isNote } from './inner-links.ts';
import { pageCss } from './page-css.ts';
import { printId } from './print-id.ts';

const html = unified().use(rehypeStringify, { allowDangerousHtml: false }).freeze();

/** How much HTML is poured at once, in characters. */
const PORTION = 150_000;

/** What the book is poured into: a document that has its typefaces and no text, so it can be loaded before the book is read. */
export async function blankDocument(): Promise<Served> {
  const html = `<!doctype html><meta charset="utf-8">${preloads()}<style>${fontFaceCss(FACES, (face) => `fonts/${face.name}`)}</style><body>`;
  return new Map([
    ...(await inPageModules()),
    ['', { mediaType: 'text/html; charset=utf-8', body: html }],
    ...FACES.map(
      (face) => [`fonts/${face.name}`, { mediaType: 'font/sfnt', body: faceBytes(face) }] as const,
    ),
  ]);
}

/** The blank document with the images of a book. */
export async function printDocument({ book }: Rendering): Promise<Served> {
  const served = new Map(await blankDocument());
  for (const asset of book.assets.values())
    served.set(`assets/${asset.path}`, { mediaType: asset.mediaType, body: asset.bytes });
  return served;
}

/** Pour the text of a book into the loaded document: while the browser lays some of it out, the next is composed here. */
export async function pour(page: BrowserPage, rendering: Rendering): Promise<void> {
  const { settings } = rendering.book;
  const { language, title } = settings;
  const css = `${themeCss(rendering.book, 'print')}\n${pageCss(rendering.book, geometryOf(rendering.book))}`;
  let poured: Promise<unknown> = inPage(page, 'open', { language, title, css, dir: directionOf(language) });
  let text = '';
  for (const section of compose(rendering)) {
    text += section;
    if (text.length >= PORTION) {
      await poured;
      poured = inPage(page, 'pour', text);
      poured.catch(() => {});
      text = '';
    }
    // What was sent is only written when this thread has nothing else to do.
    await setImmediate();
  }
  await poured;
  await inPage(page, 'close', text);
}

/** The divisions of a book as HTML. */
function* compose({ pages, labels }: Rendering): Generator<string> {
  const inner = headingIds(pages);
  const addresses = {
    image: (path: string) => `assets/${path.split('/').map(encodeURIComponent).join('/')}`,
    link: (id: string) => (inner.has(id) || isNote(id) ? innerAddress(printId(id)) : `#${printId(id)}`),
    id: printId,
  };
  for (const page of pages) {
    const content = withPageReferences(addressed(page.content, addresses), labels.words.page);
    yield html.stringify({ type: 'root', children: [sectionOf(page, content, printId(page.id))] });
  }
}

/** Ids of headings and of divisions that begin with one: where these stand is proven by the headings themselves. */
function headingIds(pages: readonly Page[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const page of pages)
    visit(page.content, 'element', ({ tagName, properties }) => {
      if (!/^h[1-6]$/.test(tagName)) return;
      ids.add(page.id);
      if (typeof properties['id'] === 'string') ids.add(properties['id']);
    });
  return ids;
}

/** References to pages say «صفحهٔ» and hold a place for the folio. `tree` is ours to change. */
function withPageReferences(tree: Root, word: string): Root {
  visit(tree, 'element', (element) => {
    const { className, href } = element.properties;
    if (!Array.isArray(className) || !className.includes('page-reference')) return;
    const folio: ElementContent = {
      type: 'element',
      tagName: 'span',
      properties: { dataTarget: idOf(String(href)) },
      children: [],
    };
    element.children = [{ type: 'text', value: `${word} ` }, folio];
  });
  return tree;
}

/** The typefaces that every book needs, asked for before the text is read: so it is laid out once, not twice. */
function preloads(): string {
  return FACES.filter((face) => face.family === 'Vazirmatn' && face.weight < 900)
    .map((face) => `<link rel="preload" as="font" type="font/sfnt" crossorigin href="fonts/${face.name}">`)
    .join('');
}
