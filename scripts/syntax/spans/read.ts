import type { Parent, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Around } from '../../book/syntax.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visitAll } from '../../book/visit.ts';

/** Words with attributes. */
export interface Span extends Parent {
  type: 'span';
  /** What it is, where that has an element of its own. */
  tagName: string;
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    span: Span;
  }
  interface PhrasingContentMap {
    span: Span;
  }
}

/** What closes a span, with its attributes: an id, classes, a language. */
const CLOSING =
  /\]\{[ \t]*((?:[.#][^\s{}#.="']+|lang="?[\w-]+"?)(?:[ \t]*(?:[.#][^\s{}#.="']+|[ \t]lang="?[\w-]+"?))*)[ \t]*\}/y;

/** Classes that have an element of their own. */
const ELEMENTS: Readonly<Record<string, string>> = {
  underline: 'u',
  ul: 'u',
  mark: 'mark',
  hl: 'mark',
  kbd: 'kbd',
};

/**
 * Words between brackets with attributes behind them, `[text]{.class}`, as Pandoc has them (`bracketed_spans`); a link has none any more.
 * The tree is ours to change.
 */
export function readSpans(tree: Root, file: TextFile): Root {
  const source = file.value;
  visitAll(tree, (parent) => {
    if (!('children' in parent)) return;
    const children = parent.children as PhrasingContent[];
    if (children.some((child) => child.type === 'text' && child.value.includes(']{')))
      parent.children = withSpans(children, source) as never;
  });
  return tree;
}

/** What stands between brackets, innermost last: a bracket that is not closed is a sign of the text. */
function withSpans(children: readonly PhrasingContent[], source: string): readonly PhrasingContent[] {
  const open: PhrasingContent[][] = [[]];
  const put = (...nodes: readonly PhrasingContent[]) => {
    for (const node of nodes) join(open.at(-1)!, node);
  };
  const flatten = () => put(...open.pop()!);
  for (const child of children) {
    if (child.type !== 'text') {
      put(child);
      continue;
    }
    const text = (from: number, to?: number): Text => ({ ...child, value: child.value.slice(from, to) });
    let end = 0;
    for (const { at, attributes, length } of bracketsIn(child, source)) {
      put(text(end, at));
      end = at + length;
      if (child.value[at] === '[') open.push([text(at, end)]);
      else if (attributes !== undefined && open.length > 1) {
        const [sign, ...inner] = withoutSign(open.pop()!);
        if (inner.length > 0) put(spanOf(inner, attributes));
        else put(sign!, text(at, end));
      } else {
        put(text(at, end));
        if (open.length > 1) flatten();
      }
    }
    put(text(end));
  }
  while (open.length > 1) flatten();
  return open[0]!;
}

/** The bracket that nodes begin with as a node of its own. */
function withoutSign([first, ...others]: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const { value } = first as Text;
  const rest = { ...(first as Text), value: value.slice(1) };
  return [{ ...(first as Text), value: '[' }, ...(rest.value === '' ? [] : [rest]), ...others];
}

/** Put a node behind others; parts of one text are one. */
function join(nodes: PhrasingContent[], node: PhrasingContent): void {
  const last = nodes.at(-1);
  if (node.type === 'text' && node.value === '') return;
  if (last?.type === 'text' && node.type === 'text' && last.position === node.position)
    nodes[nodes.length - 1] = { ...last, value: last.value + node.value };
  else nodes.push(node);
}

interface Bracket {
  readonly at: number;
  /** With the attributes that stand behind it. */
  readonly length: number;
  readonly attributes: string | undefined;
}

/** The brackets of a text that are none of its words; none where they can't be told from those of the source. */
function bracketsIn({ value, position, data }: Text, source: string): readonly Bracket[] {
  const written = source.slice(position?.start.offset, position?.end.offset);
  const signs = [...value.matchAll(/[[\]]/g)];
  const escaped = [...written.matchAll(/(?<!\\)(\\*)[[\]]/g)].map(
    ([, slashes = '']) => slashes.length % 2 === 1,
  );
  if (data?.added !== undefined || signs.length !== escaped.length) return [];
  return signs.flatMap(({ index: at }, count) => {
    if (escaped[count]) return [];
    CLOSING.lastIndex = at;
    const [closing, attributes] = CLOSING.exec(value) ?? [];
    return [{ at, length: closing?.length ?? 1, attributes }];
  });
}

function spanOf(children: PhrasingContent[], attributes: string): Span {
  const names = [...attributes.matchAll(/([.#])([^\s{}#.="']+)/g)];
  const id = names.find(([, sign]) => sign === '#')?.[2];
  const className = names.filter(([, sign]) => sign === '.').map(([, , name = '']) => name);
  const lang = /lang="?([\w-]+)/.exec(attributes)?.[1];
  const known = className.find((name) => Object.hasOwn(ELEMENTS, name));
  const others = className.filter((name) => name !== known);
  return {
    type: 'span',
    tagName: known === undefined ? (lang === undefined ? 'span' : 'bdi') : ELEMENTS[known]!,
    children,
    data: {
      hProperties: {
        ...(id === undefined ? {} : { id }),
        ...(others.length > 0 ? { className: others } : {}),
        ...(lang === undefined ? {} : { lang }),
      },
    },
  };
}

/** What was found out of each parent: it is asked for each text in it. */
const SPANNED = new WeakMap<Parents, boolean>();

function hasSpans(parent: Parents): boolean {
  const known = SPANNED.get(parent);
  if (known !== undefined) return known;
  const closing = new RegExp(CLOSING.source, 'g');
  const found = parent.children.some((child) => child.type === 'text' && child.value.search(closing) >= 0);
  SPANNED.set(parent, found);
  return found;
}

/** The brackets of a paragraph that has spans, and the attributes behind them. */
export function spanSigns({ value }: Text, { parent }: Around): readonly (readonly [number, number])[] {
  if (!/[[\]]/.test(value) || !hasSpans(parent)) return [];
  const signs = new RegExp(`\\[|${CLOSING.source}`, 'g');
  return [...value.matchAll(signs)].map(({ index, 0: sign }) => [index, index + sign.length] as const);
}
