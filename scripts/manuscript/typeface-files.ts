import { posix } from 'node:path';
import type { VFile } from 'vfile';
import type { ThemeFile, TypefaceRecord } from '../book/theme.ts';
import type { World } from '../book/world.ts';
import { report } from '../diagnostics/report.ts';
import { HOUSE_FACES } from '../house/typefaces.ts';
import { LIMITS } from './limits.ts';
import { placeOfKey } from './settings-file.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Tell of a fault at a key below `typefaces`. */
type Say = (
  rule: 'typeface-usable' | 'setting-valid',
  reason: string,
  key: readonly (string | number)[],
) => void;

/**
 * The files of the typefaces of a theme, each once. What is wrong with one, or with its name, is told on the record, at the very
 * face.
 */
export async function readTypefaceFiles(
  typefaces: readonly TypefaceRecord[],
  record: VFile,
  world: World,
  folder: string,
): Promise<readonly ThemeFile[]> {
  const files = new Map<string, ThemeFile>();
  const say: Say = (rule, reason, key) =>
    report(record, rule, reason, placeOfKey(record, String(record), ['typefaces', ...key]));
  checkNames(typefaces, say);
  for (const [index, { faces }] of typefaces.entries())
    for (const [at, { file }] of faces.entries()) {
      const path = posix.join(folder, file);
      if (files.has(path)) continue;
      const read = await readTypeface(world, path);
      if ('reason' in read) say('typeface-usable', `«${file}» ${read.reason}`, [index, 'faces', at, 'file']);
      else files.set(path, read);
    }
  return [...files.values()];
}

/** Families must not be those of warraq, which they would mix with, and no two faces may go by one name in an edition. */
function checkNames(typefaces: readonly TypefaceRecord[], say: Say): void {
  const names = new Set(HOUSE_FACES.map(({ name }) => name));
  for (const [index, { family, faces }] of typefaces.entries()) {
    if (HOUSE_FACES.some((face) => face.family === family)) {
      const reason = `«${family}» is a typeface of warraq; give the theme’s own another name`;
      say('setting-valid', reason, [index, 'family']);
    }
    for (const [at, { name }] of faces.entries()) {
      const reason = `another face is called «${name}»; give this one a «name» of its own`;
      if (names.has(name)) say('setting-valid', reason, [index, 'faces', at, 'file']);
      names.add(name);
    }
  }
}

async function readTypeface(world: World, path: string): Promise<ThemeFile | { readonly reason: string }> {
  const mediaType = MEDIA_TYPES[posix.extname(path).toLowerCase()];
  if (mediaType === undefined) return { reason: 'has another ending than .ttf, .woff or .woff2' };
  if ((await world.standing(path)) !== 'file') return { reason: 'is no file in the folder of the theme' };
  if ((await world.size(path)) > LIMITS.typefaceBytes)
    return { reason: `has more than ${LIMITS.typefaceBytes / 1e6} MB` };
  const bytes = await world.read(path);
  const reason = await faultOf(bytes);
  return reason === undefined ? { path, mediaType, bytes } : { reason };
}

/** Why a typeface can't be used; undefined for one that can. What cuts it down for editions must be able to read it. */
async function faultOf(bytes: Uint8Array): Promise<string | undefined> {
  const { default: subsetFont } = await import('subset-font');
  let tables: ReadonlySet<string>;
  try {
    tables = tablesOf(await subsetFont(Buffer.from(bytes), ' ', { targetFormat: 'truetype' }));
  } catch {
    return 'can’t be read as a typeface';
  }
  if (tables.has('fvar'))
    return 'is a variable typeface, which is printed as shapes without text; give static ones';
  return tables.has('glyf')
    ? undefined
    : 'has no TrueType outlines, and the text of a PDF can be mended in no others';
}

/** The names of the tables of an SFNT file (OpenType 1.9, «Table Directory»). */
function tablesOf(sfnt: Buffer): ReadonlySet<string> {
  const count = sfnt.readUInt16BE(4);
  return new Set(
    Array.from({ length: count }, (_, at) => sfnt.toString('latin1', 12 + at * 16, 16 + at * 16)),
  );
}
