import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Asset } from '../../book/book.ts';
import { proveMarkup } from '../../render/conservation/prove.ts';
import type { Division } from '../../render/division.ts';
import { withOwnDigits } from '../../render/isolate.ts';
import { addressed, sectionOf } from '../../render/markup.ts';
import { keptTogether } from '../kept-together.ts';
import { markingOf, withPageBreaks } from '../page-breaks.ts';
import { type ContentsBeside, contentsAddress, titleHtml } from './contents-beside.ts';
import { makeReadable } from './reading-tree.ts';
import { type Picture, sharingOf } from './sharing.ts';
import { addressIn, HOME, type Site } from './site.ts';

const html = unified().use(rehypeStringify).freeze();

/** What all pages of a site have in common. */
export interface Frame {
  readonly site: Site;
  readonly beside: ContentsBeside;
  /** The cover, by its file; the first page shows it. */
  readonly picture: Picture | undefined;
  /** The file of the search; undefined where there is none. */
  readonly search: string | undefined;
}

/** A page of a web edition. */
export interface Page {
  readonly path: string;
  readonly html: string;
  /** Its divisions, as they are read there. */
  readonly trees: readonly ReadTree[];
}

/** A division and its tree, ready to be read. */
export interface ReadTree {
  readonly division: Division;
  readonly tree: Root;
}

/** A page with its divisions: that of one that has its own file, or else the first of the site. */
export function makePage(frame: Frame, current: Division | undefined): Page {
  const { site } = frame;
  const shown = current ? [current] : site.home;
  const trees = shown.map((division) => ({ division, tree: readTree(division, shown, site) }));
  const path = current ? site.files.get(current.id)! : HOME;
  const body = trees.map((one) => sectionHtml(one, site)).join('\n');
  return { path, html: documentOf(frame, current, body), trees };
}

/** What the frame of any page of the site is filled with. */
export function frameData({ site, search }: Frame, title: string): object {
  const { settings, language } = site.rendering.book;
  return {
    settings,
    words: site.rendering.labels.words,
    dir: language.direction,
    title,
    bookTitle: titleHtml(settings['short-title'] ?? settings.title, site.rendering),
    search,
  };
}

function documentOf(frame: Frame, current: Division | undefined, body: string): string {
  const { site, picture } = frame;
  const { rendering, chapters, files } = site;
  const { book } = rendering;
  const { settings } = book;
  const own = (title: string) => withOwnDigits(title, book.language, settings.digits);
  const index = current ? chapters.indexOf(current) : -1;
  const beside = (division: Division | undefined) =>
    division && {
      href: files.get(division.id)!,
      title: own(division.title),
      html: titleHtml(division.title, rendering),
    };
  const homePage = { href: HOME, title: settings.title, html: titleHtml(settings.title, rendering) };
  const title = current ? `${own(current.title)} · ${own(settings.title)}` : own(settings.title);
  const isArticle = settings.kind === 'article';
  const file = current ? files.get(current.id)! : HOME;
  const words = { current, title: current ? own(current.title) : own(settings.title), file };
  const data = {
    ...frameData(frame, title),
    home: current !== undefined,
    contents: contentsAddress(site),
    beside: current || isArticle ? frame.beside(current) : '',
    kind: isArticle ? 'article' : current ? 'chapter' : 'home',
    sharing: sharingOf(book, words, picture),
    cover: current ? undefined : picture && { ...picture.asset, href: picture.href },
    body,
    unsaid: /<h1[\s>]/.test(body) ? undefined : title,
    previous: current ? (beside(chapters[index - 1]) ?? homePage) : undefined,
    next: beside(chapters[index + 1]),
  };
  return rendering.templates.fill('web/page', data, body);
}

/** The tree of a division with the addresses of the site, ready to be read. */
function readTree(division: Division, shown: readonly Division[], site: Site): Root {
  const { rendering, byId } = site;
  const pages = site.pages.filter((page) => page.division === division.id);
  const marked = withPageBreaks(division.content, pages, markingOf(rendering.book));
  const tree = addressed(keptTogether(marked), {
    image: assetAddress,
    link: (id) => addressIn(site, shown, id),
  });
  return makeReadable(tree, { rendering, id: division.id, taken: byId, pages });
}

/** A division as HTML, with the very words that it has. */
function sectionHtml({ division, tree }: ReadTree, { rendering }: Site): string {
  const text = html.stringify({ type: 'root', children: [sectionOf(division, tree)] });
  proveMarkup(rendering, division, text, 'the web edition');
  return text;
}

export function assetAddress(path: string): string {
  return `assets/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The file of a cover. */
export function coverName({ mediaType }: Asset): string {
  const ending = { 'image/png': 'png', 'image/svg+xml': 'svg', 'image/webp': 'webp' }[mediaType];
  return `cover.${ending ?? 'jpg'}`;
}
