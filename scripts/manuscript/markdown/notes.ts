import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from '../../book/visit.ts';
import { report } from '../../diagnostics/report.ts';

/** Report marks without a note and notes without a mark. A mark without a note is plain text to Markdown. */
export function checkNotes(tree: Root, file: VFile): void {
  const source = String(file);
  const marked = new Set<string>();
  visit(tree, 'footnoteReference', (node) => void marked.add(node.identifier));
  visit(tree, 'footnoteDefinition', (node) => {
    if (!marked.has(node.identifier)) report(file, 'note-is-used', `note «${node.label}» has no mark`, node);
  });
  visit(tree, 'text', (node) => {
    const { start, end } = node.position ?? {};
    if (!start || !end || !node.value.includes('[^')) return;
    for (const match of source.slice(start.offset, end.offset).matchAll(/(?<!\\)\[\^([^\]\s]+)\]/g)) {
      report(file, 'note-exists', `mark «${match[1]}» has no note`, {
        start: pointAfter(source, start, match.index),
        end: pointAfter(source, start, match.index + match[0].length),
      });
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
