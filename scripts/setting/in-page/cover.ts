import { pageBox } from './page-boxes.ts';

/** The cover and its blank back. `alternative`: what it is, for those who can't see it. */
export async function coverBoxes(alternative: string): Promise<readonly Element[]> {
  const front = document.createElement('div');
  front.className = 'page-box cover-page';
  const image = document.createElement('img');
  image.alt = alternative;
  image.src = '/cover';
  front.append(image);
  await image.decode();
  return [front, pageBox({ head: '', folio: '', recto: false }, [])];
}
