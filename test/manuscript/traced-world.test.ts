import { describe, expect, it } from 'vitest';
import { isUnchanged, tracedWorld } from '../../scripts/manuscript/traced-world.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

const FILES: Readonly<Record<string, string>> = {
  'book.yaml': 'title: کتاب\nstyle: own.css\ncover: c.svg\n',
  '01.md': '# یک\n\nمتن\n\n![نقش](figure.svg)\n',
  '02.md': '# دو\n\nمتن\n\n![نیست](missing.svg)\n',
  'figure.svg': DRAWING,
  'c.svg': DRAWING,
  'own.css': 'p { margin: 0 }',
  'notes.txt': 'no part of the book',
};

async function traceOf(files: Readonly<Record<string, string>>) {
  const { world, trace } = tracedWorld(memoryWorld(files));
  await readBook(world);
  return trace();
}

/** The folder with a file that is longer, one fewer, and one more. */
const CHANGED: readonly Readonly<Record<string, string>>[] = [
  ...Object.keys(FILES).map((path) => ({ ...FILES, [path]: `${FILES[path]} ` })),
  ...Object.keys(FILES).map((path) =>
    Object.fromEntries(Object.entries(FILES).filter(([name]) => name !== path)),
  ),
  ...['03.md', 'missing.svg', 'templates/imprint.ejs'].map((path) => ({ ...FILES, [path]: 'x' })),
];

describe('what was asked of a world', () => {
  it('has the same answers where nothing has changed', async () => {
    expect(await isUnchanged(await traceOf(FILES), memoryWorld({ ...FILES }))).toBe(true);
  });

  it('has others wherever another book is read', async () => {
    const trace = await traceOf(FILES);
    const before = JSON.stringify(await readBook(memoryWorld(FILES)));
    for (const files of CHANGED) {
      const same = await isUnchanged(trace, memoryWorld(files));
      const after = JSON.stringify(await readBook(memoryWorld(files)));
      expect(same && after !== before).toBe(false);
    }
    const [text, added] = [
      { ...FILES, '02.md': '# دو\n\nمتنی\n' },
      { ...FILES, 'missing.svg': DRAWING },
    ];
    for (const files of [text, added]) expect(await isUnchanged(trace, memoryWorld(files))).toBe(false);
  });

  it('is never the same where a file changed while it was read', async () => {
    const texts = ['before', 'after'];
    const worlds = texts.map((text) => memoryWorld({ 'a.md': text }));
    const later = worlds.values();
    const { world, trace } = tracedWorld({
      ...worlds[0]!,
      read: async (path) => later.next().value!.read(path),
    });
    for (const _ of texts) await world.read('a.md');
    for (const same of worlds) expect(await isUnchanged(trace(), same)).toBe(false);
  });
});
