import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Html, Root } from 'mdast';
import { defaultSchema } from 'rehype-sanitize';
import type { VFile } from 'vfile';
import { ADDRESS_ATTRIBUTES, isActive } from '../../book/address.ts';
import { visit } from '../../book/visit.ts';
import type { RuleFacts } from '../../diagnostics/facts.ts';
import { report } from '../../diagnostics/report.ts';
import { LIMITS } from '../limits.ts';
import { ACTIVE_ELEMENTS, PLAIN_ELEMENTS } from './html-elements.ts';

/** Elements of the schema that load what Markdown's own images do not. */
const LOADING = new Set(['picture', 'source']);

/** The elements that HTML in a manuscript may have: what reading lets through and rendering keeps. */
export const INERT_ELEMENTS: readonly string[] = [
  ...(defaultSchema.tagNames ?? []).filter((name) => !LOADING.has(name)),
  ...['abbr', 'bdi', 'bdo', 'center', 'cite', 'dfn', 'figcaption', 'figure', 'mark', 'small', 'u', 'wbr'],
];
const ALLOWED = new Set(INERT_ELEMENTS);

/** A comment, and a tag, from their beginnings to their ends (HTML, 13.1.6 and 13.1.2). */
const COMMENT = /<!--(?:>|->|[\s\S]*?--!?>)/g;
const TAG = /<\/?[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/gi;

/** Whether HTML has nothing but tags and comments. */
export function saysNothing(html: string): boolean {
  return html.replace(COMMENT, '').replace(TAG, '').trim() === '';
}

/** HTML in which every `<` that begins no tag, comment or declaration is a sign: parsers drop some of them, and what follows. */
export function withPlainSigns(html: string): string {
  return html.replace(/<(?!\/?[a-z]|[!?])/gi, '&lt;');
}

/**
 * Take signs for what they are, and report HTML in the text that could run or load something (`<script>`, `onerror=`, `<iframe>`, `javascript:`), and what would make
 * text vanish: comments and tags that are not closed, declarations and instructions.
 */
export function readHtml(tree: Root, file: VFile): void {
  let openElements = 0;
  const plain = new Plain(tree);
  visit(tree, 'html', (node) => {
    node.value = withPlainSigns(node.value);
    const before = openElements;
    openElements = openAfter(node.value, openElements);
    if (openElements > LIMITS.openHtml) {
      if (before <= LIMITS.openHtml)
        report(file, 'text-within-limits', { fault: 'open-html', most: LIMITS.openHtml }, node);
      return;
    }
    const left = node.value.replace(COMMENT, '').replace(TAG, '');
    const open = /<(?:!--|\/?[a-z!?])/i.exec(left)?.[0];
    if (open !== undefined) {
      if (/^<[!?]$/.test(open)) report(file, 'html-safe', { fault: 'declaration', open }, node);
      else report(file, 'html-closed', { open }, node);
      return;
    }
    const opening = /^<\s*\/?\s*([a-z][\w-]*)/i.exec(node.value)?.[1]?.toLowerCase();
    if (opening && !ALLOWED.has(opening) && !plain.passes(opening, node)) {
      report(file, 'html-safe', unexpected(opening), node, { actual: opening });
      return;
    }
    visit(fromHtml(node.value, { fragment: true }), 'element', (element: Element) => {
      const fault = plain.passes(element.tagName, node) ? attributeFault(element) : faultOf(element);
      if (fault) report(file, 'html-safe', fault, node);
    });
  });
  plain.say(file);
}

/** Elements whose text is shown without them: of each kind it is said once, and how often it is there. */
class Plain {
  readonly #seen = new Map<string, { readonly first: Html; readonly nodes: Set<Html> }>();
  /** Elements of other makers that are closed somewhere: `vector<T>` is none. */
  readonly #closed = new Set<string>();

  constructor(tree: Root) {
    visit(tree, 'html', ({ value }) => {
      for (const [, end, ended] of value.matchAll(
        /<\/([a-z][\w.-]*)\s*>|<([a-z][\w.-]*)(?:[^"'<>]|"[^"]*"|'[^']*')*\/>/gi,
      ))
        this.#closed.add((end ?? ended)!.toLowerCase());
    });
  }

  passes(name: string, node: Html): boolean {
    const isOthers =
      !ALLOWED.has(name) && !ACTIVE_ELEMENTS.has(name) && name !== 'img' && this.#closed.has(name);
    if (!PLAIN_ELEMENTS.has(name) && !isOthers) return false;
    const known = this.#seen.get(name) ?? { first: node, nodes: new Set() };
    known.nodes.add(node);
    this.#seen.set(name, known);
    return true;
  }

  say(file: VFile): void {
    for (const [element, { first, nodes }] of this.#seen)
      report(file, 'html-plain', { element, count: nodes.size }, first);
  }
}

/** Elements that have no end (HTML Standard, 13.1.2). */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/**
 * How many elements are open behind some HTML, if so many are before it; those that end without a tag stay open here. A slash ends
 * none (HTML Standard, 13.1.2.1): `<b/>` is open.
 */
function openAfter(html: string, before: number): number {
  let open = before;
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][^\s/<>]*)[^<>]*>/gi)) {
    if (end) open = Math.max(0, open - 1);
    else if (!VOID.test(name!)) open += 1;
  }
  return open;
}

function faultOf(element: Element): RuleFacts['html-safe'] | undefined {
  if (element.tagName === 'img' || !ALLOWED.has(element.tagName)) return unexpected(element.tagName);
  return attributeFault(element);
}

function attributeFault(element: Element): RuleFacts['html-safe'] | undefined {
  for (const [name, value] of Object.entries(element.properties)) {
    if (/^on/i.test(name))
      return { fault: 'attribute', attribute: name.toLowerCase(), element: element.tagName };
    if (ADDRESS_ATTRIBUTES.has(name) && isActive(String(value)))
      return { fault: 'address', address: String(value).slice(0, 30), element: element.tagName };
  }
  return undefined;
}

function unexpected(element: string): RuleFacts['html-safe'] {
  const isImage = /^(?:img|image|picture|source|svg)$/.test(element);
  return { fault: isImage ? 'image' : 'element', element };
}
