import type { Nodes, Parents, Root } from 'mdast';
import { keptText } from './kept.ts';

/** What TeX calls functions, whose names are text of a formula; other names of commands are signs. */
const FUNCTIONS = new Set(
  'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim ln log max min sec sin sinh sup tan tanh'.split(
    ' ',
  ),
);

/** Whether a word is the name of a function in TeX, such as `sin`. */
export function isTexFunction(name: string): boolean {
  return FUNCTIONS.has(name);
}

/** The text of a tree, whatever it is: of comments what they keep (`kept.ts`), of formulas what is no command. */
export function textOfTree(tree: Root): string {
  const found: string[] = [];
  const walk = (parent: Parents): void => {
    for (const [at, node] of parent.children.entries()) {
      found.push(ownText(node, parent.children[at - 1]));
      if ('children' in node) walk(node);
    }
  };
  walk(tree);
  return found.join('\n');
}

function ownText(node: Nodes, before: Nodes | undefined): string {
  switch (node.type) {
    case 'text': {
      // `[](#id){page}` is named by its page.
      const isPage = before?.type === 'link' && before.children.length === 0;
      return isPage ? node.value.replace(/^\{page\}/, '') : node.value;
    }
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'html':
      return keptText(node.value) ?? '';
    case 'inlineMath':
    case 'math':
      return textOfTex(node.value);
    case 'image':
      return node.title ?? '';
    default:
      return '';
  }
}

/** The text of a formula: `\frac{a}{\sin b}` has `a`, `sin` and `b`. */
export function textOfTex(tex: string): string {
  return tex
    .replace(/\\(?:begin|end)\{[a-z]+\}/g, ' ')
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => (isTexFunction(name) ? ` ${name} ` : ' '));
}

/** How often each letter and digit comes in a text. */
export type Letters = ReadonlyMap<string, number>;

export function lettersIn(...texts: readonly string[]): Letters {
  // A book has a million characters, and some hundred different ones: these alone are looked at by their properties.
  const counts = new Uint32Array(0x10000);
  const beyond = new Map<string, number>();
  for (const text of texts) {
    const lower = text.toLowerCase();
    for (let at = 0; at < lower.length; at += 1) {
      const code = lower.codePointAt(at)!;
      if (code < 0x10000) {
        counts[code]! += 1;
        continue;
      }
      const character = String.fromCodePoint(code);
      beyond.set(character, (beyond.get(character) ?? 0) + 1);
      at += 1;
    }
  }
  const found = new Map<string, number>();
  for (let code = 0; code < counts.length; code += 1)
    if (counts[code]! > 0) found.set(String.fromCharCode(code), counts[code]!);
  return new Map([...found, ...beyond].filter(([one]) => /[\p{L}\p{N}]/u.test(one)));
}

/** What one text has more of than another, and less: «ب ×2»; empty where there is no difference. */
export function difference(one: Letters, other: Letters): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((letter) => [letter, (other.get(letter) ?? 0) - (one.get(letter) ?? 0)] as const)
    .filter(([, more]) => more !== 0)
    .map(([letter, more]) => `${letter} ${more > 0 ? '+' : '−'}${Math.abs(more)}`);
}
