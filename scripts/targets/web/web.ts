import { type Artifact, folderOf } from '../../book/artifact.ts';
import type { Asset } from '../../book/book.ts';
import type { PageMap } from '../../book/page-map.ts';
import type { Keeper } from '../../cache/store.ts';
import { fontFaceCss } from '../../house/typefaces.ts';
import type { Rendering } from '../../render/render.ts';
import { facesOf, themeCss } from '../../render/theme.ts';
import { subsetFaces } from '../font-subset.ts';
import { inTurns } from '../in-turns.ts';
import { contentsBeside } from './contents-beside.ts';
import { WEB } from './format.ts';
import { assetAddress, coverName, type Frame, makePage } from './page.ts';
import { SEARCH_PAGE, searchLetters, searchPage } from './search.ts';
import { siteOf } from './site.ts';

/** How a web edition is made. */
export interface WebOptions {
  /** The pages of the print edition, to be marked. */
  readonly map?: PageMap | undefined;
  readonly store?: Keeper | undefined;
  /** Whether it can be searched; it can if nothing is said. */
  readonly search?: boolean;
}

/**
 * Pages -> the web edition: `web/index.html` with title and contents, a file for each chapter, one that searches them, one style
 * sheet. Only the search has a script.
 */
export async function makeWeb(
  rendering: Rendering,
  cover?: Asset | undefined,
  { map, store, search = true }: WebOptions = {},
): Promise<readonly Artifact[]> {
  const { book, labels } = rendering;
  const site = siteOf(rendering, map);
  // A cover that is made says what the head of an article says.
  const shownCover = book.settings.kind === 'article' ? book.cover && cover : cover;
  const frame: Frame = {
    site,
    beside: contentsBeside(site),
    picture: shownCover && {
      href: coverName(shownCover),
      asset: shownCover,
      words: `${labels.words.cover}: ${book.settings.title}`,
    },
    search: search ? SEARCH_PAGE : undefined,
  };
  const pages = await inTurns([undefined, ...site.chapters], (current) => makePage(frame, current));
  const documents = search ? [...pages, await searchPage(frame, pages)] : pages;
  const look = themeCss(book, 'web');
  const all = pages.map((page) => page.html).join('');
  const letters = all + signsIn(look) + (search ? searchLetters(rendering) : '');
  const subsets = await subsetFaces(facesOf(book), letters, 'woff2', store);
  const css = `${fontFaceCss(
    subsets.map((subset) => subset.face),
    (face) => `fonts/${face.name}.woff2`,
  )}\n${look}`;
  const encoder = new TextEncoder();
  const isShown = ({ path }: Asset) => all.includes(assetAddress(path));
  const file = (path: string, mediaType: string, bytes: Uint8Array): Artifact => ({
    path: folderOf(WEB) + path,
    bytes,
    format: WEB.name,
    mediaType,
  });
  return [
    ...documents.map((document) => file(document.path, 'text/html', encoder.encode(document.html))),
    file('style.css', 'text/css', encoder.encode(css)),
    ...subsets.map(({ face, bytes }) => file(`fonts/${face.name}.woff2`, 'font/woff2', bytes)),
    ...[...book.assets.values()]
      .filter(isShown)
      .map(({ path, mediaType, bytes }) => file(`assets/${path}`, mediaType, bytes)),
    ...(shownCover ? [file(coverName(shownCover), shownCover.mediaType, shownCover.bytes)] : []),
  ];
}

/** The signs that a style sheet writes itself: `content: "¶"`, `--divider: "٭ ٭ ٭"`. */
function signsIn(css: string): string {
  return [...css.matchAll(/(?:\bcontent|--[\w-]+):\s*"([^"]*)"/g)].map(([, signs]) => signs).join('');
}
