import type { Nodes, Root } from 'mdast';
import type { VFile } from 'vfile';
import { visitAll } from '../../book/visit.ts';
import { report } from '../../diagnostics/report.ts';

/** The directives of the manual of style, by how they are written. */
const DIRECTIVES = {
  containerDirective: ['verse', 'epigraph', 'aside', 'latin'],
  leafDirective: [] as string[],
  textDirective: ['quran', 'en', 'ar', 'fa'],
} as const;

/**
 * Turn what only looks like a directive back into text («گفت:سلام» has one, by the letter of the syntax), and report
 * what is written as one but is not known.
 */
export function checkDirectives(tree: Root, file: VFile): void {
  const source = String(file);
  visitAll(tree, (node, index, parent) => {
    if (node.type !== 'textDirective' && node.type !== 'leafDirective' && node.type !== 'containerDirective')
      return;
    if ((DIRECTIVES[node.type] as readonly string[]).includes(node.name)) return;
    if (
      node.type === 'textDirective' &&
      node.children.length === 0 &&
      !Object.keys(node.attributes ?? {}).length
    ) {
      const value = source.slice(node.position!.start.offset, node.position!.end.offset);
      parent!.children.splice(index!, 1, { type: 'text', value, position: node.position } as never);
      joinTexts(parent as { children: Nodes[] });
      return;
    }
    report(file, 'directive-known', `unexpected directive «${node.name}»`, node, { actual: node.name });
  });
}

/** Neighbouring texts become one, as the parser would have made them. */
function joinTexts(parent: { children: Nodes[] }): void {
  const joined: Nodes[] = [];
  for (const child of parent.children) {
    const last = joined.at(-1);
    if (child.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = {
        ...last,
        value: last.value + child.value,
        position: last.position && child.position && { start: last.position.start, end: child.position.end },
      };
    } else joined.push(child);
  }
  parent.children = joined;
}
