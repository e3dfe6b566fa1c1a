import type { Asset } from '../book/book.ts';
import type { Settings } from '../book/settings.ts';
import type { TextFile } from '../book/text-file.ts';
import type { World } from '../book/world.ts';
import { placer } from '../diagnostics/place.ts';
import type { MessageList, Report } from '../diagnostics/report.ts';
import { BOOK_CSS } from './book-css.ts';
import type { Images } from './images.ts';
import type { ReadOptions } from './read-options.ts';
import { placeOfKey, type SettingsSource } from './settings-file.ts';
import { sayUnloaded } from './style-loads.ts';
import { readTemplateFiles } from './template-files.ts';
import { readText } from './text-file.ts';

/** The image that the settings name as the cover, if they do. */
export async function readCover(
  settings: Settings,
  { file, yaml, base }: SettingsSource,
  images: Images,
  report: Report,
): Promise<Asset | undefined> {
  if (!settings.cover) return undefined;
  const found = await images.find(settings.cover, '');
  if (!found || !('rule' in found)) return found;
  report(file, found.rule, found.facts, placeOfKey(file, yaml, ['cover'], base));
  return undefined;
}

/** The sign of the publisher that the settings name, as its path in the book's folder: it is among the images then. */
export async function readLogo(
  settings: Settings,
  { file, yaml, base }: SettingsSource,
  images: Images,
  report: Report,
): Promise<string | undefined> {
  if (settings.logo === undefined) return undefined;
  const found = await images.find(settings.logo, '');
  if (found && !('rule' in found)) return found.path;
  if (found) report(file, found.rule, found.facts, placeOfKey(file, yaml, ['logo'], base));
  return undefined;
}

/**
 * The CSS that the settings name, or nothing. That of a book that is not trusted is only what a style may say of text; what
 * was taken out is told of the file, which is in `told`.
 */
export async function readStyle(
  settings: Settings,
  { file, yaml, base }: SettingsSource,
  world: World,
  { untrusted }: ReadOptions,
  said: MessageList,
): Promise<{ readonly css: string; readonly told: readonly TextFile[] }> {
  if (settings.style === undefined) return { css: '', told: [] };
  if ((await world.standing(settings.style)) !== 'file') {
    said.report(
      file,
      'setting-valid',
      { fault: 'no-style', path: settings.style },
      placeOfKey(file, yaml, ['style'], base),
    );
    return { css: '', told: [] };
  }
  const style: TextFile = { ...(await readText(world, settings.style, said.report)), isAsset: true };
  if (!untrusted) sayUnloaded(style, said.report);
  const css = untrusted ? await inertStyle(style, said.report) : style.value;
  return { css, told: said.of(style).length > 0 ? [style] : [] };
}

async function inertStyle(style: TextFile, report: Report): Promise<string> {
  const { inertSheet } = await import('./inert-css.ts');
  const { css, taken } = inertSheet(style.value, BOOK_CSS);
  const place = placer(style);
  for (const { what, offset } of taken)
    report(style, 'style-inert', { css: what }, place(offset, offset + 1));
  return css;
}

/**
 * The book's own templates: those of its folder `templates/` that have the name of one of ours. They are code: those of a book
 * that is not trusted are told of and passed over.
 */
export async function readTemplates(
  world: World,
  { untrusted }: ReadOptions,
  report: Report,
): Promise<{ readonly templates: ReadonlyMap<string, TextFile>; readonly told: readonly TextFile[] }> {
  const own = await readTemplateFiles(world, report);
  if (!untrusted) return { templates: own, told: [...own.values()] };
  for (const file of own.values()) report(file, 'template-trusted', {});
  const told = [...own.values()].map((file) => ({ ...file, isAsset: true as const }));
  return { templates: new Map(), told };
}
