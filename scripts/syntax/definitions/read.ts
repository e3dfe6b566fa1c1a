import type { Paragraph, Parent, Parents, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { visitAll } from '../../book/visit.ts';

export interface Definitions extends Parent {
  type: 'definitions';
  children: (Term | Meaning)[];
}

export interface Term extends Parent {
  type: 'term';
  children: PhrasingContent[];
}

export interface Meaning extends Parent {
  type: 'meaning';
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    definitions: Definitions;
    term: Term;
    meaning: Meaning;
  }
}

/** What a meaning begins with, in a line of its own below its term. */
const SIGN = /\n[ \t]*:[ \t]+/g;

/**
 * Lists of terms with their meanings, as PHP Markdown and Pandoc have them. Such lists that follow one another are one. The tree is ours
 * to change.
 *
 *     term
 *     : its meaning
 *     : another
 */
export function readDefinitions(tree: Root): Root {
  visitAll(tree, (parent) => {
    if ('children' in parent && parent.type !== 'definitions') parent.children = withLists(parent) as never;
  });
  return tree;
}

function withLists(parent: Parents): RootContent[] {
  const result: RootContent[] = [];
  for (const child of parent.children as RootContent[]) {
    const list = child.type === 'paragraph' ? listOf(child) : undefined;
    const before = result.at(-1);
    if (list && before?.type === 'definitions') {
      before.children.push(...list.children);
      if (before.position && list.position)
        before.position = { start: before.position.start, end: list.position.end };
    } else result.push(list ?? child);
  }
  return result;
}

function listOf(paragraph: Paragraph): Definitions | undefined {
  const parts: PhrasingContent[][] = [[]];
  for (const child of paragraph.children) {
    const [first = '', ...others] = child.type === 'text' ? child.value.split(SIGN) : [''];
    if (child.type !== 'text') parts.at(-1)!.push(child);
    else if (first !== '') parts.at(-1)!.push({ ...child, value: first });
    for (const value of others) parts.push(value === '' ? [] : [{ ...child, value } as Text]);
  }
  const [term, ...meanings] = parts;
  if (meanings.length === 0 || parts.some((part) => part.length === 0) || hasLines(term!)) return undefined;
  return {
    type: 'definitions',
    children: [
      { type: 'term', children: term! },
      ...meanings.map((children) => ({ type: 'meaning' as const, children })),
    ],
    ...(paragraph.position ? { position: paragraph.position } : {}),
  };
}

/** A term is one line. */
function hasLines(nodes: readonly PhrasingContent[]): boolean {
  return nodes.some((node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')));
}

/** The signs before meanings. */
export function definitionSigns(
  { value }: Text,
  { parent }: { readonly parent: Parents },
): readonly (readonly [number, number])[] {
  if (parent.type !== 'paragraph' || !value.includes('\n')) return [];
  return [...value.matchAll(SIGN)].map(({ index, 0: sign }) => [index, index + sign.length] as const);
}
