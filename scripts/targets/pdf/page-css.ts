import type { Book } from '../../book/book.ts';
import { trimSize } from '../../book/trim-size.ts';
import { frontFolio } from '../../language/abjad.ts';
import { nativeDigits } from '../../language/digits.ts';
import { directionOf } from '../../language/direction.ts';
import type { Page } from '../../render/page.ts';
import { themeOf } from '../../render/theme.ts';
import { printId } from './print-id.ts';

/** Longest running head, in characters; a longer one ends in an ellipsis at a word. */
const HEAD_LENGTH = 64;

/** How many front folios are made; a front matter beyond that shows Latin digits. */
const FRONT_FOLIOS = 200;

/**
 * The `@page` rules of a book (CSS Paged Media 3): size, margins by binding, folios, running heads.
 *
 * Chromium knows neither `string-set` nor `name:first`. But it counts pages by name, and prints counters in styles of our
 * own: a page name for each chapter counts the chapter's pages, and a counter style shows nothing for 1 and the running
 * head from 2 on. So no page on which a chapter opens bears a running head.
 */
export function pageCss(book: Book, pages: readonly Page[]): string {
  return [
    geometry(book),
    frontFolios(book),
    headStyle('head-book', headText(book.settings['short-title'] ?? book.settings.title, book)),
    '@page blank-front{} @page blank-body{counter-increment:folio} .blank-page{break-before:page;block-size:1px}',
    ...pages.map((page, index) => pageRules(page, pageName(index), book)),
  ].join('\n');
}

/** The page name of the index-th page. */
function pageName(index: number): string {
  return `p${index}`;
}

function geometry(book: Book): string {
  const traits = themeOf(book);
  const { width, height } = trimSize(book.settings.page.size ?? traits.pageSize);
  const margin = { ...traits.margin, ...book.settings.page.margin };
  const block = height - Number.parseFloat(margin.top) - Number.parseFloat(margin.bottom);
  return `@page{size:${width}mm ${height}mm;margin-top:${margin.top};margin-bottom:${margin.bottom}}
@page :left{margin-right:${margin.inner};margin-left:${margin.outer}}
@page :right{margin-left:${margin.inner};margin-right:${margin.outer}}
:root{--page-block:${block - 0.5}mm}`;
}

/** A left-hand page is bound at its right edge in every direction of writing; which side is the recto depends on it. */
function sides(book: Book): { recto: string; verso: string } {
  return directionOf(book.settings.language) === 'rtl'
    ? { recto: 'left', verso: 'right' }
    : { recto: 'right', verso: 'left' };
}

function pageRules(page: Page, name: string, book: Book): string {
  const counters = [...(page.role === 'front' ? [] : ['folio']), name].join(' ');
  const section = `#${printId(page.id)}{page:${name}}`;
  if (!page.foliated) return `${section}@page ${name}{counter-increment:${counters}}`;
  const { recto, verso } = sides(book);
  const box = `font:9pt Vazirmatn,Roboto;color:#444;white-space:nowrap`;
  const folio = page.role === 'front' ? 'counter(page,front-folio)' : `counter(folio,${bodyStyle(book)})`;
  return `${section}
${headStyle(`head-${name}`, headText(page.runningHead, book))}
@page ${name}{counter-increment:${counters};@bottom-center{content:${folio};${box};vertical-align:top;padding-top:7mm}}
@page ${name}:${recto}{@top-${recto}{content:counter(${name},head-${name});${box};vertical-align:bottom;padding-bottom:6mm}}
@page ${name}:${verso}{@top-${verso}{content:counter(${name},head-book);${box};vertical-align:bottom;padding-bottom:6mm}}`;
}

/** The counter style of the body's folios (CSS Counter Styles 3, § 6). */
function bodyStyle({ settings }: Book): string {
  if (settings.digits === 'keep') return 'decimal';
  return (
    { fa: 'persian', ur: 'persian', ar: 'arabic-indic', ckb: 'arabic-indic' }[settings.language as string] ??
    'decimal'
  );
}

function frontFolios(book: Book): string {
  const folios = Array.from({ length: FRONT_FOLIOS }, (_, index) =>
    quoted(frontFolio(index + 1, book.settings.language)),
  );
  return `@counter-style front-folio{system:fixed;symbols:${folios.join(' ')}}`;
}

/** Shows nothing on the first page, the words on all others. */
function headStyle(name: string, words: string): string {
  return `@counter-style ${name}{system:fixed;symbols:"";fallback:${name}-on}@counter-style ${name}-on{system:cyclic;symbols:${quoted(words)}}`;
}

function headText(title: string, book: Book): string {
  const own = book.settings.digits === 'native' ? nativeDigits(title, book.settings.language) : title;
  if (own.length <= HEAD_LENGTH) return own;
  return `${own.slice(0, own.lastIndexOf(' ', HEAD_LENGTH))} …`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\f<]/g, (mark) => `\\${mark.charCodeAt(0).toString(16)} `)}"`;
}
