import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { modulePath } from '../scripts/engine/module-path.ts';
import { typefaceOfTheBrowser } from '../scripts/engine/pinned.ts';
import { houseFaces, namedTypefaces } from '../scripts/house/typefaces.ts';

/**
 * Take the faces that books are set in out of their packages, which have some hundred others: each at its path below `folder`, with the
 * name and version of its package, and the licence, which the OFL wants beside it.
 */
export function takeFaces(folder: string): void {
  const faces = [...houseFaces(), ...namedTypefaces().flatMap((one) => one.faces)];
  const sources = new Set([typefaceOfTheBrowser(), ...faces.map(({ source }) => source)]);
  for (const source of sources) {
    cpSync(modulePath(source), join(folder, source));
    const name = source
      .split('/')
      .slice(0, source.startsWith('@') ? 2 : 1)
      .join('/');
    const home = dirname(modulePath(`${name}/package.json`));
    const terms = readdirSync(home).filter((file) => /^(?:licen[cs]e|ofl)/i.test(file));
    for (const file of terms) cpSync(join(home, file), join(folder, name, file));
    const { version, license } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    writeFileSync(join(folder, name, 'package.json'), `${JSON.stringify({ name, version, license })}\n`);
  }
}
