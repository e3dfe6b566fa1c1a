import type { Html, Nodes, Parents, Root } from 'mdast';
import type { Ignore } from '../../diagnostics/ignores.ts';

const COMMENT = /^<!--\s*warraq-ignore(-file)?(?![\w-])([^:]*?)(?::[\s\S]*)?-->$/;

/**
 * The comments that exempt text from rules: `<!-- warraq-ignore zwnj-ha: as he wrote it -->` before a block is for that
 * block, within a paragraph for the paragraph; `warraq-ignore-file` is for the file. Without ids it is for all rules.
 */
export function ignoresOf(tree: Root): readonly Ignore[] {
  const ignores: Ignore[] = [];
  const walk = (node: Parents, block: Nodes) => {
    for (const [at, child] of node.children.entries()) {
      if (child.type === 'html') {
        const ignore = readComment(child, isPhrasing(block) ? block : (node.children[at + 1] ?? child));
        if (ignore) ignores.push(ignore);
      } else if ('children' in child) walk(child, isPhrasing(block) ? block : child);
    }
  };
  walk(tree, tree);
  return ignores;
}

function isPhrasing({ type }: Nodes): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'tableCell';
}

function readComment(html: Html, block: Nodes): Ignore | undefined {
  const match = COMMENT.exec(html.value.trim());
  if (!match) return undefined;
  const offsets = (node: Nodes) => ({
    start: node.position?.start.offset ?? 0,
    end: node.position?.end.offset ?? 0,
  });
  return {
    comment: offsets(html),
    ...(match[1] ? { start: 0, end: Number.POSITIVE_INFINITY } : offsets(block)),
    rules: match[2]!.split(/[\s,،]+/).filter(Boolean),
  };
}
