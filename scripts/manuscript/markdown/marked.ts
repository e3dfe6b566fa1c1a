import type { FootnoteDefinition, Nodes, Root } from 'mdast';

/** The labels of the notes that are marked in a text, or in a note that is. */
export function markedIn(text: Root, notes: readonly FootnoteDefinition[]): ReadonlySet<string> {
  const marked = new Set<string>();
  const byLabel = new Map<string, FootnoteDefinition>();
  for (const note of notes) if (!byLabel.has(note.identifier)) byLabel.set(note.identifier, note);
  const collect = (node: Nodes, within: Nodes) => {
    if (node.type === 'footnoteReference' && !marked.has(node.identifier)) {
      marked.add(node.identifier);
      const note = byLabel.get(node.identifier);
      if (note) collect(note, note);
    }
    if (!('children' in node) || (node.type === 'footnoteDefinition' && node !== within)) return;
    for (const child of node.children) collect(child, within);
  };
  collect(text, text);
  return marked;
}
