import type { Paragraph, Root, RootContent, Table } from 'mdast';
import { visitAll } from '../../book/visit.ts';
import { captionSign, holdsCaptions, isTableCaption } from './read.ts';

declare module 'mdast' {
  interface TextData {
    /** Its author has seen to it that it begins as it is written. */
    isEscaped?: boolean;
  }
}

/**
 * Put the caption of each table right before it, where it is read, wherever it is written: below the table, as in Pandoc and Quarto, or
 * beyond a note. The tree is ours to change.
 */
export function placeCaptions(tree: Root, text: string): Root {
  visitAll(tree, (parent) => {
    if (!('children' in parent) || !holdsCaptions(parent)) return;
    const children = parent.children as RootContent[];
    if (!children.some(({ type }) => type === 'table')) return;
    for (const child of children) if (child.type === 'paragraph') markEscaped(child, text);
    const blocks = children.flatMap((child): readonly RootContent[] =>
      child.type === 'table' ? partedTable(child, text) : [child],
    );
    parent.children = inPlace(blocks) as never;
  });
  return tree;
}

/** `\: words` are no caption. */
function markEscaped({ children: [first] }: Paragraph, text: string): void {
  const from = first?.position?.start.offset;
  const sign = first?.type === 'text' ? captionSign(first) : undefined;
  if (first?.type !== 'text' || from === undefined || sign === undefined) return;
  if (text.slice(from, from + sign.length).includes('\\')) first.data = { ...first.data, isEscaped: true };
}

/** A caption in the line right below a table is a row of it to GFM, and none to Pandoc. */
function partedTable(table: Table, text: string): readonly (Table | Paragraph)[] {
  const row = table.children.at(-1)!;
  const [cell, ...others] = row.children;
  const { start, end } = row.position!;
  const written = text.slice(start.offset, end.offset);
  if (!cell || others.length > 0 || table.children.length < 2 || written.includes('|')) return [table];
  const caption: Paragraph = { type: 'paragraph', children: cell.children, position: { start, end } };
  if (!isTableCaption(caption)) return [table];
  table.children.pop();
  table.position = { start: table.position!.start, end: table.children.at(-1)!.position!.end };
  return [table, caption];
}

function inPlace(blocks: readonly RootContent[]): readonly RootContent[] {
  // Notes and definitions may be written anywhere.
  const standing = blocks.filter(({ type }) => type !== 'footnoteDefinition' && type !== 'definition');
  const captions = new Map<RootContent, RootContent>();
  for (const [at, block] of standing.entries()) {
    const side = sideOf(standing, at);
    const table = side && standing[side === 'above' ? at - 1 : at + 1]!;
    if (table && !captions.has(table)) captions.set(table, block);
  }
  const moved = new Set(captions.values());
  return blocks
    .filter((block) => !moved.has(block))
    .flatMap((block) => {
      const caption = captions.get(block);
      return caption ? [caption, block] : [block];
    });
}

/**
 * On which side of a block its table stands, if the block is a caption of one. Where tables stand on both sides, captions between them
 * are all below or all above theirs; where that can't be seen, a caption of Pandoc, `: …`, belongs to the table above it.
 *
 *     table, caption, table, caption   ->   above, above
 *     caption, table, caption, table   ->   below, below
 */
function sideOf(blocks: readonly RootContent[], at: number): 'above' | 'below' | undefined {
  const caption = blocks[at];
  if (!isTableCaption(caption)) return undefined;
  const isTable = (index: number) => blocks[index]?.type === 'table';
  if (!isTable(at - 1) || !isTable(at + 1))
    return isTable(at - 1) ? 'above' : isTable(at + 1) ? 'below' : undefined;
  const [from, to] = runAround(blocks, at);
  if (!isTable(from)) return 'below';
  return isTable(to) && !isBare(caption) ? 'below' : 'above';
}

/** The first and the last of the tables and captions that take turns around a caption. */
function runAround(blocks: readonly RootContent[], at: number): readonly [from: number, to: number] {
  const takesTurn = (index: number) =>
    (index - at) % 2 === 0 ? isTableCaption(blocks[index]) : blocks[index]?.type === 'table';
  let [from, to] = [at, at];
  while (takesTurn(from - 1)) from -= 1;
  while (takesTurn(to + 1)) to += 1;
  return [from, to];
}

/** Whether a caption has no word that says so: `: …`. */
function isBare({ children: [first] }: Paragraph): boolean {
  return first?.type === 'text' && first.value.startsWith(':');
}
