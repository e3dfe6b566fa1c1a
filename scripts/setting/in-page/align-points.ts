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
export function alignPoints(table: HTMLTableElement): void {
  const figures = [...table.querySelectorAll<HTMLElement>(FIGURE)];
  if (figures.length === 0) return;
  for (const figure of figures) figure.style.left = '';
  const near = NEAR * Number.parseFloat(getComputedStyle(table).fontSize);
  const weight = getComputedStyle(table).fontWeight;
  const points = figures.map((figure) => ({
    figure,
    point: pointOf(figure),
    leads: getComputedStyle(figure).fontWeight === weight,
  }));
  const columns: number[] = [];
  const columnOf = (point: number) => columns.find((one) => Math.abs(one - point) <= near);
  for (const { point, leads } of points) if (leads && columnOf(point) === undefined) columns.push(point);
  for (const { figure, point } of points) {
    const by = (columnOf(point) ?? point) - point;
    if (Math.abs(by) <= UNSEEN) continue;
    figure.style.position = 'relative';
    figure.style.left = `${by}px`;
  }
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
