import type { Book } from '../book/book.ts';
import type { TextFile } from '../book/text-file.ts';
import { isText, pathInBook } from './text-file.ts';

/** A file that a book is made of. */
export interface Source {
  /** In the book's folder, with `/`. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The folder on disk that the path begins in, where that is not the book's: for a theme that is a package. */
  readonly home?: string | undefined;
}

/** The files that a book is made of, each once: all that a build has read, and nothing else. */
export function sourcesOf(
  { assets, cover, settings, style, theme }: Book,
  files: readonly TextFile[],
): readonly Source[] {
  const text = (path: string, content: string): Source => ({
    path,
    mediaType: path.endsWith('.md') ? 'text/markdown' : 'text/plain',
    bytes: new TextEncoder().encode(content),
  });
  const all = [
    ...files.filter(isText).map((file) => text(pathInBook(file), file.value)),
    ...(settings.style === undefined ? [] : [text(settings.style, style)]),
    ...[...assets.values()].filter(({ embedded }) => !embedded),
    ...(cover ? [cover] : []),
    ...theme.files,
  ];
  return [...new Map(all.map((source) => [source.path, source])).values()].map((source) =>
    theme.home !== undefined && source.path.startsWith(`node_modules/${theme.name}/`)
      ? { ...source, home: theme.home }
      : source,
  );
}
