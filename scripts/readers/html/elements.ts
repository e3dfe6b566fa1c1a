import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';

export function isElement(node: Nodes | undefined, ...names: readonly string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** The value of an attribute as one text; empty where there is none. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return value === undefined || value === null || value === false ? '' : String(value);
}

/** All elements within a node, each before those in it. */
export function elementsOf(node: Nodes): readonly Element[] {
  const found: Element[] = [];
  const add = (parent: Nodes): void => {
    if (!('children' in parent)) return;
    for (const child of parent.children) {
      if (child.type === 'element') found.push(child);
      add(child);
    }
  };
  add(node);
  return found;
}

export function find(node: Nodes, is: (element: Element) => boolean): Element | undefined {
  return elementsOf(node).find(is);
}

/** What never shows, whatever stands in it. */
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'head', 'noframes', 'noembed']);

/** A tree without what never shows; formulas that scripts would draw stay. */
export function withoutSilent(root: Root): Root {
  return changed(root, (element) =>
    SILENT.has(element.tagName) && !/^math\/tex/.test(attribute(element, 'type')) ? [] : undefined,
  );
}

/** The text of a node, as far as it shows. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && SILENT.has(node.tagName))) return '';
  return node.children.map(textOf).join('');
}

/** How many letters and digits a node shows. */
export function lettersIn(node: Nodes): number {
  return textOf(node).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** The text of a node in one line. */
export function lineOf(node: Nodes): string {
  return textOf(node).replace(/\s+/g, ' ').trim();
}

/** A tree in which each element is what `change` makes of it: other nodes, itself, or nothing. What it gives is not looked through again. */
export function changed<Parent extends Root | Element>(
  parent: Parent,
  change: (element: Element, ancestors: readonly Parents[]) => readonly ElementContent[] | undefined,
  ancestors: readonly Parents[] = [],
): Parent {
  const around = [...ancestors, parent];
  const children = (parent.children as ElementContent[]).flatMap((child): readonly ElementContent[] => {
    if (child.type !== 'element') return [child];
    return change(child, around) ?? [changed(child, change, around)];
  });
  return { ...parent, children };
}

/** The deepest that a tree may be; what lies deeper stands at this depth. */
const DEEPEST = 200;

/** A tree of a depth that can be walked through: no author writes more, but programs do. */
export function shallow(root: Root): Root {
  const level = (parent: Root | Element, depth: number): void => {
    parent.children = (parent.children as ElementContent[]).map((child) => {
      if (child.type !== 'element') return child;
      if (depth < DEEPEST) level(child, depth + 1);
      else child.children = leavesOf(child);
      return child;
    });
  };
  level(root, 1);
  return root;
}

/** The texts of an element, however deep, in their order. */
function leavesOf(element: Element): ElementContent[] {
  const leaves: ElementContent[] = [];
  const left: ElementContent[] = [...element.children].reverse();
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.type === 'element') left.push(...[...node.children].reverse());
    else leaves.push(node);
  }
  return leaves;
}
