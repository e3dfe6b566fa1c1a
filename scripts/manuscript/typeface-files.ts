import { posix } from 'node:path';
import type { TextFile } from '../book/text-file.ts';
import type { ThemeFile, TypefaceRecord } from '../book/theme.ts';
import type { World } from '../book/world.ts';
import type { Report } from '../diagnostics/report.ts';
import { houseFaces } from '../house/typefaces.ts';
import { LIMITS } from './limits.ts';
import { placeOfKey } from './settings-file.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * The files of the typefaces of a theme, each once. What is wrong with one, or with its name, is told on the record, at the very
 * face.
 */
export async function readTypefaceFiles(
  typefaces: readonly TypefaceRecord[],
  record: TextFile,
  world: World,
  folder: string,
  report: Report,
): Promise<readonly ThemeFile[]> {
  const files = new Map<string, ThemeFile>();
  const place = (...key: readonly (string | number)[]) =>
    placeOfKey(record, record.value, ['typefaces', ...key]);
  if (typefaces.length === 0) return [];
  const house = houseFaces();
  const names = new Set(house.map(({ name }) => name));
  for (const [index, { family, faces }] of typefaces.entries()) {
    if (house.some((face) => face.family === family))
      report(record, 'setting-valid', { fault: 'house-family', family }, place(index, 'family'));
    for (const [at, { file, name }] of faces.entries()) {
      const here = place(index, 'faces', at, 'file');
      if (names.has(name)) report(record, 'setting-valid', { fault: 'face-name', name }, here);
      names.add(name);
      const path = posix.join(folder, file);
      if (files.has(path)) continue;
      const read = await readTypeface(world, path);
      if ('fault' in read) report(record, 'typeface-usable', { ...read, file }, here);
      else files.set(path, read);
    }
  }
  return [...files.values()];
}

/** Why a typeface can't be used. */
type Unusable =
  | { readonly fault: 'ending' | 'missing' | 'unreadable' | 'variable' | 'outlines' }
  | { readonly fault: 'large'; readonly megabytes: number };

async function readTypeface(world: World, path: string): Promise<ThemeFile | Unusable> {
  const mediaType = MEDIA_TYPES[posix.extname(path).toLowerCase()];
  if (mediaType === undefined) return { fault: 'ending' };
  if ((await world.standing(path)) !== 'file') return { fault: 'missing' };
  if ((await world.size(path)) > LIMITS.typefaceBytes)
    return { fault: 'large', megabytes: LIMITS.typefaceBytes / 1e6 };
  const bytes = await world.read(path);
  return (await faultOf(bytes)) ?? { path, mediaType, bytes };
}

/** Why a typeface can't be used; undefined for one that can. What cuts it down for editions must be able to read it. */
async function faultOf(bytes: Uint8Array): Promise<Unusable | undefined> {
  const { default: subsetFont } = await import('subset-font');
  let tables: ReadonlySet<string>;
  try {
    tables = tablesOf(await subsetFont(Buffer.from(bytes), ' ', { targetFormat: 'truetype' }));
  } catch {
    return { fault: 'unreadable' };
  }
  if (tables.has('fvar')) return { fault: 'variable' };
  return tables.has('glyf') ? undefined : { fault: 'outlines' };
}

/** The names of the tables of an SFNT file (OpenType 1.9, «Table Directory»). */
function tablesOf(sfnt: Buffer): ReadonlySet<string> {
  const count = sfnt.readUInt16BE(4);
  return new Set(
    Array.from({ length: count }, (_, at) => sfnt.toString('latin1', 12 + at * 16, 16 + at * 16)),
  );
}
