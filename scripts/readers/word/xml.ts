import { SaxesParser } from 'saxes';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import type { Package } from '../package.ts';

/** An element with its usual prefix, such as `w:p`, whatever the file calls that namespace. */
export interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Xml | string)[];
}

/** How deep elements may stand in one another. */
const DEEPEST = 400;

/** The usual prefixes, by what their namespaces end with: transitional and strict ones have the same ends (ECMA-376, part 1 and 4). */
const PREFIXES: readonly (readonly [end: RegExp, prefix: string])[] = [
  [/\/wordprocessingml(?:\/2006)?\/main$/, 'w'],
  [/\/officeDocument(?:\/2006)?\/math$/, 'm'],
  [/\/officeDocument(?:\/2006)?\/relationships$/, 'r'],
  [/\/drawingml(?:\/2006)?\/main$/, 'a'],
  [/\/drawingml(?:\/2006)?\/wordprocessingDrawing$/, 'wp'],
  [/\/drawingml(?:\/2006)?\/picture$/, 'pic'],
  [/\/drawingml(?:\/2006)?\/chart$/, 'c'],
  [/\/drawingml(?:\/2006)?\/diagram$/, 'dgm'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/wordprocessingShape$/, 'wps'],
  [/\/drawing\/2016\/SVG\/main$/, 'asvg'],
  [/\/officeDocument(?:\/2006)?\/bibliography$/, 'b'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
  [/^urn:schemas-microsoft-com:office:office$/, 'o'],
  [/\/dc\/elements\/1\.1\/$/, 'dc'],
  [/\/metadata\/core-properties$/, 'cp'],
];

/** A part as a tree; undefined where the package has none. @throws WarraqError `import-readable` */
export async function readXml(file: Package, part: string): Promise<Xml | undefined> {
  const bytes = await file.bytes(part);
  if (!bytes) return undefined;
  try {
    return parseXml(decoded(bytes), file.name);
  } catch (cause) {
    if (cause instanceof WarraqError) throw cause;
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new WarraqError('import-readable', { fault: 'damaged', name: file.name, part, said }, cause);
  }
}

/** UTF-8 or UTF-16: what XML of a package is in (ECMA-376, part 2, 7.2.3). */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

/**
 * XML as a tree. saxes knows no entities but XML's own: what a DTD declares is a fault, and never grows.
 *
 * @throws Error where it is malformed; WarraqError `import-readable` where it is too deep.
 */
export function parseXml(text: string, file: string): Xml | undefined {
  const names = new Names();
  const open: { name: string; attributes: Record<string, string>; children: (Xml | string)[] }[] = [];
  let root: Xml | undefined;
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  parser.on('error', (cause) => {
    throw cause;
  });
  parser.on('opentag', (tag) => {
    names.learn(tag.attributes);
    const element = { name: names.usual(tag.name), attributes: names.usualOf(tag.attributes), children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
    if (open.length > DEEPEST)
      throw new WarraqError('import-readable', { fault: 'deep', name: file, most: DEEPEST });
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (value) => {
    open.at(-1)?.children.push(value);
  });
  parser.on('cdata', (value) => {
    open.at(-1)?.children.push(value);
  });
  parser.write(text).close();
  return root;
}

/** The prefixes of a file, and the usual ones. */
class Names {
  readonly #usual = new Map<string, string>();

  /** Declarations of namespaces that have another prefix than is usual. */
  learn(attributes: Readonly<Record<string, string>>): void {
    for (const key in attributes) {
      if (!key.startsWith('xmlns')) continue;
      const prefix = key.slice('xmlns:'.length);
      const usual = PREFIXES.find(([end]) => end.test(attributes[key]!))?.[1];
      if (usual !== undefined && usual !== prefix) this.#usual.set(prefix, usual);
    }
  }

  usual(name: string): string {
    if (this.#usual.size === 0) return name;
    const colon = name.indexOf(':');
    const usual = this.#usual.get(colon < 0 ? '' : name.slice(0, colon));
    return usual === undefined ? name : `${usual}:${name.slice(colon + 1)}`;
  }

  usualOf(attributes: Record<string, string>): Record<string, string> {
    if (this.#usual.size === 0) return attributes;
    // An attribute without a prefix is of no namespace.
    return Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [key.includes(':') ? this.usual(key) : key, value]),
    );
  }
}

export function child(parent: Xml | undefined, name: string): Xml | undefined {
  for (const one of parent?.children ?? []) if (typeof one !== 'string' && one.name === name) return one;
  return undefined;
}

export function elements(parent: Xml | undefined): readonly Xml[] {
  return (parent?.children ?? []).filter((one): one is Xml => typeof one !== 'string');
}

export function childrenOf(parent: Xml | undefined, name: string): readonly Xml[] {
  return elements(parent).filter((one) => one.name === name);
}

/** All elements of a name within another, in their order. */
export function within(parent: Xml, name: string): readonly Xml[] {
  return elements(parent).flatMap((one) => [...(one.name === name ? [one] : []), ...within(one, name)]);
}

/** The `w:val` of a child. */
export function valueIn(parent: Xml | undefined, name: string): string | undefined {
  return child(parent, name)?.attributes['w:val'];
}

/** Whether a property is on: it is there, and says nothing else (ECMA-376, part 1, 17.17.4); undefined where it is not there. */
export function isOn(parent: Xml | undefined, name: string): boolean | undefined {
  const property = child(parent, name);
  return property && !/^(?:0|false|off|none)$/.test(property.attributes['w:val'] ?? '');
}

/** The text within an element, as it stands. */
export function textOf(element: Xml): string {
  return element.children.map((one) => (typeof one === 'string' ? one : textOf(one))).join('');
}
