import type { ElementContent, Parents, Root, Text } from 'hast';
import type { Book } from '../book/book.ts';
import { ADDED } from '../book/conservation.ts';
import { visit } from '../book/visit.ts';

declare module 'hast' {
  interface TextData {
    /** What the edition adds, where the text is not of the manuscript. */
    added?: string;
  }
}

/**
 * Stand around what is added until the HTML of the manuscript is parsed: that keeps nothing but characters. No manuscript has
 * these: they are no characters (Unicode, 23.7), and reading leaves them out.
 */
const [OPEN, BETWEEN, CLOSE] = ['\ufdd0', '\ufdd1', '\ufdd2'];
const MARKED = new RegExp(`${OPEN}([^${BETWEEN}]*)${BETWEEN}([^${CLOSE}]*)${CLOSE}`, 'u');

/** A text that is added to those of the manuscript. */
export function added(kind: string, value: string): Text {
  return { type: 'text', value: `${OPEN}${kind}${BETWEEN}${value}${CLOSE}` };
}

/** Whether a text is added, or has something added in it: it must stay in one piece. */
export function holdsAdded({ value }: Text): boolean {
  return value.includes(OPEN!);
}

/** The words of a text, whether or not they are added. */
export function bareText({ value }: Text): string {
  return value.replace(MARKED, '$2');
}

/** A tree of which all text is added to that of the manuscript. It is ours to change. */
export function allAdded(kind: (typeof ADDED)[number], tree: Root): Root {
  visit(tree, 'text', (text) => {
    text.data = { ...text.data, added: kind };
  });
  return tree;
}

/**
 * A tree in which what was added says so in its data. The tree is ours to change.
 *
 * @throws Error where something is added that is in no list: a fault of our own.
 */
export function settleAdded(tree: Root, { syntaxes }: Pick<Book, 'syntaxes'>): Root {
  settle(tree, new Set([...ADDED, ...syntaxes.flatMap(({ adds = [] }) => adds)]));
  return tree;
}

function settle(parent: Parents, known: ReadonlySet<string>): void {
  let any = false;
  for (const child of parent.children) {
    if (child.type === 'element') settle(child, known);
    else if (child.type === 'text') any ||= holdsAdded(child);
  }
  if (any) parent.children = (parent.children as ElementContent[]).flatMap((child) => texts(child, known));
}

/** `one OPEN kind BETWEEN two CLOSE three` -> one, two (added), three. */
function texts(node: ElementContent, known: ReadonlySet<string>): ElementContent[] {
  if (node.type !== 'text') return [node];
  // Each marked stretch gives three parts: what stands before it, its kind, its text.
  const parts = node.value.split(MARKED);
  return parts
    .flatMap((value, index): Text[] => {
      if (index % 3 === 0) return [{ ...node, value }];
      if (index % 3 === 1) return [];
      const added = parts[index - 1]!;
      if (!known.has(added)) throw new Error(`nothing says that «${added}» is added`);
      return [{ ...node, value, data: { added } }];
    })
    .filter(({ value }) => value !== '');
}
