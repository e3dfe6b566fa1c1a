import type { Paragraph, Root, RootContent } from 'mdast';
import type { Syntax } from '../../book/syntax.ts';
import { sheetsOf } from '../sheets.ts';
import { type MarkupRange, replaceInTexts } from '../text-marks.ts';

const DASH = 'dash';

/** Two or three hyphens between spaces or between letters, or before a space where a text begins, as what somebody says does: before an option of a command (`--help`) they are none. */
const DASHES = /(?<=^|[ \t\n])-{2,3}(?=[ \t\n])|(?<=[\p{L}\p{N}»)])-{2,3}(?=[\p{L}\p{N}«(])/gu;

function dashesIn(text: string): readonly MarkupRange[] {
  return [...text.matchAll(DASHES)].map(({ index, 0: signs }) => ({ from: index, to: index + signs.length }));
}

/** What begins with a dash is said by somebody. */
const SAID = /^[–—]\s/;

/** Two paragraphs or more that begin with a dash are a dialogue: all of them are indented alike, the first one too. */
function markDialogue(tree: Root): Root {
  for (const [at, node] of tree.children.entries()) {
    const isBeside = [tree.children[at - 1], tree.children[at + 1]].some((one) => one && isSaid(one));
    if (!isSaid(node) || !isBeside) continue;
    const { className, ...own } = node.data?.hProperties ?? {};
    const classes = [className ?? []].flat().map(String);
    node.data = { ...node.data, hProperties: { ...own, className: [...classes, 'dialogue'] } };
  }
  return tree;
}

function isSaid(node: RootContent): node is Paragraph {
  if (node.type !== 'paragraph') return false;
  const [first, second] = node.children;
  if (first?.type !== 'text') return false;
  return SAID.test(second?.type === 'text' ? first.value + second.value : first.value);
}

/** Dashes as they are typed: `--` becomes an en dash, `---` an em dash. */
export const dashes: Syntax = {
  name: 'dashes',
  read: (tree, file) =>
    markDialogue(
      replaceInTexts(tree, file.value, dashesIn, ({ from, to }, text) => [
        { ...text, value: to - from === 2 ? '–' : '—', data: { added: DASH } },
      ]),
    ),
  markup: ({ value }) => dashesIn(value).map(({ from, to }) => [from, to] as const),
  adds: [DASH],
  get css() {
    return sheetsOf('dashes');
  },
};
