import type {
  Image,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  Text,
} from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Position } from 'unist';
import { ATTRIBUTES } from '../../book/conservation.ts';
import type { Around } from '../../book/syntax.ts';
import { LANGUAGES } from '../../language/languages.ts';
import { BRACES } from '../braces.ts';
import type { Captioned } from './captioned.ts';

/** What makes a paragraph the caption of the table below it, by the word of each language: `جدول: …`, `Table: …`, or Pandoc's `: …`. */
const TABLE_CAPTION = new RegExp(
  `^(?:${LANGUAGES.map(({ tableCaption }) => tableCaption).join('|')})?[ \\u200c]*:[ \\t]+`,
);

/** What blocks with captions may stand in. */
const HOLDERS: readonly Parents['type'][] = [
  'root',
  'blockquote',
  'list',
  'listItem',
  'containerDirective',
  'callout',
  'footnoteDefinition',
];

export function holdsCaptions({ type }: Parents): boolean {
  return HOLDERS.includes(type);
}

/**
 * Figures and tables with captions, also in quotations, lists, directives and notes. An image alone in its paragraph is a figure, its
 * title the caption: `![alternative](file.svg "caption"){#id}`; of one with an id such as `fig-sea` (Quarto, pandoc-crossref), the
 * alternative. A table is captioned by the paragraph before it: `جدول: caption {#id}` (`place.ts` puts it there). Another image stays as
 * it is.
 */
export function readCaptions(tree: Root): Root {
  return { ...tree, children: withCaptions(tree.children) };
}

function withCaptions(blocks: readonly RootContent[]): RootContent[] {
  const children: RootContent[] = [];
  for (const child of blocks) {
    if (child.type === 'paragraph') children.push(figureOf(child) ?? child);
    else if (child.type === 'table' && isTableCaption(children.at(-1))) {
      const caption = children.pop() as Paragraph;
      children.push({
        type: 'captioned',
        kind: 'table',
        children: [{ type: 'caption', children: captionText(caption) }, child],
        data: { ...caption.data, counter: 'table' },
        position: around(caption, child),
      });
    } else if (child.type === 'containerDirective' && child.name === FIGURE)
      children.push(...figureWith(child));
    else if ('children' in child && holdsCaptions(child))
      children.push({ ...child, children: withCaptions(child.children) } as RootContent);
    else children.push(child);
  }
  return children;
}

/** From the beginning of the first of two blocks to the end of the last: a caption may be written below its table. */
function around(caption: Paragraph, other: Table | Paragraph): Position {
  const [first, last] =
    caption.position!.start.offset! < other.position!.start.offset! ? [caption, other] : [other, caption];
  return { start: first.position!.start, end: last.position!.end };
}

/** The directive of an image, or a table, with the paragraph that is its caption. */
export const FIGURE = 'figure';

/** What of a block is a figure, or a table, with its caption; what else it has stays before or behind it. */
function figureWith({ children, attributes, data, position }: ContainerDirective): RootContent[] {
  const table = children.find((child): child is Table => child.type === 'table');
  const images = children.filter(isLoneImage);
  const shown = images.find((image) => captionBeside(children, image)) ?? images[0];
  const content = table ?? (shown && loneImage(shown));
  const block = table ?? shown;
  const caption = captionBeside(children, block);
  const { id, class: classes, width } = attributes ?? {};
  const size = /^(\d{1,5}(?:\.\d+)?)(%|px)?$/.exec(width ?? '');
  if (content?.type === 'image' && size)
    content.data = { ...content.data, width: size[2] === '%' ? `${Number(size[1])}%` : Number(size[1]) };
  const hProperties = {
    ...(id ? { id } : {}),
    ...(classes ? { className: classes.split(/\s+/) } : {}),
  };
  if (!content || !block || !caption) {
    if (shown) shown.data = { ...shown.data, hProperties };
    return withCaptions(children);
  }
  const [first, last] = [block, caption]
    .map((one) => children.indexOf(one))
    .sort((one, other) => one - other);
  const [before, behind] = [children.slice(0, first), children.slice(last! + 1)];
  const isWhole = before.length + behind.length === 0;
  const kind = content.type === 'table' ? 'table' : 'figure';
  const captioned: Captioned = {
    type: 'captioned',
    kind,
    children: [{ type: 'caption', children: caption.children }, content],
    data: { ...data, hProperties, counter: kind },
    ...(isWhole && position ? { position } : { position: around(caption, block) }),
  };
  return [...withCaptions(before), captioned, ...withCaptions(behind)];
}

