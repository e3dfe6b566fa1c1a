import type { Book } from '../../book/book.ts';
import { flattenOutline } from '../../book/outline.ts';
import { nativeDigits } from '../../language/digits.ts';
import { directionOf } from '../../language/direction.ts';
import type { Page } from '../../render/page.ts';
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
@page cover{margin:0;@bottom-center{content:none}@top-left{content:none}@top-right{content:none}}
.cover-page{inline-size:${width}pt;block-size:${height - 0.5}pt}
:root{--page-block:${area.height - 1.5}pt}
body{inline-size:${area.width - 0.02}pt}`;
}

/**
 * The folio and the running head of every page from one up to, not including, another, as counter styles (CSS Counter
 * Styles 3, § 3.1.2). The first of them is counted as the first of a print, or as its second if it is a verso.
 */
export function furnitureCss(
  rendering: Rendering,
  layout: Layout,
  [from, to]: readonly [number, number],
): string {
  const { folios, heads } = furniture(rendering, layout);
  const style = (name: string, texts: readonly string[]) => {
    const symbols = [...(from % 2 === 1 ? [''] : []), ...texts.slice(from, to)];
    return `@counter-style ${name}{system:fixed;symbols:${symbols.map(quoted).join(' ')}}`;
  };
  return `${style('folio', folios)}\n${style('running-head', heads)}`;
}

/** The texts of all pages: none on blank pages, no running head where a division opens. */
function furniture(rendering: Rendering, layout: Layout): { folios: string[]; heads: string[] } {
  const folios = Array.from({ length: layout.pages }, () => '');
  const heads = [...folios];
  const headOf = runningHeads(rendering, layout);
  for (const [index, page] of rendering.pages.entries()) {
    if (!page.foliated) continue;
    const { start, count } = layout.divisions[index]!;
    for (let at = start; at < start + count; at += 1) {
      folios[at] = layout.labels[at]!;
      if (at > start) heads[at] = headText(headOf(page, at), rendering.book);
    }
  }
  return { folios, heads };
}

/**
 * What the head of a page says. Of sections a verso names the first that begins on it, a recto the last, as
 * dictionaries do; a page on which none begins names the one that goes on.
 */
function runningHeads({ book, outline }: Rendering, layout: Layout): (page: Page, at: number) => string {
  const { settings } = book;
  const sides = { verso: 'title', recto: 'chapter', ...settings['running-heads'] };
  const sections = flattenOutline(outline).filter((entry) => entry.kind === 'section');
  return (page, at) => {
    const side = at % 2 === 0 ? 'recto' : 'verso';
    if (sides[side] === 'none') return '';
    if (sides[side] === 'title') return settings['short-title'] ?? settings.title;
    if (sides[side] === 'chapter') return page.runningHead;
    const before = sections.filter(
      (entry) => entry.page === page.id && (layout.destinations.get(entry.id)?.page ?? Infinity) <= at,
    );
    const here = before.filter((entry) => layout.destinations.get(entry.id)!.page === at);
    const one = (side === 'verso' ? here[0] : here.at(-1)) ?? before.at(-1);
    return one?.title ?? page.runningHead;
  };
}

function headText(title: string, book: Book): string {
  const own = book.settings.digits === 'native' ? nativeDigits(title, book.settings.language) : title;
  if (own.length <= HEAD_LENGTH) return own;
  return `${own.slice(0, own.lastIndexOf(' ', HEAD_LENGTH))} …`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\f<]/g, (mark) => `\\${mark.charCodeAt(0).toString(16)} `)}"`;
}
