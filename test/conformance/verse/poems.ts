import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ghazals, a masnavi of 60 bayts, and other forms: their poets have been dead for centuries. */
export const FOLDER = join(import.meta.dirname, '../../fixtures/verse');

/** The poems of the fixture: their bayts, each of its hemistichs. Free verse has none. */
export const POEMS: readonly (readonly (readonly string[])[])[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .flatMap((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    return [...text.matchAll(/^:::verse.*\n([\s\S]*?)\n:::$/gm)].map(([, poem]) => baytsOf(poem!));
  })
  .filter((bayts) => bayts.length > 0);

function baytsOf(poem: string): readonly (readonly string[])[] {
  const lines = poem.split('\n').filter((line) => line !== '' && !line.startsWith('—'));
  if (lines.some((line) => line.startsWith(' '))) return [];
  if (lines.some((line) => line.includes(' / '))) return lines.map((line) => line.split(' / '));
  return lines.flatMap((line, at) => (at % 2 === 0 ? [[line, lines[at + 1]!]] : []));
}
