import type { ElementContent } from 'hast';
import type { FootnoteDefinition, FootnoteReference, Nodes, Parent, Root } from 'mdast';
import type { Handler } from 'mdast-util-to-hast';
import { toString as textOf } from 'mdast-util-to-string';
import { asciiDigits } from '../../book/ascii-digits.ts';
import { visit } from '../../book/visit.ts';
import { isLeftToRight } from '../../language/direction.ts';
import { added } from '../../render/added.ts';

/** The mark of a note in the text. */
interface NoteMark extends Parent {
  type: 'noteMark';
  index: number;
  /** 1 for the first mark of a note, 2 for the next. */
  turn: number;
  label: string;
  children: [];
}

interface Note extends Parent {
  type: 'note';
  index: number;
  label: string;
  children: FootnoteDefinition['children'];
}

interface Notes extends Parent {
  type: 'notes';
  children: Note[];
}

declare module 'mdast' {
  interface RootContentMap {
    noteMark: NoteMark;
    note: Note;
    notes: Notes;
  }
  interface PhrasingContentMap {
    noteMark: NoteMark;
  }
}

/** Where the numbers of notes stand: `index` runs through the book and makes ids, `number` is what is printed. */
export interface NoteCounter extends Record<string, number> {
  index: number;
  number: number;
}

/**
 * Number the notes of a chapter in the order of their marks (a note in a note comes after those before it), and move
 * them to the chapter's end. The counter goes on from chapter to chapter.
 */
export function placeNotes(tree: Root, counter: NoteCounter, label: (number: number) => string): Root {
  const definitions = new Map<string, FootnoteDefinition>();
  visit(tree, 'footnoteDefinition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const given = new Map<string, { note: Note; turns: number }>();
  const notes: Note[] = [];
  const mark = (reference: FootnoteReference): NoteMark => {
    const known = given.get(reference.identifier);
    const { note, turns } = known ?? {
      note: { type: 'note', index: ++counter.index, label: label(++counter.number), children: [] },
      turns: 0,
    };
    // Before the marks within the note, which may be its own: it leads back to the text.
    given.set(reference.identifier, { note, turns: turns + 1 });
    if (!known) {
      notes.push(note);
      const written = definitions.get(reference.identifier)?.children ?? [];
      note.children = written.map((child) => withMarks(child, mark));
    }
    return { type: 'noteMark', index: note.index, turn: turns + 1, label: note.label, children: [] };
  };
  const body = tree.children
    .filter((node) => node.type !== 'footnoteDefinition')
    .map((node) => withMarks(node, mark));
  return { ...tree, children: notes.length > 0 ? [...body, { type: 'notes', children: notes }] : body };
}

function withMarks<T extends Nodes>(node: T, mark: (reference: FootnoteReference) => NoteMark): T {
  if (node.type === 'footnoteReference') return mark(node) as unknown as T;
  if (!('children' in node)) return node;
  return { ...node, children: node.children.map((child) => withMarks(child, mark)) };
}

/** The id of a note's first mark or a later one. */
function markId({ index, turn }: NoteMark): string {
  return turn === 1 ? `mark-${index}` : `mark-${index}-${turn}`;
}

/**
 * A superior number that leads to its note (DPUB-ARIA doc-noteref). Its direction sets it apart: after a number it would
 * otherwise stand before it.
 */
export const noteMarkHandler: Handler = (_state, node: NoteMark) => ({
  type: 'element',
  tagName: 'sup',
  properties: { className: ['note-mark'], dir: 'ltr' },
  children: [
    {
      type: 'element',
      tagName: 'a',
      properties: { id: markId(node), href: `#note-${node.index}`, role: 'doc-noteref' },
      children: [added('number of a note', node.label)],
    },
  ],
});

/** The notes of a chapter. */
export const notesHandler: Handler = (state, node: Notes) => ({
  type: 'element',
  tagName: 'section',
  properties: { className: ['notes'], role: 'doc-endnotes' },
  children: state.wrap(state.all(node), true) as ElementContent[],
});

/**
 * A note, its number leading back to the mark; the number stands in the first paragraph. `hasLatin`: that of a note in Latin letters is in Latin
 * digits.
 */
export function noteHandler(backToText: string, hasLatin: boolean): Handler {
  return (state, node: Note) => {
    const isLatin = hasLatin && isLeftToRight(textOf(node));
    const label = isLatin ? asciiDigits(node.label) : node.label;
    const number: ElementContent = {
      type: 'element',
      tagName: 'a',
      properties: {
        href: `#mark-${node.index}`,
        className: ['note-number'],
        role: 'doc-backlink',
        ariaLabel: `${backToText} ${label}`,
      },
      children: [added('number of a note', label)],
    };
    const content = state.all(node) as ElementContent[];
    const first = content.find((child) => child.type === 'element' && child.tagName === 'p');
    if (first?.type === 'element') first.children = [number, { type: 'text', value: ' ' }, ...first.children];
    else content.unshift({ type: 'element', tagName: 'p', properties: {}, children: [number] });
    return {
      type: 'element',
      tagName: 'aside',
      properties: {
        id: `note-${node.index}`,
        className: ['note'],
        role: 'doc-footnote',
        ...(isLatin && { dataDigits: 'latin' }),
      },
      children: content,
    };
  };
}
