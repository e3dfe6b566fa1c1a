import { asPersian } from './keyboard.ts';
import { child, childrenOf, isOn, valueIn, type Xml } from './xml.ts';

/** How text looks, as far as it says something; undefined where nothing is said. */
export interface Look {
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  /** Half points. */
  readonly size?: number | undefined;
  readonly font?: string | undefined;
}

/** What a style says; what it is based on is in it already. */
export interface Style {
  readonly name: string;
  /** The names of what it is based on, the nearest first. */
  readonly bases: readonly string[];
  /** Level of the outline, 1 to 9; 0 for text that is none. */
  readonly outline?: number | undefined;
  readonly numbering?: { readonly id: string; readonly level: number } | undefined;
  readonly properties: readonly Xml[];
  /** Of letters that run from left to right, and of all others (`w:bCs`, `w:szCs`). */
  readonly latin: Look;
  readonly complex: Look;
}

export interface Styles {
  /** By its id; the style of paragraphs that name none where it is undefined. */
  paragraph(id: string | undefined): Style;
  character(id: string | undefined): Style | undefined;
}

const PLAIN: Style = { name: '', bases: [], properties: [], latin: {}, complex: {} };

/** The styles of a document (ECMA-376, part 1, 17.7). */
export function readStyles(xml: Xml | undefined): Styles {
  const all = new Map<string, Xml>();
  let usual: string | undefined;
  for (const style of childrenOf(xml, 'w:style')) {
    const id = style.attributes['w:styleId'] ?? '';
    all.set(id, style);
    if (
      style.attributes['w:type'] === 'paragraph' &&
      /^(?:1|true|on)$/.test(style.attributes['w:default'] ?? '')
    )
      usual = id;
  }
  const defaults = child(child(child(xml, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const ground = { ...PLAIN, ...looksOf(defaults) };
  const known = new Map<string, Style>();
  const resolve = (id: string, base: Style, depth = 0): Style | undefined => {
    const found = known.get(id) ?? all.get(id);
    if (!found || !('children' in found)) return found;
    const based = valueIn(found, 'w:basedOn');
    // A circle of styles is a fault of the file: Word takes the first.
    const below = (based !== undefined && depth < 20 ? resolve(based, base, depth + 1) : undefined) ?? base;
    const style = styleOf(found, below);
    known.set(id, style);
    return style;
  };
  return {
    paragraph: (id) =>
      (id && resolve(id, ground)) || (usual !== undefined && resolve(usual, ground)) || ground,
    character: (id) => (id ? resolve(id, PLAIN) : undefined),
  };
}

function styleOf(xml: Xml, below: Style): Style {
  const properties = child(xml, 'w:pPr');
  const { latin, complex } = looksOf(child(xml, 'w:rPr'));
  return {
    // Names are compared with Persian ones, whatever keyboard they were typed on.
    name: asPersian(valueIn(xml, 'w:name') ?? ''),
    bases: below.name === '' ? below.bases : [below.name, ...below.bases],
    outline: outlineOf(properties) ?? below.outline,
    numbering: numberingOf(properties) ?? below.numbering,
    properties: properties ? [properties, ...below.properties] : below.properties,
    latin: over(below.latin, latin),
    complex: over(below.complex, complex),
  };
}

export function over(below: Look, look: Look): Look {
  return {
    bold: look.bold ?? below.bold,
    italic: look.italic ?? below.italic,
    size: look.size ?? below.size,
    font: look.font ?? below.font,
  };
}

/** 0 for text of no level: the attribute counts from 0, and has 9 for that (17.3.1.20). */
export function outlineOf(properties: Xml | undefined): number | undefined {
  const level = valueIn(properties, 'w:outlineLvl');
  return level === undefined ? undefined : (Number(level) + 1) % 10;
}

export function numberingOf(properties: Xml | undefined): Style['numbering'] {
  const numbering = child(properties, 'w:numPr');
  if (!numbering) return undefined;
  return { id: valueIn(numbering, 'w:numId') ?? '0', level: Number(valueIn(numbering, 'w:ilvl') ?? 0) };
}

/** What properties of a run say of both kinds of letters; where nothing is said of complex ones, what is said of all. */
export function looksOf(properties: Xml | undefined): { readonly latin: Look; readonly complex: Look } {
  const fonts = child(properties, 'w:rFonts')?.attributes;
  const size = numberOf(valueIn(properties, 'w:sz'));
  const bold = isOn(properties, 'w:b');
  const italic = isOn(properties, 'w:i');
  return {
    latin: { bold, italic, size, font: fonts?.['w:ascii'] },
    complex: {
      bold: isOn(properties, 'w:bCs') ?? bold,
      italic: isOn(properties, 'w:iCs') ?? italic,
      size: numberOf(valueIn(properties, 'w:szCs')) ?? size,
      font: fonts?.['w:cs'] ?? fonts?.['w:ascii'],
    },
  };
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return text === undefined || Number.isNaN(number) ? undefined : number;
}
