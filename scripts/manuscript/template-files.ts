import { posix } from 'node:path';
import type { TextFile } from '../book/text-file.ts';
import type { World } from '../book/world.ts';
import type { Report } from '../diagnostics/report.ts';
import { readText } from './text-file.ts';

/** The templates that a book or a theme may replace. */
const TEMPLATES = [
  'half-title',
  'title-page',
  'imprint',
  'abstract',
  'contents',
  'list',
  'part',
  'article-head',
  'english-abstract',
  'foreign-title',
  'cover',
  'web/page',
];

/** The templates in the folder `templates/` of a book or a theme that have the name of one of ours, by that name. */
export async function readTemplateFiles(
  world: World,
  report: Report,
  folder = '',
): Promise<ReadonlyMap<string, TextFile>> {
  const own = new Map<string, TextFile>();
  for (const name of TEMPLATES) {
    const path = posix.join(folder, `templates/${name}.ejs`);
    if ((await world.standing(path)) !== 'missing') own.set(name, await readText(world, path, report));
  }
  return own;
}
