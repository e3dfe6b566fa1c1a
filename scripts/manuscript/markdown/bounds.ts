import type { Nodes, Root } from 'mdast';
import type { TextFile } from '../../book/text-file.ts';
import { placer } from '../../diagnostics/place.ts';
import type { Report } from '../../diagnostics/report.ts';
import { LIMITS } from '../limits.ts';
import { Crowds } from './crowds.ts';
import { Levels } from './levels.ts';
import type { LineFault } from './line-fault.ts';
import type { Rewriting } from './rewriting.ts';

/** How deep a tree may be: a level of a list is two nodes, and in the deepest may stand emphasis. */
const DEPTH = 2 * LIMITS.nesting + 50;

export const TOO_MANY_NOTES = { fault: 'notes', most: LIMITS.notes } as const;

/**
 * Whether the lines of a text alone show that it is beyond what can be set: nested too deeply, by marks of quotations and lists, by
 * indentation, by directives that are not closed, by brackets; with too many marks in a paragraph, or too many notes. Told on the
 * file, so that nobody has to read it: the time for that grows with the square of the marks, or the cube of the depth.
 */
export function isBeyondLimits(file: TextFile, report: Report): boolean {
  const fault = faultIn(file.value);
  if (fault) report(file, 'text-within-limits', fault.facts, placer(file)(fault.at, fault.at + 1));
  return fault !== undefined;
}

/** The same of the text in our own signs, where other tools write blocks that only these show. */
export function isRewrittenBeyond(file: TextFile, rewriting: Rewriting, report: Report): boolean {
  const fault = faultIn(rewriting.source);
  const at = fault && rewriting.written(fault.at);
  if (fault) report(file, 'text-within-limits', fault.facts, placer(file)(at!, at! + 1));
  return fault !== undefined;
}

/** What is wrong with the first line that is beyond limits, and where in the text. */
function faultIn(text: string): LineFault | undefined {
  const levels = new Levels();
  const crowds = new Crowds();
  let notes = 0;
  let offset = 0;
  for (const line of text.split('\n')) {
    const isCode = levels.isCode(line);
    if (isCode) crowds.end();
    if (line.startsWith('[^')) notes += 1;
    if (!isCode && line.includes('^[')) notes += line.split('^[').length - 1;
    const tooMany: LineFault | undefined =
      notes > LIMITS.notes ? { facts: TOO_MANY_NOTES, at: 0 } : undefined;
    const fault = isCode ? undefined : (levels.faultIn(line) ?? crowds.faultIn(line) ?? tooMany);
    if (fault) return { ...fault, at: offset + fault.at };
    offset += line.length + 1;
  }
  return undefined;
}

/** Take out of a tree what is nested too deeply, and tell it: all that comes after walks down into it. */
export function cutNesting(tree: Root, file: TextFile, report: Report): void {
  let isTold = false;
  const waiting: (readonly [node: Nodes, depth: number])[] = [[tree, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, depth] = next;
    if (!('children' in node)) continue;
    if (depth < DEPTH) waiting.push(...node.children.map((child) => [child, depth + 1] as const));
    else if (node.children.length > 0) {
      if (!isTold) report(file, 'text-within-limits', { fault: 'nesting', most: DEPTH }, node);
      isTold = true;
      node.children = [];
    }
  }
}
