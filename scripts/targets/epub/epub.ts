import type { Root } from 'hast';
import { type Artifact, openedPath } from '../../book/artifact.ts';
import type { Asset } from '../../book/book.ts';
import { flattenOutline } from '../../book/outline.ts';
import type { PageMap } from '../../book/page-map.ts';
import { visit } from '../../book/visit.ts';
import type { Keeper } from '../../cache/store.ts';
import { fontFaceCss } from '../../house/typefaces.ts';
import { proveMarkup } from '../../render/conservation/prove.ts';
import type { Division } from '../../render/division.ts';
import { withOwnDigits } from '../../render/isolate.ts';
import { addressed, divisionsById, sectionOf } from '../../render/markup.ts';
import type { Rendering } from '../../render/render.ts';
import { facesOf, themeCss } from '../../render/theme.ts';
import { subsetFaces } from '../font-subset.ts';
import { inTurns } from '../in-turns.ts';
import { keptTogether } from '../kept-together.ts';
import { markingOf, type PrintPage, printPages, withPageBreaks } from '../page-breaks.ts';
import { frameTables, isWideAndLow } from '../table-frames.ts';
import { EpubContainer } from './archive.ts';
import { packageDocuments } from './contents.ts';
import { EPUB } from './format.ts';
import { assetHref, type ManifestItem } from './package.ts';
import { withoutTokens } from './style.ts';
import { escapeXml, toXhtml, xhtmlDocument } from './xhtml.ts';

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`;

/** Pages -> the EPUB 3.3 `SLUG.epub`. `map`: the pages of the print edition, to be marked. */
export async function makeEpub(
  rendering: Rendering,
  cover: Asset | undefined,
  map?: PageMap | undefined,
  store?: Keeper,
): Promise<Artifact> {
  const { book } = rendering;
  // The navigation document stands for the contents page.
  const divisions = rendering.divisions.filter(
    (division) => division.kind !== 'contents' && division.kind !== 'list',
  );
  const files = new Map(divisions.map((page, index) => [page.id, fileName(page, index)]));
  const byId = divisionsById(divisions);
  const printed = printPages(map, [...byId.keys()]);
  const texts = await inTurns(divisions, (page) => textItem(page, rendering, files, byId, printed));
  const href = (id: string) => `text/${addressOf(id, files, byId)}`;
  const front = [...coverItems(cover, rendering), ...texts];
  const items = [...front, ...imageItems(book.assets, texts), ...(await styleItems(rendering, texts, store))];
  const { opf, nav, ncx } = packageDocuments({ rendering, items, href, pages: printed });
  const container = new EpubContainer(book.settings.title, [
    { path: 'META-INF/container.xml', content: CONTAINER },
    { path: 'OEBPS/package.opf', content: opf },
    { path: 'OEBPS/nav.xhtml', content: nav },
    { path: 'OEBPS/toc.ncx', content: ncx },
    ...items.map((item) => ({ path: `OEBPS/${item.href}`, content: item.content })),
  ]);
  const bytes = new Uint8Array(await container.genEpub());
  return { path: openedPath(EPUB, book.slug), bytes, format: EPUB.name, mediaType: EPUB.mediaType };
}

/** ASCII names: some shops and readers take no others. */
function fileName(division: Division, index: number): string {
  return `${String(index + 1).padStart(3, '0')}-${division.kind}.xhtml`;
}

function addressOf(
  id: string,
  files: ReadonlyMap<string, string>,
  byId: ReadonlyMap<string, Division>,
): string {
  const division = byId.get(id);
  return division ? `${files.get(division.id)}#${id}` : `../nav.xhtml#${id}`;
}

