import type { Blockquote, Paragraph, Parent, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visitAll } from '../../book/visit.ts';
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

function calloutOf(quotation: Blockquote): Callout | undefined {
  const [first, ...others] = quotation.children;
  const [sign, ...rest] = first?.type === 'paragraph' ? first.children : [];
  const found = sign?.type === 'text' ? ALERT.exec(sign.value) : null;
  if (sign?.type !== 'text' || !found) return undefined;
  const words: PhrasingContent[] = [{ ...sign, value: sign.value.slice(found[0].length) }, ...rest];
  const [title, text] = partedAtLine(words);
  const body = text.length > 0 ? [{ ...(first as Paragraph), children: text }] : [];
  return {
    type: 'callout',
    kind: BY_NAME.get(found[1]!.toLowerCase())!,
    title: title.length > 0 ? title : undefined,
    children: [...body, ...others],
    ...(quotation.position ? { position: quotation.position } : {}),
  };
}

/** What stands in the first line, and what below it. */
function partedAtLine(nodes: readonly PhrasingContent[]): readonly [PhrasingContent[], PhrasingContent[]] {
  const at = nodes.findIndex((node) => node.type === 'text' && node.value.includes('\n'));
  const whole = (part: readonly PhrasingContent[]) =>
    part.filter(
      (node, index) =>
        node.type !== 'text' || node.value.trim() !== '' || (index > 0 && index < part.length - 1),
    );
  if (at < 0) return [whole(nodes), []];
  const text = nodes[at] as Text;
  const end = text.value.indexOf('\n');
  return [
    whole([...nodes.slice(0, at), { ...text, value: text.value.slice(0, end) }]),
    whole([{ ...text, value: text.value.slice(end + 1) }, ...nodes.slice(at + 1)]),
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
