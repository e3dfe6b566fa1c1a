import { restoreFiles } from '../../vault/restore.ts';
import { findEdition } from '../../vault/titles.ts';
import type { ArchiveOptions } from './options.ts';

export interface RestoreResult {
  readonly files: readonly string[];
  /** Those of them that are templates of the book: code, of which nothing was run. */
  readonly templates: readonly string[];
}

/** Write the files of an edition into an empty folder. */
export async function restoreEdition(
  { store }: ArchiveOptions,
  name: string,
  to: string,
): Promise<RestoreResult> {
  const { title, edition } = await findEdition(store, name);
  const files = await restoreFiles(title.object, edition.version, to);
  return { files, templates: templatesAmong(files) };
}

/** The templates of a book among the paths of an edition: they are code. */
export function templatesAmong(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => /^sources\/templates\/.+\.ejs$/.test(path));
}
