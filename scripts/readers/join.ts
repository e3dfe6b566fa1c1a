import type { Heading, Root, RootContent } from 'mdast';
import { visitAll } from '../book/visit.ts';
import { type KeyedItem, withKeys } from './bibliography.ts';
import type { Counted, Imported, ImportedSettings, ImportedText } from './imported.ts';

/** Several files as one manuscript, in their order: each image and id has a name of its own. */
export function together(all: readonly Imported[]): Imported {
  const [first] = all;
  if (all.length === 1 && first) return first;
  const opened = all.map(withHead);
  const sources = new Map<string, KeyedItem>();
  const apart = opened.map((one, at) => {
    const own = at === 0 ? one : withOtherKeys(renamed(one, at + 1), sources, at + 1);
    for (const source of own.sources ?? []) sources.set(source.id, source);
    return own;
  });
  const counts: Partial<Record<Counted, number>> = {};
  for (const one of all)
    for (const [name, count] of Object.entries(one.counts) as [Counted, number][])
      counts[name] = (counts[name] ?? 0) + count;
  return {
    // What one says is not said of all, but for who wrote them.
    settings: { author: authorsOf(all) },
    texts: apart.flatMap(({ texts }) => texts),
    images: apart.flatMap(({ images }) => images),
    sources: [...sources.values()],
    counts: { ...counts, sources: sources.size },
    changes: all.flatMap(({ changes = [] }) => changes),
    remarks: all.flatMap(({ remarks }) => remarks),
    text: opened.map(({ text }) => text).join('\n'),
    replaced: all.map(({ replaced }) => replaced).join('\n'),
  };
}

/** Everybody who is named, once. */
function authorsOf(all: readonly Imported[]): ImportedSettings['author'] {
  const found = new Map(
    all.flatMap(({ settings }) => settings.author ?? []).map((one) => [JSON.stringify(one), one]),
  );
  return found.size > 0 ? [...found.values()] : undefined;
}

/** A file whose texts have what stood at their heads: the settings of one text of several are in no edition. */
function withHead(one: Imported): Imported {
  const said: string[] = [];
  const texts = one.texts.map((text): ImportedText => {
    const { title, lines = [] } = text.head ?? {};
    const words = lines.filter((line) => line !== '');
    said.push(title ?? '', ...words);
    const tree = title === undefined ? text.tree : belowHeading(title, text.tree);
    const at = title === undefined ? 0 : 1;
    const children = [
      ...tree.children.slice(0, at),
      ...words.map((value): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
      ...tree.children.slice(at),
    ];
    return { ...text, tree: { type: 'root', children } };
  });
  return { ...one, texts, text: [one.text, ...said].join('\n') };
}

/** A text below its title. */
function belowHeading(title: string, { children }: Root): Root {
  const deeper = children.map((node) =>
    node.type === 'heading' ? { ...node, depth: Math.min(6, node.depth + 1) as Heading['depth'] } : node,
  );
  return {
    type: 'root',
    children: [{ type: 'heading', depth: 1, children: [{ type: 'text', value: title }] }, ...deeper],
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

/** Another key for each source whose key stands for another one already. */
function withOtherKeys(one: Imported, taken: ReadonlyMap<string, KeyedItem>, number: number): Imported {
  const isOther = (source: KeyedItem) => {
    const known = taken.get(source.id);
    return known !== undefined && JSON.stringify(known) !== JSON.stringify(source);
  };
  const keys = new Map((one.sources ?? []).filter(isOther).map(({ id }) => [id, `${id}-${number}`]));
  if (keys.size === 0) return one;
  for (const { tree } of one.texts)
    visitAll(tree, (node) => {
      if (node.type === 'html' && node.value.startsWith('<!-- citation: '))
        node.value = withKeys(node.value, keys);
    });
  return {
    ...one,
    sources: one.sources!.map((source) => ({ ...source, id: keys.get(source.id) ?? source.id })),
  };
}
