import type { ContentsEntry, ContentsFormat } from './contents.ts';
import { listAt, pathFrom, textAt, textsAt, yamlOf } from './values.ts';

/** `_quarto.yml` of a book: `chapters`, with parts in it, then `appendices`. */
export const QUARTO: ContentsFormat = {
  paths: ['_quarto.yml', '_quarto.yaml'],
  read(text, folder) {
    const settings = yamlOf(text);
    const listed = (key: string) =>
      listAt(settings, 'book', key).flatMap((entry) => entriesOf(entry, folder));
    const appendices = listed('appendices').map((entry) => ({ ...entry, role: 'back' as const }));
    const entries = [...listed('chapters'), ...appendices];
    const about = {
      title: textAt(settings, 'book', 'title') ?? textAt(settings, 'title'),
      subtitle: textAt(settings, 'book', 'subtitle') ?? textAt(settings, 'subtitle'),
      date: textAt(settings, 'book', 'date') ?? textAt(settings, 'date'),
      author: textsAt(settings, 'book', 'author') ?? textsAt(settings, 'author'),
      language: textAt(settings, 'lang') ?? textAt(settings, 'book', 'lang'),
    };
    return entries.length > 0 ? { entries, about } : undefined;
  },
};

/** A part is named by a title, or by a file that opens it. */
function entriesOf(entry: unknown, folder: string): readonly ContentsEntry[] {
  if (typeof entry === 'string') return [{ path: pathFrom(folder, entry) }];
  const file = textAt(entry, 'file');
  const part = textAt(entry, 'part');
  if (part === undefined) return file === undefined ? [] : [{ path: pathFrom(folder, file) }];
  const opens = /\.(?:qmd|md)$/i.test(part) ? part : undefined;
  const paths = [...(opens ? [opens] : []), ...(textsAt(entry, 'chapters') ?? [])];
  return paths.map((path) => ({ path: pathFrom(folder, path), part: opens ? undefined : part }));
}
