import type { Element } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { SaxesParser } from 'saxes';
import type { TextFile } from '../../book/text-file.ts';
import { writeXml } from '../../book/write-xml.ts';
import type { RuleFacts, TakenOut } from '../../diagnostics/facts.ts';
import { placer } from '../../diagnostics/place.ts';
import type { Report } from '../../diagnostics/report.ts';
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
 * itself alone. A drawing that names no namespace is taken for SVG, as it is in HTML. What was taken out is told;
 * so is why it can't be read, or is too large.
 */
export function readDrawing(file: TextFile, report: Report): Drawing | undefined {
  try {
    const root = rebuilt(file, report);
    return { tree: root, bytes: new TextEncoder().encode(writeXml(toXast(root))) };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    report(file, cause.rule, cause.facts, placer(file)(cause.offset, cause.offset + 1));
    return undefined;
  }
}

function rebuilt(file: TextFile, report: Report): Element {
  const text = file.value;
  if (text.length > LIMITS.drawingBytes)
    throw new Fault(
      'image-within-limits',
      { fault: 'drawing-bytes', megabytes: LIMITS.drawingBytes / 1e6 },
      0,
    );
  const tree = new InertTree();
  parse(text, tree);
  tellTaken(file, tree.taken, report);
  if (!tree.root) throw new Fault('drawing-readable', { fault: 'root' }, 0);
  if (drawnElements(tree.root, LIMITS.drawingElements) > LIMITS.drawingElements)
    throw new Fault('image-within-limits', { fault: 'drawn', most: LIMITS.drawingElements }, 0);
  return tree.root;
}

type FaultRule = 'drawing-readable' | 'image-within-limits';

/** Why a drawing is not read any further. */
class Fault<Id extends FaultRule = FaultRule> extends Error {
  readonly rule: Id;
  readonly facts: RuleFacts[Id];
  readonly offset: number;

  constructor(rule: Id, facts: RuleFacts[Id], offset: number) {
    super(rule);
    this.rule = rule;
    this.facts = facts;
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
  const stop = <Id extends FaultRule>(rule: Id, facts: RuleFacts[Id]): never => {
    throw new Fault(rule, facts, Math.max(0, parser.position - 1));
  };
  let start = 0;
  let textStart = 0;
  parser.on('error', ({ message }) => stop('drawing-readable', { fault: 'xml', said: saidOf(message) }));
  parser.on('doctype', (declarations) => {
    for (const [, name, one, other] of declarations.matchAll(ENTITY)) parser.ENTITIES[name!] = one ?? other!;
    const rest = declarations.replace(ENTITY, '');
    if (/<!(?:ENTITY|ATTLIST|ELEMENT)/.test(rest)) tree.take({ kind: 'doctype' }, 0);
  });
  parser.on('processinginstruction', ({ target }) =>
    tree.take({ kind: 'instruction', name: target }, text.lastIndexOf('<?', parser.position - 1)),
  );
  parser.on('opentagstart', ({ name }) => {
    start = parser.position - name.length - 2;
  });
  parser.on('opentag', (tag) => {
    textStart = parser.position;
    tree.open(tag.uri === '' ? { ...tag, uri: SVG } : tag, start);
    if (tree.depth > LIMITS.drawingDepth)
      stop('image-within-limits', { fault: 'depth', most: LIMITS.drawingDepth });
    if (tree.count > LIMITS.drawingElements)
      stop('image-within-limits', { fault: 'elements', most: LIMITS.drawingElements });
  });
  parser.on('text', (value) => tree.text(value));
  parser.on('cdata', (value) => tree.text(value));
  parser.on('closetag', () => tree.close(textStart));
  parser.write(text).close();
}

/** `3:14: unclosed tag: g` -> `unclosed tag: g`: the place is told beside it. */
function saidOf(message: string): string {
  return message.replace(/^(?:\d+:\d+: )/, '').replace(/\.$/, '');
}

/** Each thing once, where it stands first. */
function tellTaken(file: TextFile, taken: readonly Taken[], report: Report): void {
  const place = placer(file);
  const firsts = new Map<string, { readonly what: TakenOut; readonly offset: number; count: number }>();
  for (const { what, offset } of taken) {
    const key = JSON.stringify(what);
    const first = firsts.get(key) ?? { what, offset, count: 0 };
    first.count += 1;
    firsts.set(key, first);
  }
  for (const { what, offset, count } of firsts.values())
    report(file, 'drawing-inert', { taken: what, count }, place(offset, offset + 1));
}
