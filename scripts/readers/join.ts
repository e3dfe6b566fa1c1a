import type { Root } from 'mdast';
import { visitAll } from '../book/visit.ts';
import type { Counted, Imported, ImportedText } from './imported.ts';

/** Several files as one manuscript, in their order: each image and id has a name of its own. */
export function together(all: readonly Imported[]): Imported {
  const [first] = all;
  if (all.length === 1 && first) return first;
  const apart = all.map((one, at) => (at === 0 ? one : renamed(one, at + 1)));
  const counts: Partial<Record<Counted, number>> = {};
  for (const one of all)
    for (const [name, count] of Object.entries(one.counts) as [Counted, number][])
      counts[name] = (counts[name] ?? 0) + count;
  return {
    // What the first says is not said of all.
    settings: { author: all.map(({ settings }) => settings.author).find(Boolean) },
    texts: apart.flatMap(({ texts }) => texts),
    images: apart.flatMap(({ images }) => images),
    counts,
    changes: all.flatMap(({ changes = [] }) => changes),
    remarks: all.flatMap(({ remarks }) => remarks),
    text: all.map(({ text }) => text).join('\n'),
    replaced: all.map(({ replaced }) => replaced).join('\n'),
  };
}

function renamed(one: Imported, number: number): Imported {
  const image = (path: string) => path.replace(/[^/]+$/, (name) => `${number}-${name}`);
  const paths = new Set(one.images.map(({ path }) => path));
  const text = ({ tree }: ImportedText): ImportedText => {
    const own = structuredClone(tree) as Root;
    visitAll(own, (node) => {
      const properties = node.data && 'hProperties' in node.data ? node.data.hProperties : undefined;
      if (typeof properties?.['id'] === 'string') properties['id'] = `${properties['id']}-${number}`;
      if (node.type === 'image' && paths.has(node.url)) node.url = image(node.url);
      if (node.type === 'link' && node.url.startsWith('#')) node.url = `${node.url}-${number}`;
    });
    return { tree: own };
  };
  return {
    ...one,
    texts: one.texts.map(text),
    images: one.images.map(({ path, bytes }) => ({ path: image(path), bytes })),
  };
}
