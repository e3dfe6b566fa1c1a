import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Heading, RootContent } from 'mdast';
import type { Chapter } from '../../book/book.ts';
import type { Written } from '../../book/conservation.ts';
import { groupBy } from '../../book/group-by.ts';
import { withoutControls } from '../../language/controls.ts';
import { SILENT_ELEMENTS, withPlainSigns } from '../../manuscript/markdown/inert-html.ts';
import { nextLetter } from './letters.ts';

/** A part of what is written in a chapter: text that stands together in its rendering too. */
export interface Stretch {
  readonly text: string;
  /** Markup of ours, which may be left out. */
  readonly optional: boolean;
  readonly written: Written;
  /** Where it begins in the value of what is written. */
  readonly from: number;
}

/**
 * What is written in a chapter, in the order in which it is read: the title, the text, then its notes, each behind the one whose
 * mark stands before its own.
 */
export function partsOf({ tree, written }: Chapter): readonly Stretch[] {
  const own = rangeOf(tree.children);
  const body = written.filter((one) => one.note === undefined && isWithin(one, own));
  const heading = tree.children.find((node): node is Heading => node.type === 'heading' && node.depth === 1);
  const title = rangeOf(heading ? [heading] : []);
  return [
    ...body.filter((one) => isWithin(one, title)),
    ...body.filter((one) => !isWithin(one, title)),
    ...notesOf(body, written),
  ].flatMap(inParts);
}

/** What is written in a file and is a part of none of its chapters: nothing, if all is well. */
export function strayOf(chapters: readonly Chapter[]): Written | undefined {
  const ranges = chapters.map(({ tree }) => rangeOf(tree.children));
  const isStray = (one: Written) =>
    one.note === undefined && hasLetters(one.value) && !ranges.some((range) => isWithin(one, range));
  return chapters[0]?.written.find(isStray);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range of some blocks, but for definitions, which stand anywhere in a file. */
function rangeOf(blocks: readonly RootContent[]): Range {
  const own = blocks.filter(({ type }) => type !== 'footnoteDefinition' && type !== 'definition');
  return {
    start: own[0]?.position?.start.offset ?? -1,
    end: own.at(-1)?.position?.end.offset ?? -1,
  };
}

function isWithin(one: Range, { start, end }: Range): boolean {
  return start <= one.start && one.end <= end;
}

/** The notes that are marked in a text, and those that are marked in them, in the order of their numbers. */
function notesOf(body: readonly Written[], written: readonly Written[]): readonly Written[] {
  const byLabel = groupBy(written, ({ note }) => note);
  const told = new Set<string>();
  const found: Written[] = [];
  const collect = (text: readonly Written[]): void => {
    for (const { target } of text) {
      if (target === undefined || told.has(target)) continue;
      told.add(target);
      const note = byLabel.get(target) ?? [];
      for (const one of note) found.push(one);
      collect(note);
    }
  };
  collect(body);
  return found;
}

function inParts(written: Written): readonly Stretch[] {
  const { markup = [], value } = written;
  if (markup.length === 0)
    return hasLetters(value) ? [{ text: textIn(written, value), optional: false, written, from: 0 }] : [];
  const edges = [...new Set([0, ...markup.flat(), value.length])].sort((one, other) => one - other);
  const ranges = [...markup].sort(([one], [other]) => one - other);
  let next = 0;
  // Where the farthest range ends that begins before an edge.
  let covered = 0;
  return edges.slice(0, -1).flatMap((from, index) => {
    for (; next < ranges.length && ranges[next]![0] <= from; next += 1)
      covered = Math.max(covered, ranges[next]![1]);
    const optional = covered > from;
    const text = textIn(written, value.slice(from, edges[index + 1]));
    return hasLetters(text) ? [{ text, optional, written, from }] : [];
  });
}

function hasLetters(text: string): boolean {
  return nextLetter(text, 0) < text.length;
}

/** What is written as it is read: without HTML's tags and comments, and without control characters. */
function textIn({ kind }: Written, value: string): string {
  const text = kind === 'html' ? wordsOf(fromHtml(withPlainSigns(value), { fragment: true })) : value;
  return withoutControls(text);
}

/** The text of HTML, but for elements that have no words of the text. */
function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && SILENT_ELEMENTS.has(node.tagName))) return '';
  return node.children.map(wordsOf).join('');
}
