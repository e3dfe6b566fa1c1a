import type { SetItem } from './collect.ts';
import { probe } from './probe.ts';

/** Where a block can be put in. */
export interface Point {
  readonly parent: Element;
  readonly before: Node | null;
}

/** Where the text is cut: before a character of a text, or before a node (offset 0). */
export interface Cut {
  readonly node: Node;
  readonly offset: number;
  /** The block that holds the lines; for rows and boxes the element's parent. */
  readonly holder: Element;
  /** Lines of this block stand on both sides. */
  readonly inside: boolean;
}

/** Find where an item begins. Nothing is changed. */
export function cutBefore(item: SetItem): Cut {
  const holder = item.nodes[0]!.parentElement!;
  if (item.line > 0) return { ...lineStart(item), holder, inside: true };
  return { node: item.nodes[0]!, offset: 0, holder, inside: false };
}

/** The first character of a line. */
function lineStart({ nodes, top }: SetItem): { node: Node; offset: number } {
  /** Whether a character stands on the line or below; undefined for one that is not drawn. */
  const reached = (text: Text, at: number): boolean | undefined => {
    probe.setStart(text, at);
    probe.setEnd(text, at + 1);
    const box = [...probe.getClientRects()].at(-1);
    return box && (box.top + box.bottom) / 2 > top;
  };
  let last: Text | undefined;
  for (const text of textsOf(nodes)) {
    last = text;
    let end = text.length;
    while (end > 0 && reached(text, end - 1) === undefined) end -= 1;
    if (end === 0 || !reached(text, end - 1)) continue;
    let low = 0;
    let high = end - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      let drawn = middle;
      while (drawn < high && reached(text, drawn) === undefined) drawn += 1;
      if (reached(text, drawn)) high = middle;
      else low = drawn + 1;
    }
    return { node: text, offset: low };
  }
  return { node: last!, offset: last!.length };
}

function* textsOf(nodes: readonly Node[]): Generator<Text> {
  for (const node of nodes) {
    if (node instanceof Text) yield node;
    else {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) yield walker.currentNode as Text;
    }
  }
}

/** Divide a block's content at a cut: the node that comes after it, a child of `holder`; null at its end. */
export function divideAt({ node, offset }: Cut, holder: Element): Node | null {
  let parent: Node = node.parentNode!;
  let after = splitText(node, offset);
  while (parent !== holder) {
    const next = after === parent.firstChild ? parent : halved(parent as Element, after);
    parent = parent.parentNode!;
    after = next;
  }
  return after;
}

/** The node that begins at an offset of a text. */
function splitText(node: Node, offset: number): Node | null {
  if (offset === 0 || !(node instanceof Text)) return node;
  return offset < node.length ? node.splitText(offset) : node.nextSibling;
}

/** Divide an inline element before a child; the second half is returned, without the id. */
function halved(element: Element, child: Node | null): Node | null {
  if (!child) return element.nextSibling;
  const second = element.cloneNode(false) as Element;
  second.removeAttribute('id');
  for (let node: Node | null = child; node; ) {
    const next: Node | null = node.nextSibling;
    second.append(node);
    node = next;
  }
  element.after(second);
  return second;
}

/** Where a block goes in before an item that begins a block: outside of all that begins with it. */
export function pointBefore(item: SetItem, section: Element): Point {
  let before: Node = item.nodes[0]!;
  while (before.parentElement !== section && !drawnBefore(before)) before = before.parentElement!;
  const parent = before.parentElement!;
  // Lists hold entries only: the foot goes into the entry that ends there.
  const entry = /^(UL|OL|DL)$/.test(parent.tagName) ? (before as Element).previousElementSibling : undefined;
  return entry ? { parent: entry, before: null } : { parent, before };
}

/** The sibling before a node that is drawn. */
export function drawnBefore(node: Node): Node | undefined {
  for (let one = node.previousSibling; one; one = one.previousSibling)
    if (one instanceof Element ? one.getClientRects().length > 0 : one.textContent?.trim()) return one;
  return undefined;
}
