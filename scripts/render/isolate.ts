import type { Element, ElementContent, Parents, Root, RootContent, Text } from 'hast';
import type { Language } from '../book/language.ts';
import { nativeDigits } from '../language/digits.ts';
import { isLeftToRight, languageOf, splitRuns } from '../language/direction.ts';

/** Elements whose text is not prose of the book's language. */
const UNTOUCHED = new Set([
  'code',
  'pre',
  'kbd',
  'samp',
  'var',
  'svg',
  'math',
  'script',
  'style',
  'bdi',
  'bdo',
]);

/** Blocks that turn left-to-right when all their text is so: a foreign name in a note, a foreign title in a list. */
const TURNING = new Set(['p', 'li', 'aside', 'blockquote']);

interface Context {
  readonly language: Language;
  readonly native: boolean;
}

/**
 * Put every run of the other direction into a `<bdi>` of its own with its direction and language, and write the other
 * numbers in the digits of the book (alreq, «Bidirectional text»; UAX #9, X5a). Text that is marked with another
 * language is left alone.
 */
export function isolate(tree: Root, language: Language, digits: 'native' | 'keep'): Root {
  const context = { language, native: digits === 'native' };
  return { ...tree, children: childrenOf(tree, context) as RootContent[] };
}

function childrenOf(parent: Parents, context: Context): ElementContent[] {
  return (parent.children as ElementContent[]).flatMap((child) => {
    if (child.type === 'text') return isolateText(child, context);
    if (child.type !== 'element') return [child];
    return [isolateElement(child, context)];
  });
}

function isolateElement(element: Element, context: Context): Element {
  if (UNTOUCHED.has(element.tagName)) return marked(element, context);
  const { tag } = context.language;
  if (String(element.properties['lang'] ?? tag) !== tag) return element;
  if (
    context.language.direction === 'rtl' &&
    TURNING.has(element.tagName) &&
    isLeftToRight(proseOf(element))
  ) {
    const lang = languageOf(proseOf(element));
    return { ...element, properties: { ...element.properties, dir: 'ltr', lang } };
  }
  return { ...element, children: childrenOf(element, context) };
}

/** Code is an isolated left-to-right run, wherever it stands; where it has lines of prose, each line has its own direction. */
function marked(element: Element, context: Context): Element {
  const isCode = ['code', 'pre', 'kbd', 'samp', 'var'].includes(element.tagName);
  if (!isCode || context.language.direction !== 'rtl') return element;
  const dir = element.tagName === 'pre' && hasLineFromRight(textOf(element)) ? 'auto' : 'ltr';
  return { ...element, properties: { dir, ...element.properties } };
}

/** Whether the first letter of some line runs from right to left (UAX #9, P2). */
function hasLineFromRight(text: string): boolean {
  return text.split('\n').some((line) => {
    const [first] = /\p{L}/u.exec(line) ?? [];
    return first !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first);
  });
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

/** An element's words, without the number of a note. */
function proseOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  const { role } = node.properties;
  return role === 'doc-backlink' || role === 'doc-noteref' ? '' : node.children.map(proseOf).join('');
}

/** A text of one line as it is shown: with the digits of the book, but for those of foreign runs. */
export function withOwnDigits(text: string, language: Language, digits: 'native' | 'keep'): string {
  if (digits === 'keep') return text;
  return splitRuns(text, language.direction)
    .map((run) => (run.foreign ? run.text : nativeDigits(run.text, language)))
    .join('');
}

function isolateText(text: Text, context: Context): ElementContent[] {
  const own = (value: string) => (context.native ? nativeDigits(value, context.language) : value);
  const runs = splitRuns(text.value, context.language.direction);
  return runs.flatMap((run): ElementContent[] => {
    if (!run.foreign) return unbroken({ ...text, value: own(run.text) });
    const dir = context.language.direction === 'rtl' ? 'ltr' : 'rtl';
    const lang = run.language === 'zxx' ? {} : { lang: run.language };
    const children = [{ ...text, value: run.text }];
    return [{ type: 'element', tagName: 'bdi', properties: { dir, ...lang }, children }];
  });
}

/** The end of a quotation in Hebrew: geresh and gershayim are letters in the rules of lines, which may break before them (UAX #14, HL). */
const CLOSING_GERSHAYIM = /[!?.,;:…][״׳](?!\p{L})/u;

/** A text in which no line begins with the sign that closes a quotation. */
function unbroken(text: Text): ElementContent[] {
  if (!CLOSING_GERSHAYIM.test(text.value)) return [text];
  const parts: ElementContent[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') parts.push({ ...text, value: plain });
    plain = '';
  };
  for (const [word] of text.value.matchAll(/\s+|\S+/g)) {
    if (!CLOSING_GERSHAYIM.test(word)) {
      plain += word;
      continue;
    }
    flush();
    const children = [{ ...text, value: word }];
    parts.push({ type: 'element', tagName: 'span', properties: { className: ['unbroken'] }, children });
  }
  flush();
  return parts;
}
