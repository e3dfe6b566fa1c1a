import { posix } from 'node:path';
import { isRecord } from '../../book/is-record.ts';
import { directionOf } from '../../language/direction.ts';
import { defined } from '../edition/metadata.ts';
import { BOARD } from './board.ts';
import { BOARD_FILE, type ShelfEdition, type ShelfImage, type ShelfTitle } from './shelf.ts';

/** OPDS 2.0, section 5: media types. */
const FEED = 'application/opds+json';
const PUBLICATION = 'application/opds-publication+json';
/** OPDS 2.0, section 3.1: books that anybody may take. */
const OPEN_ACCESS = 'http://opds-spec.org/acquisition/open-access';

type Json = Readonly<Record<string, unknown>>;

/** The feeds of a shelf (OPDS 2.0): one of the latest editions, one a title, and a document for each edition. */
export function feedsOf(titles: readonly ShelfTitle[], name: string): ReadonlyMap<string, Json> {
  const feeds = new Map<string, Json>();
  const latest = titles.map((title) => publication(title, title.editions[0]!, ''));
  feeds.set('opds.json', {
    metadata: { title: name, numberOfItems: latest.length },
    links: [
      { rel: 'self', href: 'opds.json', type: FEED },
      { rel: 'alternate', href: 'index.html', type: 'text/html' },
    ],
    publications: latest,
  });
  for (const title of titles) {
    const { folder, editions } = title;
    feeds.set(`${folder}/opds.json`, {
      metadata: { title: title.title, numberOfItems: editions.length },
      links: [
        { rel: 'self', href: 'opds.json', type: FEED },
        { rel: 'start', href: '../opds.json', type: FEED },
      ],
      publications: editions.map((edition) => publication(title, edition, folder)),
    });
    for (const edition of editions)
      feeds.set(`${edition.folder}/publication.json`, publication(title, edition, edition.folder));
  }
  return feeds;
}

/** An edition as a publication; addresses are from the folder of the document that holds it. */
function publication({ id, title, folder, editions }: ShelfTitle, edition: ShelfEdition, from: string): Json {
  const { metadata, label, pages, created, cover, downloads } = edition;
  const link = (path: string) => address(path, from);
  return {
    metadata: defined({
      '@type': 'http://schema.org/Book',
      title,
      subtitle: metadata['alternativeHeadline'],
      identifier: id,
      author: names(metadata['author']),
      translator: names(metadata['translator']),
      editor: names(metadata['editor']),
      publisher: names(metadata['publisher']),
      language: metadata['inLanguage'],
      published: fullDate(metadata['datePublished']),
      modified: created,
      description: [label, metadata['abstract']].filter(Boolean).join('. '),
      subject: metadata['about'],
      numberOfPages: pages,
      readingProgression: directionOf(String(metadata['inLanguage'])),
    }),
    links: [
      { rel: 'self', href: link(`${edition.folder}/publication.json`), type: PUBLICATION },
      ...(editions.length > 1
        ? [{ rel: 'related', href: link(`${folder}/opds.json`), type: FEED, title }]
        : []),
      ...downloads.map(({ format, href }) => ({
        rel: format.isSite ? 'alternate' : OPEN_ACCESS,
        href: link(href),
        type: format.mediaType,
      })),
    ],
    images: imagesOf(cover).map(({ href, mediaType, width, height }) => ({
      href: link(href),
      type: mediaType,
      width,
      height,
    })),
  };
}

/** At least one image is of a kind that every reading app shows (OPDS 2.0, section 2.3). */
function imagesOf(cover: ShelfImage): readonly ShelfImage[] {
  return ['image/jpeg', 'image/png', 'image/gif'].includes(cover.mediaType)
    ? [cover]
    : [cover, { href: BOARD_FILE, mediaType: 'image/png', ...BOARD }];
}

/** An address from a folder of the shelf, encoded. */
export function address(path: string, from: string): string {
  return posix.relative(from, path).split('/').map(encodeURIComponent).join('/');
}

/** The names of people or a house, as JSON-LD has them: one or a list; what is none of these is passed over. */
export function namesOf(value: unknown): readonly string[] {
  return [value]
    .flat()
    .flatMap((one) => (isRecord(one) && typeof one['name'] === 'string' ? [one['name']] : []));
}

function names(value: unknown): readonly string[] | undefined {
  const found = namesOf(value).filter(Boolean);
  return found.length > 0 ? found : undefined;
}

/** A date of a year or a month alone is none that a feed may have. */
function fullDate(date: unknown): string | undefined {
  return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined;
}
