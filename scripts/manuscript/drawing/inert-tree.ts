import type { Element } from 'hast';
import { find, svg as schema } from 'property-information';
import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import type { TakenOut } from '../../diagnostics/facts.ts';
import { type CssAllowance, inertDeclarations, inertSheet, inertValue } from '../inert-css.ts';
import {
  ATTRIBUTES,
  EDITORS,
  ELEMENTS,
  FUNCTIONS,
  IDLE_ATTRIBUTES,
  IDLE_ELEMENTS,
  IDLE_PROPERTIES,
  PLACING_PROPERTIES,
  PROPERTIES,
  REFERRING,
  TEXT_ONLY,
  UNWRAPPED,
} from './allowed.ts';
import { embeddedImage } from './embedded-image.ts';

/** Something that was taken out, and where it stood: UTF-16 code units from the beginning of the file. */
export interface Taken {
  readonly what: TakenOut;
  readonly offset: number;
}

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** How much of an address is quoted. */
const QUOTED = 40;

/** Values that need no parser of CSS to be known as inert: `none`, `#7a1f1f`, `url(#gradient)`, `rgb(1, 2, 3)`. */
const PLAIN = /^(?:[^()\\"'<>&;{}@!/]*|url\(#[^\s"'()\\<>]+\)|rgba?\([\d\s.,%]+\))$/;

const CSS: CssAllowance = {
  property: (name) => {
    if (PROPERTIES.has(name) || name.startsWith('--')) return 'stays';
    return IDLE_PROPERTIES.has(name) || name.startsWith('-inkscape-') ? 'goes unsaid' : 'goes';
  },
  functions: FUNCTIONS,
  atRules: new Set(['media']),
  references: true,
};

/** The outermost element stands in a page: where, and how large, is not for it to say. */
const OUTERMOST_CSS: CssAllowance = {
  ...CSS,
  property: (name) => (PLACING_PROPERTIES.has(name) ? 'goes unsaid' : CSS.property(name)),
};

/** What an element of the source becomes. */
type Fate = Element | 'unwrapped' | 'gone';

/** Builds the tree of a drawing from the tags of its source, of what is allowed in it and nothing else. */
export class InertTree {
  root: Element | undefined;
  readonly taken: Taken[] = [];
  /** How many elements there were. */
  count = 0;
  /** The elements that are open, outermost first. */
  readonly #open: Fate[] = [];

  get depth(): number {
    return this.#open.length;
  }

  take(what: TakenOut, offset: number): void {
    this.taken.push({ what, offset });
  }

  /** `offset`: of the element's `<`. */
  open(tag: SaxesTagNS, offset: number): void {
    this.count += 1;
    const fate = this.#fateOf(tag, offset);
    if (typeof fate !== 'string') {
      if (this.#open.length === 0) this.root = fate;
      else this.#parent()?.children.push(fate);
    }
    this.#open.push(fate);
  }

  text(value: string): void {
    this.#parent()?.children.push({ type: 'text', value });
  }

  /** `textStart`: where the last text began. */
  close(textStart: number): void {
    const closed = this.#open.pop();
    if (typeof closed !== 'object') return;
    const isStyle = closed.tagName === 'style';
    if (isStyle) this.#filterSheet(closed, textStart);
    const isEmptied =
      (isStyle && closed.children.length === 0) ||
      (/^(?:image|feImage)$/.test(closed.tagName) &&
        !closed.properties['href'] &&
        !closed.properties['xLinkHref']);
    if (isEmptied && this.#open.length > 0) this.#parent()?.children.pop();
  }

  /** The element that what comes next stands in; undefined where all of that goes. */
  #parent(): Element | undefined {
    const fate = this.#open.findLast((one) => one !== 'unwrapped');
    return typeof fate === 'object' ? fate : undefined;
  }

  #fateOf({ uri, local, name, attributes }: SaxesTagNS, offset: number): Fate {
    const isOutermost = this.#open.length === 0;
    const parent = this.#parent();
    if (isOutermost && (uri !== SVG || local !== 'svg')) return 'gone';
    if (!isOutermost && !parent) return 'gone';
    if (uri === SVG && UNWRAPPED.has(local)) {
      this.take({ kind: 'wrapper', name }, offset);
      return 'unwrapped';
    }
    const isKnown = uri === SVG && ELEMENTS.has(local) && !(parent && TEXT_ONLY.has(parent.tagName));
    if (!isKnown) {
      if (!isIdle(uri, local)) this.take({ kind: 'element', name }, offset);
      return 'gone';
    }
    const element: Element = { type: 'element', tagName: local, properties: {}, children: [] };
    for (const attribute of Object.values(attributes))
      this.#attribute(element, attribute, isOutermost, offset);
    return element;
  }

  #attribute(element: Element, attribute: SaxesAttributeNS, isOutermost: boolean, offset: number): void {
    const { uri, local, name, value } = attribute;
    const { tagName, properties } = element;
    const take = (what: TakenOut = { kind: 'attribute', name, element: tagName }) => this.take(what, offset);
    const takeStyle = (css: string) => take({ kind: 'style', css, element: tagName });
    if (uri === XMLNS) return;
    if (local === 'href' && (uri === '' || uri === XLINK)) {
      const address = inertAddress(tagName, value);
      if (address === undefined) take({ kind: 'address', address: short(value), element: tagName });
      else if (uri === '') properties['href'] = address;
      else {
        // What was written before SVG 2 stays so: old readers of EPUB know nothing else.
        properties['xLinkHref'] = address;
        this.root!.properties['xmlnsXLink'] = XLINK;
      }
    } else if (uri === XML && (local === 'space' || local === 'lang')) {
      properties[local === 'space' ? 'xmlSpace' : 'xmlLang'] = value;
    } else if (uri !== '') {
      if (!(uri === XLINK || isEditors(uri))) take();
    } else if (local === 'style') {
      const { css, taken } = inertDeclarations(value, isOutermost ? OUTERMOST_CSS : CSS);
      if (css) properties['style'] = css;
      for (const { what } of taken) takeStyle(what);
    } else if (ATTRIBUTES.has(local)) {
      const inert = PROPERTIES.has(local) && !PLAIN.test(value) ? presented(local, value) : value;
      if (inert === undefined) takeStyle(`${name}: ${short(value)}`);
      else properties[find(schema, local).property] = inert;
    } else if (!IDLE_ATTRIBUTES.has(local) && !local.startsWith('data-')) take();
  }

  /** The sheet of a `style` element in place of its text; offsets are true where the source has no references in it. */
  #filterSheet(style: Element, textStart: number): void {
    const text = style.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
    const { css, taken } = inertSheet(text, CSS);
    style.children = css ? [{ type: 'text', value: css }] : [];
    for (const { what, offset } of taken)
      this.take({ kind: 'style', css: what, element: 'style' }, textStart + offset);
  }
}

/** An attribute that is a property too: its value as CSS reads it. What SVG alone reads, such as a list of transforms, can name nothing. */
function presented(name: string, value: string): string | undefined {
  return name === 'transform' ? value : inertValue(value, CSS);
}

/** `#id`, or the image that is written out in the address; undefined for every other address. */
function inertAddress(element: string, value: string): string | undefined {
  const address = value.trim();
  if (/^(?:image|feImage)$/.test(element)) {
    const embedded = embeddedImage(address);
    if (embedded !== undefined) return embedded;
  }
  return REFERRING.has(element) && address.startsWith('#') ? address : undefined;
}

/** Whether an element draws nothing and does nothing: what a program keeps in the file for itself. */
function isIdle(uri: string, local: string): boolean {
  return uri === SVG ? IDLE_ELEMENTS.has(local) : isEditors(uri);
}

function isEditors(uri: string): boolean {
  return EDITORS.some((beginning) => uri.startsWith(beginning));
}

function short(text: string): string {
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}
