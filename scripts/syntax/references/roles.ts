import type { InlineCode, Link, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Written } from '../../book/conservation.ts';
import type { Around } from '../../book/syntax.ts';
import { visitAll } from '../../book/visit.ts';
import { CLOSED_TO_LINKS, type MarkupRange, replaceInTexts } from '../text-marks.ts';

/** A role of MyST right before code, ``{ref}`label` ``, that leads to a label. */
const ROLE = /\{(?:ref|numref|eq|doc|term)\}$/;

/** Words of their own and a label: ``{ref}`words <label>` ``. */
const WORDED = /^(.*\S)\s*<([^<>]+)>$/s;

/** `@fig-sea` of Quarto, `@fig:sea` of pandoc-crossref. */
const REFERENCE = /(?<![\w@\\])@((?:fig|tbl|sec|lst|eq)[-:][\w:-]*\w)/g;

declare module 'mdast' {
  interface LinkData {
    /** Whether a link without words shows the number alone, «(۲)»: its author writes the word before it. */
    byNumber?: boolean;
  }
}

interface Named extends MarkupRange {
  readonly id: string;
}

/**
 * Roles of MyST and references of Quarto as links without words: where there is no such label, a role is its label again, and a
 * reference what it was written as. The tree is ours to change.
 */
export function readRoles(tree: Root, source: string): Root {
  visitAll(tree, (parent) => {
    if ('children' in parent) readIn(parent);
  });
  const find = (text: string): readonly Named[] =>
    [...text.matchAll(REFERENCE)].map(({ index, 0: whole, 1: id = '' }) => ({
      from: index,
      to: index + whole.length,
      id,
    }));
  const linkOf = ({ from, to, id }: Named, text: Text) => [
    linkTo(`#${id}`, [], text.value.slice(from, to), text.position),
  ];
  return replaceInTexts(tree, source, find, linkOf, CLOSED_TO_LINKS);
}

function readIn(parent: Parents): void {
  const children = parent.children as PhrasingContent[];
  for (const [index, child] of children.entries()) {
    const role = child.type === 'inlineCode' ? roleBefore(parent, index) : undefined;
    if (child.type !== 'inlineCode' || role === undefined) continue;
    const before = children[index - 1] as Text;
    children[index - 1] = { ...before, value: before.value.slice(0, -role.length) };
    children[index] = linkOf(child, role);
  }
}

function roleBefore({ children, type }: Parents, index: number): string | undefined {
  const before = children[index - 1];
  return type !== 'link' && before?.type === 'text' ? ROLE.exec(before.value)?.[0] : undefined;
}

function linkOf({ value, position }: InlineCode, role: string): Link {
  const [, words, label = value] = WORDED.exec(value) ?? [];
  // What numbers a reference by a pattern («Fig. %s») has no words of its own.
  const shown = words === undefined || role === '{numref}' ? [] : [{ type: 'text' as const, value: words }];
  const url = role === '{doc}' ? encodeURI(label.trim()) : `#${label.trim()}`;
  const link = linkTo(url, shown, shown.length > 0 ? undefined : value, position);
  return role === '{eq}' ? { ...link, data: { ...link.data, byNumber: true } } : link;
}

/** `otherwise`: what stands there again where it leads nowhere; what has words of its own becomes these. */
function linkTo(
  url: string,
  words: readonly Text[],
  otherwise: string | undefined,
  position: Link['position'],
): Link {
  const place = position ? { position } : {};
  return {
    type: 'link',
    url,
    children: words.map((word) => ({ ...word, ...place })),
    ...(otherwise === undefined ? {} : { data: { otherwise } }),
    ...place,
  };
}

/** The label of a role, which is shown only where it leads nowhere. */
export function writtenRole(
  node: Nodes,
  { parent, index }: Around,
): Pick<Written, 'kind' | 'value' | 'markup'> | undefined {
  if (node.type !== 'inlineCode') return undefined;
  const role = roleBefore(parent, index);
  if (role === undefined) return undefined;
  const words = role === '{numref}' ? undefined : WORDED.exec(node.value)?.[1];
  return { kind: 'code', value: node.value, markup: [[words?.length ?? 0, node.value.length]] };
}

/** A role, and a reference of Quarto. */
export function roleSigns(
  { value }: Text,
  { parent, index }: Around,
): readonly (readonly [number, number])[] {
  const [role] = (parent.children[index + 1]?.type === 'inlineCode' && ROLE.exec(value)) || [];
  const references = [...value.matchAll(REFERENCE)].map(
    ({ index: at, 0: whole }) => [at, at + whole.length] as const,
  );
  return role === undefined
    ? references
    : [...references, [value.length - role.length, value.length] as const];
}
