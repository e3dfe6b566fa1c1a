import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Root } from 'mdast';
import { defaultSchema } from 'rehype-sanitize';
import type { VFile } from 'vfile';
import { ADDRESS_ATTRIBUTES, isActive } from '../../book/address.ts';
import { visit } from '../../book/visit.ts';
import type { RuleFacts } from '../../diagnostics/facts.ts';
import { report } from '../../diagnostics/report.ts';
import { LIMITS } from '../limits.ts';

/** Elements of the schema that load what Markdown's own images do not. */
const LOADING = new Set(['picture', 'source']);

/** The elements that HTML in a manuscript may have: what reading lets through and rendering keeps. */
export const INERT_ELEMENTS: readonly string[] = [
  ...(defaultSchema.tagNames ?? []).filter((name) => !LOADING.has(name)),
  ...['abbr', 'bdi', 'bdo', 'cite', 'dfn', 'mark', 'small', 'u', 'wbr'],
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
    if (opening && !ALLOWED.has(opening)) {
      report(file, 'html-safe', unexpected(opening), node, { actual: opening });
      return;
    }
    visit(fromHtml(node.value, { fragment: true }), 'element', (element: Element) => {
      const fault = faultOf(element);
      if (fault) report(file, 'html-safe', fault, node);
    });
  });
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
