import type { InlineCode, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Written } from '../../book/conservation.ts';
import type { Around } from '../../book/syntax.ts';
import { visitAll } from '../../book/visit.ts';
import { CITATION } from '../citation-sign.ts';

/** A role of MyST right before code, ``{sub}`2` ``, that is no reference; what `{cite:p}` and the like say of their brackets is left out. */
const ROLE = /\{(cite|sub|sup|subscript|superscript|math|kbd)(?::[a-z]+)?\}$/;

type Shown = (code: InlineCode) => readonly PhrasingContent[];

const SHOWN: Readonly<Record<string, Shown>> = {
  sub: (code) => [around('subscript', code)],
  sup: (code) => [around('superscript', code)],
  subscript: (code) => [around('subscript', code)],
  superscript: (code) => [around('superscript', code)],
  kbd: (code) => [{ ...around('span', code), tagName: 'kbd' } as PhrasingContent],
  math: ({ value, ...code }) => [{ ...code, type: 'inlineMath', value: value.trim() }],
  cite: (code) => {
    const sign = (value: string): Text => ({ ...textOf(code, value), data: { added: CITATION } });
    const keys = keysIn(code.value).map(([from, to]) => textOf(code, code.value.slice(from, to)));
    const children = [...keys.flatMap((key, index) => [sign(index === 0 ? '[@' : '; @'), key]), sign(']')];
    // Keys are Latin words.
    return [{ type: 'span', tagName: 'bdi', children, data: { hProperties: { dir: 'ltr' } } }];
  },
};

/** Roles as what they mean: letters set low or high, keys, formulas, what is cited. The tree is ours to change. */
export function readMystRoles(tree: Root): Root {
  visitAll(tree, (parent) => {
    if (!('children' in parent) || !parent.children.some(({ type }) => type === 'inlineCode')) return;
    const children = parent.children as PhrasingContent[];
    for (let index = children.length - 1; index > 0; index -= 1) {
      const role = roleBefore(parent, index);
      if (!role) continue;
      const before = children[index - 1] as Text;
      const rest = { ...before, value: before.value.slice(0, -role[0].length) };
      const shown = SHOWN[role[1]!]!(children[index] as InlineCode);
      children.splice(index - 1, 2, ...(rest.value === '' ? [] : [rest]), ...shown);
    }
  });
  return tree;
}

function roleBefore({ children }: Parents, index: number): RegExpExecArray | undefined {
  const [before, code] = [children[index - 1], children[index]];
  if (before?.type !== 'text' || code?.type !== 'inlineCode') return undefined;
  const role = ROLE.exec(before.value) ?? undefined;
  return role?.[1] === 'cite' && keysIn(code.value).length === 0 ? undefined : role;
}

/** Where the keys of what is cited stand in `one,two`. */
function keysIn(value: string): readonly (readonly [from: number, to: number])[] {
  return [...value.matchAll(/[^\s,;]+/g)].map(({ index, 0: key }) => [index, index + key.length] as const);
}

function textOf({ position }: InlineCode, value: string): Text {
  return { type: 'text', value, ...(position ? { position } : {}) };
}

function around(type: 'subscript' | 'superscript' | 'span', code: InlineCode): PhrasingContent {
  const place = code.position ? { position: code.position } : {};
  return { type, children: [textOf(code, code.value)], ...place } as never;
}

/** The text of a role, of which what parts keys is left out. */
export function writtenMystRole(
  node: Nodes,
  { parent, index }: Around,
): Pick<Written, 'kind' | 'value' | 'markup'> | undefined {
  const role = node.type === 'inlineCode' ? roleBefore(parent, index) : undefined;
  if (!role || node.type !== 'inlineCode') return undefined;
  const { value } = node;
  if (role[1] === 'math') return { kind: 'formula', value: value.trim() };
  if (role[1] !== 'cite') return { kind: 'code', value };
  return {
    kind: 'code',
    value,
    markup: [...value.matchAll(/[\s,;]+/g)].map(({ index: at, 0: sign }) => [at, at + sign.length] as const),
  };
}

/** The name of a role in braces. */
export function mystRoleSigns(
  { value }: Text,
  { parent, index }: Around,
): readonly (readonly [number, number])[] {
  const role = roleBefore(parent, index + 1);
  return role ? [[value.length - role[0].length, value.length]] : [];
}
