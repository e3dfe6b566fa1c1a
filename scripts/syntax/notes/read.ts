import type { FootnoteDefinition, Nodes, Parents, Root } from 'mdast';
import type { Tell } from '../../book/message.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visit } from '../../book/visit.ts';
import { placer } from '../../diagnostics/place.ts';
import { markedIn } from '../../manuscript/markdown/marked.ts';
import { noteExists, noteIsUnique, noteIsUsed } from './rules.ts';

/**
 * The notes of a text at its top level, wherever they are written: in a quotation, in a list, in another note. Those that no mark
 * leads to are told, and left out.
 */
export function gatherNotes(tree: Root, file: TextFile, tell: Tell): Root {
  const notes: FootnoteDefinition[] = [];
  visit(tree, 'footnoteDefinition', (node) => void notes.push(node));
  checkNotes(tree, notes, file, tell);
  const marked = markedIn(tree, notes);
  const outer = new Set<Nodes>(tree.children);
  const nested = notes.filter((note) => !outer.has(note));
  const all = [...tree.children, ...nested].filter(
    (node) => node.type !== 'footnoteDefinition' || marked.has(node.identifier),
  );
  for (const { identifier, label, position } of notes)
    if (!marked.has(identifier)) tell(file, noteIsUsed, { label: label ?? identifier }, position);
  return { ...tree, children: nested.length > 0 ? all.map(withoutNotes) : all };
}

/** A block without the notes that are written in it. */
function withoutNotes<Node extends Nodes>(node: Node): Node {
  if (!('children' in node)) return node;
  const own = (node as Parents).children.filter(({ type }) => type !== 'footnoteDefinition');
  return { ...node, children: own.map(withoutNotes) };
}

/** Report notes of one label, and marks without a note, which are plain text to Markdown. */
function checkNotes(tree: Root, notes: readonly FootnoteDefinition[], file: TextFile, tell: Tell): void {
  const source = file.value;
  const place = placer(file);
  const defined = new Set<string>();
  for (const note of notes) {
    if (defined.has(note.identifier))
      tell(file, noteIsUnique, { label: note.label ?? note.identifier }, note);
    defined.add(note.identifier);
  }
  visit(tree, 'text', (node) => {
    const { start, end } = node.position ?? {};
    if (!start || !end || !node.value.includes('[^')) return;
    for (const match of source.slice(start.offset, end.offset).matchAll(/(?<!\\)\[\^([^\]\s]+)\]/g)) {
      const from = start.offset! + match.index;
      tell(file, noteExists, { label: match[1]! }, place(from, from + match[0].length));
    }
  });
}
