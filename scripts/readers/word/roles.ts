import { foldedId } from '../../language/slug.ts';
import { isBareDivision, isContentsHeading, isSourcesHeading } from '../section-names.ts';
import type { Block, Para } from './blocks.ts';
import { asPersian } from './keyboard.ts';
import { titlePageOf } from './title-page.ts';

/** What a paragraph is. */
export type ParagraphRole =
  | { readonly is: 'title'; readonly byLook?: boolean }
  | { readonly is: 'subtitle' | 'author' | 'date' }
  | { readonly is: 'heading'; readonly level: number; readonly byLook: boolean }
  | { readonly is: 'quotation' | 'epigraph' | 'verse' | 'code' | 'caption' | 'contents' | 'plain' };

/** Styles by their names: Word's own are English in the file whatever its language is, those of authors are not. */
const NAMES: readonly (readonly [name: RegExp, role: Exclude<ParagraphRole['is'], 'heading' | 'plain'>])[] = [
  [/^(?:title|عنوان(?: کتاب| مقاله)?|نام کتاب)$/i, 'title'],
  [/^(?:subtitle|زیرعنوان|عنوان فرعی)$/i, 'subtitle'],
  [/^(?:author|نویسنده|نام نویسنده)$/i, 'author'],
  [/^(?:date|تاریخ)$/i, 'date'],
  [/^(?:toc \d|toc heading|table of figures|index \d|index heading|فهرست(?: مطالب)?)$/i, 'contents'],
  [
    /^(?:(?:image |table |figure )?caption|شرح(?: شکل| تصویر| جدول)?|عنوان (?:شکل|جدول|تصویر)|زیرنویس (?:شکل|تصویر|جدول)|نام (?:شکل|جدول))$/i,
    'caption',
  ],
  [/^epigraph$|^سرلوحه$/i, 'epigraph'],
  [/quot|block ?text|نقل.?قول|^نقل/i, 'quotation'],
  [/verse|poem|poetry|^شعر|^بیت|^ابیات|^نظم/i, 'verse'],
  [/^(?:(?:html )?preformatted(?: text)?|plain text|macro text|.*\bcode\b.*|کد)$/i, 'code'],
];

const HEADING = /^(?:heading|عنوان|سرتیتر|سرعنوان|تیتر)[ _]?([1-9۱-۹١-٩])$/i;

/**
 * What each paragraph is: by its style; where no style says so, headings by how they look. What stands in a cell or a note (`isWhole`
 * is false) has no headings.
 */
export function rolesOf(blocks: readonly Block[], isWhole: boolean): ReadonlyMap<Para, ParagraphRole> {
  const paragraphs = blocks.filter((block): block is Para => block.kind === 'paragraph');
  const roles = new Map<Para, ParagraphRole>(paragraphs.map((one) => [one, byStyle(one)]));
  if (!isWhole) {
    for (const [paragraph, { is }] of roles)
      if (['heading', 'title', 'subtitle', 'author', 'date'].includes(is))
        roles.set(paragraph, { is: 'plain' });
    return roles;
  }
  titlesAsHeadings(paragraphs, roles);
  for (const one of authorLines(titlePage(paragraphs))) roles.set(one, { is: 'author' });
  for (const one of contentsByLook(paragraphs)) roles.set(one, { is: 'contents' });
  const opening = openingByLook(paragraphs, roles);
  for (const [paragraph, level] of headingsByLook(paragraphs, roles, new Set(opening)))
    roles.set(paragraph, { is: 'heading', level, byLook: true });
  return roles;
}

/** A line that says who wrote the book. */
const AUTHOR =
  /^(?:(?:نویسنده|نوشته[ٔۀ]?|نگارش|نگارنده|به قلم|تألیف|تالیف|مؤلف|مولف|پژوهشگر|پدیدآور|سروده|by|author)[ \u00a0]*:[ \u00a0]*|(?:(?:نوشته|سروده)(?:ٔ|[ \u200c]?ی)|به قلم)[ \u00a0]+)(?=.{2,60}$)/iu;
/** One that says so of the next line. */
const NAMELESS_AUTHOR =
  /^(?:نویسنده|نوشته[ٔۀ]?|نگارش|نگارنده|به قلم|تألیف|تالیف|مؤلف|مولف|پژوهشگر|پدیدآور|سروده|by)[ \u00a0]*:?$/iu;
/** The most words of a name. */
const LONGEST_NAME = 5;

