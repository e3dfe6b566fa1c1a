import type { Asset, Book } from '../book/book.ts';
import type { BrowserSession } from '../engine/session.ts';
import { formatDate } from '../language/calendar.ts';
import { directionOf } from '../language/direction.ts';
import { FACES, faceBytes, fontFaceCss } from '../render/fonts.ts';
import { fillTemplate } from '../render/templates.ts';

/** Width in pixels, and height: 1:1.6, as book shops ask for. */
const WIDTH = 1600;
const RATIO = 1.6;

/**
 * The author's cover, or one made from the metadata in the theme's style, as a JPEG 1600 pixels wide. `ratio`: of its height
 * to its width; that of the shops if not given.
 */
export async function coverOf(book: Book, browser: BrowserSession, ratio = RATIO): Promise<Asset> {
  if (book.cover) return book.cover;
  const height = Math.round(WIDTH * ratio);
  const faces = FACES.filter((face) => face.family === 'Vazirmatn' || face.range);
  const { settings } = book;
  const document = fillTemplate(book, 'cover', {
    settings,
    height,
    dir: directionOf(settings.language),
    fonts: fontFaceCss(faces, (face) => `fonts/${face.name}`),
    date: settings.date && formatDate(settings.date.slice(0, 4), settings.language, settings.calendar),
  });
  const served = new Map<string, { mediaType: string; body: string | Uint8Array }>([
    ['', { mediaType: 'text/html; charset=utf-8', body: document }],
    ...faces.map(
      (face) => [`fonts/${face.name}`, { mediaType: 'font/sfnt', body: faceBytes(face) }] as const,
    ),
  ]);
  const bytes = await browser.withPage(served, async (page) => {
    await page.setViewport({ width: WIDTH, height });
    return page.screenshot({ type: 'jpeg', quality: 90 });
  });
  return {
    path: 'cover.jpg',
    mediaType: 'image/jpeg',
    bytes: new Uint8Array(bytes),
    width: WIDTH,
    height,
  };
}
