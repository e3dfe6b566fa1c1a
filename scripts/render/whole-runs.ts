import type { Element, ElementContent, RootContent } from 'hast';
import { isLeftToRight, languageOf } from '../language/direction.ts';

/** What stands on the side of others like it: its text turns as a whole where all of it is so, and it keeps its side. */
const WHOLE = /^(?:t[dh]|h[1-6]|dt|\w*caption|summary)$/;

/** The same, by their classes: titles, and what stands on a title page or in the head of an article. */
const WHOLE_CLASS =
  /-title$|^book-|^(?:article-(?:masthead|subtitle)|(?:article|imprint)-rights|author-(?:name|details))$/;

/** What is set before words, and is none of them. */
const LABEL = /-(?:label|number)$/;

const BLOCKS = new Set(
  'p ul ol dl table div blockquote pre figure aside section details hr h1 h2 h3 h4 h5 h6'.split(' '),
);

/** What is a run of its own already. */
const RUNS = new Set(['code', 'kbd', 'samp', 'var', 'math', 'bdi', 'bdo']);

/** How long a text is that is likely to be broken, in UTF-16 units: a column of such begins at the left. */
const LONG = 40;

/** Whether an element keeps its side, whatever its text is. `parent`: what it stands in; entries of a numbered list keep their numbers. */
export function keepsSide(element: Element, parent: string | undefined): boolean {
  const { tagName, properties } = element;
  if (tagName === 'li') return parent === 'ol';
  // What is as long as a paragraph stands as one.
  if (tagName === 'dd') return proseOf(element).length < LONG;
  return WHOLE.test(tagName) || isTitle({ properties });
}

/** Whether it does so by its class. */
export function isTitle({ properties }: Pick<Element, 'properties'>): boolean {
  return classesOf(properties).some((name) => WHOLE_CLASS.test(name));
}

/** Whether it is a heading, or a title on a page of its own: few lines, of which none ends in a small word. */
export function isHeading(element: Element): boolean {
  return (
    /^h[1-6]$/.test(element.tagName) ||
    classesOf(element.properties).some((name) => /-(?:sub)?title$/.test(name))
  );
}

/**
 * Children of such an element, in which words that run from left to right are one run, as they would not be where emphasis or signs part
 * them: `Soil (see <em>Smith</em>).` What is left is handed to `others`.
 */
export function withWholeRuns(
  children: readonly ElementContent[],
  others: (children: ElementContent[]) => readonly ElementContent[],
): ElementContent[] {
  const groups: ElementContent[][] = [];
  let isOpen = false;
  for (const child of children) {
    const isWord = child.type !== 'element' || !(BLOCKS.has(child.tagName) || isLabel(child));
    if (isWord && isOpen) groups.at(-1)!.push(child);
    else groups.push([child]);
    isOpen = isWord;
  }
  return groups.flatMap((group) => {
    const words = group.map(proseOf).join('');
    return group.every(isOneRun) || !isLeftToRight(words) ? others(group) : runOf(group, words);
  });
}

/** What is in order as it stands: code and formulas, and a text without anything in it. */
function isOneRun(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  return node.type !== 'element' || BLOCKS.has(node.tagName) || RUNS.has(node.tagName) || isLabel(node);
}

/** White space around words stays outside of their run. */
function runOf(parts: readonly ElementContent[], words: string): ElementContent[] {
  const group = parts.flatMap(partedSpace);
  const from = group.findIndex((node) => proseOf(node).trim() !== '');
  const to = group.findLastIndex((node) => proseOf(node).trim() !== '') + 1;
  const run: Element = {
    type: 'element',
    tagName: 'bdi',
    properties: { dir: 'ltr', lang: languageOf(words) },
    children: group.slice(from, to),
  };
  return [...group.slice(0, from), run, ...group.slice(to)];
}

/** A text with the white space at its ends apart: within a run it would stand at the other side. */
function partedSpace(node: ElementContent): ElementContent[] {
  if (node.type !== 'text' || node.value.trim() === '') return [node];
  const { value } = node;
  const from = value.length - value.trimStart().length;
  const to = value.trimEnd().length;
  const parts = [value.slice(0, from), value.slice(from, to), value.slice(to)];
  return parts.flatMap((part) => (part === '' ? [] : [{ ...node, value: part }]));
}

/** Whether it is what is set before words, and is none of them: the number of a heading, the label of a caption. */
export function isLabel({ properties }: Element): boolean {
  return classesOf(properties).some((name) => LABEL.test(name));
}

function classesOf({ className }: Element['properties']): readonly string[] {
  return [className ?? []].flat().map(String);
}

/** An element's words, without the number of a note. */
export function proseOf(node: RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  const { role } = node.properties;
  return role === 'doc-backlink' || role === 'doc-noteref' ? '' : node.children.map(proseOf).join('');
}

/**
 * Set columns of long texts that run from left to right to that side, with their heads; a table with spans, and a column that its author
 * has set to a side, stay as they are. The tree is ours to change.
 */
export function alignColumns(table: Element): void {
  const rows = rowsOf(table);
  const cells = rows.map((row) => row.children.filter((one): one is Element => one.type === 'element'));
  if (cells.flat().some(({ properties }) => properties['colSpan'] || properties['rowSpan'])) return;
  for (const index of (cells[0] ?? []).keys()) {
    const column = cells.flatMap((row) => row[index] ?? []);
    const texts = column.filter(({ tagName }) => tagName === 'td').map((cell) => proseOf(cell).trim());
    const isForeign = texts.every((text) => text === '' || isLeftToRight(text));
    if (!isForeign || !texts.some((text) => text.length >= LONG)) continue;
    if (column.every(({ properties }) => properties['style'] === undefined))
      for (const { properties } of column) properties['style'] = 'text-align:left';
  }
}

function rowsOf({ children }: Element): readonly Element[] {
  const elements = children.filter((one): one is Element => one.type === 'element');
  return elements.flatMap((one) => (one.tagName === 'tr' ? [one] : rowsOf(one)));
}
