import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { BlockContent, Html, Nodes, Paragraph, PhrasingContent, Root, Text } from 'mdast';
import type { Language } from '../../book/language.ts';
import { textOfTex } from '../letters.ts';
import { attribute, elementsOf, find, lineOf, textOf } from './elements.ts';
import { inLines } from './in-lines.ts';
import { MARK } from './notes.ts';
import { DRAWING, imageAddress } from './page-images.ts';
import { captionOfTable, tableHandler } from './page-tables.ts';
import { POEM, poemHandler } from './poems.ts';

/** Elements that stay HTML, as Markdown has no signs for them and our editions show them. */
const KEPT = ['sub', 'sup', 'u', 'mark', 'kbd', 'small', 'ins'];
/** Elements that show what is in them, whatever they are for: by itself the conversion leaves them out. */
const SHOWN = [
  ...['applet', 'caption', 'command', 'content', 'datalist', 'dialog', 'element', 'frameset', 'menuitem'],
  ...['optgroup', 'option', 'shadow', 'spacer', 'canvas', 'noscript', 'title'],
];
/** The languages that a phrase can be marked with (`:ar[…]`). */
const PHRASES = ['ar', 'en', 'fa'];

/** One emoji, of however many parts. */
const SIGN = /^\p{Extended_Pictographic}(?:\p{Emoji}|\u200d|\ufe0f)*$/u;

/** What became of the images and the films of a page. */
export interface Media {
  /** The path of an image in the manuscript, if it could be taken along. */
  path(address: string): string | undefined;
  /** What can't be: told, and kept as a link. */
  left(kind: 'image' | 'media' | 'drawing', address: string): void;
  /** Words that are text now, and were none: alternative texts, addresses. */
  wrote(words: string): void;
  /** Words that have something else in their place: of a formula its TeX, of a drawing nothing. */
  replaced(words: string): void;
}

/**
 * HTML as a tree of Markdown with our markup: figures with captions, captions of tables, verse, formulas, notes (found before), quotation marks of
 * the language.
 */
export function markdownOf(article: HastRoot | Element, media: Media, language: Language): Root {
  const tree = toMdast(
    { type: 'root', children: article.type === 'root' ? article.children : [article] },
    {
      document: true,
      quotes: [language.quotationMarks.join('')],
      handlers: handlersFor(media, language),
      nodeHandlers: { comment: () => undefined },
    },
  );
  return inLines(tree as Root);
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
    figure: (state, element) => figureOf(state, element),
    table: tableHandler,
    math: (state, element) => formulaOf(state, element, media),
    script: (_state, element) => {
      const tex = scriptOf(element);
      media.wrote(textOfTex(tex));
      return texOf(tex, /display/.test(attribute(element, 'type')));
    },
    svg: (_state, element) => drawingOf(element, media),
    details: (state, element) => detailsOf(state, element),
    summary: (state, element) => strongParagraph(state, element),
    dt: (state, element) => strongParagraph(state, element),
    menu: (state, element, parent) => (defaultHandlers.ul as Handle)(state, element, parent) as Nodes,
    a: (state, element) => linkOf(state, element),
  };
  for (const name of ['iframe', 'video', 'audio', 'object', 'embed'])
    handlers[name] = (_state, element) => filmOf(element, media);
  for (const name of SHOWN) handlers[name] = (state, element) => state.all(element) as Nodes[];
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
    const words = (value: string): Text => {
      media.wrote(value);
      return { type: 'text', value };
    };
    if (address === '' || isPixel) return alternative ? words(alternative) : [];
    // A sign that is drawn: its alternative is the sign itself.
    if (SIGN.test(alternative)) return words(alternative);
    const path = media.path(address);
    if (path !== undefined) return { type: 'image', url: path, alt: alternative, title: null };
    media.left('image', address);
    if (!/^https?:/.test(address)) return alternative ? words(alternative) : [];
    return {
      type: 'link',
      url: address,
      title: null,
      children: [words(alternative || address)],
    };
  };
}

/** A drawing of the page itself, as an image; its words are in it. */
function drawingOf(element: Element, media: Media): Nodes[] {
  media.replaced(textOf(element));
  const path = attribute(element, DRAWING);
  if (path === '') {
    media.left('drawing', lineOf(element));
    return [];
  }
  const title = find(element, ({ tagName }) => tagName === 'title');
  const words = title?.children.map((child) => (child.type === 'text' ? child.value : '')).join('') ?? '';
  return [{ type: 'image', url: path, alt: attribute(element, 'ariaLabel') || words.trim(), title: null }];
}

/** An image with its caption as title, as our figures are written; else what the figure holds, with its caption behind it. */
function figureOf(state: State, element: Element): Nodes[] {
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
  if (others.length === 0 && only?.type === 'table') return [captionOfTable(words), only];
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

/** The TeX that MathML was made from; without it, its text. */
function formulaOf(state: State, element: Element, media: Media): Nodes | Nodes[] {
  const tex = elementsOf(element).find(
    (one) => one.tagName === 'annotation' && /tex/i.test(attribute(one, 'encoding')),
  );
  const written = tex ? textOf(tex) : attribute(element, 'altText') || attribute(element, 'alttext');
  if (written.trim() === '') return state.all(element) as Nodes[];
  media.replaced(textOf(element));
  media.wrote(textOfTex(written));
  return texOf(written, attribute(element, 'display') === 'block');
}

/** What a script says, which nothing shows. */
function scriptOf(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
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
function linkOf(state: State, element: Element): Nodes | Nodes[] {
  const url = attribute(element, 'href').trim();
  const children = phrasing(state, element);
  // An image that leads to its larger self is an image.
  const isImage = lineOf(element) === '' && elementsOf(element).some(({ tagName }) => tagName === 'img');
  if (!/^(?:https?:|mailto:)/i.test(url) || children.length === 0 || isImage || holdsLink(children))
    return children;
  return { type: 'link', url, title: null, children };
}

/** Whether there are links within: none may stand in another. */
function holdsLink(nodes: readonly Nodes[]): boolean {
  return nodes.some(
    (node) =>
      node.type === 'link' ||
      node.type === 'footnoteReference' ||
      ('children' in node && holdsLink(node.children)),
  );
}

/** A film, a sound, a page within the page: the address, as a link. */
function filmOf(element: Element, media: Media): Nodes[] {
  const source =
    [element, ...elementsOf(element)]
      .map((one) => attribute(one, 'src') || attribute(one, 'data'))
      .find((one) => one !== '') ?? '';
  media.left('media', source);
  media.replaced(textOf(element));
  if (!/^https?:/.test(source)) return [];
  const words = attribute(element, 'title') || source;
  media.wrote(words);
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
