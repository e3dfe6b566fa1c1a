import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Html, Image, Nodes, Parents, Root, RootContent, Text } from 'mdast';
import { ADDRESS_ATTRIBUTES, isActive } from '../../book/address.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visit } from '../../book/visit.ts';
import type { RuleFacts } from '../../diagnostics/facts.ts';
import { Kinds } from '../../diagnostics/kinds.ts';
import type { Report } from '../../diagnostics/report.ts';
import { LIMITS } from '../limits.ts';
import {
  COMMENT,
  Comments,
  INERT_ELEMENTS,
  SILENT_ELEMENTS,
  TAG,
  withoutComments,
  withoutScripts,
  withPlainSigns,
} from './inert-html.ts';

declare module 'mdast' {
  interface ImageData {
    /** How wide it is to be shown, in CSS pixels, or as a part of the line. */
    width?: number | `${number}%`;
    /** The address that is shown in its place, where the thing itself can't be. */
    absent?: string;
    /** What it was written as, by its name alone, where that is no image of Markdown. */
    embedded?: string;
  }
}

/** What was done to an element, without the count of the others. */
type Carried = RuleFacts['html-carried'] extends infer Facts
  ? Facts extends unknown
    ? Omit<Facts, 'more'>
    : never
  : never;

const ALLOWED = new Set(INERT_ELEMENTS);

/** Elements of which another has the meaning. */
const RENAMED: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  address: 'div',
  article: 'div',
  big: 'span',
  center: 'div align="center"',
  font: 'span',
  footer: 'div',
  header: 'div',
  hgroup: 'div',
  main: 'div',
  menu: 'ul',
  nav: 'div',
  strike: 's',
};

/** Elements that show what lies elsewhere. */
const EMBEDDING = new Set(['audio', 'embed', 'iframe', 'object', 'video']);

/** What begins a comment, or a tag. */
const PIECE = new RegExp(`${COMMENT}|${TAG.source}`, 'gi');

/**
 * Carry the HTML of a text: signs become what they are, images those of Markdown, elements that may stay do so, of others their text
 * stays; what runs or loads something goes. It is told what was done, once a kind. What would make text vanish is an error: comments
 * and tags that are not closed, declarations and instructions. The tree is ours to change.
 */
export function readHtml(tree: Root, file: TextFile, report: Report): void {
  const kinds = new Kinds();
  const reader = new HtmlReader(file, kinds, report);
  carryWithin(tree, reader);
  visit(tree, 'text', (node) => {
    const { tag } = (node as Text).data ?? {};
    if (tag !== undefined) reader.tell({ fault: 'sign', element: tag }, `sign ${tag}`, node);
  });
  kinds.tell();
}

function carryWithin(parent: Parents, reader: HtmlReader): void {
  let any = false;
  for (const child of parent.children) {
    if (child.type === 'html') any = true;
    else if ('children' in child) carryWithin(child, reader);
  }
  if (!any) return;
  const isFlow = !isPhrasing(parent);
  const children = (parent.children as RootContent[]).flatMap((child): RootContent[] =>
    child.type === 'html' ? standing(reader.carried(child), isFlow) : [child],
  );
  parent.children = children as never;
}

function isPhrasing({ type }: Nodes): boolean {
  return /^(?:paragraph|heading|emphasis|strong|delete|link|tableCell|textDirective)$/.test(type);
}

/** Images that stand among blocks are a paragraph. */
function standing(nodes: readonly (Html | Image)[], isFlow: boolean): RootContent[] {
  const saysMore = nodes.some((node) => node.type === 'html' && node.value.trim() !== '');
  const images = nodes.filter((node) => node.type === 'image');
  if (!isFlow || saysMore || images.length === 0) return [...nodes];
  return [{ type: 'paragraph', children: images, position: images[0]!.position! }];
}

class HtmlReader {
  readonly #file: TextFile;
  readonly #kinds: Kinds;
  readonly #report: Report;
  #open = 0;

  constructor(file: TextFile, kinds: Kinds, report: Report) {
    this.#file = file;
    this.#kinds = kinds;
    this.#report = report;
  }

