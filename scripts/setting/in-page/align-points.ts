import { probe } from './probe.ts';

/** Numbers of a table whose points are to stand in one line. */
const FIGURE = '.aligned-figure';

/** A number stands in the column of another whose point is no further from its own: em. */
const NEAR = 0.5;

/**
 * Let the numbers of another weight, as a sum has that is set in bold, have their points in line with those of their column (PERSIAN.md, E): bold digits
 * are wider, and so is what stands behind the point.
 */
export function alignPoints(table: HTMLTableElement): void {
  const weightOf = (element: Element) => getComputedStyle(element).fontWeight;
  const weight = weightOf(table);
  const figures = [...table.querySelectorAll<HTMLElement>(FIGURE)];
  const others = figures.filter((one) => weightOf(one) !== weight);
  if (others.length === 0) return;
  const points = figures.filter((one) => !others.includes(one)).map(pointOf);
  for (const figure of others) {
    figure.style.left = '';
    const own = pointOf(figure);
    const near = points.reduce(
      (best, point) => (Math.abs(point - own) < Math.abs(best - own) ? point : best),
      Number.POSITIVE_INFINITY,
    );
    if (Math.abs(near - own) > NEAR * Number.parseFloat(getComputedStyle(figure).fontSize)) continue;
    figure.style.position = 'relative';
    figure.style.left = `${near - own}px`;
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
