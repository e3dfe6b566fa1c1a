import type { Image, Nodes, Paragraph, Parents, Root } from 'mdast';
import { LEFT_OUT_WITHIN, type Written } from '../../book/conservation.ts';
import { captionImage, holdsCaptions } from './captions.ts';

/**
 * What is written in a manuscript, stretch by stretch in the order of its source: taken from the tree as it was parsed, before
 * anything of ours has changed it.
 */
export function writtenIn(tree: Root): readonly Written[] {
  const found: Written[] = [];
  collect(tree, undefined, found);
  return found;
}

/** `note`: the label of the note around. `captions`: whether this is a paragraph that may be the caption of a table. */
function collect(parent: Parents, note: string | undefined, found: Written[], captions = false): void {
  const holds = holdsCaptions(parent);
  const { children } = parent;
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index]!;
    const figure = holds && node.type === 'paragraph' ? node : undefined;
    const image = figure && captionImage(figure);
    if (figure && image) found.push(...captioned(figure, image, note));
    else if (node.type === 'text') {
      const markup = MAY_BE_MARKUP.test(node.value) ? markupIn(node.value, parent, index, captions) : [];
      const written = stretch(node, 'text', node.value, note);
      found.push(markup.length > 0 ? { ...written, markup } : written);
    } else if (node.type === 'footnoteReference')
      found.push({ ...stretch(node, node.type, '', note), target: node.identifier });
    else if ('children' in node) {
      const inner = node.type === 'footnoteDefinition' ? node.identifier : note;
      collect(node, inner, found, holds && children[index + 1]?.type === 'table');
    } else {
      const kind = KINDS[node.type];
      if (kind) found.push(stretch(node, kind, 'value' in node && kind !== 'yaml' ? node.value : '', note));
    }
  }
}

/** The caption of a figure, and its attributes, which are markup. */
function captioned({ children }: Paragraph, image: Image, note: string | undefined): readonly Written[] {
  return children.flatMap((child): readonly Written[] => {
    if (child === image) return [stretch(image, 'caption', image.title!, note)];
    if (child.type !== 'text') return [];
    return [{ ...stretch(child, 'text', child.value, note), markup: [[0, child.value.length]] }];
  });
}

/** What has none of these has no markup of ours. */
const MAY_BE_MARKUP = /[:{]/;

const KINDS: Readonly<Partial<Record<Nodes['type'], Written['kind']>>> = {
  inlineCode: 'code',
  code: 'listing',
  inlineMath: 'formula',
  html: 'html',
  yaml: 'yaml',
  definition: 'definition',
  image: 'image',
  imageReference: 'imageReference',
};

function stretch(node: Nodes, kind: Written['kind'], value: string, note: string | undefined): Written {
  const { start, end } = node.position!;
  return { kind, value, start: start.offset!, end: end.offset!, note };
}

/** What of a text is markup of ours: ranges of it. */
function markupIn(
  text: string,
  parent: Parents,
  index: number,
  captions: boolean,
): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  const { attributes, tableCaption, page } = LEFT_OUT_WITHIN;
  const isBlock = parent.type === 'paragraph' || parent.type === 'heading';
  const before = parent.children[index - 1];
  if (before?.type === 'link' && before.children.length === 0 && text.startsWith(page))
    ranges.push([0, page.length]);
  const [caption] = (captions && index === 0 && tableCaption.exec(text)) || [];
  if (caption) ranges.push([0, caption.length]);
  const [own] = (isBlock && index === parent.children.length - 1 && attributes.exec(text)) || [];
  if (own) ranges.push([text.length - own.length, text.length]);
  return ranges;
}
