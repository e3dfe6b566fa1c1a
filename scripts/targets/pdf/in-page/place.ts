import type { SetItem } from './collect.ts';

/** Where a block can be put in. */
export interface Point {
  readonly parent: Element;
  readonly before: Node | null;
}

/** Where the text is cut: before a character or a node, inside of the block that holds its lines. */
export interface Cut {
  readonly range: Range;
  /** The block that holds the lines; for rows and boxes the element's parent. */
  readonly holder: Element;
  /** Lines of this block stand on both sides. */
  readonly inside: boolean;
}

/** Find where an item begins. Nothing is changed. */
export function cutBefore(item: SetItem): Cut {
  const range = document.createRange();
  const holder = item.nodes[0]!.parentElement!;
  if (item.line > 0) {
    toLineStart(range, item);
    return { range, holder, inside: true };
  }
  range.setStartBefore(item.nodes[0]!);
  range.collapse(true);
  return { range, holder, inside: false };
}

/** Set a range to the first character of a line. */
function toLineStart(range: Range, { nodes, top }: SetItem): void {
  const probe = document.createRange();
  /** Whether a character stands on the line or below; undefined for one that is not drawn. */
  const reached = (text: Text, at: number): boolean | undefined => {
    probe.setStart(text, at);
    probe.setEnd(text, at + 1);
    const box = [...probe.getClientRects()].at(-1);
    return box && (box.top + box.bottom) / 2 > top;
  };
  for (const text of textsOf(nodes)) {
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
    range.setStart(text, low);
    range.collapse(true);
    return;
  }
  range.selectNodeContents(nodes.at(-1)!);
  range.collapse(false);
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

/** Divide a block's content at a point: the node that comes after it, a child of `holder`; null at its end. */
export function divideAt(range: Range, holder: Element): Node | null {
  const { startContainer } = range;
  let parent: Node = startContainer instanceof Text ? startContainer.parentNode! : startContainer;
  let after = splitText(range);
  while (parent !== holder) {
    const next = after === parent.firstChild ? parent : halved(parent as Element, after);
    parent = parent.parentNode!;
    after = next;
  }
  return after;
}

/** The node that begins at a range's start. */
function splitText({ startContainer: node, startOffset: at }: Range): Node | null {
  if (!(node instanceof Text)) return node.childNodes[at] ?? null;
  if (at === 0) return node;
  return at < node.length ? node.splitText(at) : node.nextSibling;
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
