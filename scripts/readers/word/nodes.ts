import type { BlockContent, Html, PhrasingContent, RootContent } from 'mdast';
import type { InlinePiece } from './pieces.ts';

export function directive(name: string, children: BlockContent[]): RootContent {
  return { type: 'containerDirective', name, attributes: {}, children };
}

export function isComment(node: PhrasingContent): node is Html {
  return node.type === 'html' && node.value.startsWith('<!--');
}

export function isSpace(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/**
 * Comments at the beginnings of lines stand at the end of their paragraph: there they would be blocks, and so would be all that follows on
 * that line (CommonMark, 4.6).
 */
export function withoutFirstComments(children: readonly PhrasingContent[]): PhrasingContent[] {
  const isFirst = (node: PhrasingContent, at: number): boolean => {
    if (!isComment(node)) return false;
    const before = children[at - 1];
    return !before || before.type === 'break' || isFirst(before, at - 1);
  };
  return [
    ...children.filter((node, at) => !isFirst(node, at)),
    ...children.filter((node, at) => isFirst(node, at)),
  ];
}

/** Comments apart from the rest. */
export function apart(children: readonly PhrasingContent[]): { text: PhrasingContent[]; comments: Html[] } {
  return { text: children.filter((node) => !isComment(node)), comments: children.filter(isComment) };
}

export function commentsOf(pieces: readonly InlinePiece[]): readonly Html[] {
  return pieces.flatMap((piece) => (piece.kind === 'node' && isComment(piece.node) ? [piece.node] : []));
}
