import type { Element, Nodes, Root } from 'hast';
import type { PageMap } from '../../../scripts/book/page-map.ts';
import type { Rendering } from '../../../scripts/render/render.ts';

/** What readers add to mixed lines, and what only they see. */
const CONTROLS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff\u00ad]/g;

const BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 li td th figcaption caption pre dt dd div section header blockquote ul ol table thead tbody tr figure aside nav dl'.split(
    ' ',
  ),
);

/** The words of a text: letters with their marks and half-spaces, or digits. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .replace(CONTROLS, '')
      .normalize('NFC')
      .match(/[\p{L}\p{M}\u200c]+|\p{N}+/gu) ?? []
  );
}

const pairsOf = (words: readonly string[]) => words.slice(1).map((word, at) => `${words[at]} ${word}`);

/** The words of a book's chapters, and its neighbouring words, without those that the turn of a page parts. */
export interface Reference {
  readonly words: readonly string[];
  readonly pairs: readonly string[];
}

export function referenceOf({ divisions }: Rendering, map: PageMap): Reference {
  const chapters = divisions.filter((division) => division.kind === 'chapter');
  const blocks = chapters.flatMap(({ content }) => blocksOf(content)).map(wordsOf);
  const turned = map.starts.flatMap((start) => {
    const chapter = chapters.find(({ id }) => id === start?.division);
    if (!start || !chapter || start.offset === 0) return [];
    const [before, after] = divided(at(chapter.content, start.element), start.offset);
    return [`${wordsOf(before).at(-1)} ${wordsOf(after)[0]}`];
  });
  const pairs = blocks.flatMap(pairsOf);
  for (const pair of turned) {
    const index = pairs.indexOf(pair);
    if (index >= 0) pairs.splice(index, 1);
  }
  return { words: blocks.flat(), pairs };
}

/** The text of each block; drawings have their own. */
function blocksOf(tree: Root): readonly string[] {
  const blocks: string[] = [];
  const walk = (node: Root | Element): void => {
    let text = '';
    const flush = () => {
      if (text.trim()) blocks.push(text);
      text = '';
    };
    const inline = (child: Nodes): void => {
      if (child.type === 'text') text += child.value;
      if (child.type !== 'element' || child.tagName === 'svg') return;
      if (child.tagName === 'br') text += ' ';
      else if (child.properties['role'] === 'doc-noteref') text += ` ${textOf(child)} `;
      else if (BLOCKS.has(child.tagName)) {
        flush();
        walk(child);
      } else for (const one of child.children) inline(one);
    };
    for (const child of node.children) inline(child);
    flush();
  };
  walk(tree);
  return blocks;
}

function at(node: Root | Element, [index, ...rest]: readonly number[]): Root | Element {
  if (index === undefined) return node;
  const elements = (node.children as Nodes[]).filter((child): child is Element => child.type === 'element');
  return at(elements[index]!, rest);
}

/** The text of a block before and after so many letters; marks of notes and references to pages don't count. */
function divided(block: Root | Element, offset: number): readonly [string, string] {
  const halves: [string, string] = ['', ''];
  let left = offset;
  const walk = (node: Nodes, counts: boolean): void => {
    if (node.type === 'text') {
      const cut = counts ? Math.max(0, Math.min(left, node.value.length)) : left > 0 ? node.value.length : 0;
      halves[0] += node.value.slice(0, cut);
      halves[1] += node.value.slice(cut);
      if (counts) left -= node.value.length;
    } else if ('children' in node) {
      const { className } = node.type === 'element' ? node.properties : {};
      const own = Array.isArray(className) && /note-mark|page-reference/.test(className.join(' '));
      for (const child of node.children as Nodes[]) walk(child, counts && !own);
    }
  };
  walk(block, true);
  return halves;
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? (node.children as Nodes[]).map(textOf).join('') : '';
}

/** What part of the words and of the pairs is found, and what is not. */
export interface Score {
  readonly words: number;
  readonly pairs: number;
  readonly missing: readonly string[];
}

export function scoreOf(reference: Reference, text: string): Score {
  const words = wordsOf(text);
  const lostWords = missingFrom(words, reference.words);
  const lostPairs = missingFrom(pairsOf(words), reference.pairs);
  return {
    words: 1 - lostWords.length / reference.words.length,
    pairs: 1 - lostPairs.length / reference.pairs.length,
    missing: [...lostWords, ...lostPairs],
  };
}

function missingFrom(found: readonly string[], asked: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) + 1);
  return asked.filter((one) => {
    const left = counts.get(one) ?? 0;
    counts.set(one, left - 1);
    return left <= 0;
  });
}
