import type { Paragraph, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type {} from 'mdast-util-directive';
import { ATTRIBUTES } from '../../book/conservation.ts';
import type { Around } from '../../book/syntax.ts';
import { visit } from '../../book/visit.ts';
import type { DisplayMath, InlineMath } from './formula.ts';

/** The counter of formulas that have a label, and the directive that gives one to a formula. */
export const EQUATION = 'equation';

/**
 * A label right behind a formula that stands for itself, up to the end of the line: `$$…$$ {#eq-one}` (Quarto, pandoc-crossref), or
 * `$$…$$ (eq-one)` (MyST), where it can be no word and no number that was typed.
 */
const LABEL =
  /^[ \t]*(?:\{#([^\s{}#.="']+)\}|\((?=eq|[^)\n]*[-_:\d])([A-Za-z][\w:-]*)\))(?=[ \t]*(?:[\r\n]|$))/;

/** Give formulas between two dollars the labels that are written behind them. The tree is ours to change. */
export function takeLabels(tree: Root): void {
  visit(tree, 'paragraph', (paragraph) => {
    for (const [index, child] of paragraph.children.entries())
      if (child.type === 'inlineMath' && child.displayed) takeLabel(child, paragraph, index);
  });
}

function takeLabel(formula: InlineMath, paragraph: Paragraph, index: number): void {
  const behind = paragraph.children.slice(index + 1);
  const [next] = behind as Text[];
  const [sign = '', attribute, label = attribute] = (next?.type === 'text' && LABEL.exec(next.value)) || [];
  if (label !== undefined) {
    formula.label = label;
    next!.value = next!.value.slice(sign.length);
  } else if (behind.every(isBlank)) {
    // At the end of a paragraph attributes are those of the paragraph already.
    const { id, ...others } = paragraph.data?.hProperties ?? {};
    if (typeof id !== 'string') return;
    formula.label = id;
    paragraph.data = { ...paragraph.data, hProperties: others };
  }
  if (!behind.every(isBlank)) return;
  paragraph.children.length = index + 1;
  // A chapter goes as far as its blocks do.
  if (formula.position && paragraph.position)
    formula.position = { start: formula.position.start, end: paragraph.position.end };
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** A formula within `:::equation{#id}` in its place: of several the last has that label. The tree is ours to change. */
export function partEquations(tree: Root): void {
  visit(tree, 'containerDirective', ({ name, children, attributes }, index, parent) => {
    if (name !== EQUATION || !parent || index === undefined) return;
    const last = (children as RootContent[]).findLast((child) => child.type === 'math');
    const id = attributes?.['id'];
    if (last && id) last.data = { ...last.data, counter: EQUATION, hProperties: { id } };
    parent.children.splice(index, 1, ...(children as never[]));
  });
}

/** What a formula of its own is numbered by. */
export function numbered({ label, ...formula }: InlineMath): Omit<DisplayMath, 'type'> {
  const { displayed: _, type: __, ...own } = formula;
  if (label === undefined) return own;
  return { ...own, data: { ...own.data, counter: EQUATION, hProperties: { id: label } } };
}

/** The label behind a formula is left out; that at the end of a paragraph is, as all attributes are. */
export function labelSigns(
  { value }: Text,
  { parent, index }: Around,
): readonly (readonly [number, number])[] {
  const before = parent.children[index - 1];
  const [sign] = (before?.type === 'inlineMath' && before.displayed && LABEL.exec(value)) || [];
  if (sign === undefined) return [];
  const isOfParagraph = index === parent.children.length - 1 && ATTRIBUTES.exec(value)?.index === 0;
  return isOfParagraph ? [] : [[0, sign.length]];
}
