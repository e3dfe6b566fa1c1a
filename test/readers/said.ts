import type { Nodes } from 'mdast';

/** Letters, digits and vowel signs, in their order. */
export function signs(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}]/gu) ?? [];
}

/** What a tree says: its texts, code, formulas, and captions of figures. */
export function said(node: Nodes): string {
  if (node.type === 'html') return '';
  if ('value' in node) return node.value;
  if (node.type === 'image') return node.title ?? '';
  return 'children' in node ? node.children.map(said).join('\n') : '';
}
