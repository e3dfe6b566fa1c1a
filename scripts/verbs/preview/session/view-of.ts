import { createHash } from 'node:crypto';
import { flattenOutline, type OutlineEntry } from '../../../book/outline.ts';
import type { Rendering } from '../../../render/render.ts';
import { geometryOf, PX_PER_POINT } from '../../../setting/geometry.ts';
import type { ShownPage } from '../../../setting/in-page/shown.ts';
import { printId } from '../../../setting/print-id.ts';
import type { ScreenBook } from '../../../setting/screen-pages.ts';
import { editorLink } from '../editor.ts';
import type { OutlineView, PageView, SourcePlace, View } from '../view.ts';
import type { PageSource } from './sources.ts';

/** What is known of a set book beside its pages. */
export interface Showing {
  readonly sources: readonly (PageSource | undefined)[];
  /** The template of the links to an editor. */
  readonly editor: string;
  /** See `View`. */
  readonly version: number;
}

/** A set book as the page in the browser is told of it. */
export function viewOf(
  { book, outline, divisions }: Rendering,
  screen: ScreenBook,
  { sources, editor, version }: Showing,
): View {
  const { width, height } = geometryOf(book);
  const titles = titlesOf(screen, divisions);
  return {
    version,
    title: book.settings.title,
    language: book.language.tag,
    direction: book.language.direction === 'rtl' ? 'rtl' : 'ltr',
    size: { width: width * PX_PER_POINT, height: height * PX_PER_POINT },
    frame: digestOf(JSON.stringify(screen.frame)),
    pages: screen.pages.map((page, index): PageView => {
      const source = sources[index];
      return {
        key: keyOf(page),
        label: screen.map.labels[index] ?? '',
        title: titles[index] ?? '',
        ...(source && { source: placeOf(source, editor) }),
      };
    }),
    outline: outlineViews(outline, screen),
    targets: screen.map.targets,
  };
}

/** A page that is the one of before has the key of before. */
const keys = new WeakMap<ShownPage, string>();

function keyOf(page: ShownPage): string {
  const key = keys.get(page) ?? digestOf(page.html);
  keys.set(page, key);
  return key;
}

function placeOf({ file, line }: PageSource, editor: string): SourcePlace {
  return { file, line, link: editorLink(editor, file, line, 1) };
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** The title of the division that each page stands in; sparse where a page stands in none. */
function titlesOf(
  { layout }: ScreenBook,
  divisions: Rendering['divisions'],
): readonly (string | undefined)[] {
  const titles: (string | undefined)[] = [];
  for (const [index, { start, pages }] of layout.divisions.entries())
    for (let at = start; at < start + pages.length; at += 1) titles[at] = divisions[index]!.title;
  return titles;
}

function outlineViews(outline: readonly OutlineEntry[], { map }: ScreenBook): readonly OutlineView[] {
  const depths = new Map<string, number>();
  const goDown = (entries: readonly OutlineEntry[], depth: number) => {
    for (const { id, children } of entries) {
      depths.set(id, depth);
      goDown(children, depth + 1);
    }
  };
  goDown(outline, 0);
  return flattenOutline(outline).flatMap(({ id, title }) => {
    const page = map.targets[printId(id)];
    return page === undefined ? [] : [{ title, depth: depths.get(id) ?? 0, page }];
  });
}
