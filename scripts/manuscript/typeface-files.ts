import { posix } from 'node:path';
import type { TextFile } from '../book/text-file.ts';
import type { TypefaceRecord } from '../book/theme.ts';
import type { World } from '../book/world.ts';
import type { Report } from '../diagnostics/report.ts';
import { houseFaces } from '../house/typefaces.ts';
import { placeOfKey } from './settings-file.ts';
import { type FontFile, readFontFile } from './typeface/font-file.ts';

/**
 * The files of the typefaces that a theme lists, each once, by their paths. What is wrong with one, or with its name, is told on the record, at the very
 * face.
 */
export async function readTypefaceFiles(
  typefaces: readonly TypefaceRecord[],
  record: TextFile,
  world: World,
  folder: string,
  report: Report,
): Promise<ReadonlyMap<string, FontFile>> {
  const files = new Map<string, FontFile>();
  const place = (...key: readonly (string | number)[]) =>
    placeOfKey(record, record.value, ['typefaces', ...key]);
  if (typefaces.length === 0) return files;
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
      const read = await readFontFile(world, path);
      if ('fault' in read) report(record, 'typeface-usable', { ...read, file }, here);
      else {
        if (read.facts.embedding === 'preview') report(record, 'typeface-embeddable', { file }, here);
        files.set(path, read);
      }
    }
  }
  return files;
}
