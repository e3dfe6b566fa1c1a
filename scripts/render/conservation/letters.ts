import type { Element, Root, RootContent } from 'hast';

/**
 * What is compared of a text, by its UTF-16 units: all of it but white space, the signs that divide hemistichs, and those that
 * numbers change when they are written in the digits of the book (`12.5%` is `۱۲٫۵٪`), and what asks for a sign in colours
 * (U+FE0F); digits by their values. 0 stands for nothing.
 */
const COMPARED = new Uint16Array(0x1_0000).map((_, code) =>
  /[\s.,٫٬%٪/*]|\ufe0f/.test(String.fromCharCode(code)) ? 0 : code,
);
for (let digit = 0; digit < 10; digit += 1) {
  COMPARED[0x6f0 + digit] = 0x30 + digit;
  COMPARED[0x660 + digit] = 0x30 + digit;
}

/** The letters of a text, as they are compared. */
export function lettersOf(text: string): string {
  let letters = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = COMPARED[text.charCodeAt(at)]!;
    if (code !== 0) letters += String.fromCharCode(code);
  }
  return letters;
}

/** The index of the first letter of a text from an index on; its length if there is none. */
export function nextLetter(text: string, from: number): number {
  let at = from;
  while (at < text.length && COMPARED[text.charCodeAt(at)] === 0) at += 1;
  return at;
}

/** How far two texts have the same letters: indices in both, of the first that differ, or the lengths of both. */
export function parting(one: string, from: number, other: string): readonly [one: number, other: number] {
  let at = from;
  for (let index = 0; ; index += 1, at += 1) {
    index = nextLetter(other, index);
    if (index === other.length) return [at, index];
    at = nextLetter(one, at);
    if (at === one.length || COMPARED[one.charCodeAt(at)] !== COMPARED[other.charCodeAt(index)])
      return [at, index];
  }
}

/** The texts of a tree in their order: those of the manuscript alone, or, `whole`, with all that is added to them. */
export function textOf(tree: Root | Element, whole: boolean): string {
  let text = '';
  const see = (node: RootContent | Root) => {
    if (node.type === 'text') {
      if (whole || !node.data?.added) text += node.value;
    } else if ('children' in node) {
      if (whole || node.type !== 'element') for (const child of node.children) see(child);
      // A formula is the TeX that it is written in; a drawing is a file of its own.
      else if (node.tagName === 'math') text += String(node.properties['alttext'] ?? '');
      else if (node.tagName !== 'svg') for (const child of node.children) see(child);
    }
  };
  see(tree);
  return text;
}

/** What of the manuscript stands before an index of the whole text of a tree. */
export function ownTextBefore(tree: Root, index: number): string {
  let left = index;
  let own = '';
  const see = (node: RootContent | Root) => {
    if (left <= 0) return;
    if (node.type === 'text') {
      if (!node.data?.added) own += node.value.slice(0, left);
      left -= node.value.length;
    } else if (node.type === 'element' && /^(?:math|svg)$/.test(node.tagName)) {
      own += textOf(node, false);
      left -= textOf(node, true).length;
    } else if ('children' in node) for (const child of node.children) see(child);
  };
  see(tree);
  return own;
}

/** The text of HTML or XML as our editions write it: without tags, with references to characters resolved. */
export function textOfMarkup(markup: string): string {
  return markup
    .replace(/<(?:[^"'<>]|"[^"]*"|'[^']*')*>/g, '')
    .replace(
      /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
      (_, hexadecimal?: string, decimal?: string, name?: string) =>
        name === undefined
          ? String.fromCodePoint(
              hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16),
            )
          : NAMED[name]!,
    );
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
