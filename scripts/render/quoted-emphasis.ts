import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import type { Book } from '../book/book.ts';
import { isHeading } from './whole-runs.ts';

/** What is emphasised. */
const EMPHASISED = new Set(['em', 'i', 'cite', 'dfn']);

/** No prose. */
const UNTOUCHED = new Set(['code', 'pre', 'kbd', 'samp', 'math', 'svg', 'script', 'style']);

/** What is a part of the text around it, so that a quotation may begin before it and end behind. */
const INLINE = new Set([
  'a',
  'b',
  'strong',
  'span',
  'bdi',
  'bdo',
  'sup',
  'sub',
  'small',
  'u',
  's',
  'del',
  'ins',
  'mark',
]);

/** Within other quotation marks. */
const INNER = ['‹', '›'] as const;

/** What is emphasised in a passage of another language, as the title of a book: it is heavier, since its language has other marks, and other uses for them. */
const HEAVY = 'heavy';

type Marks = readonly [opening: string, closing: string];

interface Context {
  readonly language: string;
  readonly marks: Marks;
  /** The language of what stands here. */
  readonly own: string;
  /** How many quotations are open in the block. */
  readonly quotations: { open: number };
}

/** Put what is emphasised into quotation marks, where the book or its theme has it so. What stands in such already, and headings, stay as they are. */
export function quotedEmphasis(tree: Root, { settings, theme, language }: Book): Root {
  if ((settings.emphasis ?? theme.traits.emphasis) !== 'guillemets') return tree;
  const { tag, quotationMarks } = language;
  const context = { language: tag, own: tag, marks: quotationMarks, quotations: { open: 0 } };
  return { ...tree, children: quoted(tree.children as ElementContent[], context) as RootContent[] };
}

function quoted(children: readonly ElementContent[], context: Context): ElementContent[] {
  return children.flatMap((child, index): ElementContent[] => {
    if (child.type === 'text') count(child.value, context);
    if (child.type !== 'element' || UNTOUCHED.has(child.tagName) || isHeading(child)) return [child];
    if (EMPHASISED.has(child.tagName)) return inMarks(child, context, isQuoted(children, index, context));
    return [{ ...child, children: quoted(child.children as ElementContent[], within(child, context)) }];
  });
}

function within({ tagName, properties }: Element, context: Context): Context {
  const own = typeof properties['lang'] === 'string' ? properties['lang'] : context.own;
  const quotations = INLINE.has(tagName) ? context.quotations : { open: 0 };
  return { ...context, own, quotations };
}

function count(text: string, { marks: [opening, closing], quotations }: Context): void {
  for (const letter of text) {
    if (letter === opening) quotations.open += 1;
    if (letter === closing) quotations.open = Math.max(0, quotations.open - 1);
  }
}

function inMarks(emphasised: Element, context: Context, isQuoted: boolean): ElementContent[] {
  count(textIn(emphasised), context);
  if (context.own !== context.language) return [withClass(emphasised)];
  if (isQuoted) return [emphasised];
  const [opening, closing] = context.quotations.open > 0 ? INNER : context.marks;
  return [mark(opening), emphasised, mark(closing)];
}

function withClass({ properties, ...emphasised }: Element): Element {
  const own = [properties['className'] ?? []].flat().map(String);
  return { ...emphasised, properties: { ...properties, className: [...own, HEAVY] } };
}

const mark = (value: string): Text => ({ type: 'text', value, data: { added: 'marks of emphasis' } });

/** Whether what is emphasised has quotation marks, within or around it. */
function isQuoted(siblings: readonly ElementContent[], index: number, { marks }: Context): boolean {
  const own = textIn(siblings[index]!).trim();
  const before = siblings[index - 1];
  const after = siblings[index + 1];
  const around = `${before ? textIn(before).slice(-1) : ''}${after ? textIn(after).slice(0, 1) : ''}`;
  return [marks, INNER].some(
    ([opening, closing]) =>
      around === opening + closing || (own.startsWith(opening) && own.endsWith(closing)),
  );
}

function textIn(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textIn).join('') : '';
}
