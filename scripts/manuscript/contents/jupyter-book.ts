import type { ContentsEntry, ContentsFormat } from './contents.ts';
import { listAt, pathFrom, textAt, yamlOf } from './values.ts';

/** `_toc.yml` of Jupyter Book: `root`, then `parts` with captions, `chapters` and `sections`; or, before 2021, a list. */
export const JUPYTER_BOOK: ContentsFormat = {
  paths: ['_toc.yml', 'docs/_toc.yml', 'book/_toc.yml'],
  read(text, folder) {
    const toc = yamlOf(text);
    const root = textAt(toc, 'root');
    const entries = [
      ...(root === undefined ? [] : [{ path: pathFrom(folder, root) }]),
      ...(Array.isArray(toc) ? chaptersOf(toc, folder, undefined) : withinOf(toc, folder, undefined)),
    ];
    return entries.length > 0 ? { entries } : undefined;
  },
};

function withinOf(entry: unknown, folder: string, part: string | undefined): readonly ContentsEntry[] {
  return [
    ...chaptersOf(listAt(entry, 'chapters'), folder, part),
    ...chaptersOf(listAt(entry, 'sections'), folder, part),
    ...listAt(entry, 'parts').flatMap((one) => withinOf(one, folder, textAt(one, 'caption') ?? part)),
  ];
}

function chaptersOf(
  list: readonly unknown[],
  folder: string,
  part: string | undefined,
): readonly ContentsEntry[] {
  let within = part;
  return list.flatMap((entry) => {
    within = textAt(entry, 'part') ?? textAt(entry, 'header') ?? within;
    const file = textAt(entry, 'file');
    const own = file === undefined ? [] : [{ path: pathFrom(folder, file), part: within }];
    return [...own, ...withinOf(entry, folder, within)];
  });
}