/** The paragraph next to an image or a table: the one below it, or else above. What stands farther away keeps its place. */
function captionBeside(
  children: readonly RootContent[],
  block: RootContent | undefined,
): Paragraph | undefined {
  const at = block ? children.indexOf(block) : -1;
  const beside = at < 0 ? [] : [children[at + 1], children[at - 1]];
  return beside.find((child): child is Paragraph => child?.type === 'paragraph' && !isLoneImage(child));
}

function isLoneImage(node: RootContent): node is Paragraph {
  return node.type === 'paragraph' && loneImage(node) !== undefined;
}

function loneImage({ children }: Paragraph): Image | undefined {
  const [image, ...rest] = children.filter((child) => child.type !== 'text' || !isMarkup(child.value));
  return image?.type === 'image' && rest.length === 0 ? image : undefined;
}

function figureOf(paragraph: Paragraph): Captioned | undefined {
  const image = captionImage(paragraph);
  if (!image) return undefined;
  const caption: PhrasingContent[] = [{ type: 'text', value: captionOfImage(image) }];
  const bare: Image = { ...image, title: null };
  return {
    type: 'captioned',
    kind: 'figure',
    children: [{ type: 'caption', children: caption }, bare],
    data: { ...paragraph.data, counter: 'figure' },
    position: paragraph.position!,
  };
}

/** The image that is alone in its paragraph and has a caption. */
function captionImage(paragraph: Paragraph): Image | undefined {
  const image = loneImage(paragraph);
  return image?.title || (image?.alt && hasFigureId(paragraph)) ? image : undefined;
}

function captionOfImage({ title, alt }: Image): string {
  return title || alt || '';
}

/** An id by which Quarto and pandoc-crossref know a figure: `{#fig-sea}`, `{#fig:sea width=50%}`. */
const FIGURE_ID = /\{(?=[^{}]*\})[^{}]*#fig[-:_][^{}]*\}/;

function hasFigureId({ children, data }: Paragraph): boolean {
  const id = data?.hProperties?.['id'];
  if (typeof id === 'string') return /^fig[-:_]/.test(id);
  return children.some((child) => child.type === 'text' && FIGURE_ID.test(child.value));
}

/** Whether a text is white space, or nothing but attributes. */
function isMarkup(text: string): boolean {
  return text.replace(ATTRIBUTES, '').replace(BRACES, '').trim() === '';
}

export function isTableCaption(node: RootContent | undefined): node is Paragraph {
  const first = node?.type === 'paragraph' ? node.children[0] : undefined;
  return first?.type === 'text' && captionSign(first) !== undefined;
}

/** What a text begins with if it is the caption of a table; undefined if it is none, or has a backslash before its colon. */
export function captionSign({ value, data }: Text): string | undefined {
  return data?.isEscaped ? undefined : TABLE_CAPTION.exec(value)?.[0];
}

function captionText(paragraph: Paragraph): PhrasingContent[] {
  const [first, ...rest] = paragraph.children;
  return first?.type === 'text'
    ? [{ ...first, value: first.value.replace(TABLE_CAPTION, '') }, ...rest]
    : paragraph.children;
}

/** The caption of a figure: the title of an image. */
export function writtenCaption(
  node: Nodes,
  { parent, holder }: Around,
): { readonly kind: 'caption'; readonly value: string } | undefined {
  if (node.type !== 'image' || parent.type !== 'paragraph' || !holder || !holdsCaptions(holder))
    return undefined;
  return captionImage(parent) === node ? { kind: 'caption', value: captionOfImage(node) } : undefined;
}

/** What a table's caption begins with. */
export function captionMarkup(
  text: Text,
  { index, holder, at }: Around,
): readonly (readonly [number, number])[] {
  if (index > 0 || !holder || !holdsCaptions(holder) || holder.children[at + 1]?.type !== 'table') return [];
  const sign = captionSign(text);
  return sign === undefined ? [] : [[0, sign.length]];
}

/** The image of a figure as it is written, with its title. */
export function imageOf(node: Nodes): Image | undefined {
  if (node.type !== 'captioned') return undefined;
  const [caption, content] = node.children;
  const [title] = caption.children;
  if (content.type !== 'image' || title?.type !== 'text' || title.position) return undefined;
  return { ...content, title: title.value, alt: content.alt === title.value ? null : (content.alt ?? null) };
}
