import type { Blockquote, Paragraph, Parent, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visitAll } from '../../book/visit.ts';
import { paragraphOf } from '../../manuscript/markdown/own-lines.ts';
import { BY_NAME, type CalloutKind, NAMES } from './kinds.ts';

/** A passage that calls for attention, with a title of its own or the word of its kind. */
export interface Callout extends Parent {
  type: 'callout';
  kind: CalloutKind;
  /** Undefined where its kind is its title. */
  title: PhrasingContent[] | undefined;
  children: RootContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    callout: Callout;
  }
}

/** `[!NOTE]`, alone in the first line of a quotation, or before a title (Obsidian). */
const ALERT = new RegExp(String.raw`^\[!(${NAMES})\][+-]?[ \t]*`, 'i');

/** Alerts of GitHub and callouts of Obsidian, which are quotations to Markdown. The tree is ours to change. */
export function readAlerts(tree: Root): Root {
  visitAll(tree, (parent) => {
    if (!('children' in parent)) return;
    for (const [index, child] of (parent.children as RootContent[]).entries()) {
      const callout = child.type === 'blockquote' ? calloutOf(child) : undefined;
      if (callout) (parent.children as RootContent[])[index] = callout;
    }
  });
  return tree;
}

/**
 * The first line of an alert is a paragraph of its own: what stands below it is read as it is everywhere. The tree is ours to change.
 *
 *     > [!note] title⏎> text   ->   > [!note] title | > text
 */
export function partAlerts(tree: Root, text: string): Root {
  visitAll(tree, (node) => {
    const [first, ...others] = node.type === 'blockquote' ? node.children : [];
    if (node.type !== 'blockquote' || first?.type !== 'paragraph' || !isAlert(first)) return;
    const parts = partedAtLine(first, text);
    if (parts) node.children = [...parts, ...others];
  });
  return tree;
}

function isAlert({ children: [sign] }: Paragraph): boolean {
  return sign?.type === 'text' && ALERT.test(sign.value);
}

function calloutOf(quotation: Blockquote): Callout | undefined {
  const [first, ...others] = quotation.children;
  const [sign, ...rest] = first?.type === 'paragraph' ? first.children : [];
  const found = sign?.type === 'text' ? ALERT.exec(sign.value) : null;
  if (sign?.type !== 'text' || !found) return undefined;
  const title = paragraphOf([{ ...sign, value: sign.value.slice(found[0].length) }, ...rest]).children;
  return {
    type: 'callout',
    kind: BY_NAME.get(found[1]!.toLowerCase())!,
    title: title.length > 0 ? title : undefined,
    children: others,
    ...(quotation.position ? { position: quotation.position } : {}),
  };
}

/** A paragraph as its first line and what is below it; undefined where that is nothing. */
function partedAtLine(paragraph: Paragraph, text: string): readonly [Paragraph, Paragraph] | undefined {
  const { children } = paragraph;
  const at = children.findIndex(
    (node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')),
  );
  const middle = children[at];
  const [above, below] =
    middle?.type === 'text' ? partedText(middle, text) : [[], middle?.type === 'break' ? [] : undefined];
  if (!below) return undefined;
  const rest = paragraphOf([...below, ...children.slice(at + 1)]);
  return rest.children.length === 0 ? undefined : [paragraphOf([...children.slice(0, at), ...above]), rest];
}

/** A text at the end of its first line, each part with its place; as a whole where that line can't be told from those of the source. */
function partedText(node: Text, text: string): readonly [readonly Text[], readonly Text[] | undefined] {
  const { start, end } = node.position!;
  const source = text.slice(start.offset, end.offset);
  const count = (of: string) => of.split('\n').length;
  if (count(source) !== count(node.value)) return [[node], undefined];
  const [line = ''] = source.split('\n', 1);
  const [margin] = /^[ \t>]*/.exec(source.slice(line.length + 1))!;
  const [shown = ''] = node.value.split('\n', 1);
  const above = { ...start, column: start.column + line.length, offset: start.offset! + line.length };
  const below = { line: start.line + 1, column: margin.length + 1, offset: above.offset + 1 + margin.length };
  return [
    [{ ...node, value: shown, position: { start, end: above } }],
    [{ ...node, value: node.value.slice(shown.length + 1), position: { start: below, end } }],
  ];
}

/** The sign of an alert. */
export function alertSign(
  { value }: Text,
  {
    parent,
    index,
    holder,
    at,
  }: {
    readonly parent: Parent;
    readonly index: number;
    readonly holder: Parent | undefined;
    readonly at: number;
  },
): readonly (readonly [number, number])[] {
  const isFirst = parent.type === 'paragraph' && index === 0 && holder?.type === 'blockquote' && at === 0;
  const [sign] = (isFirst && ALERT.exec(value)) || [];
  return sign ? [[0, sign.length]] : [];
}

/** A directive as a callout: its label is its title. */
export function calloutOfDirective({ name, children, position }: ContainerDirective): Callout {
  const [first, ...others] = children;
  const label = first?.type === 'paragraph' && first.data?.directiveLabel ? first : undefined;
  return {
    type: 'callout',
    kind: BY_NAME.get(name)!,
    title: label?.children,
    children: label ? others : children,
    ...(position ? { position } : {}),
  };
}
