import { isDivided } from './row-marks.ts';

/**
 * What a division is made up of, found once when its text is poured: blocks within blocks, down to runs of inline content.
 *
 *     <li>one <em>two</em><ul>…</ul></li>   ->   container li: run «one two», container ul: …
 *
 * A run is put into an element of its own. The browser has one rectangle for each line box that an inline element stands
 * in (CSSOM View, `getClientRects`), so the lines of a run are known exactly, whatever stands in them.
 */
export const RUN = 'w-run';

export type Block = Container | InlineRun | Table | Solid;

export interface Container extends Keeps {
  readonly kind: 'container';
  readonly element: HTMLElement;
  /** It is not to be divided unless it is taller than a page. */
  readonly whole: boolean;
  readonly blocks: readonly Block[];
}

export interface InlineRun {
  readonly kind: 'run';
  readonly element: HTMLElement;
  /** The block that it stands in. */
  readonly holder: HTMLElement;
  /** The block holds nothing else. */
  readonly alone: boolean;
  /** Height of a line, px; NaN where it is left to the typeface. */
  readonly leading: number;
  readonly preformatted: boolean;
}

export interface Table extends Keeps {
  readonly kind: 'table';
  readonly element: HTMLElement;
  /** Its rows that are to be divided -> what stands in each of their cells. */
  readonly divided: ReadonlyMap<Element, readonly Cell[]>;
}

export interface Cell {
  readonly element: HTMLElement;
  readonly blocks: readonly Block[];
}

/** What nothing divides: an image, a drawing, a grid. */
export interface Solid extends Keeps {
  readonly kind: 'solid';
  readonly element: HTMLElement;
}

interface Keeps {
  /** No page begins before it, or after it, if that can be helped. */
  readonly keepBefore: boolean;
  readonly keepAfter: boolean;
}

/** Whether a figure is as wide as the page area, over columns. */
export function isWide(element: Element): boolean {
  return element.matches('.columned > figure.wide');
}

/** The blocks of a division or a note. `skip`: a child that is left out. */
export function blocksOf(parent: HTMLElement, skip?: Element): readonly Block[] {
  const blocks: Block[] = [];
  let run: ChildNode[] = [];
  const close = () => {
    const wrapped = wrap(parent, run);
    if (wrapped) blocks.push(wrapped);
    run = [];
  };
  for (const child of [...parent.childNodes]) {
    if (child === skip) continue;
    if (!(child instanceof Element)) {
      run.push(child);
      continue;
    }
    const style = getComputedStyle(child);
    if (isInline(child, style)) {
      run.push(child);
      continue;
    }
    close();
    blocks.push(blockOf(child as HTMLElement, style));
  }
  close();
  return blocks;
}

/** Whether an element stands in a line, or nowhere: hidden, or out of the flow. */
function isInline(element: Element, { display, position }: CSSStyleDeclaration): boolean {
  if (display === 'none' || position === 'absolute' || position === 'fixed') return true;
  if (display !== 'inline' && display !== 'contents') return /^(inline|ruby)|^math$/.test(display);
  return !holdsBlocks(element);
}

/** Whether blocks stand in an inline element, as a table in a link. */
function holdsBlocks(element: Element): boolean {
  return [...element.children].some((child) => {
    const { display } = getComputedStyle(child);
    if (display === 'inline' || display === 'contents') return holdsBlocks(child);
    return display !== 'none' && !/^(inline|ruby)|^math$/.test(display);
  });
}

function blockOf(element: HTMLElement, style: CSSStyleDeclaration): Block {
  const keeps = {
    keepBefore: style.breakBefore.startsWith('avoid'),
    keepAfter: style.breakAfter.startsWith('avoid'),
  };
  if (style.display === 'table')
    return { kind: 'table', element, divided: dividedIn(element as HTMLTableElement), ...keeps };
  if (isSolid(element, style)) return { kind: 'solid', element, ...keeps };
  const blocks = blocksOf(element);
  if (blocks.length === 0) return { kind: 'solid', element, ...keeps };
  const floats = [...element.children].some((child) => getComputedStyle(child).float !== 'none');
  const whole = floats || style.breakInside.startsWith('avoid');
  return { kind: 'container', element, whole, blocks, ...keeps };
}

function dividedIn({ rows }: HTMLTableElement): Table['divided'] {
  // A cell is as high as its row: its height says nothing of its lines.
  const blocksIn = (cell: HTMLElement) =>
    blocksOf(cell).map((block) => (block.kind === 'run' ? { ...block, alone: false } : block));
  const cellsOf = ({ cells }: HTMLTableRowElement): readonly Cell[] =>
    [...cells].map((element) => ({ element, blocks: blocksIn(element) }));
  return new Map([...rows].filter(isDivided).map((row) => [row, cellsOf(row)]));
}

function isSolid(element: Element, { display, columnCount }: CSSStyleDeclaration): boolean {
  return !(element instanceof HTMLElement) || /flex|grid|math/.test(display) || columnCount !== 'auto';
}

/** Put inline content into an element of its own; undefined where there is nothing to be seen. */
function wrap(holder: HTMLElement, nodes: readonly ChildNode[]): InlineRun | undefined {
  const drawn = nodes.filter((node) => node instanceof Element || node.textContent?.trim());
  if (!drawn.some((node) => !(node instanceof Element) || getComputedStyle(node).display !== 'none'))
    return undefined;
  const alone = nodes.length === holder.childNodes.length;
  const element = document.createElement(RUN);
  nodes[0]!.before(element);
  element.append(...nodes);
  const style = getComputedStyle(holder);
  return {
    kind: 'run',
    element,
    holder,
    alone,
    leading: Number.parseFloat(style.lineHeight),
    preformatted: style.whiteSpace.startsWith('pre') || style.whiteSpaceCollapse === 'preserve',
  };
}

/** Take the elements of runs away again: they are no part of the text. */
export function unwrapRuns(root: ParentNode): void {
  for (const run of [...root.querySelectorAll(RUN)]) run.replaceWith(...run.childNodes);
}
