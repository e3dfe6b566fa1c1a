import { probe } from './probe.ts';

/** Numbers of a table whose points are to stand in one line. */
const FIGURE = '.aligned-figure';

/** A number stands in the column of another whose point is no further from its own: em. */
const NEAR = 0.5;

/** What nobody sees: px. */
const UNSEEN = 0.02;

/**
 * Bring the points of the numbers of a column in line (PERSIAN.md, E) where what stands beside them is not as wide as that of others: the digits of a sum
 * that is bold, a sign of another width in a column that is centred. The first number in the weight of the text leads.
 */
export function alignPoints(tables: readonly HTMLTableElement[]): void {
  const found = tables.flatMap((table) => {
    const figures = [...table.querySelectorAll<HTMLElement>(FIGURE)];
    return figures.length === 0 ? [] : [{ table, figures }];
  });
  for (const { figures } of found)
    for (const figure of figures) if (figure.style.left) figure.style.left = '';
  // All is measured before anything changes.
  const moves = found.flatMap(({ table, figures }) => movesIn(table, figures));
  for (const { figure, by } of moves) {
    figure.style.position = 'relative';
    figure.style.left = `${by}px`;
  }
}

/** How far the numbers of a table are to be moved: px. */
function movesIn(table: HTMLTableElement, figures: readonly HTMLElement[]) {
  const { fontSize, fontWeight } = getComputedStyle(table);
  const near = NEAR * Number.parseFloat(fontSize);
  const points = figures.map((figure) => ({
    figure,
    point: pointOf(figure),
    leads: getComputedStyle(figure).fontWeight === fontWeight,
  }));
  const columns: number[] = [];
  const columnOf = (point: number) => columns.find((one) => Math.abs(one - point) <= near);
  for (const { point, leads } of points) if (leads && columnOf(point) === undefined) columns.push(point);
  return points
    .map(({ figure, point }) => ({ figure, by: (columnOf(point) ?? point) - point }))
    .filter(({ by }) => Math.abs(by) > UNSEEN);
}

/** Where the point of a number stands, or would stand: px. */
function pointOf(figure: Element): number {
  const text = figure.firstChild as Text;
  const point = text.data.search(/[٫.]/);
  const at = point < 0 ? text.data.search(/\p{Nd}(?!.*\p{Nd})/u) : point;
  probe.setStart(text, at);
  probe.setEnd(text, at + 1);
  const { left, right } = probe.getBoundingClientRect();
  return point < 0 ? right : left;
}
