import ejs from 'ejs';
import type { OutlineEntry } from '../../book/outline.ts';
import { directionOf } from '../../language/direction.ts';
import { contentsEntries } from '../../render/front-matter.ts';
import { isolate } from '../../render/isolate.ts';
import { packageText } from '../../render/package-files.ts';
import type { Rendering } from '../../render/render.ts';
import { type Item, identifierOf } from './package.ts';
import { toXhtml } from './xhtml.ts';

/** The three documents that tell a reading system what the publication holds. */
export interface PackageDocuments {
  readonly opf: string;
  readonly nav: string;
  readonly ncx: string;
}

/** Package document, navigation and NCX (EPUB 3.3, 5 and 7; OPF 2.0.1 for the NCX of old readers). */
export function packageDocuments(
  rendering: Rendering,
  items: readonly Item[],
  href: (id: string) => string,
): PackageDocuments {
  const { book, outline, labels } = rendering;
  const { settings } = book;
  const listed = contentsEntries(book, outline);
  const entries = listed.length > 0 ? listed : outline;
  const plain = (entry: OutlineEntry) => {
    const label = labels.opening(entry) ?? (entry.kind === 'section' ? labels.number(entry.number) : '');
    return label ? `${label}${entry.kind === 'section' ? ' ' : ': '}${entry.title}` : entry.title;
  };
  const spine = items.filter((item) => item.spine).map((item) => item.id);
  const data = {
    settings,
    words: labels.words,
    dir: directionOf(settings.language),
    identifier: identifierOf(book),
    modified: book.instant,
    items,
    spine: withNavigation(spine),
    visual:
      items.some((item) => item.mediaType.startsWith('image/') && item.id !== 'cover-image') ||
      items.some((item) => item.properties === 'svg'),
    cover: items.find((item) => item.id === 'cover-image'),
    entries,
    depth: depthOf(entries),
    href,
    plain,
    label: (entry: OutlineEntry) =>
      toXhtml(
        isolate(
          { type: 'root', children: [{ type: 'text', value: plain(entry) }] },
          settings.language,
          settings.digits,
        ),
      ),
    landmarks: landmarksOf(rendering, items, href),
  };
  const made = (name: string) => ejs.render(packageText(`templates/epub/${name}.ejs`), data);
  return { opf: made('package.opf'), nav: made('nav.xhtml'), ncx: made('toc.ncx') };
}

/** The navigation document stands where the printed contents do: after the imprint. */
function withNavigation(spine: readonly string[]): readonly string[] {
  const after = spine.lastIndexOf('imprint') + 1;
  return [...spine.slice(0, after), 'nav', ...spine.slice(after)];
}

function depthOf(entries: readonly OutlineEntry[]): number {
  return entries.length === 0 ? 0 : 1 + Math.max(...entries.map((entry) => depthOf(entry.children)));
}

function landmarksOf(
  { pages, labels }: Rendering,
  items: readonly Item[],
  href: (id: string) => string,
): readonly { type: string; href: string; title: string }[] {
  const { words } = labels;
  const firstBody = pages.find((page) => page.role === 'body');
  return [
    ...(items.some((item) => item.id === 'cover')
      ? [{ type: 'cover', href: 'cover.xhtml', title: words.cover }]
      : []),
    { type: 'titlepage', href: href('title-page'), title: words.titlePage },
    { type: 'toc', href: 'nav.xhtml#toc', title: words.contents },
    ...(firstBody ? [{ type: 'bodymatter', href: href(firstBody.id), title: firstBody.title }] : []),
  ];
}
