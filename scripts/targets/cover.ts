import type { Element } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Asset, Book } from '../book/book.ts';
import type { Keeper } from '../cache/store.ts';
import type { BrowserSession } from '../engine/session.ts';
import { fontFaceCss } from '../house/typefaces.ts';
import { formatYear } from '../language/calendar.ts';
import { element } from '../render/directives.ts';
import { isolate } from '../render/isolate.ts';
import type { Rendering } from '../render/render.ts';
import { coverTypefaces } from '../render/theme.ts';
import type { PrintedCover } from '../setting/document.ts';
import { geometryOf } from '../setting/geometry.ts';
import { inPage, inPageScript, type ServedFile } from '../setting/in-page.ts';
import { type TypefaceFiles, typefaceFiles } from '../setting/typeface-files.ts';

const html = unified().use(rehypeStringify).freeze();

/** Width in pixels, and height: 1:1.6, as book shops ask for. */
const WIDTH = 1600;
const RATIO = 1.6;

/** The author's cover, or an image made from the metadata in the theme's style: a JPEG 1600 pixels wide, for shops. */
export async function coverOf(rendering: Rendering, browser: BrowserSession, store?: Keeper): Promise<Asset> {
  const { book } = rendering;
  if (book.cover) return book.cover;
  const height = Math.round(WIDTH * RATIO);
  const typefaces = coverFiles(book);
  const html = coverHtml(rendering, height);
  const files = new Map<string, ServedFile>([
    ['', { mediaType: 'text/html; charset=utf-8', body: html }],
    ...typefaces.files,
  ]);
  const draw = async () =>
    browser.withPage({ files, script: await inPageScript() }, async (page) => {
      await inPage(page, 'fitWholeCover');
      return page.picture(WIDTH, height);
    });
  const bytes = store
    ? await store.kept(
        'cover',
        [html, ...typefaces.files.map(([, { body }]) => body), await browser.identity()],
        draw,
      )
    : await draw();
  return {
    path: 'cover.jpg',
    mediaType: 'image/jpeg',
    bytes,
    width: WIDTH,
    height,
  };
}

/**
 * The first leaf of the set pages; undefined where there is none: a book for the print shop has its cover made there, and an article has one
 * if its author gives it.
 */
export function coverLeaf(rendering: Rendering): PrintedCover | undefined {
  const { book } = rendering;
  const { width, height, bleed } = geometryOf(book);
  const { cover, kind } = book.settings;
  const isBare = kind === 'article' && book.cover === undefined;
  return cover === false || bleed !== undefined || isBare
    ? undefined
    : printedCover(rendering, height / width);
}

/** The cover of a printed book, to be set as a page of its own: the author's image, or the template. `ratio`: of its height to its width. */
export function printedCover(rendering: Rendering, ratio: number): PrintedCover {
  const { book } = rendering;
  if (book.cover) return { mediaType: book.cover.mediaType, body: book.cover.bytes };
  return {
    mediaType: 'text/html; charset=utf-8',
    body: coverHtml(rendering, Math.round(WIDTH * ratio)),
    width: WIDTH,
    typefaces: coverFiles(rendering.book).files,
  };
}

/** Its typefaces: not those of the text that it stands before in print, whose pages would have fewer programs of fonts, or not, as the browser has kept them. */
function coverFiles(book: Book): TypefaceFiles {
  return typefaceFiles(coverTypefaces(book).faces, 'cover-fonts');
}

/** `height`: in pixels, of a width of 1600. */
function coverHtml({ book, labels, templates }: Rendering, height: number): string {
  const { settings } = book;
  const { faces, families, rules } = coverTypefaces(book);
  return templates.fill('cover', {
    settings,
    words: labels.words,
    shown: (text: string) => shownTitle(text, book),
    height,
    dir: book.language.direction,
    fonts: fontFaceCss(faces, coverFiles(book).address) + rules,
    families,
    date: book.date && formatYear(book.date, book.language, settings.calendar),
  });
}

/** A text of a cover as HTML: as titles are set everywhere, with runs of the other direction and small words bound. */
function shownTitle(value: string, { language, settings }: Book): string {
  const title = element('p', { className: ['cover-title'] }, [{ type: 'text', value }]);
  const { children } = isolate({ type: 'root', children: [title] }, language, settings.digits);
  const [own] = children as [Element];
  return html.stringify({ type: 'root', children: own.children });
}
