import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Asset } from '../../book/book.ts';
import { visit } from '../../book/visit.ts';
import { withoutControls } from '../../language/controls.ts';

/** Above this many bytes a drawing stays an image of its own. */
const LARGEST = 200_000;

/** What an SVG must not have to stand in the page itself; with any of it, it is shown as an image, where it is inert. */
const LIVELY =
  /<(?:script|style|foreignObject|image|iframe|animate\w*|set|a)\b|\son\w+\s*=|(?:href|src)\s*=\s*["'](?!#)|url\(\s*["']?(?!#)|<!ENTITY|@import/i;

/**
 * Put drawings into the page, so that their words are set in the book's typefaces and can be searched; ids get a prefix
 * of their own. Others keep their `<img>`, with the size that the file has.
 */
export function inlineSvg(tree: Root, assets: ReadonlyMap<string, Asset>): Root {
  let count = 0;
  visit(tree, 'element', (element, index, parent) => {
    if (element.tagName !== 'img' || !parent || index === undefined) return;
    // Making HTML of Markdown, remark encodes addresses; the tree names assets by their paths.
    const asset = assets.get(decodeURI(String(element.properties['src'])));
    if (!asset) return;
    const drawing =
      asset.mediaType === 'image/svg+xml' && asset.bytes.length <= LARGEST ? drawingOf(asset) : undefined;
    if (drawing) {
      count += 1;
      parent.children[index] = labelled(
        drawing,
        String(element.properties['alt'] ?? ''),
        `svg${count}-`,
        asset,
      );
    } else {
      const { path: src, width, height } = asset;
      element.properties = { ...element.properties, src, width, height };
    }
  });
  return tree;
}

function drawingOf(asset: Asset): Element | undefined {
  const source = withoutControls(new TextDecoder().decode(asset.bytes));
  if (LIVELY.test(source)) return undefined;
  const tree = fromHtml(source.replace(/^[\s\S]*?(?=<svg\b)/, ''), { fragment: true, space: 'html' });
  return tree.children.find((node): node is Element => node.type === 'element' && node.tagName === 'svg');
}

function labelled(svg: Element, alt: string, prefix: string, asset: Asset): Element {
  prefixIds(svg, prefix);
  const { width, height, ...rest } = svg.properties;
  const viewBox = rest['viewBox'] ?? `0 0 ${asset.width} ${asset.height}`;
  const properties = {
    ...rest,
    viewBox,
    className: ['drawing'],
    ...(alt ? { role: 'img', ariaLabel: alt } : { ariaHidden: 'true' }),
    style: `--drawing-width:${asset.width}px`,
  };
  return { ...svg, properties };
}

function prefixIds(node: ElementContent, prefix: string): void {
  if (node.type !== 'element') return;
  for (const [name, value] of Object.entries(node.properties)) {
    if (name === 'id') node.properties['id'] = prefix + String(value);
    else if (typeof value === 'string') {
      node.properties[name] = value
        .replace(/url\(#/g, `url(#${prefix}`)
        .replace(/^#(?=[A-Za-z_])(?![0-9a-fA-F]{3,8}$)/, `#${prefix}`);
    }
  }
  for (const child of node.children) prefixIds(child, prefix);
}
