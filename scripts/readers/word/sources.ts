import { parseNumber } from '../../language/digits.ts';
import type { CslItem } from '../bibliography.ts';
import type { Package } from '../package.ts';
import { child, childrenOf, elements, readXml, textOf, within, type Xml } from './xml.ts';

/** The sources that Word's own citations name by their tags, as CSL JSON (ECMA-376, part 1, 22.6). */
export async function readSources(file: Package): Promise<ReadonlyMap<string, CslItem>> {
  const sources = new Map<string, CslItem>();
  for (const part of file.partsIn('customxml/').filter((name) => /\/item\d+\.xml$/.test(name))) {
    const xml = await readXml(file, part);
    if (xml?.name !== 'b:Sources') continue;
    for (const source of childrenOf(xml, 'b:Source')) sources.set(textIn(source, 'b:Tag'), itemOf(source));
  }
  return sources;
}

const TYPES: Readonly<Record<string, string>> = {
  Art: 'graphic',
  ArticleInAPeriodical: 'article-magazine',
  Book: 'book',
  BookSection: 'chapter',
  Case: 'legal_case',
  ConferenceProceedings: 'paper-conference',
  DocumentFromInternetSite: 'webpage',
  Film: 'motion_picture',
  InternetSite: 'webpage',
  Interview: 'interview',
  JournalArticle: 'article-journal',
  Patent: 'patent',
  Performance: 'performance',
  Report: 'report',
  SoundRecording: 'song',
};

/** What Word says of a source, as CSL calls it. */
const NAMES: Readonly<Record<string, string>> = {
  AbbreviatedCaseNumber: 'number',
  BookTitle: 'container-title',
  CaseNumber: 'number',
  City: 'publisher-place',
  Comments: 'note',
  ConferenceName: 'event-title',
  Court: 'authority',
  DOI: 'DOI',
  Edition: 'edition',
  Institution: 'publisher',
  InternetSiteTitle: 'container-title',
  Issue: 'issue',
  JournalName: 'container-title',
  LCID: 'language',
  Medium: 'medium',
  NumberVolumes: 'number-of-volumes',
  Pages: 'page',
  PatentNumber: 'number',
  PeriodicalTitle: 'container-title',
  Publisher: 'publisher',
  ShortTitle: 'title-short',
  StandardNumber: 'ISBN',
  ThesisType: 'genre',
  Title: 'title',
  URL: 'URL',
  Volume: 'volume',
};

const ROLES: Readonly<Record<string, string>> = {
  Author: 'author',
  BookAuthor: 'container-author',
  Compiler: 'compiler',
  Composer: 'composer',
  Director: 'director',
  Editor: 'editor',
  Interviewee: 'author',
  Interviewer: 'interviewer',
  Inventor: 'author',
  Performer: 'performer',
  ProducerName: 'producer',
  Translator: 'translator',
};

/** What stands elsewhere: in the key, the type, dates and people. */
const ELSEWHERE = /^(?:Tag|SourceType|Guid|RefOrder|Author|(?:Year|Month|Day)(?:Accessed)?)$/;

function itemOf(source: Xml): CslItem {
  const item: Record<string, unknown> = {
    type: TYPES[textIn(source, 'b:SourceType')] ?? 'document',
  };
  // What CSL has no name for keeps Word's.
  const custom: Record<string, string> = {};
  for (const one of elements(source)) {
    const name = one.name.replace(/^b:/, '');
    const text = textOf(one).trim();
    if (ELSEWHERE.test(name) || text === '') continue;
    const own = NAMES[name];
    if (own !== undefined && item[own] === undefined) item[own] = text;
    else custom[name] = text;
  }
  for (const [role, people] of peopleOf(source)) item[role] = [...((item[role] as []) ?? []), ...people];
  const dates = { issued: dateIn(source, ''), accessed: dateIn(source, 'Accessed') };
  for (const [name, date] of Object.entries(dates)) if (date) item[name] = date;
  return Object.keys(custom).length > 0 ? { ...item, custom } : item;
}

function peopleOf(source: Xml): readonly (readonly [role: string, people: readonly CslItem[]])[] {
  return childrenOf(source, 'b:Author')
    .flatMap(elements)
    .map((list) => [
      ROLES[list.name.replace(/^b:/, '')] ?? 'contributor',
      [
        ...within(list, 'b:Person').map(personOf),
        ...within(list, 'b:Corporate').map((one) => ({ literal: textOf(one).trim() })),
      ],
    ]);
}

function personOf(person: Xml): CslItem {
  const family = textIn(person, 'b:Last');
  const given = [textIn(person, 'b:First'), textIn(person, 'b:Middle')].filter(Boolean).join(' ');
  if (family === '') return { literal: given };
  return given === '' ? { family } : { family, given };
}

/** Year, month and day, as far as they are numbers; words as they stand. */
function dateIn(source: Xml, suffix: string): CslItem | undefined {
  const said = ['Year', 'Month', 'Day'].map((name) => textIn(source, `b:${name}${suffix}`));
  const given = said.filter((one) => one !== '');
  if (given.length === 0) return undefined;
  const isNumber = given.every((one) => /^[0-9۰-۹٠-٩]{1,4}$/.test(one));
  // A day without its month is no date.
  const isWhole = said.slice(0, given.length).every((one) => one !== '');
  if (isNumber && isWhole) return { 'date-parts': [given.map(parseNumber)] };
  return { literal: said.reverse().filter(Boolean).join(' ') };
}

function textIn(source: Xml, name: string): string {
  const found = child(source, name);
  return found ? textOf(found).trim() : '';
}
