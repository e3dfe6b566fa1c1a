import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { BlockContent, Html, Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import type { Language } from '../../book/language.ts';
import { attribute, elementsOf, isElement, lineOf, textOf } from './elements.ts';
import { MARK } from './notes.ts';
import { imageAddress } from './page-images.ts';
import { POEM, poemHandler } from './poems.ts';

/** Elements that stay HTML, as Markdown has no signs for them and our editions show them. */
const KEPT = ['sub', 'sup', 'u', 'mark', 'kbd', 'small', 'ins'];
/** The languages that a phrase can be marked with (`:ar[…]`). */
const PHRASES = ['ar', 'en', 'fa'];

/** What became of the images and the films of a page. */
export interface Media {
  /** The path of an image in the manuscript, if it could be taken along. */
  path(address: string): string | undefined;
  /** What can't be: told, and kept as a link. */
  left(kind: 'image' | 'media' | 'drawing', address: string): void;
}

/**
 * HTML as a tree of Markdown with our markup: figures with captions, captions of tables, verse, formulas, notes (found before), quotation marks of
 * the language.
 */
export function markdownOf(article: HastRoot | Element, media: Media, language: Language): Root {
  const tree = toMdast(
    { type: 'root', children: article.type === 'root' ? article.children : [article] },
    { document: true, quotes: [language.quotationMarks.join('')], handlers: handlersFor(media, language) },
  );
  return tree as Root;
}

function handlersFor(media: Media, language: Language): Record<string, Handle> {
  const image = imageHandler(media);
  const handlers: Record<string, Handle> = {
    [MARK]: (_state, element) => {
      const label = attribute(element, 'label');
      return { type: 'footnoteReference', identifier: label, label };
    },
    [POEM]: poemHandler,
    img: image,
    figure: (state, element) => figureOf(state, element, language),
    table: (state, element) => tableOf(state, element, language),
    math: (state, element) => formulaOf(state, element),
    script: (_state, element) =>
      texOf(
        element.children.map((child) => (child.type === 'text' ? child.value : '')).join(''),
        /display/.test(attribute(element, 'type')),
      ),
    svg: (_state, element) => {
      media.left('drawing', lineOf(element));
      return [];
    },
    details: (state, element) => detailsOf(state, element),
    summary: (state, element) => strongParagraph(state, element),
    dt: (state, element) => strongParagraph(state, element),
    a: (state, element, parent) => linkOf(state, element, parent),
  };
  for (const name of ['iframe', 'video', 'audio', 'object', 'embed'])
    handlers[name] = (_state, element) => filmOf(element, media);
  for (const name of KEPT) handlers[name] = (state, element) => keptHtml(state, element);
  for (const name of ['span', 'i', 'bdi'])
    handlers[name] = (state, element, parent) =>
      phraseOf(state, element, language.tag) ??
      (defaultHandlers[name as keyof typeof defaultHandlers] as Handle)(state, element, parent);
  return handlers;
}

function phrasing(state: State, element: Element): PhrasingContent[] {
  return state.all(element) as PhrasingContent[];
}

function imageHandler(media: Media): Handle {
  return (_state, element) => {
    const address = imageAddress(element);
    const alternative = attribute(element, 'alt').replace(/\s+/g, ' ').trim();
    const isPixel = attribute(element, 'width') === '1' || attribute(element, 'height') === '1';
    if (address === '' || isPixel) return alternative ? { type: 'text', value: alternative } : [];
    // A sign that is drawn: its alternative is the sign itself.
    if (/^\p{Emoji}[\p{Emoji}\u200d\ufe0f]*$/u.test(alternative) && !/^[\d*#]/.test(alternative))
      return { type: 'text', value: alternative };
    const path = media.path(address);
    if (path !== undefined) return { type: 'image', url: path, alt: alternative, title: null };
    media.left('image', address);
    if (!/^https?:/.test(address)) return alternative ? { type: 'text', value: alternative } : [];
    return {
      type: 'link',
      url: address,
      title: null,
      children: [{ type: 'text', value: alternative || address }],
    };
  };
}

/** An image with its caption as title, as our figures are written; else what the figure holds, with its caption behind it. */
function figureOf(state: State, element: Element, language: Language): Nodes[] {
  const captions = elementsOf(element).filter(({ tagName }) => tagName === 'figcaption');
  const body = {
    ...element,
    children: element.children
      .map((child) => withoutElements(child, captions))
      .filter((child) => child !== undefined),
  };
  const caption = captions
    .map(lineOf)
    .filter((line) => line !== '')
    .join(' ');
  const blocks = state.toFlow(state.all(body)) as BlockContent[];
  if (caption === '') return blocks;
  const plain = captions.every((one) =>
    elementsOf(one).every(({ tagName }) => !['a', MARK, 'img', 'math'].includes(tagName)),
  );
  const [only, ...others] = blocks;
  if (
    plain &&
    others.length === 0 &&
    only?.type === 'paragraph' &&
    only.children.length === 1 &&
    only.children[0]!.type === 'image'
  )
    return [{ ...only, children: [{ ...only.children[0]!, title: caption }] }];
  const words = captions.flatMap((one) => phrasing(state, one));
  if (others.length === 0 && only?.type === 'table') return [captionOfTable(words, language), only];
  return [...blocks, ...(state.toFlow(words as Paragraph['children']) as BlockContent[])];
}

function withoutElements(node: ElementContent, those: readonly Element[]): ElementContent | undefined {
  if (node.type !== 'element') return node;
  if (those.includes(node)) return undefined;
  return {
    ...node,
    children: node.children
      .map((child) => withoutElements(child, those))
      .filter((child) => child !== undefined),
  };
}

function captionOfTable(words: PhrasingContent[], { tableCaption }: Language): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: `${tableCaption}: ` }, ...words] };
}

