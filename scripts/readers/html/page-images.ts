import { posix } from 'node:path';
import type { Element, Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import type { Root as XastRoot } from 'xast';
import { writeXml } from '../../book/write-xml.ts';
import { freeName } from '../free-name.ts';
import { attribute, elementsOf, lettersIn } from './elements.ts';

/** An image that is taken along: its path in the manuscript, and its bytes. */
export interface TakenImage {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The bytes of a file beside the page, by its path from there; undefined where there is none, or where it may not be read. */
export type Beside = (path: string) => Promise<Uint8Array | undefined>;

/** The address of an image: pages that load images late keep it elsewhere. */
export function imageAddress(element: Element): string {
  const late = ['dataSrc', 'dataLazySrc', 'dataOriginal']
    .map((name) => attribute(element, name))
    .find((one) => one !== '');
  const source = attribute(element, 'src');
  return late && (source === '' || source.startsWith('data:')) ? late : source;
}

/** Where an element of a drawing has the path of its image. */
export const DRAWING = 'dataWarraqDrawing';

/**
 * The images of an article that lie beside its page, or are written in it, by their addresses. Drawings of the page itself are images too, and are told
 * their paths; those that say nothing and are small are signs of buttons.
 */
export async function takeImages(
  article: Root | Element,
  beside: Beside,
): Promise<ReadonlyMap<string, TakenImage>> {
  const taken = new Map<string, TakenImage>();
  const names = new Set<string>();
  for (const element of elementsOf(article)) {
    if (element.tagName === 'svg' && isFigure(element)) {
      const path = `images/${freeName('drawing.svg', names)}`;
      taken.set(path, {
        path,
        bytes: new TextEncoder().encode(writeXml(toXast(inNamespace(element), { space: 'svg' }) as XastRoot)),
      });
      element.properties[DRAWING] = path;
    }
    const address = element.tagName === 'img' ? imageAddress(element) : '';
    if (address === '' || taken.has(address)) continue;
    const found = address.startsWith('data:') ? writtenImage(address) : await fileBeside(address, beside);
    if (!found || !canBeShown(found.bytes)) continue;
    const path = `images/${freeName(found.name, names)}`;
    taken.set(address, { path, bytes: found.bytes });
  }
  return taken;
}

/** A drawing by itself names the namespace that HTML takes for granted. */
function inNamespace(drawing: Element): Element {
  return { ...drawing, properties: { ...drawing.properties, xmlns: 'http://www.w3.org/2000/svg' } };
}

/** What images that editions can show begin with. */
const SHOWN =
  /^(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF[\s\S]{4}WEBP|(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!doctype|svg))/i;

/** Whether an edition can show an image, by what it begins with. */
function canBeShown(bytes: Uint8Array): boolean {
  return SHOWN.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'));
}

/** The least side of a drawing without words, in its own units. */
const SIGN = 100;

function isFigure(drawing: Element): boolean {
  const [, , width, height] = attribute(drawing, 'viewBox')
    .split(/[\s,]+/)
    .map(Number);
  return lettersIn(drawing) > 0 || Math.min(width ?? 0, height ?? 0) > SIGN;
}

/** An image that the address itself has (RFC 2397). */
function writtenImage(address: string): { readonly name: string; readonly bytes: Uint8Array } | undefined {
  const [, type, base64, data] =
    /^data:image\/(png|jpeg|jpg|gif|webp|svg\+xml)(?:;[\w=-]+)*?(;base64)?,(.*)$/is.exec(address) ?? [];
  if (!type || data === undefined) return undefined;
  const ending = { 'svg+xml': 'svg', jpeg: 'jpg' }[type.toLowerCase()] ?? type.toLowerCase();
  const bytes = base64 ? Buffer.from(data, 'base64') : Buffer.from(decoded(data));
  return bytes.length === 0 ? undefined : { name: `image.${ending}`, bytes: new Uint8Array(bytes) };
}

async function fileBeside(address: string, beside: Beside) {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(address)) return undefined;
  const path = posix.normalize(decoded(address.replace(/[?#].*$/s, '')).replaceAll('\\', '/'));
  if (path.startsWith('/') || path === '..' || path.startsWith('../')) return undefined;
  const bytes = await beside(path);
  return bytes && { name: posix.basename(path), bytes };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
