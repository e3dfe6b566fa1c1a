import type { Nodes, Root } from 'mdast';
import type { VFile } from 'vfile';
import { report } from '../../diagnostics/report.ts';
import { LIMITS } from '../limits.ts';

const REASON = `something stands more than ${LIMITS.nesting} deep in something else`;

export const TOO_MANY_NOTES = `the book has more than ${LIMITS.notes} notes`;

/** How far a list of the deepest level may be indented, in characters. */
const INDENT = 4 * LIMITS.nesting;

/**
 * Whether the lines of a text alone show that it is beyond what can be set: nested too deeply, by marks of quotations and lists, by
 * indentation, by directives that are not closed; or with too many notes. Told on the file, so that nobody has to read it: the
 * time for that grows with the cube of the depth.
 */
export function isBeyondLimits(file: VFile): boolean {
  let directives = 0;
  let notes = 0;
  for (const [index, line] of String(file).split('\n').entries()) {
    if (/^:{3,}[ \t]*$/.test(line)) directives = Math.max(0, directives - 1);
    else if (/^:{3,}[^\s:]/.test(line)) directives += 1;
    if (line.startsWith('[^')) notes += 1;
    const fault =
      Math.max(directives, markersOf(line)) > LIMITS.nesting || indentOf(line) > INDENT
        ? REASON
        : notes > LIMITS.notes && TOO_MANY_NOTES;
    if (!fault) continue;
    const point = { line: index + 1, column: 1 };
    report(file, 'text-within-limits', fault, { start: point, end: point });
    return true;
  }
  return false;
}

/** How many marks of quotations and lists a line begins with. */
function markersOf(line: string): number {
  const [prefix] = /^[\s>*+\-\d.)]*/.exec(line)!;
  return prefix.match(/>|[-*+.)](?=\s)/g)?.length ?? 0;
}

/** How far the first entry of a list is indented that a line begins with. */
function indentOf(line: string): number {
  const [, indent = ''] = /^(\s*)(?:[-*+]|\d+[.)])\s/.exec(line) ?? [];
  return indent.length;
}

/** Take out of a tree what is nested too deeply, and tell it: all that comes after walks down into it. */
export function cutNesting(tree: Root, file: VFile): void {
  let isTold = false;
  const waiting: (readonly [node: Nodes, depth: number])[] = [[tree, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, depth] = next;
    if (!('children' in node)) continue;
    if (depth < LIMITS.nesting) waiting.push(...node.children.map((child) => [child, depth + 1] as const));
    else if (node.children.length > 0) {
      if (!isTold) report(file, 'text-within-limits', REASON, node);
      isTold = true;
      node.children = [];
    }
  }
}