/** A table of data, with its caption before it. One that only lays out a page, with one column or with blocks in its cells, gives what it holds. */
function tableOf(state: State, element: Element, language: Language): Nodes[] {
  const inner = elementsOf(element);
  const rows = inner.filter(({ tagName }) => tagName === 'tr');
  const columns = Math.max(
    0,
    ...rows.map((row) => row.children.filter((child) => isElement(child, 'td', 'th')).length),
  );
  const isLayout =
    attribute(element, 'role') === 'presentation' ||
    columns < 2 ||
    inner.some(({ tagName }) => ['table', 'h1', 'h2', 'h3', 'h4', 'pre', 'figure'].includes(tagName));
  if (isLayout && !state.inTable)
    return rows.length === 0
      ? state.all(element)
      : inner
          .filter((one) => isElement(one, 'td', 'th', 'caption') && !isNested(one, element))
          .flatMap((cell) => state.toFlow(state.all(cell)));
  const caption = inner.find(({ tagName }) => tagName === 'caption');
  const words = caption && lineOf(caption) !== '' ? phrasing(state, caption) : [];
  const table = defaultHandlers.table(state, element);
  return words.length > 0 ? [captionOfTable(words, language), table] : [table];
}

/** Whether a cell stands in a table within the table. */
function isNested(cell: Element, table: Element): boolean {
  return elementsOf(table).some((one) => one.tagName === 'table' && elementsOf(one).includes(cell));
}

/** The TeX that MathML was made from; without it, its text. */
function formulaOf(state: State, element: Element): Nodes | Nodes[] {
  const tex = elementsOf(element).find(
    (one) => one.tagName === 'annotation' && /tex/i.test(attribute(one, 'encoding')),
  );
  const written = tex ? textOf(tex) : attribute(element, 'altText') || attribute(element, 'alttext');
  return written.trim() === ''
    ? (state.all(element) as Nodes[])
    : texOf(written, attribute(element, 'display') === 'block');
}

function texOf(tex: string, block: boolean): Nodes {
  return { type: block ? 'math' : 'inlineMath', value: tex.trim() } as unknown as Nodes;
}

function detailsOf(state: State, element: Element): Nodes[] {
  return state.toFlow(state.all(element)) as Nodes[];
}

function strongParagraph(state: State, element: Element): Nodes[] {
  const children = phrasing(state, element);
  return children.length === 0 ? [] : [{ type: 'paragraph', children: [{ type: 'strong', children }] }];
}

/** A link; what leads to nothing on the web and nothing in the text is its words. */
function linkOf(state: State, element: Element, parent: Parameters<Handle>[2]): Nodes | Nodes[] {
  const address = attribute(element, 'href');
  const content = state.all(element);
  if (!/^(?:https?:|mailto:)/i.test(address) || textOf(element).trim() === '') return content as Nodes[];
  // An image that leads to its larger self is an image.
  if (elementsOf(element).some(({ tagName }) => tagName === 'img') && lineOf(element) === '')
    return content as Nodes[];
  return (defaultHandlers.a as Handle)(state, element, parent) as Nodes;
}

/** A film, a sound, a page within the page: the address, as a link. */
function filmOf(element: Element, media: Media): Nodes[] {
  const source =
    [element, ...elementsOf(element)]
      .map((one) => attribute(one, 'src') || attribute(one, 'data'))
      .find((one) => one !== '') ?? '';
  media.left('media', source);
  if (!/^https?:/.test(source)) return [];
  const words = attribute(element, 'title') || source;
  return [
    {
      type: 'paragraph',
      children: [{ type: 'link', url: source, title: null, children: [{ type: 'text', value: words }] }],
    },
  ];
}

function keptHtml(state: State, element: Element): Nodes[] {
  const children = phrasing(state, element);
  if (children.length === 0) return [];
  const html = (value: string): Html => ({ type: 'html', value });
  return [html(`<${element.tagName}>`), ...children, html(`</${element.tagName}>`)];
}

/** A phrase in another language than the page's, if it says so. */
function phraseOf(state: State, element: Element, language: string): Nodes | undefined {
  const own = attribute(element, 'lang').split('-', 1)[0]!.toLowerCase();
  if (!PHRASES.includes(own) || own === language || elementsOf(element).length > 0) return undefined;
  const children = phrasing(state, element);
  return children.length === 0
    ? undefined
    : ({ type: 'textDirective', name: own, attributes: {}, children } as Nodes);
}
