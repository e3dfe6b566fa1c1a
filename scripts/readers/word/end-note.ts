import { parseNumber } from '../../language/digits.ts';
import type { Cited, CslItem } from '../bibliography.ts';
import { child, parseXml, textOf, within, type Xml } from './xml.ts';

/** What EndNote cites: its field holds the records of its library as XML. Nothing where that can't be read. */
export function citedInEndNote(instruction: string): readonly Cited[] {
  const xml = /<EndNote>[\s\S]*<\/EndNote>/.exec(instruction)?.[0];
  try {
    const root = xml === undefined ? undefined : parseXml(xml, 'EndNote');
    return root ? within(root, 'Cite').map(citedOf) : [];
  } catch {
    return [];
  }
}

function citedOf(cite: Xml): Cited {
  const record = child(cite, 'record');
  return {
    item: record ? recordOf(record, cite) : sketchOf(cite),
    prefix: textIn(cite, 'Prefix'),
    suffix: textIn(cite, 'Suffix'),
    locator: withLabel(textIn(cite, 'Pages')),
    hidesAuthor: cite.attributes['ExcludeAuth'] === '1',
  };
}

function withLabel(pages: string | undefined): string | undefined {
  return pages && `p. ${pages}`;
}

/** A source of which only author and year are known. */
function sketchOf(cite: Xml): CslItem {
  const [author, year] = [textIn(cite, 'Author'), textIn(cite, 'Year')];
  return { ...(author && { author: [nameOf(author)] }), ...issuedIn(year) };
}

const TYPES: Readonly<Record<string, string>> = {
  Book: 'book',
  'Book Section': 'chapter',
  'Conference Paper': 'paper-conference',
  'Conference Proceedings': 'paper-conference',
  'Edited Book': 'book',
  'Electronic Article': 'article-journal',
  'Journal Article': 'article-journal',
  'Magazine Article': 'article-magazine',
  Manuscript: 'manuscript',
  'Newspaper Article': 'article-newspaper',
  Report: 'report',
  Thesis: 'thesis',
  'Web Page': 'webpage',
};

/** What EndNote says of a source, as CSL calls it. */
const NAMES: Readonly<Record<string, string>> = {
  'alt-title': 'title-short',
  edition: 'edition',
  'electronic-resource-num': 'DOI',
  isbn: 'ISBN',
  language: 'language',
  number: 'issue',
  pages: 'page',
  'pub-location': 'publisher-place',
  publisher: 'publisher',
  'secondary-title': 'container-title',
  'short-title': 'title-short',
  title: 'title',
  volume: 'volume',
};

const ROLES: Readonly<Record<string, string>> = {
  authors: 'author',
  'secondary-authors': 'editor',
  'tertiary-authors': 'collection-editor',
  'subsidiary-authors': 'translator',
};

function recordOf(record: Xml, cite: Xml): CslItem {
  const item: Record<string, unknown> = {
    type: TYPES[child(record, 'ref-type')?.attributes['name'] ?? ''] ?? 'document',
  };
  for (const [name, own] of Object.entries(NAMES)) {
    const text = textWithin(record, name);
    if (text !== undefined && item[own] === undefined) item[own] = text;
  }
  for (const [name, role] of Object.entries(ROLES)) {
    const people = within(record, name).flatMap((list) => within(list, 'author'));
    if (people.length > 0) item[role] = people.map((one) => nameOf(textOf(one)));
  }
  const url = within(record, 'urls').flatMap((list) => within(list, 'url'))[0];
  if (url) item['URL'] = textOf(url).trim();
  const year = textWithin(record, 'year') ?? textIn(cite, 'Year');
  return { ...sketchOf(cite), ...item, ...issuedIn(year) };
}

function nameOf(text: string): CslItem {
  const [family = '', ...given] = text.split(',').map((part) => part.trim());
  return given.join(' ') === '' ? { literal: family } : { family, given: given.join(' ') };
}

function issuedIn(year: string | undefined): CslItem {
  if (!year) return {};
  const isNumber = /^[0-9۰-۹٠-٩]{1,4}$/.test(year);
  return { issued: isNumber ? { 'date-parts': [[parseNumber(year)]] } : { literal: year } };
}

function textIn(parent: Xml, name: string): string | undefined {
  const found = child(parent, name);
  return (found && textOf(found).trim()) || undefined;
}

function textWithin(parent: Xml, name: string): string | undefined {
  const [found] = within(parent, name);
  return (found && textOf(found).trim()) || undefined;
}
