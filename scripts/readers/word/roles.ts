import type { Block, Para } from './blocks.ts';
import { asPersian } from './keyboard.ts';

/** What a paragraph is. */
export type ParagraphRole =
  | { readonly is: 'title' | 'subtitle' | 'author' | 'date' }
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
  for (const one of titlePage(paragraphs))
    if (AUTHOR.test(asPersian(one.text))) roles.set(one, { is: 'author' });
  for (const [paragraph, level] of headingsByLook(paragraphs, roles))
    roles.set(paragraph, { is: 'heading', level, byLook: true });
  return roles;
}

/** A line that says who wrote the book. */
const AUTHOR = /^(?:نویسنده|نوشتهٔ?|به قلم|تألیف|مؤلف|پدیدآور|by|author)[ \u00a0]*:[ \u00a0]*(?=.{2,60}$)/iu;

/** Who is named in such a line. */
export function authorsIn(text: string): readonly string[] {
  const label = AUTHOR.exec(asPersian(text))?.[0] ?? '';
  return text
    .slice(label.length)
    .split(/\s*[،,؛;]\s*/)
    .filter(Boolean);
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
 * @returns The level of each.
 */
function headingsByLook(
  paragraphs: readonly Para[],
  roles: ReadonlyMap<Para, ParagraphRole>,
): readonly (readonly [Para, number])[] {
  const body = bodySize(paragraphs, roles);
  const styled = Math.max(0, ...[...roles.values()].map((role) => (role.is === 'heading' ? role.level : 0)));
  const isPlain = (one: Para | undefined) => one !== undefined && roles.get(one)?.is === 'plain';
  const found = paragraphs.filter((one) => isPlain(one) && looksLikeHeading(one, body));
  // Where most of the text is like that, it is no sign of headings.
  const full = paragraphs.filter((one) => isPlain(one) && one.text !== '');
  if (found.length * 2 > full.length && full.length > 4) return [];
  const sizes = [...new Set(found.map((one) => rankOf(one, body)))].sort((one, other) => other - one);
  return found.map((one) => [one, Math.min(6, styled + 1 + sizes.indexOf(rankOf(one, body)))]);
}

function looksLikeHeading({ text, look, list, pieces }: Para, body: number): boolean {
  if (text === '' || list || text.length > MOST_LETTERS || text.includes('\t') || text.includes('\n'))
    return false;
  if (text.split(/\s+/).length > MOST_WORDS || /[.،؛,;:…]$/.test(text) || !/\p{L}/u.test(text)) return false;
  if (pieces.some((piece) => piece.kind === 'sequence')) return false;
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
