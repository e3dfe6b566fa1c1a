import type { Image, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { Captioned } from '../../book/captioned.ts';
import { LEFT_OUT_WITHIN } from '../../book/conservation.ts';
import { LANGUAGES } from '../../language/languages.ts';

/** The beginning of the caption of a table, in any language. */
export const TABLE_CAPTION = LEFT_OUT_WITHIN.tableCaption(LANGUAGES.map(({ tableCaption }) => tableCaption));

/** What blocks with captions may stand in. */
const HOLDERS: readonly Parents['type'][] = [
  'root',
  'blockquote',
  'list',
  'listItem',
  'containerDirective',
  'footnoteDefinition',
];

export function holdsCaptions({ type }: Parents): boolean {
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
        data: caption.data ?? {},
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
    data: paragraph.data ?? {},
    position: paragraph.position!,
  };
}

/** The image that is alone in its paragraph and whose title is its caption. */
export function captionImage({ children }: Paragraph): Image | undefined {
  const [image, ...rest] = children.filter((child) => child.type !== 'text' || !isMarkup(child.value));
  return image?.type === 'image' && rest.length === 0 && image.title ? image : undefined;
}

/** Whether a text is white space, or nothing but attributes. */
function isMarkup(text: string): boolean {
  return text.replace(LEFT_OUT_WITHIN.attributes, '').trim() === '';
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