  /** Tell what was done, once of each kind. */
  tell(facts: Carried, kind: string, node: Nodes): void {
    this.#kinds.add(kind, (more) =>
      this.#report(this.#file, 'html-carried', { ...facts, more } as RuleFacts['html-carried'], node),
    );
  }

  carried(node: Html): readonly (Html | Image)[] {
    node.value = withPlainSigns(node.value);
    if (this.#isTooOpen(node) || this.#hidesText(node)) return [node];
    const nodes: (Html | Image)[] = [];
    let html = '';
    let end = 0;
    const comments = new Comments(node.value);
    const flush = () => {
      nodes.push({ ...node, value: html });
      html = '';
    };
    for (const match of node.value.matchAll(PIECE)) {
      if (match.index < end) continue;
      const isComment = match[0] === COMMENT;
      const behind = isComment ? comments.endOf(match.index) : match.index + match[0].length;
      if (behind === undefined) continue;
      html += node.value.slice(end, match.index);
      end = behind;
      if (isComment) {
        html += node.value.slice(match.index, end);
        continue;
      }
      const name = nameOf(match[0]);
      if (SILENT_ELEMENTS.has(name) && !match[0].startsWith('</')) {
        const closed = this.#endOf(name, node, end);
        if (closed === undefined) return [node];
        end = closed;
      }
      const made = this.#tag(match[0], name, node);
      if (typeof made === 'string') html += made;
      else {
        flush();
        nodes.push(made);
      }
    }
    html += node.value.slice(end);
    flush();
    // What says nothing stays where it is alone: chapters know by it how far they go.
    const saying = nodes.filter((one) => one.type !== 'html' || one.value !== '');
    return saying.length > 0 ? saying : nodes.slice(0, 1);
  }

  /** What a tag becomes: the tag itself, an image, another tag, nothing. */
  #tag(tag: string, name: string, node: Html): string | Image {
    const isEnd = tag.startsWith('</');
    if (name === 'img' || name === 'image') return isEnd ? '' : this.#image(tag, node);
    const renamed = RENAMED[name];
    if (renamed !== undefined && !isEnd) this.#attributes(tag, name, node);
    if (renamed !== undefined)
      return isEnd ? `</${/^\w+/.exec(renamed)![0]}>` : `<${renamed}${tag.slice(name.length + 1)}`;
    if (ALLOWED.has(name)) return isEnd ? tag : this.#allowed(tag, name, node);
    if (isEnd) return '';
    const element = EMBEDDING.has(name) ? elementOf(tag) : undefined;
    const address = String(element?.properties['src'] ?? element?.properties['data'] ?? '');
    if (/^(?:https?:)?\/\//i.test(address)) {
      this.tell({ fault: 'embedded', element: name }, `embedded ${name}`, node);
      return absent(address, String(element?.properties['title'] ?? ''), node);
    }
    const fault = SILENT_ELEMENTS.has(name) ? 'silent' : 'element';
    this.tell({ fault, element: writtenName(tag) }, `${fault} ${name}`, node);
    return '';
  }

  #image(tag: string, node: Html): string | Image {
    const { src, alt, width } = elementOf(tag.replace(/^<image/i, '<img'))?.properties ?? {};
    this.#attributes(tag, 'img', node);
    if (!src) {
      this.tell({ fault: 'element', element: 'img' }, 'element img', node);
      return '';
    }
    const [, size, unit] = /^\s*(\d{1,5}(?:\.\d+)?)\s*(?:(%|px)\s*)?$/.exec(String(width ?? '')) ?? [];
    return {
      type: 'image',
      url: String(src),
      alt: alt === undefined ? null : String(alt),
      title: null,
      ...(node.position ? { position: node.position } : {}),
      ...(size ? { data: { width: unit === '%' ? `${Number(size)}%` : Number(size) } } : {}),
    };
  }

  #allowed(tag: string, name: string, node: Html): string {
    this.#attributes(tag, name, node);
    // Pages of old name the place of an anchor so.
    return name === 'a' && !/\sid\s*=/i.test(tag) ? tag.replace(/(\s)name(?=\s*=)/i, '$1id') : tag;
  }

  /** Tell what an element may not have; what shows the text keeps none of it. */
  #attributes(tag: string, element: string, node: Html): void {
    if (!/[\s/"']on|[:&]/i.test(tag)) return;
    for (const [property, value] of Object.entries(elementOf(tag)?.properties ?? {})) {
      const attribute = property.toLowerCase();
      if (attribute.startsWith('on'))
        this.tell({ fault: 'attribute', attribute, element }, `attribute ${attribute} ${element}`, node);
      else if (ADDRESS_ATTRIBUTES.has(property) && isActive(String(value)))
        this.tell(
          { fault: 'address', address: String(value).slice(0, 30), element },
          `address ${element}`,
          node,
        );
    }
  }

  /** Where an element without words ends; it must be closed in the same piece, unless nothing follows it there. */
  #endOf(name: string, node: Html, from: number): number | undefined {
    const rest = node.value.slice(from);
    const end = new RegExp(`</${name}[^>]*>`, 'i').exec(rest);
    if (end) return from + end.index + end[0].length;
    if (rest.trim() === '') return from;
    this.#report(this.#file, 'html-closed', { open: `<${name}` }, node);
    return undefined;
  }

  #isTooOpen(node: Html): boolean {
    const before = this.#open;
    this.#open = openAfter(node.value, before);
    if (this.#open <= LIMITS.openHtml) return false;
    if (before <= LIMITS.openHtml)
      this.#report(this.#file, 'text-within-limits', { fault: 'open-html', most: LIMITS.openHtml }, node);
    return true;
  }

  #hidesText(node: Html): boolean {
    const left = withoutComments(withoutScripts(node.value)).replace(TAG, '');
    const open = /<(?:!--|\/?[a-z!?])/i.exec(left)?.[0];
    if (open === undefined) return false;
    if (/^<[!?]$/.test(open)) this.#report(this.#file, 'html-safe', { open }, node);
    else this.#report(this.#file, 'html-closed', { open }, node);
    return true;
  }
}

/** What is shown in the place of a thing that can't be. */
function absent(address: string, alt: string, { position }: Nodes): Image {
  return {
    type: 'image',
    url: address,
    alt,
    title: null,
    data: { absent: address },
    ...(position ? { position } : {}),
  };
}

function writtenName(tag: string): string {
  return /^<\/?([a-z][^\s/>]*)/i.exec(tag)![1]!;
}

function nameOf(tag: string): string {
  return writtenName(tag).toLowerCase();
}

function elementOf(tag: string): Element | undefined {
  return fromHtml(tag, { fragment: true }).children.find((node): node is Element => node.type === 'element');
}

/** Elements that have no end (HTML Standard, 13.1.2). */
const VOID = /^(?:area|base|br|col|embed|hr|image|img|input|link|meta|source|track|wbr)$/i;

/**
 * How many elements are open behind some HTML, if so many are before it; those that end without a tag stay open here. A slash ends
 * none (HTML Standard, 13.1.2.1): `<b/>` is open.
 */
function openAfter(html: string, before: number): number {
  let open = before;
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][^\s/<>]*)(?![^\s/<>])[^<>]*>/gi)) {
    if (end) open = Math.max(0, open - 1);
    else if (!VOID.test(name!)) open += 1;
  }
  return open;
}
