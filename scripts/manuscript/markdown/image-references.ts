import type { Definition, Image, Root } from 'mdast';
import { visit } from '../../book/visit.ts';

/** Make an image of each reference to one (`![alternative][label]`): what is true of images is true of these too. */
export function resolveImages(tree: Root): void {
  let definitions: ReadonlyMap<string, Definition> | undefined;
  visit(tree, 'imageReference', ({ identifier, alt, position }, index, parent) => {
    definitions ??= definitionsIn(tree);
    const definition = definitions.get(identifier);
    if (!definition || !parent || index === undefined) return;
    const { url, title } = definition;
    const image: Image = { type: 'image', url, title: title ?? null, alt: alt ?? null };
    parent.children[index] = { ...image, ...(position ? { position } : {}) };
  });
}

/** The first of each label counts (CommonMark, 4.7). */
function definitionsIn(tree: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!found.has(node.identifier)) found.set(node.identifier, node);
  });
  return found;
}
