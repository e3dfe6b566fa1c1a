import { LINE, unwrapLines } from './line-spans.ts';

/** What measured widths may be wrong by: px. */
const ROUNDING = 0.3;

/**
 * Make lines that were chosen, and stand at a cut, as narrow as their paragraph again. A typeface that kerns its spaces sets the letters at an edge
 * of a text otherwise than the same within it, and a cut makes such an edge.
 */
export function fitCutLines(pages: readonly Element[]): void {
  const lines = pages.flatMap((page) => [
    ...page.querySelectorAll<HTMLElement>(`.filled > ${LINE}:last-child, .resumed > ${LINE}:first-child`),
  ]);
  const wide = lines
    .map((line) => ({ line, excess: excessOf(line) }))
    .filter(({ excess }) => excess > ROUNDING);
  for (const { line, excess } of wide) tighten(line, excess);
}

/** How far a line stands out of its block: px. */
function excessOf(line: Element): number {
  const { left, right } = line.getBoundingClientRect();
  const holder = line.parentElement!;
  const frame = holder.getBoundingClientRect();
  const { paddingLeft, paddingRight } = getComputedStyle(holder);
  return Math.max(
    frame.left + Number.parseFloat(paddingLeft) - left,
    right - frame.right + Number.parseFloat(paddingRight),
  );
}

/** Take what is too much from the spaces of a line; a line without any is left to the browser. */
function tighten(line: HTMLElement, excess: number): void {
  const gaps = (line.textContent ?? '').trim().match(/\s+/g)?.length ?? 0;
  if (gaps === 0) {
    unwrapLines(line.parentElement!);
    return;
  }
  const before = Number.parseFloat(line.style.wordSpacing) || 0;
  line.style.wordSpacing = `${before - (excess + ROUNDING) / gaps}px`;
}
