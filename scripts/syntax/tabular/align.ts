import type { Element, ElementContent, Text } from 'hast';
import { bareText } from '../../render/added.ts';
import { element } from '../../render/directives.ts';
import { type Figure, figureOf, isOfFigures, type Padding, paddingsOf } from './figures.ts';
import { BEFORE } from './joints.ts';

/**
 * Let the numbers of each column of a table have their points in one line (PERSIAN.md, E): a number is a run from left to right, so that its sign
 * stands at its left, as wide as the widest of its column. `zero`: the digit as the book writes it.
 */
export function alignFigures(table: Element, zero: string): void {
  const rows = rowsOf(table);
  if (rows.flat().some(({ properties }) => properties['colSpan'] || properties['rowSpan'])) return;
  for (const index of (rows[0] ?? []).keys())
    alignColumn(
      rows
        .filter((row) => !isOverColumns(row, index))
        .flatMap((row) => row[index] ?? [])
        .filter(({ tagName }) => tagName === 'td'),
      zero,
    );
}

/** Whether a cell takes the column behind its own too: it belongs to neither. */
function isOverColumns(row: readonly Element[], index: number): boolean {
  const next = row[index + 1] && soleIn(row[index + 1]!);
  return typeof next === 'object' && next.text.value.trim() === BEFORE;
}

function alignColumn(cells: readonly Element[], zero: string): void {
  const soles = cells.map((cell) => soleIn(cell));
  if (soles.some((sole) => sole === undefined)) return;
  const given = soles.flatMap((sole) => (sole === 'nothing' ? [] : sole!));
  if (!isOfFigures(given.map(({ text }) => bareText(text)))) return;
  const figures = given.flatMap((sole) => {
    const figure = figureOf(bareText(sole.text));
    return figure ? [{ ...sole, figure }] : [];
  });
  const paddings = paddingsOf(
    figures.map(({ figure }): Figure => figure),
    zero,
  );
  // Whole numbers of one form are in line by themselves; digits behind a point are of different widths in text.
  if (figures.every(({ figure }, at) => isAlone(figure) && !paddings[at]!.before && !paddings[at]!.after))
    return;
  for (const [at, { text, holder }] of figures.entries())
    holder.children = holder.children.map((child) => (child === text ? run(text, paddings[at]!) : child));
}

const isAlone = ({ sign, fraction }: Figure) => sign === '' && fraction === '';

/** A text, and the element that it stands in. */
interface Sole {
  readonly text: Text;
  readonly holder: Element;
}

/** The only text of a cell, within emphasis or not; undefined where it has more than a text. */
function soleIn(holder: Element): Sole | 'nothing' | undefined {
  const drawn = holder.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [only, ...others] = drawn;
  if (!only) return 'nothing';
  if (others.length > 0) return undefined;
  if (only.type === 'text') return { text: only, holder };
  return only.type === 'element' && /^(?:strong|em|b|i)$/.test(only.tagName) ? soleIn(only) : undefined;
}

function run(text: Text, { before, after }: Padding): Element {
  const properties = {
    dir: 'ltr',
    className: ['aligned-figure'],
    ...(before && { dataBefore: before }),
    ...(after && { dataAfter: after }),
  };
  return element('span', properties, [text]);
}

/** The rows of a table, each with its cells. */
export function rowsOf({ children }: Element): readonly (readonly Element[])[] {
  return elementsOf(children).flatMap((one) =>
    one.tagName === 'tr' ? [elementsOf(one.children)] : one.tagName === 'table' ? [] : rowsOf(one),
  );
}

function elementsOf(children: readonly ElementContent[]): readonly Element[] {
  return children.filter((one): one is Element => one.type === 'element');
}
