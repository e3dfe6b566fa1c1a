import { nodeAt } from '../../../render/markup.ts';
import type { Rendering } from '../../../render/render.ts';
import type { ScreenBook } from '../../../setting/screen-pages.ts';

/** Where the text of a page begins in the manuscript, as nearly as is known: line, and UTF-16 units from the beginning of the file. */
export interface PageSource {
  readonly file: string;
  readonly line: number;
  readonly offset: number;
}

/** Of each page where it begins; undefined for one that no text of the manuscript stands on. */
export function sourcesOf(
  { book, divisions }: Rendering,
  { map }: Pick<ScreenBook, 'map'>,
): readonly (PageSource | undefined)[] {
  const chapters = new Map(book.chapters.map((one) => [one.id, one]));
  const contents = new Map(divisions.map(({ id, content }) => [id, content]));
  return map.starts.map((start) => {
    const chapter = start && chapters.get(start.division);
    if (!chapter) return undefined;
    const { path } = chapter.file;
    const position = nodeAt(contents.get(start.division)!, start.element)?.position?.start;
    const first = position ?? chapter.tree.children[0]?.position?.start ?? { line: 1, offset: 0 };
    return { file: path, line: first.line, offset: (first.offset ?? 0) + start.offset };
  });
}

/** Index of the page that a place of the manuscript stands on; undefined for a file that is on none. */
export function pageWith(
  sources: readonly (PageSource | undefined)[],
  file: string,
  { line, offset }: { readonly line: number; readonly offset?: number | undefined },
): number | undefined {
  let found: number | undefined;
  for (const [index, source] of sources.entries()) {
    if (source?.file !== file) continue;
    const isBefore = offset === undefined ? source.line <= line : source.offset <= offset;
    if (isBefore || found === undefined) found = index;
  }
  return found;
}
