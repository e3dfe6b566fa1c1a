import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { ADDRESS_ATTRIBUTES, isActive } from '../../book/address.ts';
import { visit } from '../../book/visit.ts';
import type { RuleId } from '../../diagnostics/facts.ts';
import { en } from '../../diagnostics/messages/en.ts';
import { wordsOf } from '../../diagnostics/messages/messages.ts';
import { MessageList } from '../../diagnostics/report.ts';
import { readDrawing } from '../../manuscript/drawing/read-drawing.ts';
import { FORMATS } from '../../targets/formats.ts';

/** What a web edition is made of beside pages and drawings: kinds of files in which nothing runs when they are opened. */
const IDLE = new Set('.css .woff2 .woff .ttf .otf .png .jpg .jpeg .gif .webp .avif .txt .json'.split(' '));

/** Elements that run something, or show a document in which something may. */
const LIVE = new Set(
  'script iframe frame frameset object embed applet portal base form animate set animatemotion animatetransform'.split(
    ' ',
  ),
);

/** Blocks of data, which nothing runs (HTML, 4.12.1). */
const DATA = /^application\/(?:ld\+)?json$/;

/** Our own scripts, as policies name them. */
const OWN = new Set(FORMATS.flatMap(({ scripts = [] }) => scripts));

/**
 * Why a file of a web edition may do something in the browser of who reads it; undefined where it can't. Web editions of warraq run
 * no script but that of their search, which is known; those in an archive of somebody else may be anything.
 *
 *     index.html, <p onclick="…">   ->   onclick= on <p>
 */
export function livePart(path: string, bytes: Uint8Array): string | undefined {
  const kind = posix.extname(path).toLowerCase();
  if (IDLE.has(kind)) return undefined;
  if (kind !== '.html' && kind !== '.svg') return 'a kind of file that no web edition has';
  const text = decoded(bytes);
  if (text === undefined) return 'text that is not UTF-8';
  return kind === '.svg' ? liveInDrawing(text) : liveInPage(fromHtml(text));
}

/** Browsers believe a mark at the beginning; what says that it is in another encoding is looked for in the page. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function liveInDrawing(text: string): string | undefined {
  const told = new MessageList();
  readDrawing({ path: 'drawing.svg', value: text }, told.report);
  const [first] = told.all;
  return first && wordsOf(en, first.rule as RuleId).say(first.facts);
}

function liveInPage(page: Root): string | undefined {
  let found: string | undefined;
  visit(page, 'element', (element) => {
    found ??= liveInElement(element);
    if (element.content) found ??= liveInPage(element.content);
  });
  return found;
}

function liveInElement(element: Element): string | undefined {
  const { tagName, properties } = element;
  if (isKnownScript(element)) return undefined;
  if (LIVE.has(tagName.toLowerCase())) return `<${tagName}>`;
  if (tagName === 'meta' && !isIdleMeta(properties)) return '<meta> that changes how the page is read';
  for (const [name, value] of Object.entries(properties)) {
    if (/^on/i.test(name)) return `${name.toLowerCase()}= on <${tagName}>`;
    const isImage = tagName === 'img' && name === 'src';
    if (ADDRESS_ATTRIBUTES.has(name) && !isImage && [value].flat().some((one) => isActive(String(one))))
      return `address ${String(value).slice(0, 30)} on <${tagName}>`;
  }
  return undefined;
}

/** A block of data, or our own script; neither is fetched from elsewhere. */
function isKnownScript({ tagName, properties, children }: Element): boolean {
  const { type, id: _, ...others } = properties;
  if (tagName !== 'script' || Object.keys(others).length > 0) return false;
  if (type !== undefined) return DATA.test(String(type));
  const text = children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  return OWN.has(`sha256-${createHash('sha256').update(text).digest('base64')}`);
}

/** One that says the encoding, a policy, or something of the page by name. */
function isIdleMeta({ charSet, httpEquiv }: Element['properties']): boolean {
  const isUtf8 = charSet === undefined || /^utf-?8$/i.test(String(charSet));
  return (
    isUtf8 && (httpEquiv === undefined || /^content-security-policy$/i.test([httpEquiv].flat().join('')))
  );
}
