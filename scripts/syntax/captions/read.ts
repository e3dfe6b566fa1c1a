import type { Image, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { ATTRIBUTES } from '../../book/conservation.ts';
import type { Around } from '../../book/syntax.ts';
import { LANGUAGES } from '../../language/languages.ts';
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

function holdsCaptions({ type }: Parents): boolean {
  return HOLDERS.includes(type);
}

/**
 * Figures and tables with captions, also in quotations, lists, directives and notes. An image alone in its paragraph is a figure, its
 * title the caption: `![alternative](file.svg "caption"){#id}`. A table is captioned by the paragraph before it:
 * `جدول: caption {#id}`. An image without a title stays as it is.
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
        position: { start: caption.position!.start, end: child.position!.end },
      });
    } else if ('children' in child && holdsCaptions(child))
      children.push({ ...child, children: withCaptions(child.children) } as RootContent);
    else children.push(child);
  }
  return children;
}

function figureOf(paragraph: Paragraph): Captioned | undefined {
  const image = captionImage(paragraph);
  if (!image) return undefined;
  const caption: PhrasingContent[] = [{ type: 'text', value: image.title! }];
  const bare: Image = { ...image, title: null };
  return {
    type: 'captioned',
    kind: 'figure',
    children: [{ type: 'caption', children: caption }, bare],
    data: { ...paragraph.data, counter: 'figure' },
    position: paragraph.position!,
  };
}

/** The image that is alone in its paragraph and whose title is its caption. */
function captionImage({ children }: Paragraph): Image | undefined {
  const [image, ...rest] = children.filter((child) => child.type !== 'text' || !isMarkup(child.value));
  return image?.type === 'image' && rest.length === 0 && image.title ? image : undefined;
}

/** Whether a text is white space, or nothing but attributes. */
function isMarkup(text: string): boolean {
  return text.replace(ATTRIBUTES, '').trim() === '';
}

function isTableCaption(node: RootContent | undefined): boolean {
  const first = node?.type === 'paragraph' ? node.children[0] : undefined;
  return first?.type === 'text' && TABLE_CAPTION.test(first.value);
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
  return captionImage(parent) === node ? { kind: 'caption', value: node.title! } : undefined;
}

/** What a table's caption begins with. */
export function captionMarkup(
  text: Text,
  { index, holder, at }: Around,
): readonly (readonly [number, number])[] {
  if (index > 0 || !holder || !holdsCaptions(holder) || holder.children[at + 1]?.type !== 'table') return [];
  const [sign] = TABLE_CAPTION.exec(text.value) ?? [];
  return sign ? [[0, sign.length]] : [];
}

/** The image of a figure as it is written, with its title. */
export function imageOf(node: Nodes): Image | undefined {
  if (node.type !== 'captioned') return undefined;
  const [caption, content] = node.children;
  const [title] = caption.children;
  return content.type === 'image' && title?.type === 'text' ? { ...content, title: title.value } : undefined;
}
