import type { Element, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Html, Image, Parents, Root, RootContent } from 'mdast';
import { visit } from '../../book/visit.ts';

/** A comment, or a tag of an image. */
const COMMENT_OR_IMAGE = /<!--[\s\S]*?-->|<img\b(?:[^"'<>]|"[^"]*"|'[^']*')*>/gi;

/**
 * Images that are written in HTML become images of Markdown, which are looked for, checked and shown like all others; what stands around
 * them stays. The tree is ours to change.
 *
 *     <p align="center"><img src="a.png" alt="A"></p>  ->  <p align="center">, ![A](a.png), </p>
 */
export function readHtmlImages(tree: Root): void {
  const found: { node: Html; parent: Parents }[] = [];
  visit(tree, 'html', (node, _, parent) => {
    if (parent && /<img\b/i.test(node.value)) found.push({ node, parent: parent as Parents });
  });
  for (const { node, parent } of found) {
    const at = (parent.children as RootContent[]).indexOf(node);
    (parent.children as RootContent[]).splice(at, 1, ...piecesOf(node));
  }
}

function piecesOf(node: Html): readonly (Html | Image)[] {
  const pieces: (Html | Image)[] = [];
  const { value, position } = node;
  let end = 0;
  const html = (text: string) => {
    if (text.trim() !== '') pieces.push({ type: 'html', value: text, ...(position ? { position } : {}) });
  };
  for (const match of value.matchAll(COMMENT_OR_IMAGE)) {
    const image = match[0].startsWith('<!--') ? undefined : imageOf(match[0]);
    if (!image) continue;
    html(value.slice(end, match.index));
    pieces.push({ ...image, ...(position ? { position } : {}) });
    end = match.index + match[0].length;
  }
  html(value.slice(end));
  return pieces;
}

/** One without an address, or that does more than show an image, stays as it is: it is refused with all other HTML of its kind. */
function imageOf(tag: string): Image | undefined {
  const [element] = (fromHtml(tag, { fragment: true }) as HastRoot).children as Element[];
  const { src, alt, ...rest } = element?.properties ?? {};
  if (typeof src !== 'string' || src === '' || Object.keys(rest).some((name) => /^on/i.test(name)))
    return undefined;
  return { type: 'image', url: src, alt: typeof alt === 'string' ? alt : '' };
}