function textItem(
  page: Division,
  rendering: Rendering,
  files: ReadonlyMap<string, string>,
  byId: ReadonlyMap<string, Division>,
  printed: readonly PrintPage[],
): ManifestItem {
  const { book } = rendering;
  const own = printed.filter(({ division }) => division === page.id);
  const content = addressed(keptTogether(withPageBreaks(page.content, own, markingOf(book))), {
    image: (path) => `../${assetHref(book.assets.get(path)!)}`,
    link: (id) => (byId.get(id) === page ? `#${id}` : addressOf(id, files, byId)),
  });
  frameTables(content, rendering, isWideAndLow);
  const properties = propertiesOf(content);
  const { tag, direction } = book.language;
  const body = toXhtml({ type: 'root', children: [sectionOf(page, content)] });
  proveMarkup(rendering, page, body, 'the EPUB');
  return {
    id:
      page.kind === 'imprint' || page.kind === 'title-page' || page.kind === 'half-title'
        ? page.kind
        : files.get(page.id)!.replace(/^(\d+)-(.*)\.xhtml$/, '$2-$1'),
    href: `text/${files.get(page.id)}`,
    mediaType: 'application/xhtml+xml',
    ...(properties ? { properties } : {}),
    content: xhtmlDocument(body, {
      language: tag,
      direction,
      title: withOwnDigits(page.title, book.language, book.settings.digits),
      style: '../style.css',
    }),
    spine: true,
  };
}

/** What the manifest has to say of a document (EPUB 3.3, D.6.3). */
function propertiesOf(content: Root): string {
  const found = new Set<string>();
  visit(content, 'element', ({ tagName }) => {
    if (tagName === 'svg') found.add('svg');
    if (tagName === 'math') found.add('mathml');
  });
  return [...found].sort().join(' ');
}

function coverItems(cover: Asset | undefined, { book, labels }: Rendering): readonly ManifestItem[] {
  if (!cover) return [];
  const { settings, language } = book;
  const href = assetHref(cover);
  const body = `<section class="cover" epub:type="cover"><img src="${href}" alt="${escapeXml(`${labels.words.cover}: ${settings.title}`)}" role="doc-cover"/></section>`;
  return [
    { id: 'cover-image', href, mediaType: cover.mediaType, properties: 'cover-image', content: cover.bytes },
    {
      id: 'cover',
      href: 'cover.xhtml',
      mediaType: 'application/xhtml+xml',
      content: xhtmlDocument(body, {
        language: language.tag,
        direction: language.direction,
        title: labels.words.cover,
        style: 'style.css',
      }),
      spine: true,
    },
  ];
}

/** The images that the text still shows as files, each once. */
function imageItems(
  assets: ReadonlyMap<string, Asset>,
  texts: readonly ManifestItem[],
): readonly ManifestItem[] {
  const shown = new Map<string, ManifestItem>();
  for (const asset of assets.values()) {
    const href = assetHref(asset);
    if (!texts.some((item) => String(item.content).includes(href))) continue;
    shown.set(href, {
      id: `image-${shown.size + 1}`,
      href,
      mediaType: asset.mediaType,
      content: asset.bytes,
    });
  }
  return [...shown.values()];
}

async function styleItems(
  { book, outline, labels }: Rendering,
  texts: readonly ManifestItem[],
  store: Keeper | undefined,
): Promise<readonly ManifestItem[]> {
  // The navigation shows titles, labels and numbers; what it is made of has all their letters.
  const navigation = JSON.stringify([
    outline,
    labels.words,
    flattenOutline(outline).map((entry) => [labels.opening(entry), labels.number(entry.number)]),
  ]);
  const text = texts.map((item) => String(item.content)).join('') + navigation;
  const subsets = await subsetFaces(facesOf(book), text, 'truetype', store);
  const css = `${fontFaceCss(
    subsets.map((subset) => subset.face),
    (face) => `fonts/${face.name}.ttf`,
  )}\n${withoutTokens(themeCss(book, 'epub'))}`;
  return [
    { id: 'style', href: 'style.css', mediaType: 'text/css', content: css },
    ...subsets.map(({ face, bytes }, index) => ({
      id: `font-${index + 1}`,
      href: `fonts/${face.name}.ttf`,
      mediaType: 'font/ttf',
      content: bytes,
    })),
  ];
}
