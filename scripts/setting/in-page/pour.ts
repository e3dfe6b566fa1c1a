import { forgetGrid, isOnGrid, wholeLines } from './grid.ts';
import { forgetFaces } from './line-faces.ts';

/** CSS Values 4, 6.2: 96 px to the inch. */
const PX_PER_POINT = 96 / 72;

/** What fills a page is smaller by this, so that no rounding makes two pages of it: px. */
const SLACK = 2;

/** What a document says of itself. */
export interface DocumentHead {
  readonly language: string;
  readonly dir: string;
  readonly title: string;
  readonly css: string;
  /** Lines of text stand on a grid. */
  readonly grid: boolean;
}

/** Make the blank document that of a book. */
export function openDocument({ language, dir, title, css, grid }: DocumentHead): void {
  document.documentElement.lang = language;
  document.documentElement.dir = dir;
  document.title = title;
  document.body.replaceChildren();
  document.body.classList.remove('set');
  dress(css);
  document.body.classList.toggle('on-grid', grid);
  forgetGrid();
  forgetFaces();
  measureArea();
}

/** Give the document the style of the book; one that it has already is not read again, nor are its typefaces. */
function dress(css: string): void {
  const known = document.head.querySelector('style.book');
  if (known?.textContent === css) return;
  const style = known ?? document.createElement('style');
  style.className = 'book';
  style.textContent = css;
  document.head.append(style);
}

/** What fills a page is as high as the whole lines that there is room for. */
function measureArea(): void {
  const { style } = document.documentElement;
  for (const name of ['--page-block', '--area-rest']) style.removeProperty(name);
  if (!isOnGrid()) return;
  const area = Number.parseFloat(
    getComputedStyle(document.documentElement).getPropertyValue('--area-height'),
  );
  const height = area * PX_PER_POINT;
  const whole = wholeLines(height);
  style.setProperty('--page-block', `${whole - SLACK}px`);
  style.setProperty('--area-rest', `${height - whole}px`);
}

/** The divisions of some HTML, not yet in the document. */
export function parsedText(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** An image of pixels as it stands on its page. */
export interface PlacedImage {
  /** Its address. */
  readonly address: string;
  /** Its pixels to the inch. */
  readonly resolution: number;
}

/** The images of pixels; drawings have no resolution. */
export function placedImages(): readonly PlacedImage[] {
  return [...document.images]
    .filter(({ src }) => !/\.svg$/i.test(src))
    .map((image) => ({
      address: decodeURIComponent(new URL(image.src).pathname.slice(1)),
      resolution: image.naturalWidth / (image.getBoundingClientRect().width / 96),
    }));
}

/** Wait until images and typefaces are there. */
export async function settle(): Promise<void> {
  const waiting = [...document.images].filter((image) => !image.complete);
  await Promise.all(waiting.map((image) => new Promise((done) => (image.onload = image.onerror = done))));
  await typefacesLoaded();
}

/**
 * Wait until the typefaces of all text are there. One is asked for when text in it is laid out, such as that of the first Latin digit, and
 * until it comes the text has the widths of another and is not drawn; so this is called whenever text was written, before anything is
 * measured.
 */
export async function typefacesLoaded(of: Document = document): Promise<void> {
  do {
    of.body.getBoundingClientRect();
    await of.fonts.ready;
    // What has come may lack a letter, for which the next one is asked.
    of.body.getBoundingClientRect();
  } while (of.fonts.status === 'loading');
}
