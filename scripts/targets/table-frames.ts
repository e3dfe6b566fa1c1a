import type { Element, Root } from 'hast';
import { visit } from '../book/visit.ts';
import type { Rendering } from '../render/render.ts';

/** Tables of so many columns at least are wider than a phone, and of so many rows at most are no higher than a page. */
const MANY_COLUMNS = 6;
const FEW_ROWS = 12;

/**
 * A table that is wider than the screen moves within its own lines, for the keyboard too (WCAG 2.2, 2.1.1): a region with a name. The tree is
 * ours to change.
 */
export function frameTables(
  tree: Root,
  { labels }: Pick<Rendering, 'labels'>,
  isFramed: (table: Element) => boolean = () => true,
): void {
  let unnamed = 0;
  const nameOf = (figure: Root | Element): string => {
    const id = 'tagName' in figure ? figure.properties['id'] : undefined;
    const caption = typeof id === 'string' ? labels.caption(id) : undefined;
    if (caption !== undefined) return caption;
    unnamed += 1;
    return `${labels.words.table} (${labels.digits(unnamed)})`;
  };
  const frameIn = (parent: Root | Element): void => {
    parent.children.forEach((child, at) => {
      if (child.type !== 'element') return;
      if (child.tagName !== 'table') {
        frameIn(child);
        return;
      }
      if (!isFramed(child)) return;
      const properties = {
        className: ['table-scroll'],
        role: 'region',
        ariaLabel: nameOf(parent),
        tabIndex: 0,
      };
      parent.children[at] = { type: 'element', tagName: 'div', properties, children: [child] };
    });
  };
  frameIn(tree);
}

/** Whether a table is wider than the page of a phone, and no higher: what scrolls is never divided over pages. */
export function isWideAndLow(table: Element): boolean {
  let rows = 0;
  let columns = 0;
  visit(table, 'element', ({ tagName, children }) => {
    if (tagName !== 'tr') return;
    rows += 1;
    const cells = children.filter((child): child is Element => child.type === 'element');
    const width = cells.reduce((sum, { properties }) => sum + (Number(properties['colSpan']) || 1), 0);
    columns = Math.max(columns, width);
  });
  return columns >= MANY_COLUMNS && rows <= FEW_ROWS;
}
