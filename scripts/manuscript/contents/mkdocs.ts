import { isRecord } from '../../book/is-record.ts';
import type { ContentsEntry, ContentsFormat } from './contents.ts';
import { listAt, pathFrom, textAt, textsAt, yamlOf } from './values.ts';

/** `nav` of `mkdocs.yml`: paths below `docs_dir`, with titles or without; a list with a title is a part. */
export const MKDOCS: ContentsFormat = {
  paths: ['mkdocs.yml', 'mkdocs.yaml'],
  read(text, folder) {
    const settings = yamlOf(text);
    const docs = pathFrom(folder, textAt(settings, 'docs_dir') ?? 'docs');
    const entries = listAt(settings, 'nav').flatMap((entry) => entriesOf(entry, docs, undefined));
    const about = {
      title: textAt(settings, 'site_name'),
      author: textsAt(settings, 'site_author'),
      language: textAt(settings, 'theme', 'language'),
    };
    return { entries, about };
  },
};

function entriesOf(entry: unknown, docs: string, part: string | undefined): readonly ContentsEntry[] {
  if (typeof entry === 'string')
    return /^[a-z][a-z\d+.-]*:/i.test(entry) ? [] : [{ path: pathFrom(docs, entry), part }];
  if (!isRecord(entry)) return [];
  return Object.entries(entry).flatMap(([title, value]) =>
    [value].flat().flatMap((one) => entriesOf(one, docs, Array.isArray(value) ? (part ?? title) : part)),
  );
}
