import type { Book } from '../../book/book.ts';
import { nativeDigits } from '../../language/digits.ts';
import { directionOf } from '../../language/direction.ts';
import type { Rendering } from '../../render/render.ts';
import type { Geometry } from './geometry.ts';
import type { Layout } from './layout.ts';

/** Longest running head, in characters; a longer one ends in an ellipsis at a word. */
const HEAD_LENGTH = 64;

/**
 * The `@page` rules of a book (CSS Paged Media 3): size, margins by binding, and boxes for folio and running head.
 *
 * Chromium knows neither `string-set` nor `name:first`. But it prints the page counter in a style of our own: one that has
 * a symbol for each page of the book. So what stands on each page is known here, and written by `furnitureCss`.
 */
export function pageCss(book: Book, { width, height, margin, area }: Geometry): string {
  const { recto, verso } =
    directionOf(book.settings.language) === 'rtl'
      ? { recto: 'left', verso: 'right' }
      : { recto: 'right', verso: 'left' };
  const box = 'font:9pt Vazirmatn,Roboto;color:#444;white-space:nowrap';
  const head = `content:counter(page,running-head);${box};vertical-align:bottom;padding-bottom:6mm`;
  return `@page{size:${width}pt ${height}pt;margin-top:${margin.top}pt;margin-bottom:${margin.bottom}pt;@bottom-center{content:counter(page,folio);${box};vertical-align:top;padding-top:7mm}}
@page :left{margin-right:${margin.inner}pt;margin-left:${margin.outer}pt}
@page :right{margin-left:${margin.inner}pt;margin-right:${margin.outer}pt}
@page :${recto}{@top-${recto}{${head}}}
@page :${verso}{@top-${verso}{${head}}}
:root{--page-block:${area.height - 1.5}pt}
body{inline-size:${area.width - 0.02}pt}`;
}

/** The folio and the running head of every page, as counter styles (CSS Counter Styles 3, § 3.1.2). */
export function furnitureCss(rendering: Rendering, layout: Layout): string {
  const { folios, heads } = furniture(rendering, layout);
  const style = (name: string, texts: readonly string[]) =>
    `@counter-style ${name}{system:fixed;symbols:${texts.map(quoted).join(' ')}}`;
  return `${style('folio', folios)}\n${style('running-head', heads)}`;
}

/** The texts of all pages: none on blank pages, no running head where a division opens. */
function furniture(
  { book, pages }: Rendering,
  { divisions, map }: Layout,
): { folios: string[]; heads: string[] } {
  const folios = Array.from({ length: map.pages }, () => '');
  const heads = [...folios];
  const title = headText(book.settings['short-title'] ?? book.settings.title, book);
  for (const [index, page] of pages.entries()) {
    if (!page.foliated) continue;
    const { start } = divisions[index]!;
    const next = divisions[index + 1];
    const end = next ? next.start - (next.blank ? 1 : 0) : map.pages;
    const own = headText(page.runningHead, book);
    for (let at = start; at < end; at += 1) {
      folios[at] = map.labels[at]!;
      if (at > start) heads[at] = at % 2 === 0 ? own : title;
    }
  }
  return { folios, heads };
}

function headText(title: string, book: Book): string {
  const own = book.settings.digits === 'native' ? nativeDigits(title, book.settings.language) : title;
  if (own.length <= HEAD_LENGTH) return own;
  return `${own.slice(0, own.lastIndexOf(' ', HEAD_LENGTH))} …`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\f<]/g, (mark) => `\\${mark.charCodeAt(0).toString(16)} `)}"`;
}
