import type { Element, ElementContent } from 'hast';
import type { Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Handler, State } from 'mdast-util-to-hast';
import { holdsAdded } from '../../render/added.ts';
import { element, withOwn } from '../../render/directives.ts';

/** `:::verse`. */
export const verseHandler: Handler = (state, node: ContainerDirective) =>
  element('div', withOwn(node, { className: ['verse'] }), verse(state, node));

/**
 * A poem: each paragraph is a stanza, each line of it a bayt, its two hemistichs divided by ` / ` or ` * `; a line without one is
 * free verse, and keeps its indent. A paragraph that begins with `—` is the source. What else stands in a poem stays as it is.
 */
function verse(state: State, node: ContainerDirective): ElementContent[] {
  return node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'paragraph') return state.all({ type: 'root', children: [child] }) as ElementContent[];
    const words = state.all(child) as ElementContent[];
    const [opening] = words;
    if (opening?.type === 'text' && opening.value.startsWith('—'))
      return [element('p', { className: ['verse-source'] }, words)];
    return [element('div', { className: ['stanza'] }, stanza(parted(words, /\n/), child))];
  });
}

function stanza(lines: readonly ElementContent[][], { data }: Paragraph): Element[] {
  // Where a line break stands within code, lines can't be told from those of the source.
  const indents = data?.indents?.length === lines.length ? data.indents : [];
  return lines.map((line, index) => {
    const hemistichs = parted(line, /(?<!\s)\s+[/*]\s+/);
    if (hemistichs.length > 1) return bayt(hemistichs);
    const indent = indents[index] ?? 0;
    const columns = indent > 0 ? { dataIndent: String(indent) } : {};
    return element('p', { className: ['verse-line'], ...columns }, line);
  });
}

function bayt(hemistichs: readonly ElementContent[][]): Element {
  const spans = hemistichs.flatMap((children, index): ElementContent[] => [
    ...(index > 0 ? [{ type: 'text', value: ' ' } as const] : []),
    element('span', { className: ['hemistich'] }, children),
  ]);
  return element('p', { className: ['bayt'] }, spans);
}

/**
 * Phrasing in parts, at each match of a pattern in its text, however deep it stands; what it stands in goes on in the next part.
 *
 *     one <em>two / three</em>   ->   one <em>two</em> | <em>three</em>
 */
function parted(nodes: readonly ElementContent[], pattern: RegExp): ElementContent[][] {
  const parts: ElementContent[][] = [[]];
  for (const node of nodes) {
    const [first, ...others] = partsOf(node, pattern);
    parts.at(-1)!.push(...first!);
    parts.push(...others);
  }
  const filled = parts.filter((part) => part.length > 0);
  return filled.length > 0 ? filled : [[]];
}

function partsOf(node: ElementContent, pattern: RegExp): ElementContent[][] {
  if (node.type === 'text' && holdsAdded(node)) return [[node]];
  if (node.type === 'text')
    return node.value.split(pattern).map((value) => (value === '' ? [] : [{ ...node, value }]));
  if (node.type !== 'element') return [[node]];
  if (node.tagName === 'br') return [[]];
  if (node.tagName === 'code' || node.children.length === 0) return [[node]];
  const { id: _, ...others } = node.properties;
  return parted(node.children, pattern).map((children, index) => [
    { ...node, properties: index === 0 ? node.properties : others, children },
  ]);
}

/** The widest indent of a line of verse, in columns. */
const WIDEST = 40;

/** A line of verse begins as far within as it is written: two columns are an em. */
export function indent({ properties }: Element): void {
  if (properties['dataIndent'] === undefined) return;
  const columns = Math.min(WIDEST, Number(properties['dataIndent']) || 0);
  delete properties['dataIndent'];
  if (columns > 0) properties['style'] = `padding-inline-start:${columns / 2}em`;
}
