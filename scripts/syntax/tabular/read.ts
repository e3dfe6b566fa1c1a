import type { Paragraph, Root, RootContent, Table, Text } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Tell } from '../../book/message.ts';
import type { Around } from '../../book/syntax.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visit } from '../../book/visit.ts';
import { captionSign, isTableCaption } from '../captions/read.ts';
import { isJoint } from './joints.ts';
import { tableOptionKnown } from './rules.ts';

/** The directive of a table that asks for something. */
export const TABLE = 'table';

/**
 * `:::table{widths="2 1 1" src=data.csv}`: a table, or the file that its rows stand in, with its caption above and its notes below. The tree is ours to
 * change.
 */
export function readTables(tree: Root, file: TextFile, tell: Tell): Root {
  visit(tree, 'containerDirective', (block) => {
    if (block.name === TABLE) readBlock(block, file, tell);
  });
  return tree;
}

function readBlock(block: ContainerDirective, file: TextFile, tell: Tell): void {
  const { widths, src, ...others } = block.attributes ?? {};
  block.attributes = withClasses(others);
  const wrong = (option: string, value: string) => tell(file, tableOptionKnown, { option, value }, block);
  const written = block.children.find((child): child is Table => child.type === 'table');
  if (src != null && (written || src === '')) wrong('src', src);
  const table = written ?? (src ? fromFile(block, src) : undefined);
  if (widths != null && (!table || !/^\s*\d{1,3}(?:\s+\d{1,3})*\s*$/.test(widths))) wrong('widths', widths);
  else if (widths != null)
    table!.data = { ...table!.data, hProperties: { dataWidths: widths.trim() } as never };
  for (const note of notesBelow(block.children, table))
    note.data = { ...note.data, hProperties: { ...note.data?.hProperties, className: ['table-note'] } };
}

/** What a table asks for by a word is a class, which may also be written as one: `small`, `landscape`. */
const BY_WORD = ['small', 'landscape'];

function withClasses(attributes: Attributes): Attributes {
  const asked = BY_WORD.filter((word) => attributes[word] != null);
  if (asked.length === 0) return attributes;
  const others = Object.fromEntries(Object.entries(attributes).filter(([name]) => !asked.includes(name)));
  const classes = new Set([...(attributes['class'] ?? '').split(/\s+/).filter(Boolean), ...asked]);
  return { ...others, class: [...classes].join(' ') };
}

type Attributes = NonNullable<ContainerDirective['attributes']>;

/** A table whose rows are read later: it stands behind its caption. */
function fromFile(block: ContainerDirective, source: string): Table {
  const table: Table = {
    type: 'table',
    align: [],
    children: [],
    data: { source },
    ...(block.position && { position: block.position }),
  };
  const caption = block.children.findIndex((child) => isTableCaption(child));
  block.children.splice(caption + 1, 0, table);
  return table;
}

function notesBelow(children: readonly RootContent[], table: Table | undefined): readonly Paragraph[] {
  const below = table ? children.slice(children.indexOf(table) + 1) : [];
  return below.filter((child): child is Paragraph => child.type === 'paragraph' && !isTableCaption(child));
}

/** What joins a cell to another is no text, nor is the word before a caption of a table whose rows stand in a file. */
export function tableMarkup(
  text: Text,
  { parent, index, holder }: Around,
): readonly (readonly [from: number, to: number])[] {
  const { value } = text;
  if (parent.type === 'tableCell')
    return parent.children.length === 1 && isJoint(value) ? [[0, value.length]] : [];
  if (
    index > 0 ||
    holder?.type !== 'containerDirective' ||
    holder.name !== TABLE ||
    !holder.attributes?.['src']
  )
    return [];
  const sign = captionSign(text);
  return sign === undefined ? [] : [[0, sign.length]];
}
