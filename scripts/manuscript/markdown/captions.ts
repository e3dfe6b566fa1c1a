import type { Image, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { Captioned } from '../../book/captioned.ts';

/** A paragraph before a table that is its caption: `جدول: …`, `Table: …`, or Pandoc's `: …`. */
const TABLE_CAPTION = /^(?:جدول|الجدول|خشتە|טבלה|Table)?[ \u200c]*:[ \t]+/;

/**
 * Figures and tables with captions. An image alone in its paragraph is a figure, its title the caption:
 * `![alternative](file.svg "caption"){#id}`. A table is captioned by the paragraph before it: `جدول: caption {#id}`.
 * An image without a title stays as it is.
 */
export function readCaptions(tree: Root): Root {
  const children: RootContent[] = [];
  for (const child of tree.children) {
    if (child.type === 'paragraph') children.push(figureOf(child) ?? child);
    else if (child.type === 'table' && isTableCaption(children.at(-1))) {
      const caption = children.pop() as Paragraph;
      children.push({
        type: 'captioned',
        kind: 'table',
        children: [{ type: 'caption', children: captionText(caption) }, child],
        data: caption.data ?? {},
        position: child.position!,
      });
    } else children.push(child);
  }
  return { ...tree, children };
}

function figureOf(paragraph: Paragraph): Captioned | undefined {
  const [image, ...rest] = paragraph.children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  );
  if (image?.type !== 'image' || rest.length > 0 || !image.title) return undefined;
  const caption: PhrasingContent[] = [{ type: 'text', value: image.title }];
  const bare: Image = { ...image, title: null };
  return {
    type: 'captioned',
    kind: 'figure',
    children: [{ type: 'caption', children: caption }, bare],
    data: paragraph.data ?? {},
    position: paragraph.position!,
  };
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
