import type { PhrasingContent, Text } from 'mdast';
import { type InlinePiece, MARKS, type Mark } from './pieces.ts';

/** Marks that Markdown has, and elements of HTML for the others. */
const NODES = { delete: 'delete', strong: 'strong', emphasis: 'emphasis' } as const;
const ELEMENTS = { underline: 'u', highlight: 'mark', superscript: 'sup', subscript: 'sub' } as const;

type Marked =
  | { readonly marks: readonly Mark[]; readonly text: string }
  | { readonly marks: readonly Mark[]; readonly node: PhrasingContent };

/**
 * Pieces as mdast: emphasis within emphasis in one order, over all that has it, and without white space at its edges. Links and references have
 * become nodes before (`references.ts`).
 */
export function phrasingOf(pieces: readonly InlinePiece[]): PhrasingContent[] {
  return nest(joined(pieces.flatMap(markedOf)), MARKS);
}

function markedOf(piece: InlinePiece): readonly Marked[] {
  if (piece.kind === 'text') return piece.text === '' ? [] : [{ marks: piece.marks, text: piece.text }];
  if (piece.kind === 'break') return [{ marks: [], node: { type: 'break' } }];
  if (piece.kind === 'node') return [{ marks: [], node: piece.node }];
  return piece.pieces.flatMap(markedOf);
}

/** White space, and what is no text, has the marks that both its neighbours have. */
function joined(all: readonly Marked[]): readonly Marked[] {
  const isOwn = (one: Marked) => 'text' in one && one.text.trim() !== '';
  const before: (readonly Mark[])[] = [];
  for (const [at, one] of all.entries()) before.push(isOwn(one) ? one.marks : (before[at - 1] ?? []));
  const result: Marked[] = [];
  let after: readonly Mark[] = [];
  for (let at = all.length - 1; at >= 0; at -= 1) {
    const one = all[at]!;
    if (isOwn(one)) after = one.marks;
    const marks = isOwn(one)
      ? one.marks
      : before[at]!.filter((mark) => mark !== 'code' && after.includes(mark));
    result.unshift({ ...one, marks });
  }
  return result;
}

function nest(all: readonly Marked[], marks: readonly Mark[]): PhrasingContent[] {
  const [mark, ...rest] = marks;
  if (mark === undefined) return leaves(all);
  const result: PhrasingContent[] = [];
  for (let begin = 0; begin < all.length; ) {
    const has = all[begin]!.marks.includes(mark);
    let end = begin + 1;
    while (end < all.length && all[end]!.marks.includes(mark) === has) end += 1;
    const stretch = all.slice(begin, end);
    result.push(...(has ? wrapped(mark, stretch, rest) : nest(stretch, rest)));
    begin = end;
  }
  return joinTexts(result);
}

function leaves(all: readonly Marked[]): PhrasingContent[] {
  return joinTexts(
    all.map((one): PhrasingContent => ('node' in one ? one.node : { type: 'text', value: one.text })),
  );
}

/** Texts beside each other as one. */
function joinTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      result[result.length - 1] = { type: 'text', value: last.value + node.value };
    else result.push(node);
  }
  return result;
}

function wrapped(mark: Mark, stretch: readonly Marked[], rest: readonly Mark[]): PhrasingContent[] {
  if (mark === 'code') return code(stretch);
  const { before, inner, after } = withoutEdges(stretch);
  const children = nest(inner, rest);
  if (children.length === 0) return nest([...before, ...after], rest);
  const own: PhrasingContent[] =
    mark in NODES
      ? [{ type: NODES[mark as keyof typeof NODES], children }]
      : element(ELEMENTS[mark as keyof typeof ELEMENTS], children);
  return [...nest(before, rest), ...own, ...nest(after, rest)];
}

function element(name: string, children: readonly PhrasingContent[]): PhrasingContent[] {
  return [{ type: 'html', value: `<${name}>` }, ...children, { type: 'html', value: `</${name}>` }];
}

function code(stretch: readonly Marked[]): PhrasingContent[] {
  return joinTexts(
    stretch.map((one): PhrasingContent => ('node' in one ? one.node : { type: 'text', value: one.text })),
  ).flatMap((node): PhrasingContent[] => {
    if (node.type !== 'text') return [node];
    const inner = node.value.trim();
    const before = node.value.slice(0, node.value.length - node.value.trimStart().length);
    const after = node.value.slice(before.length + inner.length);
    const text = (value: string): Text[] => (value === '' ? [] : [{ type: 'text', value }]);
    return inner === ''
      ? text(node.value)
      : [...text(before), { type: 'inlineCode', value: inner }, ...text(after)];
  });
}

/** What is marked, and the white space and ends of lines at its edges, which are not. */
function withoutEdges(stretch: readonly Marked[]): {
  readonly before: readonly Marked[];
  readonly inner: readonly Marked[];
  readonly after: readonly Marked[];
} {
  const before: Marked[] = [];
  const after: Marked[] = [];
  const inner = [...stretch];
  for (let first = inner[0]; first; first = inner[0]) {
    const space = edgeOf(first, /^\s+/);
    if (space === '') break;
    inner.shift();
    if (space === undefined) {
      before.push(first);
      continue;
    }
    const { text } = first as { text: string };
    before.push({ marks: first.marks, text: space });
    if (space.length < text.length) {
      inner.unshift({ marks: first.marks, text: text.slice(space.length) });
      break;
    }
  }
  for (let last = inner.at(-1); last; last = inner.at(-1)) {
    const space = edgeOf(last, /(?<!\s)\s+$/);
    if (space === '') break;
    inner.pop();
    if (space === undefined) {
      after.unshift(last);
      continue;
    }
    const { text } = last as { text: string };
    after.unshift({ marks: last.marks, text: space });
    if (space.length < text.length) {
      inner.push({ marks: last.marks, text: text.slice(0, -space.length) });
      break;
    }
  }
  return { before, inner, after };
}

/** The white space at an edge, '' for none; undefined for what stands outside as a whole. */
function edgeOf(one: Marked, space: RegExp): string | undefined {
  if ('node' in one) return one.node.type === 'break' ? undefined : '';
  return space.exec(one.text)?.[0] ?? '';
}
