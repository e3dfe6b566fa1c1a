import type { Image, Nodes, Parents, Root, Text } from 'mdast';
import { LEFT_OUT_WITHIN, type Written } from '../../book/conservation.ts';
import { captionImage, holdsCaptions, TABLE_CAPTION } from './captions.ts';

/**
 * What is written in a manuscript, stretch by stretch in the order of its source: taken from the tree as it was parsed, before
 * anything of ours has changed it.
 */
export function writtenIn(tree: Root): readonly Written[] {
  const found: Written[] = [];
  collect(tree, { note: undefined }, found);
  return found;
}

/** What is known of the block around. */
interface Around {
  /** The label of the note that it stands in. */
  readonly note: string | undefined;
  /** A paragraph that may be the caption of the table below it. */
  readonly captions?: boolean;
  /** The image whose title is the caption of the figure that its paragraph is. */
  readonly figure?: Image | undefined;
}

function collect(parent: Parents, around: Around, found: Written[]): void {
  const { note, figure } = around;
  const holds = holdsCaptions(parent);
  const { children } = parent;
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index]!;
    if (node === figure) found.push(stretch(node, 'caption', figure.title!, note));
    else if (node.type === 'text') found.push(textOf(node, parent, index, around));
    else if (node.type === 'footnoteReference')
      found.push({ ...stretch(node, node.type, '', note), target: node.identifier });
    else if ('children' in node)
      collect(
        node,
        {
          note: node.type === 'footnoteDefinition' ? node.identifier : note,
          captions: holds && children[index + 1]?.type === 'table',
          figure: holds && node.type === 'paragraph' ? captionImage(node) : undefined,
        },
        found,
      );
    else {
      const kind = KINDS[node.type];
      if (kind) found.push(stretch(node, kind, 'value' in node && kind !== 'yaml' ? node.value : '', note));
    }
  }
}

function textOf(node: Text, parent: Parents, index: number, { note, captions }: Around): Written {
  const written = stretch(node, 'text', node.value, note);
  const markup = MAY_BE_MARKUP.test(node.value) ? markupIn(node.value, parent, index, captions === true) : [];
  return markup.length > 0 ? { ...written, markup } : written;
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
  const { attributes, page } = LEFT_OUT_WITHIN;
  const isBlock = parent.type === 'paragraph' || parent.type === 'heading';
  const before = parent.children[index - 1];
  if (before?.type === 'link' && before.children.length === 0 && text.startsWith(page))
    ranges.push([0, page.length]);
  const [caption] = (captions && index === 0 && TABLE_CAPTION.exec(text)) || [];
  if (caption) ranges.push([0, caption.length]);
  const [own] = (isBlock && index === parent.children.length - 1 && attributes.exec(text)) || [];
  if (own) ranges.push([text.length - own.length, text.length]);
  return ranges;
}
