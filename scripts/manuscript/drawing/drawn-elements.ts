import type { Element } from 'hast';
import { visit } from '../../book/visit.ts';

/** How long a chain of references may be: each that refers to one that refers to another. */
const LONGEST_CHAIN = 500;

/**
 * How many elements are drawn when each reference draws its target again: `use`, patterns, masks, filters, and markers
 * at every point of a path. More than `most` is told as infinite, so that ten references to ten of ten … end at once.
 */
export function drawnElements(root: Element, most: number): number {
  const byId = new Map<string, Element>();
  visit(root, 'element', (element) => {
    const { id } = element.properties;
    if (typeof id === 'string' && !byId.has(id)) byId.set(id, element);
  });
  const styled = styleReferences(root);
  const known = new Map<Element, number>();
  const open = new Set<Element>();
  const drawn = (element: Element, chain: number): number => {
    const before = known.get(element);
    if (before !== undefined) return before;
    // What draws itself is drawn by no browser.
    if (open.has(element)) return 0;
    if (chain > LONGEST_CHAIN) return Infinity;
    open.add(element);
    let sum = 1;
    for (const child of element.children)
      if (child.type === 'element' && sum <= most) sum += drawn(child, chain);
    for (const { id, times } of [...referencesOf(element), ...styled(element)]) {
      const target = byId.get(id);
      if (target && sum <= most) sum += times * drawn(target, chain + 1);
    }
    open.delete(element);
    const total = sum > most ? Infinity : sum;
    known.set(element, total);
    return total;
  };
  return drawn(root, 0);
}

interface Reference {
  readonly id: string;
  /** How often it is drawn. */
  readonly times: number;
}

function referencesOf({ properties }: Element): readonly Reference[] {
  const references: Reference[] = [];
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value !== 'string') continue;
    if ((name === 'href' || name === 'xLinkHref') && value.startsWith('#'))
      references.push({ id: value.slice(1), times: 1 });
    for (const [, id] of value.matchAll(/url\(#([^)]+)\)/g))
      references.push({ id: id!, times: /marker/i.test(name + value) ? pointsOf(properties) : 1 });
  }
  return references;
}

/** What an element refers to by the drawing's own style sheets: by its class, its name, or whatever it is. */
function styleReferences(root: Element): (element: Element) => readonly Reference[] {
  const rules: { readonly names: ReadonlySet<string>; readonly references: readonly Reference[] }[] = [];
  visit(root, 'element', ({ tagName, children }) => {
    const [sheet] = children;
    if (tagName !== 'style' || sheet?.type !== 'text') return;
    for (const [, selector, block] of sheet.value.matchAll(/(?<![^{}])([^{}]+)\{([^{}]*)\}/g)) {
      const references = [...block!.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => ({ id: id!, times: 1 }));
      const classes = selector!.match(/\.[\w-]+/g) ?? [];
      const names = classes.length > 0 ? classes : (selector!.match(/(?<![\w.#:[-])[a-z]\w*/gi) ?? []);
      if (references.length > 0) rules.push({ names: new Set(names), references });
    }
  });
  return ({ tagName, properties }) => {
    if (rules.length === 0) return [];
    const own = [
      tagName,
      ...String(properties['className'] ?? '')
        .split(/\s+/)
        .map((name) => `.${name}`),
    ];
    return rules.flatMap(({ names, references }) =>
      names.size === 0 || own.some((name) => names.has(name)) ? references : [],
    );
  };
}

/** How many points a path has, at most. */
function pointsOf({ d, points }: Element['properties']): number {
  return 1 + (String(d ?? points ?? '').match(/\d+/g)?.length ?? 0) / 2;
}
