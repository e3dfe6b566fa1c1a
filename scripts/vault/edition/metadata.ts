import { identifiersOf } from '../../book/identifiers.ts';
import type { Settings } from '../../book/settings.ts';
import { FORMATS } from '../../targets/formats.ts';

/** What is known of an edition besides its settings. */
export interface EditionFacts {
  readonly id: string;
  readonly edition: string;
  readonly pages: number | undefined;
  readonly outputs: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

/** MARC relator codes as properties of schema.org. */
const ROLES: Readonly<Record<string, string>> = {
  trl: 'translator',
  edt: 'editor',
  ill: 'illustrator',
};

/** By the ending of a file: of what a reader opens, of any page of it. */
function mediaTypeOf(path: string): string | undefined {
  return FORMATS.find(({ opens }) => path.endsWith(opens.slice(opens.lastIndexOf('.'))))?.mediaType;
}

/** What is to be said of an edition, as JSON-LD: a schema.org Book that is described in Dublin Core terms as well. */
export function metadataOf(settings: Settings, facts: EditionFacts): Readonly<Record<string, unknown>> {
  const { title, subtitle, publisher, date, language, rights, description, subject, keywords } = settings;
  const identifiers = identifiersOf(settings);
  const person = (one: { name: string }) => ({ '@type': 'Person', name: one.name });
  const roles: Record<string, object[]> = {};
  for (const one of settings.contributor) {
    const role = ROLES[one.role] ?? 'contributor';
    roles[role] = [...(roles[role] ?? []), person(one)];
  }
  return defined({
    '@context': [
      'https://schema.org',
      { dcterms: 'http://purl.org/dc/terms/', xsd: 'http://www.w3.org/2001/XMLSchema#' },
    ],
    '@type': 'Book',
    '@id': facts.id,
    name: title,
    alternativeHeadline: subtitle,
    author: settings.author.map(person),
    ...roles,
    publisher: publisher && { '@type': 'Organization', name: publisher },
    locationCreated: settings.place && { '@type': 'Place', name: settings.place },
    datePublished: date,
    inLanguage: language,
    bookEdition: facts.edition,
    isbn: settings.identifier.isbn?.replace(/[\s-]/g, ''),
    identifier: identifiers,
    numberOfPages: facts.pages,
    isPartOf: settings.series && {
      '@type': 'BookSeries',
      name: settings.series.title,
      position: settings.series.position,
    },
    translationOfWork: settings.original && { '@type': 'Book', name: settings.original.title },
    abstract: description,
    about: subject,
    keywords,
    copyrightNotice: rights,
    encoding: facts.outputs.map(({ path, bytes, sha256 }) => ({
      '@type': 'MediaObject',
      contentUrl: `outputs/${path}`,
      encodingFormat: mediaTypeOf(path),
      contentSize: `${bytes} B`,
      sha256,
    })),
    'dcterms:title': subtitle ? `${title}: ${subtitle}` : title,
    'dcterms:creator': settings.author.map(({ name }) => name),
    'dcterms:contributor': settings.contributor.map(({ name }) => name),
    'dcterms:publisher': publisher,
    'dcterms:issued': date,
    'dcterms:language': language,
    'dcterms:identifier': identifiers,
    'dcterms:subject': [...subject, ...keywords],
    'dcterms:description': description,
    'dcterms:rights': rights,
    'dcterms:extent': facts.pages === undefined ? undefined : `${facts.pages} pages`,
    'dcterms:type': 'Text',
  });
}

/** Without what is undefined or an empty list. */
export function defined(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
