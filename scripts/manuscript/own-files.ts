import type { VFile } from 'vfile';
import type { Asset } from '../book/book.ts';
import type { Settings } from '../book/settings.ts';
import type { World } from '../book/world.ts';
import { report } from '../diagnostics/report.ts';
import type { Images } from './images.ts';
import { placeOfKey, type SettingsSource } from './settings-file.ts';
import { readText } from './text-file.ts';

/** The templates that a book may replace. */
const TEMPLATES = ['half-title', 'title-page', 'imprint', 'contents', 'list', 'part', 'cover', 'web/page'];

/** The image that the settings name as the cover, if they do. */
export async function readCover(
  settings: Settings,
  { file, yaml, base }: SettingsSource,
  images: Images,
): Promise<Asset | undefined> {
  if (!settings.cover) return undefined;
  const found = await images.find(settings.cover, '');
  if (!found || !('rule' in found)) return found;
  report(file, found.rule, found.reason, placeOfKey(file, yaml, ['cover'], base));
  return undefined;
}

/** The CSS that the settings name, or nothing. */
export async function readStyle(
  settings: Settings,
  { file, yaml, base }: SettingsSource,
  world: World,
): Promise<string> {
  if (settings.style === undefined) return '';
  const standing = await world.standing(settings.style);
  if (standing === 'file') return String(await readText(world, settings.style));
  report(
    file,
    'setting-valid',
    `style «${settings.style}» is not in the book’s folder`,
    placeOfKey(file, yaml, ['style'], base),
  );
  return '';
}

/** The book's own templates: those of its folder `templates/` that have the name of one of ours. */
export async function readTemplates(world: World): Promise<ReadonlyMap<string, VFile>> {
  const own = new Map<string, VFile>();
  for (const name of TEMPLATES)
    if ((await world.standing(`templates/${name}.ejs`)) === 'file')
      own.set(name, await readText(world, `templates/${name}.ejs`));
  return own;
}
