import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { type Artifact, folderOf } from '../../book/artifact.ts';
import type { Asset } from '../../book/book.ts';
import { pageOf, pageRecord } from '../../book/page-roles.ts';
import type { Keeper } from '../../cache/store.ts';
import { fontFaceCss } from '../../house/typefaces.ts';
import { proveMarkup } from '../../render/conservation/prove.ts';
import type { Division } from '../../render/division.ts';
import { withOwnDigits } from '../../render/isolate.ts';
import { type Addresses, addressed, divisionsById, sectionOf } from '../../render/markup.ts';
import type { Rendering } from '../../render/render.ts';
import { facesOf, themeCss } from '../../render/theme.ts';
import { subsetFaces } from '../font-subset.ts';
import { inTurns } from '../in-turns.ts';
import { WEB } from './format.ts';
import { linkedData } from './linked-data.ts';

const html = unified().use(rehypeStringify).freeze();

/** Pages -> the web edition: `web/index.html` with title and contents, a file for each chapter, one style sheet. */
export async function makeWeb(
  rendering: Rendering,
  cover: Asset | undefined,
  store?: Keeper,
): Promise<readonly Artifact[]> {
  const { book, divisions } = rendering;
  const isArticle = book.settings.kind === 'article';
  const chapters = isArticle ? [] : divisions.filter(isRead);
  const files = new Map(
    chapters.map((page, index) => [page.id, `${String(index + 1).padStart(2, '0')}.html`]),
  );
  const byId = divisionsById(divisions);
  const home = isArticle ? divisions : homeOf(divisions);
  // A cover that is made says what the head of an article says.
  const shownCover = isArticle ? book.cover && cover : cover;
  const documents = await inTurns([undefined, ...chapters], (page) => ({
    path: page ? files.get(page.id)! : 'index.html',
    html: page
      ? documentOf([page], page, rendering, chapters, files, byId, undefined)
      : documentOf(home, undefined, rendering, chapters, files, byId, shownCover),
  }));
  const all = documents.map((document) => document.html).join('');
  const subsets = await subsetFaces(facesOf(book), all, 'woff2', store);
  const css = `${fontFaceCss(
    subsets.map((subset) => subset.face),
    (face) => `fonts/${face.name}.woff2`,
  )}\n${themeCss(book, 'web')}`;
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

/** Whether a division is text, and has a file of its own. */
function isRead({ kind }: Division): boolean {
  const page = pageOf(kind);
  return page ? pageRecord(page).read === true : kind === 'chapter' || kind === 'part';
}

/** What the first file has: the title and what stands before it, pages beside the text, contents, imprint; but no half-title that is made. */
function homeOf(divisions: readonly Division[]): readonly Division[] {
  const order = [
    'front',
    'title-page',
    'page',
    'abstract',
    'contents',
    'imprint',
    'english-abstract',
    'back',
  ];
  const placeOf = ({ kind, id }: Division) => {
    const page = pageOf(kind);
    if (!page) return kind;
    if (kind === 'half-title' && id === kind) return '';
    const { place, matter } = pageRecord(page);
    return place === 'title' ? 'page' : matter;
  };
  return divisions
    .filter((one) => !isRead(one) && order.includes(placeOf(one)))
    .sort((a, b) => order.indexOf(placeOf(a)) - order.indexOf(placeOf(b)));
}

function coverName(cover: Asset): string {
  return `cover.${cover.mediaType === 'image/png' ? 'png' : cover.mediaType === 'image/svg+xml' ? 'svg' : cover.mediaType === 'image/webp' ? 'webp' : 'jpg'}`;
}

function assetAddress(path: string): string {
  return `assets/${path.split('/').map(encodeURIComponent).join('/')}`;
}

function documentOf(
  shown: readonly Division[],
  current: Division | undefined,
  rendering: Rendering,
  chapters: readonly Division[],
  files: ReadonlyMap<string, string>,
  byId: ReadonlyMap<string, Division>,
  cover: Asset | undefined,
): string {
  const { book, labels } = rendering;
  const addresses = {
    image: assetAddress,
    link: (id: string) => {
      const page = byId.get(id);
      const file = (page && files.get(page.id)) ?? 'index.html';
      return page && shown.includes(page) ? `#${id}` : `${file}#${id}`;
    },
  };
  const { settings } = book;
  const own = (title: string) => withOwnDigits(title, book.language, settings.digits);
  const index = current ? chapters.indexOf(current) : -1;
  const beside = (division: Division | undefined) =>
    division && { href: files.get(division.id)!, title: own(division.title) };
  const body = shown.map((page) => sectionHtml(page, addresses, rendering)).join('\n');
  const data = {
    settings,
    words: labels.words,
    dir: book.language.direction,
    title: current ? `${own(current.title)} · ${own(settings.title)}` : own(settings.title),
    home: current !== undefined,
    contents: rendering.divisions.some(({ kind }) => kind === 'contents'),
    linked: settings.kind === 'article' ? linkedData(book) : undefined,
    cover: cover && { href: coverName(cover), width: cover.width, height: cover.height },
    body,
    previous: current
      ? (beside(chapters[index - 1]) ?? { href: 'index.html', title: settings.title })
      : undefined,
    next: beside(chapters[index + 1]),
  };
  return rendering.templates.fill('web/page', data, body);
}

/** A page as HTML, with the very words that it has. */
function sectionHtml(division: Division, addresses: Addresses, rendering: Rendering): string {
  const section = sectionOf(division, addressed(division.content, addresses));
  const text = html.stringify({ type: 'root', children: [section] });
  proveMarkup(rendering, division, text, 'the web edition');
  return text;
}
