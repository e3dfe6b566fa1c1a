import type { Element, ElementContent, Root } from 'hast';
import { visit } from '../book/visit.ts';
import { isLabel, proseOf } from './whole-runs.ts';

/** What a text alone can't say: formulas, what is set low or high, code. */
const MARKUP = /^(?:math|sub|sup|code)$/;

/** By the id of what they head or describe: titles and captions of chapters as they are rendered, in isolated runs. */
export type Titles = ReadonlyMap<string, readonly ElementContent[]>;

/** A tree, whose title, that of its opening, has its id. */
interface Titled {
  readonly id: string;
  readonly content: Root;
}

/** A chapter that is taken from the time before is not looked through again. */
const known = new WeakMap<Root, Titles>();

/** The titles and captions in some trees that a text alone can't say. */
export function titlesWithMarkup(trees: Iterable<Titled>): Titles {
  const titles: [string, readonly ElementContent[]][] = [];
  for (const one of trees) {
    const own = known.get(one.content) ?? titlesIn(one);
    known.set(one.content, own);
    titles.push(...own);
  }
  return new Map(titles);
}

function titlesIn({ id, content }: Titled): Titles {
  const titles = new Map<string, readonly ElementContent[]>();
  const add = (id: unknown, { children }: Element) => {
    const words = withoutNotes(children.filter((one) => one.type !== 'element' || !isLabel(one)));
    if (words.some(hasMarkup)) titles.set(String(id), words);
  };
  visit(content, 'element', (one, _index, parent) => {
    if (/^h[2-6]$/.test(one.tagName)) add(one.properties['id'], one);
    if (hasClass(one, 'chapter-title')) add(id, one);
    const [label] = one.children;
    if (label?.type === 'element' && isLabel(label) && parent?.type === 'element' && parent.properties['id'])
      add(parent.properties['id'], one);
  });
  return titles;
}

/** Contents or a list, with these titles as they are rendered. The tree is ours to change. */
export function withTitles(tree: Root, titles: Titles): Root {
  if (titles.size === 0) return tree;
  visit(tree, 'element', (entry) => {
    if (entry.tagName !== 'a') return;
    const words = titles.get(String(entry.properties['href'] ?? '').slice(1));
    const title = entry.children.find((one) => one.type === 'element' && hasClass(one, 'entry-title'));
    if (!words || title?.type !== 'element') return;
    const labels = title.children.filter((one) => one.type === 'element' && isLabel(one));
    title.children = [...labels, { type: 'text', value: ' ' }, ...words];
  });
  return tree;
}

function hasMarkup(node: ElementContent): boolean {
  return node.type === 'element' && (MARKUP.test(node.tagName) || node.children.some(hasMarkup));
}

/** Copies without the marks of notes, links and ids: an entry is a link, and its title stands elsewhere too. */
function withoutNotes(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    if (isNoteMark(node)) return [];
    const children = withoutNotes(node.children);
    if (node.tagName === 'a') return children;
    const { id: _, ...properties } = node.properties;
    return [{ ...node, properties, children }];
  });
}

/** Whether it has the mark of a note, and nothing else. */
function isNoteMark(node: Element): boolean {
  let isMark = false;
  visit({ type: 'root', children: [node] } as Root, 'element', ({ properties }) => {
    isMark ||= properties['role'] === 'doc-noteref';
  });
  return isMark && proseOf(node).trim() === '';
}

function hasClass({ properties }: Element, name: string): boolean {
  return [properties['className'] ?? []].flat().includes(name);
}
