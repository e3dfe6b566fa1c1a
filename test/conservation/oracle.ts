import type { Element, ElementContent, Nodes as HastNodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { XmlCData, XmlDocument, XmlElement, XmlText } from 'libxml2-wasm';
import type { Nodes, Paragraph, Parents } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Markdown and GFM as everybody reads them: nothing of ours. */
const stock = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

/** The letters and digits of some text that are content (see `documents.ts`), digits by their values. */
export function contentOf(text: string): string {
  return text
    .replace(/[^\p{L}\p{M}\p{Nd}]|[a-z]|\p{Variation_Selector}/gu, '')
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}

/** What a manuscript says: its text, and its notes, in no order. */
export interface Said {
  readonly text: string;
  readonly notes: readonly string[];
}

/** What stands before the text of a line: signs of quotations, entries of lists, labels of notes. */
const BEFORE = String.raw`(?:[ \t>]|[-*+] +|\d+[.)] +|\[\^\w+\]: )*`;
const FENCE = new RegExp(`^(${BEFORE})(:{3,})(?:(verse|aside|epigraph|latin|note|tip)\\b.*)?$`);

/** A line that may be one, wherever it stands. */
const ANY_FENCE = new RegExp(`^${BEFORE}:{3,}`, 'm');

/** What a fence of ours is to a stock reader. */
const FENCE_SHOWN = '<!---->';

/** A directive that is open: the length of its fence, and the column that it stands in. */
interface Open {
  readonly size: number;
  readonly column: number;
  readonly isVerse: boolean;
}

/** Our blocks as a stock reader sees them: as quotations; the lines of a poem have no indents. */
function withoutFences(markdown: string): string {
  const open: Open[] = [];
  const shown = (line: string, depth: number): string => {
    const around = open[depth];
    if (!around) return line;
    const inner = line.slice(around.column);
    return `${line.slice(0, around.column).padEnd(around.column)}> ${shown(around.isVerse ? inner.trimStart() : inner, depth + 1)}`;
  };
  return markdown
    .split('\n')
    .map((line) => {
      const [, before, fence, name] = FENCE.exec(line) ?? [];
      if (fence === undefined) return shown(line, 0);
      // The text of a note stands four columns within.
      const width = before!.replace(/\[\^\w+\]: /, '    ').length;
      const column = width - open.reduce((sum, around) => sum + around.column, 0);
      if (name) {
        const comment = shown(`${before}${FENCE_SHOWN}`, 0);
        open.push({ size: fence.length, column, isVerse: name === 'verse' });
        return comment;
      }
      const at = open.findIndex(({ size }) => size <= fence.length);
      if (at < 0) return shown(line, 0);
      open.splice(at);
      return shown(`${before}${FENCE_SHOWN}`, 0);
    })
    .join('\n');
}

const PERSIAN_NUMBER = new RegExp(`^(${BEFORE})([۰-۹٠-٩]{1,9})(?=[.)](?:\\s|$))`, 'gm');

/** Numbers of lists in ASCII digits: a stock reader knows no others. */
function withAsciiNumbers(markdown: string): string {
  const ascii = markdown.replace(
    PERSIAN_NUMBER,
    (_, before: string, number: string) =>
      before + number.replace(/./g, (digit) => String(digit.charCodeAt(0) & 0xf)),
  );
  return ascii === markdown ? markdown : withAsciiNumbers(ascii);
}

/**
 * Whether no stock reader can tell what is meant: dollars beside those of formulas that stand alone; brackets of ours around the
 * beginning of code, of a tag or of a comment, which go before them here and behind them there; such brackets before what makes
 * a link of them; addresses of files, which become notes; notes in the text, `^[…]`; captions below their tables; attributes that have letters behind a text; fences of ours in code, and such as stand in a line for a stock reader; what
 * ends it with a fault of its own (a box below an empty entry).
 */
export function isBeyondStock(markdown: string): boolean {
  return (
    markdown.replace(/\$\$(?:A \+ B|\n[ >]*A\n[ >]*)\$\$/g, '').includes('$') ||
    [...markdown.matchAll(/:(?:en|ar|fa|quran)\[((?:\\[\s\S]|[^\]\\])*)/g)].some(([, inner]) =>
      isOpenIn(inner!),
    ) ||
    [...markdown.matchAll(/:(?:en|ar|fa|quran)\[/g)].some((one) => holdsMarkup(markdown.slice(one.index))) ||
    /:(?:en|ar|fa|quran)\[[^\]]*\][([]/.test(markdown) ||
    /\^\[(?!\^)/.test(markdown) ||
    [...markdown.matchAll(/\]\((?!<?https?:)([^)\s]*)/g)].some(([, address]) => contentOf(address!) !== '') ||
    [...markdown.matchAll(/\{\s*[#.][^{}]*\}[ \t]*$/gm)].some(
      ([attributes]) => contentOf(attributes) !== '',
    ) ||
    hasFenceOutOfPlace(markdown)
  );
}

function hasFenceOutOfPlace(markdown: string): boolean {
  try {
    const isInCode = has(stock.parse(markdown), (node) => node.type === 'code' && ANY_FENCE.test(node.value));
    const tree = stock.parse(withoutFences(withAsciiNumbers(markdown)));
    return isInCode || has(tree, hasFenceInLine) || has(tree, hasCaptionBelow);
  } catch {
    return true;
  }
}

function hasCaptionBelow(node: Nodes): boolean {
  const blocks: readonly Nodes[] = 'children' in node ? node.children : [];
  return blocks.some((block, index) => {
    const next = blocks[index + 1];
    return block.type === 'table' && next?.type === 'paragraph' && /^(?:table)?:\s/i.test(textOf(next));
  });
}

function hasFenceInLine(node: Nodes): boolean {
  return (
    node.type === 'paragraph' &&
    node.children.some((child) => child.type === 'html' && child.value === FENCE_SHOWN)
  );
}

function has(tree: Nodes, is: (node: Nodes) => boolean): boolean {
  let found = false;
  each(tree, (node) => {
    found ||= is(node);
    return !found;
  });
  return found;
}

/** Whether code, a tag or a comment begins within brackets that stand in others, those of ours among them. */
function holdsMarkup(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (const [sign] of text.split(/\n[ >]*\n/, 1)[0]!.matchAll(/\\[\s\S]|[[\]`<]/g)) {
    if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    else if (sign.length === 1) return deepest > 1;
    deepest = Math.max(deepest, depth);
    if (depth === 0) return false;
  }
  return false;
}

function isOpenIn(text: string): boolean {
  const isOpen = (opening: string, closing: string) => text.lastIndexOf(opening) > text.lastIndexOf(closing);
  return (text.match(/`+/g) ?? []).length % 2 === 1 || isOpen('<', '>') || isOpen('<!--', '-->');
}

/** What a manuscript says to a stock reader of Markdown. */
export function saidIn(markdown: string): Said {
  const tree = stock.parse(withoutFences(withAsciiNumbers(markdown)));
  const notes = new Map<string, Nodes>();
  each(tree, (node) => {
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier)) notes.set(node.identifier, node);
  });
  const marked = new Set<string>();
  const mark = (within: Nodes) =>
    each(within, (node) => {
      if (node.type === 'footnoteDefinition' && node !== within) return false;
      if (node.type === 'footnoteReference' && !marked.has(node.identifier)) {
        marked.add(node.identifier);
        mark(notes.get(node.identifier)!);
      }
      return true;
    });
  mark(tree);
  return {
    text: contentOf(textOf(tree)),
    notes: [...marked]
      .map((label) => contentOf(textOf(notes.get(label)!, true)))
      .filter(Boolean)
      .sort(),
  };
}

function each(node: Nodes, see: (node: Nodes) => unknown): void {
  if (see(node) === false || !('children' in node)) return;
  for (const child of node.children) each(child, see);
}

function textOf(node: Nodes, asNote = false): string {
  if (node.type === 'footnoteDefinition' && !asNote) return '';
  // A sign that begins no tag and no comment is a sign.
  if (node.type === 'html')
    return shownText(fromHtml(node.value.replace(/<(?!\/?[a-z]|!)/gi, '&lt;'), { fragment: true }));
  if (node.type === 'paragraph') return captionOf(node) ?? linesOf(node);
  if ('value' in node) return node.value;
  return 'children' in node ? (node as Parents).children.map((child) => textOf(child)).join('') : '';
}

/** Blocks of text: no word goes from one to the next. */
const TEXT_BLOCKS: readonly Nodes['type'][] = ['paragraph', 'heading', 'tableCell', 'code', 'html'];

/** The text of a manuscript as a stock reader has it, block by block, without markup of ours. */
export function stockText(markdown: string): string {
  const plain = markdown
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^([ >]*):{3,}.*$/gm, '$1')
    .replace(/:(?:quran|en|ar|fa)(?=\[)|\{[#.][^}]*\}|\{page\}/g, '');
  const blocks: string[] = [];
  each(stock.parse(plain), (node) => {
    if (!TEXT_BLOCKS.includes(node.type)) return true;
    blocks.push(textOf(node));
    return false;
  });
  return blocks.join('\n');
}

/** The title of an image that is alone in its paragraph is a caption. */
function captionOf({ children }: Paragraph): string | undefined {
  const [image, ...others] = children;
  const areAttributes = others.every((one) => one.type === 'text' && /^\s*\{[.a-z ]*\}\s*$/.test(one.value));
  return image?.type === 'image' && areAttributes && image.title ? image.title : undefined;
}

/** `BA` of `A<BA>B` is no element of HTML. */
const NO_ELEMENT = /^<[A-Z]{2,}>$/;

/** Within a paragraph, an image in a line of its own is a paragraph of its own, and its title a caption. */
function linesOf({ children }: Paragraph): string {
  const isAlone = (index: number) => endsLine(children[index - 1]) && beginsLine(children[index + 1]);
  return children
    .map((child, index) => {
      if (child.type === 'html' && NO_ELEMENT.test(child.value)) return child.value;
      return (child.type === 'image' && isAlone(index) && child.title) || textOf(child);
    })
    .join('');
}

function endsLine(node: Nodes | undefined): boolean {
  return !node || node.type === 'break' || (node.type === 'text' && /\n[ \t]*$/.test(node.value));
}

/** Attributes in the last line are the image's, which then stands in the text. */
function beginsLine(node: Nodes | undefined): boolean {
  if (!node || node.type === 'break') return true;
  return node.type === 'text' && /^[ \t]*\n(?!\s*\{[^{}]*\}\s*$)/.test(node.value);
}

/** What editions add: labels, numbers, what stands for images elsewhere; no callout of these manuscripts has a title of its own. */
const ADDED = [
  'absent',
  'callout-title',
  'note-mark',
  'note-number',
  'caption-label',
  'heading-number',
  'chapter-label',
];

function classesOf(node: HastNodes): readonly string[] {
  const { className } = node.type === 'element' ? node.properties : {};
  return Array.isArray(className) ? className.map(String) : [];
}

/** Whether an element is added, or a copy that is hidden from those who listen. */
function isAdded(node: HastNodes): boolean {
  if (node.type !== 'element') return false;
  return node.properties['ariaHidden'] === 'true' || classesOf(node).some((name) => ADDED.includes(name));
}

/** What is shown of HTML, without what editions add. */
export function shownText(node: HastNodes): string {
  if (node.type === 'text') return node.value;
  return !('children' in node) || isAdded(node) ? '' : node.children.map(shownText).join('');
}

/** What a tree of HTML says: its text, and its notes. */
export function saidInTree(tree: HastNodes): Said {
  const notes: string[] = [];
  const text = (node: HastNodes): string => {
    if (node.type === 'text') return node.value;
    if (!('children' in node) || isAdded(node)) return '';
    if (
      node.type === 'element' &&
      classesOf(node).includes('note') &&
      node.properties['role'] === 'doc-footnote'
    ) {
      notes.push(contentOf(shownText(node)));
      return '';
    }
    return node.children.map(text).join('');
  };
  const said = contentOf(text(tree));
  return { text: said, notes: notes.filter(Boolean).sort() };
}

/** A mark of a note is a word of its own. */
const INLINE = 'a abbr b bdi cite code del em i kbd mark q s samp small span strong u var'.split(' ');

/** All that a document of an edition says, block by block. */
export function wholeText(node: HastNodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const text = node.children.map(wholeText).join('');
  return node.type === 'element' && INLINE.includes(node.tagName) ? text : `\n${text}\n`;
}

/** What HTML says. */
export function saidInHtml(html: string): Said {
  return saidInTree(fromHtml(html, { fragment: true }));
}

/** An XML document as libxml2 reads it, as a tree of HTML. */
export function treeOfXml(xml: string): Root {
  const document = XmlDocument.fromString(xml);
  try {
    return { type: 'root', children: [nodeOf(document.root)] };
  } finally {
    document.dispose();
  }
}

function nodeOf(element: XmlElement): Element {
  const children: ElementContent[] = [];
  for (let child = element.firstChild; child; child = child.next) {
    if (child instanceof XmlElement) children.push(nodeOf(child));
    else if (child instanceof XmlText || child instanceof XmlCData)
      children.push({ type: 'text', value: child.content });
  }
  const attribute = (name: string) => element.attr(name)?.value;
  return {
    type: 'element',
    tagName: element.name,
    properties: { className: attribute('class')?.split(' ') ?? [], role: attribute('role') },
    children,
  };
}

/** The first element of a tree that has a class. */
export function withClass(tree: HastNodes, name: string): Element | undefined {
  if (tree.type === 'element' && classesOf(tree).includes(name)) return tree;
  if (!('children' in tree)) return undefined;
  for (const child of tree.children) {
    const found = withClass(child, name);
    if (found) return found;
  }
  return undefined;
}
