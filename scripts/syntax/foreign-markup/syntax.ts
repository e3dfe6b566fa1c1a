import type { Nodes, Root, Text } from 'mdast';
import type { Tell } from '../../book/message.ts';
import type { Syntax } from '../../book/syntax.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visitAll } from '../../book/visit.ts';
import { Kinds } from '../../diagnostics/kinds.ts';
import { CITATION } from '../citation-sign.ts';
import { meantLine } from './lines.ts';
import { linesAreLines, markupKnown } from './rules.ts';

/** What Pandoc reads as cited: `[@key]`, `[see @key, p. 3; -@other]`. */
const CITED = /\[(?:[^[\]\n]*[ ;])?-?@[\p{L}\d_][^[\]\n]*\]/gu;

/** Markup of other tools that is none here, and what has it. What a piece of markup has read stands in no text any more. */
const MARKUP: readonly (readonly [tool: string, pattern: RegExp])[] = [
  ['Pandoc', /\[[^[\]\n]+\]\{[.#][^{}\n]+\}/g],
  ['Pandoc', CITED],
  ['Pandoc', /^\| \S.*\n\| \S/gm],
  ['Pandoc', /^\(@[\w-]*\)/gm],
  ['Pandoc', /^\+(?:[-=:]{3,}\+)+$/gm],
  ['Pandoc', /\{=[a-z]+\}/g],
  ['TeX', /\\begin\{\w+\*?\}/g],
  ['TeX', /^\\(?:newpage|clearpage|cleardoublepage|pagebreak|vspace|hspace|noindent)\b/gm],
  ['MkDocs', /:(?:material|octicons|fontawesome|simple)-[\w-]+:/g],
  ['MkDocs', /^\/\/\/ ?[\w|]*/gm],
  ['Quarto', /^: .*\{#[\w-]+\}$/gm],
  ['Liquid', /\{\{[^{}\n]*\}\}/g],
  ['kramdown', /\{:[^{}\n]*\}/g],
  ['Obsidian', /!\[\[[^[\]\n]+\]\]/g],
  ['Obsidian', /(?<!\S)%%[^%]+%%/g],
  ['MkDocs', /^\*\[[^\]\n]+\]: /gm],
  ['MkDocs', /(?:--|–)8<(?:--|–)/g],
  ['MkDocs', /\+\+[a-z]+(?:\+[a-z\d]+)*\+\+/g],
  ['MkDocs', /\^\^[^^\n]+\^\^/g],
  ['CriticMarkup', /\{(?:\+\+|--|–|==|>>)[^{}\n]*(?:\+\+|--|–|==|<<)\}/g],
  ['MyST', /^\+\+\+$/gm],
  ['MyST', /^:(?:class|name|width|alt|align|open|label): /gm],
];
/** Signs of which each of them has one. */
const SIGNS = /[\^{|@[%*+:–\\]|--|\/\/\//;

/** What holds paragraphs of prose. */
const HOLDERS: ReadonlySet<string> = new Set([
  'root',
  'blockquote',
  'listItem',
  'callout',
  'footnoteDefinition',
]);

/** Blocks of MyST that are code to others, and hold none. */
const BLOCKS =
  /^\{(?:figure|image|math|list-table|csv-table|tableofcontents|toctree|bibliography|glossary|include|literalinclude|eval-rst|raw|iframe|video)\}$/;

/** What of a text is markup to another tool, and is printed as it is written, is told: once a kind. */
export const foreignMarkup: Syntax = {
  name: 'foreign-markup',
  read: tellForeignMarkup,
  rules: [markupKnown, linesAreLines],
};

function tellForeignMarkup(tree: Root, file: TextFile, tell: Tell): Root {
  const kinds = new Kinds();
  const found = (tool: string, kind: string, whole: string, node: Nodes) => {
    const [written] = whole.split('\n', 1) as [string];
    kinds.add(`${tool} ${kind}`, (more) => tell(file, markupKnown, { tool, written, more }, node));
  };
  visitAll(tree, (node, index, parent) => {
    const line = node.type === 'paragraph' && parent && HOLDERS.has(parent.type) && meantLine(node);
    if (line)
      kinds.add('lines', (more) => tell(file, linesAreLines, { line: line.slice(0, 40), more }, node));
    if (isRuleOfTable(node, file)) found('Pandoc', 'table', sourceOf(node, file), node);
    if (node.type === 'code' && /^\{=[a-z]+\}$/.test(node.lang ?? ''))
      found('Pandoc', 'raw', node.lang!, node);
    if (node.type === 'code' && BLOCKS.test(node.lang ?? '')) found('MyST', node.lang!, node.lang!, node);
    // The keys of its roles are shown as those of Pandoc are.
    if (parent && node.type === 'text' && node.data?.added === CITATION && node.value === ']')
      found('MyST', 'cite', `@${(parent.children[index! - 1] as Text).value}`, node);
    if (node.type !== 'text' || node.data?.added !== undefined || !SIGNS.test(node.value)) return;
    for (const [tool, pattern] of MARKUP)
      for (const [written] of node.value.matchAll(pattern)) found(tool, pattern.source, written, node);
    const [role] = /\{[a-z][a-z:-]*\}$/.exec(node.value) ?? [];
    if (role && parent?.children[index! + 1]?.type === 'inlineCode') found('MyST', role, role, node);
  });
  kinds.tell();
  return tree;
}

/** Whether a line across is one below the heads of columns, which are parted by spaces (Pandoc, `simple_tables`). */
function isRuleOfTable(node: Nodes, file: TextFile): boolean {
  return node.type === 'thematicBreak' && /-{3,} +-{3,}/.test(sourceOf(node, file));
}

function sourceOf({ position }: Nodes, { value }: TextFile): string {
  return value.slice(position?.start.offset, position?.end.offset);
}
