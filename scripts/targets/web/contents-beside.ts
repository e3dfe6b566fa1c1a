import type { ElementContent, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { flattenOutline, type OutlineEntry } from '../../book/outline.ts';
import { contentsEntries } from '../../render/contents.ts';
import { element } from '../../render/directives.ts';
import type { Division } from '../../render/division.ts';
import { isolate } from '../../render/isolate.ts';
import type { Rendering } from '../../render/render.ts';
import { HOME, type Site } from './site.ts';

const html = unified().use(rehypeStringify).freeze();

/** The contents that stand beside each text, as HTML: entries of a list; '' where there is nothing to choose from. */
export type ContentsBeside = (current: Division | undefined) => string;

/**
 * The divisions of a book, of which the current one is marked and shows its sections; of an article, its sections. Each entry is
 * written once, however many pages have it.
 */
export function contentsBeside(site: Site): ContentsBeside {
  const { rendering, chapters, files } = site;
  const { book, outline } = rendering;
  const top = contentsEntries(book, outline);
  if (book.settings.kind === 'article') {
    const whole = sections(top, rendering);
    return () => (flattenOutline(top).length > 1 ? whole : '');
  }
  // Where one text is the whole, the contents list its sections.
  const entries = new Map(flattenOutline(outline).map((entry) => [entry.id, entry]));
  const pruned = new Map(flattenOutline(top).map((entry) => [entry.id, entry]));
  const inPart = new Set(
    outline.flatMap(({ kind, children }) => (kind === 'part' ? children : [])).map(({ id }) => id),
  );
  const written = chapters.map((division) => {
    const entry = entries.get(division.id);
    const kind = inPart.has(division.id) ? 'in-part' : division.kind;
    const words = entry ? entryWords(entry, rendering) : titleHtml(division.title, rendering);
    const link = (marked: string) =>
      `<li class="beside-${kind}"><a href="${files.get(division.id)}"${marked}>${words}</a>`;
    const own = pruned.get(division.id)?.children ?? (entries.has(division.id) ? top : []);
    const within = division.kind === 'part' ? '' : sections(own, rendering);
    return { division, apart: `${link('')}</li>`, current: `${link(' aria-current="page"')}${within}</li>` };
  });
  const isChoice = chapters.length > 1 || flattenOutline(top).length > 1;
  return (current) =>
    isChoice
      ? `<ol>${written.map((one) => (one.division === current ? one.current : one.apart)).join('')}</ol>`
      : '';
}

/** A title as HTML, its foreign runs set apart. */
export function titleHtml(title: string, { book }: Rendering): string {
  const tree: Root = { type: 'root', children: [{ type: 'text', value: title }] };
  return html.stringify(isolate(tree, book.language, book.settings.digits));
}

function sections(entries: readonly OutlineEntry[], rendering: Rendering): string {
  if (entries.length === 0) return '';
  const items = entries.map(
    (entry) =>
      `<li><a href="#${escaped(entry.id)}">${entryWords(entry, rendering)}</a>${sections(entry.children, rendering)}</li>`,
  );
  return `<ol>${items.join('')}</ol>`;
}

function escaped(id: string): string {
  return encodeURI(id).replaceAll('&', '&amp;');
}

/** «فصل دوم» before a chapter's title, a number before that of a section. */
function entryWords(entry: OutlineEntry, rendering: Rendering): string {
  const { labels, book } = rendering;
  const opening = labels.opening(entry);
  const text = (value: string): ElementContent => ({ type: 'text', value });
  const before = opening
    ? [element('span', { className: ['entry-label'] }, [text(opening)]), text(' ')]
    : entry.number.length > 0
      ? [
          element('bdi', { dir: 'ltr', className: ['entry-number'] }, [text(labels.number(entry.number))]),
          text(' '),
        ]
      : [];
  const tree: Root = { type: 'root', children: [...before, text(entry.title)] };
  return html.stringify(isolate(tree, book.language, book.settings.digits));
}

/** Where the contents of the whole book stand; those of an article stand in it. */
export function contentsAddress({ rendering, chapters }: Site): string | undefined {
  const contents = rendering.divisions.find(({ kind }) => kind === 'contents');
  return contents && chapters.length > 0 ? `${HOME}#${contents.id}` : undefined;
}
