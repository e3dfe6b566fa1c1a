import type { Element, ElementContent } from 'hast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Handler } from 'mdast-util-to-hast';
import type { Syntax } from '../../book/syntax.ts';
import { element, withOwn } from '../../render/directives.ts';
import { sheetsOf } from '../sheets.ts';
import { alignFigures } from './align.ts';
import { readTables, TABLE, tableMarkup } from './read.ts';
import { tableOptionKnown } from './rules.ts';
import { joinCells, raiseHeads } from './spans.ts';

/** What tables have beyond those of GFM: widths, joined cells, rows from a file, notes below, numbers in line. */
export const tabular: Syntax = {
  name: 'tabular',
  directives: [{ name: TABLE, kind: 'block', isProse: true, show: block }],
  read: readTables,
  rules: [tableOptionKnown],
  markup: tableMarkup,
  show: ({ digits }) => ({
    complete: (one) => {
      if (one.tagName !== 'table') return;
      setWidths(one);
      raiseHeads(one);
      alignFigures(one, digits(0));
      joinCells(one);
    },
  }),
  allows: { attributes: { table: ['dataWidths'] } },
  get css() {
    return sheetsOf('tabular');
  },
};

function block(...[state, node]: Parameters<Handler>): Element {
  const directive = node as ContainerDirective;
  const children = state.wrap(state.all(directive), true) as ElementContent[];
  return element('div', withOwn(directive, { className: ['table-block'] }), children);
}

/** `2 1 1` -> columns of 50, 25 and 25 %. */
function setWidths(table: Element): void {
  const { dataWidths, ...properties } = table.properties;
  if (dataWidths === undefined) return;
  const shares = String(dataWidths).split(/\s+/).map(Number);
  const all = shares.reduce((sum, share) => sum + share, 0) || 1;
  const columns = shares.map((share) =>
    element('col', { style: `inline-size:${Number(((share / all) * 100).toFixed(2))}%` }, []),
  );
  table.properties = { ...properties, className: [...classesOf(table), 'fixed-columns'] };
  table.children.unshift(element('colgroup', {}, columns));
}

function classesOf({ properties }: Element): readonly string[] {
  return [properties['className'] ?? []].flat().map(String);
}
