import { describe, expect, it } from 'vitest';
import { namedPlugins } from '../../scripts/manuscript/plugins.ts';
import { memoryWorld } from '../memory-world.ts';

/** The names of plug-ins in `book.yaml`, each with its place. */
async function named(yaml: string): Promise<readonly string[]> {
  const found = await namedPlugins(memoryWorld({ 'book.yaml': yaml }), undefined);
  return found.map(({ name, shown }) => `${name} at ${shown}`);
}

describe('the plug-ins that settings name', () => {
  it.each([
    ['as usual', 'title: x\nplugins: [one, two]\n', ['one at book.yaml:2:11', 'two at book.yaml:2:16']],
    ['with a key in quotes', '"plugins":\n  - one\n', ['one at book.yaml:2:5']],
    ['with a key in escapes', '"plug\\u0069ns": [one]\n', ['one at book.yaml:1:18']],
    ['with a key that is folded', '? "plug\\\n  ins"\n: [one]\n', ['one at book.yaml:3:4']],
    ['with a key that stands behind a question mark', '? plugins\n: [one]\n', ['one at book.yaml:2:4']],
    ['in a map that is merged', 'a: &a {plugins: [one]}\n<<: *a\n', []],
    ['nowhere', 'title: x\n', []],
    ['in words alone', 'title: about plugins\n', []],
    ['in settings with a fault', 'plugins: [one\n', []],
  ])('are found: %s', async (_, yaml, expected) => {
    expect(await named(yaml)).toEqual(expected);
  });

  it('are found in the front matter of a lone file', async () => {
    const world = memoryWorld({ 'a.md': '---\nplugins: [one]\n---\n# x\n' });
    expect((await namedPlugins(world, 'a.md')).map(({ shown }) => shown)).toEqual(['a.md:2:11']);
  });
});