/** Lines that name authors: «نگارش: مریم احمدی», or two of them. */
function authorLines(lines: readonly Para[]): readonly Para[] {
  return lines.flatMap((one, at) => {
    if (AUTHOR.test(asPersian(one.text))) return [one];
    const name = lines[at + 1];
    const isName = name && !/[:\p{Nd}]/u.test(name.text) && name.text.split(/\s+/).length <= LONGEST_NAME;
    return isName && NAMELESS_AUTHOR.test(asPersian(one.text)) ? [one, name] : [];
  });
}

/** Who is named in such a line. */
export function authorsIn(text: string): readonly string[] {
  if (NAMELESS_AUTHOR.test(asPersian(text))) return [];
  const label = AUTHOR.exec(asPersian(text))?.[0] ?? '';
  return text
    .slice(label.length)
    .split(/\s*[،,؛;]\s*/)
    .filter(Boolean);
}

/** An entry of contents that were typed: a title, dots or a tab, and the number of its page. */
const ENTRY =
  /^(.{1,200}?)(?:(?<![.…·_])[.…·_]{3}[\s.…·_]*(?:\p{Nd}{1,4}|[آ-ی]{1,3})|\t[\s.…·_]*\p{Nd}{1,4})$/u;

/** Contents that were typed: their heading and two entries or more, of which a third are titles of the text. */
function contentsByLook(paragraphs: readonly Para[]): readonly Para[] {
  const shown = paragraphs.filter(({ text }) => text !== '');
  return shown.flatMap((one, at) => {
    if (!isContentsHeading(asPersian(one.text))) return [];
    const rest = shown.slice(at + 1);
    const end = rest.findIndex(({ text }) => !ENTRY.test(text));
    const entries = end < 0 ? rest : rest.slice(0, end);
    const known = entries.filter(({ text }) => isTitleIn(rest.slice(entries.length), ENTRY.exec(text)![1]!));
    return entries.length > 1 && known.length * 3 >= entries.length ? [one, ...entries] : [];
  });
}

/** Whether a paragraph begins with a title, or is the first part of one («فصل اول» above «آغاز»). */
function isTitleIn(paragraphs: readonly Para[], title: string): boolean {
  const sought = foldedId(title);
  return paragraphs.some(({ text }) => {
    const own = text.length > MOST_LETTERS ? '' : foldedId(text);
    return own !== '' && sought !== '' && (own.startsWith(sought) || sought.startsWith(own));
  });
}

/** The title page by its look, of which title and subtitle get their roles; its lines are no headings. */
function openingByLook(paragraphs: readonly Para[], roles: Map<Para, ParagraphRole>): readonly Para[] {
  const body = bodySize(paragraphs, roles);
  const isPlain = (one: Para) => roles.get(one)?.is === 'plain';
  const page = titlePageOf(
    paragraphs,
    (one) => (looksLikeHeading(one, body) ? rankOf(one, body) : undefined),
    isPlain,
  );
  const said = new Set([...roles.values()].map(({ is }) => is));
  if (!page || said.has('title')) return [];
  for (const one of page.titles) roles.set(one, { is: 'title', byLook: true });
  if (page.subtitle && !said.has('subtitle')) roles.set(page.subtitle, { is: 'subtitle' });
  return page.lines;
}

/** The lines before the text itself begins, a dozen at most. */
function titlePage(paragraphs: readonly Para[]): readonly Para[] {
  const shown = paragraphs.filter(({ text }) => text !== '').slice(0, 12);
  const end = shown.findIndex(({ text }) => text.split(/\s+/).length > MOST_WORDS);
  return end < 0 ? shown : shown.slice(0, end);
}

/** A title that comes again is no title of the book: some call their chapters so. */
function titlesAsHeadings(paragraphs: readonly Para[], roles: Map<Para, ParagraphRole>): void {
  const shown = paragraphs.filter(({ text }) => text !== '');
  const titles = shown.filter((one) => roles.get(one)?.is === 'title');
  const parts = titles.filter((one) => roles.get(shown[shown.indexOf(one) - 1]!)?.is !== 'title');
  if (parts.length < 2) return;
  for (const [paragraph, role] of roles) {
    if (role.is === 'title' && paragraph.text !== '')
      roles.set(paragraph, { is: 'heading', level: 1, byLook: false });
    if (role.is === 'heading') roles.set(paragraph, { ...role, level: role.level + 1 });
  }
}

