import type { Asset, Book } from '../book/book.ts';
import { formatDate } from '../language/calendar.ts';
import { directionOf } from '../language/direction.ts';
import { FACES, faceBytes, fontFaceCss } from '../render/fonts.ts';
import { fillTemplate } from '../render/templates.ts';
import type { BrowserSession } from './browser/session.ts';

/** Pixels; 1:1.6, as book shops ask for. */
const WIDTH = 1600;
const HEIGHT = 2560;

/** The author's cover, or one made from the metadata in the theme's style, as a JPEG of 1600 × 2560 pixels. */
export async function coverOf(book: Book, browser: BrowserSession): Promise<Asset> {
  if (book.cover) return book.cover;
  const faces = FACES.filter((face) => face.family === 'Vazirmatn' || face.range);
  const { settings } = book;
  const document = fillTemplate(book, 'cover', {
    settings,
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
    await page.setViewport({ width: WIDTH, height: HEIGHT });
    return page.screenshot({ type: 'jpeg', quality: 90 });
  });
  return {
    path: 'cover.jpg',
    mediaType: 'image/jpeg',
    bytes: new Uint8Array(bytes),
    width: WIDTH,
    height: HEIGHT,
  };
}
