import type { Element } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { SaxesParser } from 'saxes';
import type { VFile } from 'vfile';
import { writeXml } from '../../book/write-xml.ts';
import { placer } from '../../diagnostics/place.ts';
import { report } from '../../diagnostics/report.ts';
import type { RuleId } from '../../diagnostics/rules.ts';
import { LIMITS } from '../limits.ts';
import { drawnElements } from './drawn-elements.ts';
import { InertTree, type Taken } from './inert-tree.ts';

/** An SVG drawing that can do nothing but be drawn. */
export interface Drawing {
  /** The outermost element, `svg`. */
  readonly tree: Element;
  /** The same as a file of its own, which says what the tree says and nothing else. */
  readonly bytes: Uint8Array;
}

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';

/** The declarations that drawing programs write: `<!ENTITY ns_svg "http://www.w3.org/2000/svg">`. A text that refers to nothing can't grow. */
const ENTITY = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"&%<]{0,200})"|'([^'&%<]{0,200})')\s*>/g;

/**
 * Read a drawing as XML 1.0 and build it anew from the elements, attributes and styles that only draw, with references to
 * itself alone. A drawing that names no namespace is taken for SVG, as it is in HTML. What was taken out is told on the file;
 * so is why it can't be read, or is too large.
 */
export function readDrawing(file: VFile): Drawing | undefined {
  try {
    const root = rebuilt(file);
    return { tree: root, bytes: new TextEncoder().encode(writeXml(toXast(root))) };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    report(file, cause.rule, cause.message, placer(file)(cause.offset, cause.offset + 1));
    return undefined;
  }
}

function rebuilt(file: VFile): Element {
  const text = String(file);
  if (text.length > LIMITS.drawingBytes)
    throw new Fault('image-within-limits', `it has more than ${LIMITS.drawingBytes / 1e6} MB`, 0);
  const tree = new InertTree();
  parse(text, tree);
  tellTaken(file, tree.taken);
  if (!tree.root) throw new Fault('drawing-readable', 'its outermost element is not <svg>', 0);
  if (drawnElements(tree.root, LIMITS.drawingElements) > LIMITS.drawingElements)
    throw new Fault('image-within-limits', `more than ${LIMITS.drawingElements} elements would be drawn`, 0);
  return tree.root;
}

/** Why a drawing is not read any further. */
class Fault extends Error {
  readonly rule: RuleId;
  readonly offset: number;

  constructor(rule: RuleId, reason: string, offset: number) {
    super(reason);
    this.rule = rule;
    this.offset = offset;
  }
}

/**
 * Read a file into a tree.
 *
 * @throws Fault at the first: what is wrong or too large is read no further.
 */
function parse(text: string, tree: InertTree): void {
  const parser = new SaxesParser({ xmlns: true, additionalNamespaces: { xlink: XLINK } });
  const stop = (rule: RuleId, reason: string): never => {
    throw new Fault(rule, reason, Math.max(0, parser.position - 1));
  };
  let start = 0;
  let textStart = 0;
  parser.on('error', ({ message }) => stop('drawing-readable', reasonOf(message)));
  parser.on('doctype', (declarations) => {
    for (const [, name, one, other] of declarations.matchAll(ENTITY)) parser.ENTITIES[name!] = one ?? other!;
    const rest = declarations.replace(ENTITY, '');
    if (/<!(?:ENTITY|ATTLIST|ELEMENT)/.test(rest)) tree.take('declarations of the document type', 0);
  });
  parser.on('processinginstruction', ({ target }) =>
    tree.take(`<?${target}?>`, text.lastIndexOf('<?', parser.position - 1)),
  );
  parser.on('opentagstart', ({ name }) => {
    start = parser.position - name.length - 2;
  });
  parser.on('opentag', (tag) => {
    textStart = parser.position;
    tree.open(tag.uri === '' ? { ...tag, uri: SVG } : tag, start);
    if (tree.depth > LIMITS.drawingDepth)
      stop('image-within-limits', `elements stand more than ${LIMITS.drawingDepth} deep in one another`);
    if (tree.count > LIMITS.drawingElements)
      stop('image-within-limits', `it has more than ${LIMITS.drawingElements} elements`);
  });
  parser.on('text', (value) => tree.text(value));
  parser.on('cdata', (value) => tree.text(value));
  parser.on('closetag', () => tree.close(textStart));
  parser.write(text).close();
}

/** `3:14: unclosed tag: g` -> `unclosed tag: g`: the place is told beside it. */
function reasonOf(message: string): string {
  return `it is no well-formed XML: ${message.replace(/^(?:\d+:\d+: )/, '').replace(/\.$/, '')}`;
}

/** Each thing once, where it stands first. */
function tellTaken(file: VFile, taken: readonly Taken[]): void {
  const place = placer(file);
  const counts = new Map<string, number>();
  for (const { what } of taken) counts.set(what, (counts.get(what) ?? 0) + 1);
  const told = new Set<string>();
  for (const { what, offset } of taken) {
    if (told.has(what)) continue;
    told.add(what);
    const count = counts.get(what)!;
    const times = count > 1 ? ` (${count} times)` : '';
    report(file, 'drawing-inert', `took out ${what}${times}`, place(offset, offset + 1));
  }
}