function byStyle({ style: { name, bases }, outline, text }: Para): ParagraphRole {
  const own = byName(name, text);
  if (own) return own;
  if (outline && text !== '') return { is: 'heading', level: outline, byLook: false };
  // A style of its author's is what it is based on, unless it says that it is text (level 0).
  const inherited = bases.map((base) => byName(base, text)).find((role) => role !== undefined);
  return inherited && !(inherited.is === 'heading' && outline === 0) ? inherited : { is: 'plain' };
}

/** What the name of a style says. */
function byName(name: string, text: string): ParagraphRole | undefined {
  const numbered = HEADING.exec(name.trim());
  if (numbered && text !== '') return { is: 'heading', level: digitOf(numbered[1]!), byLook: false };
  const is = NAMES.find(([pattern]) => pattern.test(name.trim()))?.[1];
  return is && { is };
}

function digitOf(digit: string): number {
  return digit.codePointAt(0)! & 0xf;
}

/** A heading has no more words than this, and no more characters. */
const MOST_WORDS = 14;
const MOST_LETTERS = 110;

/**
 * Headings that are headings by their look alone: short lines of their own that end without a full stop, larger than the text or bold
 * as wholes; the larger, the higher. Where headings have styles too, these are below them.
 *
 * The number of a chapter («فصل اول») and its title below are of one level; sources at the end are a chapter. `others`: lines that are none.
 *
 * @returns The level of each.
 */
function headingsByLook(
  paragraphs: readonly Para[],
  roles: ReadonlyMap<Para, ParagraphRole>,
  others: ReadonlySet<Para>,
): readonly (readonly [Para, number])[] {
  const body = bodySize(paragraphs, roles);
  const styled = Math.max(0, ...[...roles.values()].map((role) => (role.is === 'heading' ? role.level : 0)));
  const isPlain = (one: Para | undefined) => one !== undefined && roles.get(one)?.is === 'plain';
  const found = paragraphs.filter((one) => isPlain(one) && !others.has(one) && looksLikeHeading(one, body));
  // Where most of the text is like that, it is no sign of headings.
  const full = paragraphs.filter((one) => isPlain(one) && one.text !== '');
  if (found.length * 2 > full.length && full.length > 4) return [];
  const shown = paragraphs.filter(({ text }) => text !== '');
  const ranks = new Map(found.map((one) => [one, rankOf(one, body)]));
  for (const [one, rank] of ranks) {
    const below = ranks.get(shown[shown.indexOf(one) + 1]!);
    if (below !== undefined && below > rank && isBareDivision(asPersian(one.text))) ranks.set(one, below);
  }
  const sizes = [...new Set(ranks.values())].sort((one, other) => other - one);
  const last = shown.findLastIndex((one) => roles.get(one)?.is === 'heading');
  return found.map((one) => {
    const isEnd = styled > 0 && shown.indexOf(one) > last && isSourcesHeading(asPersian(one.text));
    return [one, isEnd ? 1 : Math.min(6, styled + 1 + sizes.indexOf(ranks.get(one)!))];
  });
}

/** What begins as a caption is one, whatever is below it: «جدول ۱. فروش». */
const CAPTION = /^(?:شکل|جدول|نمودار|تصویر|نقشه|عکس|figure|fig\.|table|chart)[ \u00a0\u200c]*[\p{Nd}]/iu;

function looksLikeHeading({ text, look, list, pieces }: Para, body: number): boolean {
  if (text === '' || list || text.length > MOST_LETTERS || text.includes('\t') || text.includes('\n'))
    return false;
  if (text.split(/\s+/).length > MOST_WORDS || /[.،؛,;:…]$/.test(text) || !/\p{L}/u.test(text)) return false;
  if (pieces.some((piece) => piece.kind === 'sequence') || CAPTION.test(asPersian(text))) return false;
  const size = look.size ?? body;
  return size >= body * 1.12 || (look.bold === true && size >= body);
}

/** How high a heading stands by its look: its size, and whether it is bold where it is as large as others. */
function rankOf({ look }: Para, body: number): number {
  return (look.size ?? body) * 2 + (look.bold ? 1 : 0);
}

/** The size of most letters of the text, in half points. */
function bodySize(paragraphs: readonly Para[], roles: ReadonlyMap<Para, ParagraphRole>): number {
  const letters = new Map<number, number>();
  for (const one of paragraphs) {
    if (roles.get(one)?.is !== 'plain') continue;
    const size = one.look.size ?? 0;
    letters.set(size, (letters.get(size) ?? 0) + one.text.length);
  }
  return [...letters].sort(([, one], [, other]) => other - one)[0]?.[0] || 22;
}
