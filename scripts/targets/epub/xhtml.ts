import type { Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import type { Element, Root as XastRoot } from 'xast';
import { writeXml } from '../../book/write-xml.ts';

/** EPUB's own words for DPUB-ARIA roles (EPUB Structural Semantics 1.1); reading systems look for these. */
const TYPES: Readonly<Record<string, string>> = {
  'doc-chapter': 'chapter',
  'doc-part': 'part',
  'doc-noteref': 'noteref',
  'doc-footnote': 'footnote',
  'doc-endnotes': 'footnotes',
  'doc-epigraph': 'epigraph',
  'doc-dedication': 'dedication',
  'doc-colophon': 'colophon',
  'doc-backlink': 'backlink',
  'doc-pagebreak': 'pagebreak',
};

/** HTML -> XML that keeps the case of SVG's names; every role also as `epub:type`, every `lang` also as `xml:lang`. */
export function toXhtml(tree: Root): string {
  const xml = toXast(tree) as XastRoot;
  adapt(xml);
  return writeXml(xml);
}

function adapt(node: XastRoot | Element): void {
  for (const element of node.children) {
    if (element.type !== 'element') continue;
    const { attributes } = element;
    const type = TYPES[String(attributes['role'] ?? '')];
    if (type) attributes['epub:type'] = type;
    if (attributes['lang']) attributes['xml:lang'] = attributes['lang'];
    // A section of footnotes is no list of endnotes to ARIA.
    if (attributes['role'] === 'doc-endnotes') delete attributes['role'];
    if (element.name !== 'svg' && attributes['xmlns'] === 'http://www.w3.org/1999/xhtml')
      delete attributes['xmlns'];
    // Many reading systems can't open one.
    if (element.name === 'details') attributes['open'] = 'open';
    adapt(element);
  }
}

interface Frame {
  readonly language: string;
  readonly direction: string;
  readonly title: string;
  /** Path from the document to the style sheet. */
  readonly style: string;
}

/** A whole XHTML document around a body. */
export function xhtmlDocument(body: string, { language, direction, title, style }: Frame): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${direction}">
<head><meta charset="utf-8"/><title>${escapeXml(title)}</title><link rel="stylesheet" type="text/css" href="${style}"/></head>
<body>
${body}
</body>
</html>
`;
}

export function escapeXml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark]!,
  );
}
