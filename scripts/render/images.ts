import type { Element, ElementContent, Properties, Root } from 'hast';
import type { Image } from 'mdast';
import type { Handler } from 'mdast-util-to-hast';
import type { Asset } from '../book/book.ts';
import { visit } from '../book/visit.ts';
import { added } from './added.ts';

/** Above this many bytes a drawing stays an image of its own. */
const LARGEST = 200_000;

/** What would be the page's if it stood there (a style sheet), or would weigh it down (an image written out). */
const KEPT_APART = new Set(['style', 'image', 'feImage']);

/**
 * An image by its path in the book's folder, as it is written: to encode it is an edition's affair. Of one that is not there, its
 * alternative and its address in a frame.
 */
export const imageHandler: Handler = (_state, { url, alt, title, data }: Image): Element => {
  const { absent, width } = data ?? {};
  if (absent !== undefined) return frameOf(alt ?? '', absent);
  const own = { ...(title ? { title } : {}), ...(width === undefined ? {} : { width: String(width) }) };
  return { type: 'element', tagName: 'img', properties: { src: url, alt: alt ?? '', ...own }, children: [] };
};

function frameOf(alt: string, address: string): Element {
  const words = [alt, address].filter((one) => one.trim() !== '');
  const children = words.flatMap((one, index): ElementContent[] => [
    ...(index > 0 ? [{ type: 'text', value: ' ' } as const] : []),
    {
      type: 'element',
      tagName: 'span',
      properties: { className: [one === address ? 'absent-address' : 'absent-name'] },
      children: [added('place of what is not in the book', one)],
    },
  ]);
  return { type: 'element', tagName: 'span', properties: { className: ['absent'] }, children };
}

/**
 * Put drawings into the page, so that their words are set in the book's typefaces and can be searched; ids get a prefix
 * of their own. Others keep their `<img>`, with the size that the file has. What shows no image of the book is taken out.
 */
export function showImages(tree: Root, assets: Pick<ReadonlyMap<string, Asset>, 'get'>): Root {
  let count = 0;
  visit(tree, 'element', (element, index, parent) => {
    if (element.tagName !== 'img' || !parent || index === undefined) return;
    const asset = assets.get(String(element.properties['src']));
    const drawing = asset && standsInText(asset);
    if (!asset) parent.children[index] = { type: 'text', value: '' };
    else if (drawing) {
      count += 1;
      const alternative = String(element.properties['alt'] ?? '');
      parent.children[index] = labelled(drawing, alternative, `svg${count}-`, {
        ...asset,
        wide: widthIn(element.properties),
      });
    } else {
      element.properties = { ...element.properties, ...sizeOf(element, asset) };
    }
  });
  return tree;
}

/** The size of an image in CSS pixels: its own, or as wide as its author has it. */
function sizeOf({ properties }: Element, { width, height }: Asset): Properties {
  const { pixels, part } = widthIn(properties);
  if (pixels !== undefined) return { width: pixels, height: Math.round((pixels * height) / width) };
  return { width, height, ...(part === undefined ? {} : { style: `inline-size:${part}` }) };
}

function widthIn({ width }: Properties): { readonly pixels?: number; readonly part?: string } {
  const written = String(width ?? '');
  if (/^(?:100|[1-9]\d?)(?:\.\d+)?%$/.test(written)) return { part: written };
  return Number(written) >= 1 ? { pixels: Math.round(Number(written)) } : {};
}

/** The drawing, if it may stand in the text itself. */
function standsInText({ drawing, bytes }: Asset): Element | undefined {
  if (!drawing || bytes.length > LARGEST) return undefined;
  let apart = false;
  visit(drawing, 'element', ({ tagName }) => {
    apart ||= KEPT_APART.has(tagName);
  });
  return apart ? undefined : drawing;
}

function labelled(
  svg: Element,
  alt: string,
  prefix: string,
  asset: Asset & { readonly wide: ReturnType<typeof widthIn> },
): Element {
  const { pixels = asset.width, part } = asset.wide;
  const drawing = withPrefix(svg, prefix);
  const { width, height, style, ...rest } = drawing.properties;
  const viewBox = rest['viewBox'] ?? `0 0 ${asset.width} ${asset.height}`;
  const properties = {
    ...rest,
    viewBox,
    className: ['drawing'],
    ...(alt ? { role: 'img', ariaLabel: alt } : { ariaHidden: 'true' }),
    style: [
      `--drawing-width:${pixels}px`,
      ...(part === undefined ? [] : [`inline-size:${part}`]),
      ...(style ? [style] : []),
    ].join(';'),
  };
  return { ...drawing, properties };
}

/** A copy of a drawing in which ids, and what refers to them, have a prefix: several stand in one page. */
function withPrefix(element: Element, prefix: string): Element {
  const children = element.children.map(
    (child): ElementContent => (child.type === 'element' ? withPrefix(child, prefix) : child),
  );
  return { ...element, properties: prefixed(element.properties, prefix), children };
}

function prefixed(properties: Properties, prefix: string): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      if (name === 'id') return [name, prefix + value];
      if (/^(?:href|xLinkHref)$/.test(name)) return [name, value.replace(/^#/, `#${prefix}`)];
      if (/^aria(?:LabelledBy|DescribedBy)$/.test(name)) return [name, value.replace(/\S+/g, `${prefix}$&`)];
      return [name, value.replaceAll('url(#', `url(#${prefix}`)];
    }),
  );
}
