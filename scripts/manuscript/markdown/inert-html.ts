import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Root } from 'mdast';
import { defaultSchema } from 'rehype-sanitize';
import type { VFile } from 'vfile';
import { visit } from '../../book/visit.ts';
import { report } from '../../diagnostics/report.ts';

/** The elements that HTML in a manuscript may have: what reading lets through and rendering keeps. */
export const INERT_ELEMENTS: readonly string[] = [
  ...(defaultSchema.tagNames ?? []),
  ...['abbr', 'bdi', 'bdo', 'cite', 'dfn', 'mark', 'small', 'u', 'wbr'],
];
const ALLOWED = new Set(INERT_ELEMENTS);
const URL_ATTRIBUTES = ['href', 'src', 'action', 'formAction', 'poster', 'data'];

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
  visit(tree, 'html', (node) => {
    node.value = withPlainSigns(node.value);
    const left = node.value.replace(COMMENT, '').replace(TAG, '');
    const open = /<(?:!--|\/?[a-z!?])/i.exec(left)?.[0];
    if (open !== undefined) {
      if (/^<[!?]$/.test(open))
        report(file, 'html-safe', `unexpected ${open}…>, expected text or plain markup`, node);
      else report(file, 'html-closed', `${open}… is not closed`, node);
      return;
    }
    const opening = /^<\s*\/?\s*([a-z][\w-]*)/i.exec(node.value)?.[1]?.toLowerCase();
    if (opening && !ALLOWED.has(opening)) {
      report(file, 'html-safe', `unexpected element <${opening}>, expected text or plain markup`, node, {
        actual: opening,
      });
      return;
    }
    visit(fromHtml(node.value, { fragment: true }), 'element', (element: Element) => {
      const fault = faultOf(element);
      if (fault) report(file, 'html-safe', fault, node);
    });
  });
}

function faultOf(element: Element): string | undefined {
  if (!ALLOWED.has(element.tagName))
    return `unexpected element <${element.tagName}>, expected text or plain markup`;
  for (const [name, value] of Object.entries(element.properties)) {
    if (/^on/i.test(name)) return `unexpected attribute ${name.toLowerCase()}= on <${element.tagName}>`;
    if (URL_ATTRIBUTES.includes(name) && /^\s*(?:javascript|vbscript|data):/i.test(String(value))) {
      return `unexpected address ${String(value).slice(0, 30)} on <${element.tagName}>`;
    }
  }
  if (element.tagName === 'img')
    return 'unexpected element <img>, expected a Markdown image: ![alternative](file)';
  return undefined;
}
