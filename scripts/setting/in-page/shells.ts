import { RUN } from './blocks.ts';
import type { PlannedCut } from './cut.ts';

/**
 * Empty hidden copies of the siblings that an element had before it was parted from them. So a rule of CSS that asks what stands
 * before or behind an element (`p + p`, `:first-child`, `tr:nth-child(even)`) says the same on every page.
 */
interface Level {
  readonly before: readonly Element[];
  readonly after: Element | undefined;
}

export type Shells = readonly Level[];

/** Rows and entries are counted by styles: so many siblings before them, as a rest of this. */
const COUNTED = 12;

/** The shells at each level of a cut: of the elements that go on, and of what begins behind it. */
export function shellsAround({ opened, node, offset, cells = [] }: PlannedCut): Shells {
  const run = opened.findIndex((one) => one.tagName.toLowerCase() === RUN);
  const levels: Element[] = run < 0 ? [...opened] : opened.slice(0, run);
  if (run < 0 && offset === 0 && node instanceof Element) levels.push(node);
  // The cells of a row that goes on go on themselves.
  const beside = cells.at(-1)?.cell;
  return levels.map((element) => ({
    before: beside && element.previousElementSibling === beside ? [] : siblingsBefore(element).map(shellOf),
    after: element === node ? shellOf(element) : after(element),
  }));
}

function siblingsBefore(element: Element): readonly Element[] {
  const all: Element[] = [];
  for (let one = element.previousElementSibling; one; one = one.previousElementSibling) all.unshift(one);
  const count = /^(TR|LI)$/.test(element.tagName) ? all.length % COUNTED || COUNTED : 1;
  return all.slice(-count).filter((one) => one.tagName.toLowerCase() !== RUN);
}

function after(element: Element): Element | undefined {
  const next = element.nextElementSibling;
  return next && next.tagName.toLowerCase() !== RUN ? shellOf(next) : undefined;
}

/** An empty hidden copy of an element. */
export function shellOf(element: Element): Element {
  const shell = element.cloneNode(false) as HTMLElement;
  shell.removeAttribute('id');
  shell.style?.setProperty('display', 'none', 'important');
  return shell;
}

/** Put the shells in: before what goes on, and behind what stays. */
export function addShells(
  shells: Shells,
  { opened }: PlannedCut,
  rests: readonly Element[],
  tail: DocumentFragment,
): void {
  for (const [level, { before, after }] of shells.entries()) {
    const rest = rests[level];
    if (rest) rest.before(...before);
    else (rests.at(-1) ?? tail).prepend(...before);
    if (!after) continue;
    if (opened[level]) opened[level].after(after);
    else if (opened.length > 0) opened.at(-1)!.append(after);
  }
}
