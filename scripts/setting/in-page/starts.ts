import type { TextStart } from '../galley.ts';
import { RUN } from './blocks.ts';
import type { Cut } from './cut.ts';
import { firstLeft } from './floats.ts';
import type { Plan } from './page-boxes.ts';
import type { SetItem } from './set-item.ts';
import { beginningOf, FRAME, LEAF } from './turned-leaf.ts';

/** Words that differ between the editions. */
const OWN_TO_PRINT = '[data-print-only]';

/**
 * Where the pages of a division begin: with the text of their first box that has any. Nothing is changed. `cuts`: before each box,
 * undefined where no text is left. `floats`: what does not stand in the text.
 */
export function startsOf(
  section: HTMLElement,
  items: readonly SetItem[],
  { pages, cuts, floats }: Pick<Plan, 'pages' | 'cuts' | 'floats'>,
): readonly TextStart[] {
  const left = [...items.keys()].filter((item) => !floats.has(item));
  let before = 0;
  return pages.map((boxes) => {
    const own = Math.max(
      0,
      boxes.findIndex((box) => firstLeft(box, floats) !== undefined),
    );
    const at = before + own;
    before += boxes.length;
    const { from } = boxes[own]!;
    const next = left.find((item) => item >= from);
    const found = items[next ?? left.at(-1) ?? -1];
    if (!found) return { element: [], offset: 0 };
    const { item, cell } = textOf(found);
    const block = item.run?.holder ?? item.element;
    const planned = cuts[at] ?? cuts.slice(at).find(Boolean);
    const cut = planned?.cells?.find((one) => one.cell === cell)?.cut ?? planned;
    const offset = item.run ? lettersBefore(block, next === undefined ? undefined : cut) : 0;
    return { element: beginningOf(block) ?? pathTo(block, section), offset };
  });
}

/** Where a divided row goes on it begins with what its longest cell has there. */
function textOf(item: SetItem): { readonly item: SetItem; readonly cell?: Element } {
  if (!item.part || item.part.at === 0) return { item };
  const { guide } = item.part.row;
  return { item: guide.items[item.part.at]!, cell: guide.element };
}

/**
 * How many letters of a block stand before a cut, or in all. Marks of notes and references to pages don't count.
 */
function lettersBefore(block: Element, cut: Cut | undefined): number {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let count = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const counts = !text.parentElement!.closest(OWN_TO_PRINT);
    if (text === cut?.node) return counts ? count + cut.offset : count;
    const after = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;
    if (cut && cut.node.compareDocumentPosition(text) & after) return count;
    if (counts) count += text.length;
  }
  return count;
}

/** Elements of print alone: what stands in them stands in what is around them. */
const OWN = new Set<string>([RUN, LEAF, FRAME]);

const isOwn = (element: Element) => OWN.has(element.tagName.toLowerCase());

/** The index of a child element at each step down from a section, as if no run and no turned page had an element of its own. */
export function pathTo(element: Element, section: Element): readonly number[] {
  const path: number[] = [];
  for (let one = element; one !== section; one = one.parentElement!)
    if (!isOwn(one)) path.unshift(indexOf(one));
  return path;
}

function indexOf(element: Element): number {
  const parent = element.parentElement!;
  let index = isOwn(parent) ? indexOf(parent) : 0;
  for (const sibling of parent.children) {
    if (sibling === element) break;
    index += countOf(sibling);
  }
  return index;
}

function countOf(element: Element): number {
  return isOwn(element) ? [...element.children].reduce((sum, child) => sum + countOf(child), 0) : 1;
}
