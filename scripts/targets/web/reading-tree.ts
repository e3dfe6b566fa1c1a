import { createHash } from 'node:crypto';
import type { Element, ElementContent, Nodes, Root } from 'hast';
import { visit } from '../../book/visit.ts';
import type { Rendering } from '../../render/render.ts';
import type { PrintPage } from '../page-breaks.ts';
import { frameTables } from '../table-frames.ts';

/** Knows which ids there are. */
type Taken = Pick<ReadonlySet<string>, 'has'>;

/** What a text is given that is read on a screen. */
export interface Reading {
  readonly rendering: Rendering;
  /** The id of what the tree is of: its title leads there. */
  readonly id: string;
  /** Has the ids of the book: none is given twice. */
  readonly taken: Taken;
  /** The pages of the print edition that begin in it. */
  readonly pages: readonly PrintPage[];
}

/**
 * Make a text ready to be read on a screen: headings and paragraphs can be linked to, the pages of the print edition are named as they
 * are cited, tables scroll by themselves, notes know their marks. Its words stay what they are. The tree is ours to change.
 */
export function makeReadable(tree: Root, reading: Reading): Root {
  linkHeadings(tree, reading.id);
  linkParagraphs(tree, reading.taken);
  namePages(tree, reading);
  frameTables(tree, reading.rendering);
  tieNotes(tree);
  return tree;
}

const HEADING = /^h[1-6]$/;

/** A heading is a link to itself; what stands in it behind a link of its own (the mark of a note) is not. */
function linkHeadings(tree: Root, page: string): void {
  visit(tree, 'element', (heading) => {
    if (!HEADING.test(heading.tagName)) return;
    const id = heading.properties['id'] ?? (heading.tagName === 'h1' ? page : undefined);
    if (typeof id !== 'string') return;
    const end = heading.children.findIndex(holdsLink);
    const words = end < 0 ? heading.children : heading.children.slice(0, end);
    if (!words.some(isSeen)) return;
    const properties = { className: ['to-self'], href: `#${id}` };
    const link: Element = { type: 'element', tagName: 'a', properties, children: words };
    heading.children = [link, ...heading.children.slice(words.length)];
  });
}

function holdsLink(node: Nodes): boolean {
  if (node.type !== 'element' && node.type !== 'root') return false;
  return (node.type === 'element' && node.tagName === 'a') || node.children.some(holdsLink);
}

function isSeen(node: ElementContent): boolean {
  return node.type === 'text' ? node.value.trim() !== '' : node.type === 'element';
}

/** What paragraphs of running text stand in. */
const FLOW = /^(?:section|div|blockquote|aside)$/;

/**
 * Each paragraph of running text has an id that its words give: it stays the same while they do, whatever is written before it. The
 * link to it is a sign that shows beside it, for a pointer; it is no stop of the keyboard, which has those of headings.
 */
function linkParagraphs(tree: Root, taken: Taken): void {
  const given = new Set<string>();
  const linkIn = (parent: Root | Element): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      if (FLOW.test(child.tagName) && child.properties['role'] !== 'doc-footnote') linkIn(child);
      if (child.tagName !== 'p' || !isRunning(child)) continue;
      const id = String(child.properties['id'] ?? paragraphId(child, taken, given));
      child.properties['id'] = id;
      given.add(id);
      const properties = { className: ['to-paragraph'], href: `#${id}`, tabIndex: -1, ariaHidden: 'true' };
      child.children.unshift({ type: 'element', tagName: 'a', properties, children: [] });
    }
  };
  linkIn(tree);
}

/** A paragraph of a class is a caption, a line of verse, a source. */
function isRunning({ properties }: Element): boolean {
  return [properties['className'] ?? []].flat().every((name) => name === 'dialogue');
}

/** `p-3f9a2c`: the digest of a paragraph's words; a second one with the same words is `p-3f9a2c-2`. */
function paragraphId(paragraph: Element, taken: Taken, given: Taken): string {
  const digest = createHash('sha256').update(wordsIn(paragraph)).digest('hex').slice(0, 6);
  let id = `p-${digest}`;
  for (let turn = 2; taken.has(id) || given.has(id); turn += 1) id = `p-${digest}-${turn}`;
  return id;
}

/** The text of an element, without the marks of notes. */
export function wordsIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  if (node.type === 'element' && /^doc-(?:noteref|backlink)$/.test(String(node.properties['role'])))
    return '';
  return node.children.map(wordsIn).join('');
}

/** The mark of a printed page says its folio as it is cited, and its address has the number: `#page-12`. */
function namePages(tree: Root, { pages, taken, rendering }: Reading): void {
  const labels = new Map(pages.map(({ id, label }) => [id, label]));
  const { words } = rendering.labels;
  visit(tree, 'element', ({ properties }) => {
    const label = labels.get(String(properties['id']));
    if (properties['role'] !== 'doc-pagebreak' || label === undefined) return;
    const id = `page-${asciiDigits(label)}`;
    if (!taken.has(id)) properties['id'] = id;
    // A name by `title`: checkers of accessibility that don't know the role allow it no other.
    properties['title'] = `${words.folio} ${label}`;
    delete properties['ariaLabel'];
  });
}

function asciiDigits(label: string): string {
  return label.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/**
 * Where there is room beside the text, a note stands beside its mark, and below the note before it (CSS Anchor Positioning 1): style
 * sheets know both by name. A note is no landmark of the page, which an `aside` would be.
 */
function tieNotes(tree: Root): void {
  let before = 'none';
  visit(tree, 'element', (one) => {
    const { properties } = one;
    const id = String(properties['id']);
    if (properties['role'] === 'doc-noteref' && /^mark-\d+$/.test(id)) properties['style'] = `--own:--${id}`;
    if (properties['role'] !== 'doc-footnote' || !id.startsWith('note-')) return;
    one.tagName = 'div';
    properties['style'] = `--own:--${id};--mark:--${id.replace('note', 'mark')};--before:--${before}`;
    before = id;
  });
}
