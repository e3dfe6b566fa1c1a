import type { Asset, Book } from '../../book/book.ts';
import type { Author } from '../../book/settings.ts';
import type { Division } from '../../render/division.ts';
import { HOME } from './site.ts';

/** What a page tells those who share it and those who search (the Open Graph protocol, ogp.me). */
export interface Sharing {
  /** The page's own address; undefined where the book does not say where it is put. */
  readonly address: string | undefined;
  /** `<meta property content>`, in their order. */
  readonly properties: readonly (readonly [property: string, content: string])[];
  /** JSON-LD of schema.org, as it may stand in a `<script>` of HTML; on the first page alone. */
  readonly linked: string | undefined;
}

/** An image of the edition, by its path in it. */
export interface Picture {
  readonly href: string;
  readonly asset: Asset;
  /** What it shows. */
  readonly words: string;
}

/**
 * What a page tells of itself. Addresses there have to be absolute, so pictures and pages have some only where the book says where
 * it is put (`site-url`).
 */
export function sharingOf(
  book: Book,
  page: { readonly current: Division | undefined; readonly title: string; readonly file: string },
  picture: Picture | undefined,
): Sharing {
  const { settings, language } = book;
  const base = settings['site-url'];
  const address = base && base + (page.file === HOME ? '' : page.file);
  const image = base && picture && base + picture.href;
  const description = settings.description ?? settings.abstract?.replace(/\s+/g, ' ');
  const properties: [string, string | undefined][] = [
    ['og:title', page.title],
    ['og:type', page.current || settings.kind === 'article' ? 'article' : 'book'],
    ['og:site_name', page.current && settings.title],
    ['og:description', description],
    ['og:locale', language.tag],
    ['og:url', address],
    ['og:image', image],
    ['og:image:width', image && String(picture?.asset.width)],
    ['og:image:height', image && String(picture?.asset.height)],
    ['og:image:alt', image && picture?.words],
  ];
  return {
    address,
    properties: properties.filter((one): one is [string, string] => Boolean(one[1])),
    linked: page.current ? undefined : linkedData(book, address, image),
  };
}

/** What an edition is, for search engines. */
function linkedData({ settings }: Book, url: string | undefined, image: string | undefined): string {
  const { doi, isbn } = settings.identifier;
  const isArticle = settings.kind === 'article';
  const record = {
    '@context': 'https://schema.org',
    '@type': { article: 'ScholarlyArticle', report: 'Report', book: 'Book' }[settings.kind],
    [isArticle ? 'headline' : 'name']: settings.title,
    alternativeHeadline: settings['title-en'] ?? settings.subtitle,
    author: settings.author.map(personOf),
    inLanguage: settings.language,
    datePublished: settings.date,
    publisher: settings.publisher && { '@type': 'Organization', name: settings.publisher },
    abstract: settings.abstract ?? settings.description,
    keywords: [...settings.keywords, ...settings['keywords-en']].join(', ') || undefined,
    identifier: doi && `https://doi.org/${doi}`,
    isbn: isArticle ? undefined : isbn?.replace(/[\s-]/g, ''),
    url,
    image,
  };
  // Nothing within may end the element that it stands in.
  return JSON.stringify(record).replaceAll('<', String.raw`\u003c`);
}

function personOf({ name, affiliation, email, orcid, 'name-en': english }: Author): object {
  return {
    '@type': 'Person',
    '@id': orcid && `https://orcid.org/${orcid}`,
    name,
    alternateName: english,
    affiliation: affiliation && { '@type': 'Organization', name: affiliation },
    email,
  };
}
