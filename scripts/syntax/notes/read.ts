import type { FootnoteDefinition, Nodes, Parents, Root } from 'mdast';
import type { Tell } from '../../book/message.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visit } from '../../book/visit.ts';
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
  const nested = notes.filter((note) => !tree.children.includes(note));
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
      tell(
        file,
        noteExists,
        { label: match[1]! },
        {
          start: pointAfter(source, start, match.index),
          end: pointAfter(source, start, match.index + match[0].length),
        },
      );
    }
  });
}

interface SourcePoint {
  readonly line: number;
  readonly column: number;
  readonly offset?: number | undefined;
}

/** The place `length` characters after a point of the source. */
function pointAfter(
  source: string,
  point: SourcePoint,
  length: number,
): { line: number; column: number; offset: number } {
  const offset = (point.offset ?? 0) + length;
  const lines = source.slice(point.offset, offset).split('\n');
  const column = lines.length > 1 ? lines.at(-1)!.length + 1 : point.column + length;
  return { line: point.line + lines.length - 1, column, offset };
}
