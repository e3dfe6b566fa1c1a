import type { Element, Root } from 'hast';
import { attribute, elementsOf, lineOf, textOf } from './elements.ts';

/** What a page says of itself. */
export interface PageMetadata {
  readonly title?: string;
  readonly authors: readonly string[];
  /** ISO 8601: a day. */
  readonly date?: string;
  /** BCP 47, as it is written. */
  readonly language?: string;
  readonly description?: string;
  readonly keywords: readonly string[];
  readonly publisher?: string;
  /** Where the page is on the web. */
  readonly address?: string;
}

/** Metadata of a page, from `meta` (HTML, Open Graph, Dublin Core, Highwire), JSON-LD (schema.org), and what microformats mark. */
export function metadataOf(root: Root): PageMetadata {
  const all = elementsOf(root);
  const metas = all.filter(({ tagName }) => tagName === 'meta');
  const meta = (...names: readonly string[]) =>
    names
      .flatMap((name) => contentsOf(metas, name))
      .map(clean)
      .filter((one) => one !== '');
  const data = structuredData(all);
  const title =
    meta('og:title', 'citation_title', 'dc.title', 'twitter:title')[0] ??
    stringOf(data['headline']) ??
    titleOf(all);
  const date = [
    ...meta(
      'article:published_time',
      'citation_publication_date',
      'dc.date',
      'dcterms.date',
      'date',
      'pubdate',
    ),
    stringOf(data['datePublished']) ?? '',
    timeOf(all),
  ]
    .map(dayOf)
    .find((one) => one !== undefined);
  const language =
    attribute(all.find(({ tagName }) => tagName === 'html') ?? NONE, 'lang') ||
    attribute(all.find(({ tagName }) => tagName === 'html') ?? NONE, 'xmlLang');
  const description = meta('description', 'og:description')[0];
  const publisher =
    meta('og:site_name', 'citation_publisher', 'dc.publisher')[0] ?? namesOf(data['publisher'])[0];
  const address =
    attribute(
      all.find((one) => one.tagName === 'link' && attribute(one, 'rel') === 'canonical') ?? NONE,
      'href',
    ) || meta('og:url')[0];
  return {
    ...(title ? { title } : {}),
    authors: authorsOf(all, meta, data),
    ...(date ? { date } : {}),
    ...(language ? { language } : {}),
    ...(description ? { description } : {}),
    keywords:
      meta('keywords')[0]
        ?.split(/[,،;؛]/)
        .map((word) => word.trim())
        .filter((word) => word !== '') ?? [],
    ...(publisher ? { publisher } : {}),
    ...(address && /^https?:/.test(address) ? { address } : {}),
  };
}

const NONE: Element = { type: 'element', tagName: '', properties: {}, children: [] };

function contentsOf(metas: readonly Element[], name: string): readonly string[] {
  return metas
    .filter((one) =>
      [attribute(one, 'name'), attribute(one, 'property')].some((key) => key.toLowerCase() === name),
    )
    .map((one) => attribute(one, 'content'));
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The words of `<title>`. */
function titleOf(all: readonly Element[]): string {
  const title = all.find(({ tagName }) => tagName === 'title');
  return clean(title ? title.children.map(textOf).join('') : '');
}

type Names = (...names: readonly string[]) => readonly string[];

function authorsOf(all: readonly Element[], meta: Names, data: Data): readonly string[] {
  const named = [
    ...meta('citation_author', 'dc.creator', 'dcterms.creator'),
    ...meta('author', 'article:author'),
  ];
  const said = named.length > 0 ? named : namesOf(data['author']);
  const marked =
    said.length > 0
      ? said
      : all
          .filter(
            (one) =>
              /(?:^|\s)author(?:\s|$)/.test(attribute(one, 'rel')) || attribute(one, 'itemProp') === 'author',
          )
          .map(lineOf);
  const people = marked.filter((name) => name !== '' && !/^https?:|@/.test(name) && name.length <= 120);
  return [...new Set(people)];
}

function timeOf(all: readonly Element[]): string {
  const times = all.filter(({ tagName }) => tagName === 'time');
  const published = times.find(
    (one) =>
      one.properties['pubDate'] !== undefined ||
      /publish/.test(`${attribute(one, 'itemProp')} ${attribute(one, 'className')}`),
  );
  return attribute(published ?? (times.length === 1 ? times[0]! : NONE), 'dateTime');
}

/** The day of a time in ISO 8601, if there is such a day. */
function dayOf(time: string): string | undefined {
  const day = /^(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/.exec(time.trim())?.slice(1).join('-');
  if (day === undefined) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(day) ? day : undefined;
}

type Data = Readonly<Record<string, unknown>>;

/** The JSON-LD object of an article; what is no JSON says nothing. */
function structuredData(all: readonly Element[]): Data {
  const scripts = all.filter(
    (one) => one.tagName === 'script' && attribute(one, 'type') === 'application/ld+json',
  );
  const objects = scripts.flatMap((script) =>
    objectsOf(parsed(script.children.map((child) => (child.type === 'text' ? child.value : '')).join(''))),
  );
  return objects.find((one) => /Article|Posting|Book|WebPage|Report/.test(String(one['@type']))) ?? {};
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function objectsOf(value: unknown): readonly Data[] {
  if (Array.isArray(value)) return value.flatMap(objectsOf);
  if (typeof value !== 'object' || value === null) return [];
  const data = value as Data;
  return [data, ...objectsOf(data['@graph'])];
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && clean(value) !== '' ? clean(value) : undefined;
}

function namesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesOf);
  if (typeof value === 'object' && value !== null) return namesOf((value as Data)['name']);
  const name = stringOf(value);
  return name === undefined ? [] : [name];
}
