import type { CoverSetting } from '../galley.ts';
import { fitCover } from './fit-leaves.ts';
import { pageBox } from './page-boxes.ts';
import { typefacesLoaded } from './pour.ts';

/** The cover and its blank back. */
export async function coverBoxes({ alternative, width }: CoverSetting): Promise<readonly Element[]> {
  const front = document.createElement('div');
  front.className = 'page-box cover-page';
  front.append(width === undefined ? await image(alternative) : frame(width));
  return [front, pageBox({ head: '', folio: '', recto: false }, [])];
}

async function image(alternative: string): Promise<Element> {
  const made = document.createElement('img');
  made.alt = alternative;
  // `decode()` waits until the page is drawn, and no page that is only printed ever is.
  const loaded = new Promise((done, fail) => {
    made.onload = done;
    made.onerror = () => fail(new Error('the image of the cover can’t be shown'));
  });
  made.src = '/cover';
  await loaded;
  return made;
}

/** A document of its own, as the template makes it, as wide as the page. What it says stands on the title page again. */
function frame(width: number): Element {
  const made = document.createElement('iframe');
  made.src = '/cover';
  made.ariaHidden = 'true';
  made.width = String(width);
  return made;
}

/** Wait until the cover is there, and make it as wide as its page: a frame is loaded when it stands in the document. */
export async function coverLoaded(): Promise<void> {
  const made = document.querySelector<HTMLIFrameElement>('.cover-page > iframe');
  if (!made) return;
  if (made.contentDocument?.readyState !== 'complete' || made.contentDocument.URL === 'about:blank')
    await new Promise((done) => made.addEventListener('load', done, { once: true }));
  const page = made.parentElement!.getBoundingClientRect();
  const scale = page.width / Number(made.width);
  made.style.transform = `scale(${scale})`;
  made.style.blockSize = `${page.height / scale}px`;
  await typefacesLoaded(made.contentDocument!);
  fitCover(made.contentDocument!);
}
