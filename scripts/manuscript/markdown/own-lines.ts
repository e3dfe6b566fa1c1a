import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { visitAll } from '../../book/visit.ts';

/**
 * An image that stands in lines of its own within a paragraph is a paragraph of its own: it would be set in a line of text otherwise.
 * The tree is ours to change.
 *
 *     text⏎![alternative](file)⏎text   ->   text | ![alternative](file) | text
 */
export function partImages(tree: Root): Root {
  visitAll(tree, (parent) => {
    if (!('children' in parent)) return;
    const children = parent.children as RootContent[];
    if (!children.some((child) => child.type === 'paragraph' && child.children.some(isImage))) return;
    const parts = children.flatMap((child): readonly RootContent[] =>
      child.type === 'paragraph' ? partsOf(child) : [child],
    );
    parent.children = parts as never;
  });
  return tree;
}

function isImage({ type }: PhrasingContent): boolean {
  return type === 'image';
}

function partsOf(paragraph: Paragraph): readonly Paragraph[] {
  const { children } = paragraph;
  const isAlone = (index: number) =>
    isImage(children[index]!) && endsLine(children[index - 1]) && beginsLine(children[index + 1]);
  if (children.length < 2 || !children.some((_, index) => isAlone(index))) return [paragraph];
  const parts: PhrasingContent[][] = [[]];
  for (const [index, child] of children.entries()) {
    const own = isAlone(index);
    if (own || (index > 0 && isAlone(index - 1))) parts.push([]);
    // A break between an image and a text has nothing left to break.
    const isEdge =
      child.type === 'break' && (isAlone(index - 1) || (index + 1 < children.length && isAlone(index + 1)));
    if (!isEdge) parts.at(-1)!.push(child);
  }
  return parts.filter((part) => part.some(saysSomething)).map((part) => paragraphOf(part));
}

function endsLine(node: PhrasingContent | undefined): boolean {
  return (
    node === undefined || node.type === 'break' || (node.type === 'text' && /\n[ \t]*$/.test(node.value))
  );
}

function beginsLine(node: PhrasingContent | undefined): boolean {
  if (node === undefined || node.type === 'break') return true;
  // Attributes below an image are its own.
  return node.type === 'text' && /^[ \t]*\n(?!\s*\{[^{}]*\}\s*$)/.test(node.value);
}

/** A space that does not break is there to be set. */
function saysSomething(node: PhrasingContent): boolean {
  return node.type !== 'text' || /[^ \t\r\n]/.test(node.value);
}

/** A paragraph of phrasing, without what is nothing but white space at its edges. */
export function paragraphOf(children: readonly PhrasingContent[]): Paragraph {
  const own = children.filter(
    (child, index) => saysSomething(child) || (index > 0 && index < children.length - 1),
  );
  const [start, end] = [own[0]?.position?.start, own.at(-1)?.position?.end];
  return { type: 'paragraph', children: own, ...(start && end ? { position: { start, end } } : {}) };
}
