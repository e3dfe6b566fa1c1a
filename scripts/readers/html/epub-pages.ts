import { posix } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Package } from '../package.ts';
import { decodePage } from './decode-page.ts';
import {
  attribute,
  elementsOf,
  find,
  isElement,
  lettersIn,
  lineOf,
  shallow,
  withoutSilent,
} from './elements.ts';
import type { PageMetadata } from './metadata.ts';

/** The pages of an EPUB in the order in which they are read, as one page. */
export interface EpubPages {
  readonly metadata: PageMetadata;
  readonly root: Root;
}

/** Read an EPUB (EPUB 3.3, and 2): undefined where its package document is missing. */
export async function epubPages(file: Package): Promise<EpubPages | undefined> {
  const container = await documentOf(file, 'META-INF/container.xml');
  const path =
    container && attribute(find(container, (one) => one.tagName === 'rootfile') ?? NONE, 'full-path');
  const opf = path ? await documentOf(file, path) : undefined;
  if (!opf || !path) return undefined;
  const all = elementsOf(opf);
  const items = new Map(
    all.filter(({ tagName }) => tagName === 'item').map((item) => [attribute(item, 'id'), item]),
  );
  const pathOf = (item: Element | undefined) => resolved(path, attribute(item ?? NONE, 'href'));
  const spine = all
    .filter(({ tagName }) => tagName === 'itemref')
    .map((one) => items.get(attribute(one, 'idref')));
  const contents = [...items.values()].find((item) =>
    /(?:^|\s)nav(?:\s|$)/.test(attribute(item, 'properties')),
  );
  const ncx = [...items.values()].find(
    (item) => attribute(item, 'media-type') === 'application/x-dtbncx+xml',
  );
  const titles = await titlesOf(file, contents ? pathOf(contents) : ncx ? pathOf(ncx) : undefined);
  const pages: Element[] = [];
  for (const item of spine) {
    const page = item && item !== contents ? await pageOf(file, pathOf(item)) : undefined;
    if (page) pages.push(page);
  }
  return { metadata: metadataOf(all), root: { type: 'root', children: titled(pages, titles) } };
}

const NONE: Element = { type: 'element', tagName: '', properties: {}, children: [] };
/** Elements that HTML has without an end; XML may write any other as one that holds nothing. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** A document of XML as HTML is parsed, which is all that is needed: what is empty is closed first. */
async function documentOf(file: Package, path: string): Promise<Root | undefined> {
  const bytes = await file.bytes(path);
  const text = bytes && decodePage(bytes)?.text;
  if (text === undefined) return undefined;
  const closed = text.replace(/<([a-z][\w:.-]*)((?:\s[^<>]*?)?)\/>/gi, (whole, name: string, rest: string) =>
    VOID.test(name) ? whole : `<${name}${rest}></${name}>`,
  );
  return shallow(fromHtml(closed));
}

/** Where an address within a file of the package leads. */
function resolved(from: string, address: string): string {
  const [path = ''] = address.split('#');
  return posix.normalize(posix.join(posix.dirname(from), plain(path)));
}

function plain(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** A page of the spine, whose ids are those of the book, and whose images have their paths in the package. */
async function pageOf(file: Package, path: string): Promise<Element | undefined> {
  const root = await documentOf(file, path);
  const body = root && find(withoutSilent(root), (one) => one.tagName === 'body');
  if (!body) return undefined;
  for (const element of elementsOf(body)) {
    const { properties } = element;
    for (const name of ['id', 'name'])
      if (attribute(element, name)) properties[name] = `${path}#${attribute(element, name)}`;
    const href = attribute(element, 'href');
    if (href.includes('#') && !/^[a-z]+:/i.test(href)) {
      const [, fragment = ''] = href.split('#');
      properties['href'] =
        `#${encodeURIComponent(`${href.startsWith('#') ? path : resolved(path, href)}#${plain(fragment)}`)}`;
    }
    const source = attribute(element, 'src');
    if (isElement(element, 'img') && source && !/^[a-z]+:/i.test(source))
      properties['src'] = resolved(path, source).split('/').map(encodeURIComponent).join('/');
  }
  return { ...body, tagName: 'section', properties: { id: path } };
}

/** The titles of pages, as the contents have them: of each page the first. */
async function titlesOf(file: Package, path: string | undefined): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  const root = path === undefined ? undefined : await documentOf(file, path);
  const lists = root ? elementsOf(root).filter(({ tagName }) => tagName === 'nav') : [];
  const contents = lists.find((list) => /(?:^|\s)toc(?:\s|$)/.test(attribute(list, 'epub:type'))) ?? root;
  for (const element of contents ? elementsOf(contents) : []) {
    const isPoint = element.tagName === 'navpoint';
    const link = isPoint
      ? find(element, (one) => one.tagName === 'content')
      : isElement(element, 'a')
        ? element
        : undefined;
    const words = isPoint ? find(element, (one) => one.tagName === 'text') : link;
    const address = link && (attribute(link, 'src') || attribute(link, 'href'));
    const page = address && resolved(path!, address);
    if (page && !titles.has(page)) titles.set(page, lineOf(words ?? NONE));
  }
  return titles;
}

/** A page without a heading gets that of the contents: the paragraph that says the same, or a new one. */
function titled(pages: readonly Element[], titles: ReadonlyMap<string, string>): Element[] {
  const depths = pages
    .flatMap((page) => elementsOf(page))
    .flatMap(({ tagName }) => /^h([1-6])$/.exec(tagName)?.[1] ?? []);
  const tagName = `h${depths.length > 0 ? Math.min(...depths.map(Number)) : 1}`;
  return pages.map((page) => {
    const title = titles.get(attribute(page, 'id')) ?? '';
    if (title === '' || lettersIn(page) === 0 || elementsOf(page).some((one) => /^h[1-6]$/.test(one.tagName)))
      return page;
    const said = elementsOf(page).find((one) => isElement(one, 'p', 'div') && lineOf(one) === title);
    if (said) {
      said.tagName = tagName;
      return page;
    }
    const heading: Element = {
      type: 'element',
      tagName,
      properties: {},
      children: [{ type: 'text', value: title }],
    };
    return { ...page, children: [heading, ...page.children] };
  });
}

/** Dublin Core of the package document. */
function metadataOf(all: readonly Element[]): PageMetadata {
  const values = (name: string) =>
    all
      .filter(({ tagName }) => tagName === `dc:${name}`)
      .map(lineOf)
      .filter((value) => value !== '');
  const [[title], [language], [description], [publisher], dates] = [
    values('title'),
    values('language'),
    values('description'),
    values('publisher'),
    values('date'),
  ];
  const date = dates.flatMap((value) => /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T|$)/.exec(value)?.[0] ?? [])[0];
  return {
    ...(title ? { title } : {}),
    authors: values('creator'),
    ...(date ? { date } : {}),
    ...(language ? { language } : {}),
    ...(description
      ? {
          description: description
            .replace(/<[^<>]*>/g, ' ')
            .replace(/\s+/g, ' ')
            .trim(),
        }
      : {}),
    keywords: values('subject'),
    ...(publisher ? { publisher } : {}),
  };
}
