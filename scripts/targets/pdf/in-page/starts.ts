import type { SetPage, TextStart } from '../galley.ts';
import type { MeasuredDivision } from './measure.ts';
import { cutBefore } from './place.ts';

/** Words that differ between the editions. */
const OWN_TO_PRINT = '.note-mark, .page-reference';

/** Where the pages of a division begin. Nothing is changed. */
export function startsOf(
  { section, items }: MeasuredDivision,
  pages: readonly SetPage[],
): readonly TextStart[] {
  return pages.map(({ from }) => {
    const item = items[Math.min(from, items.length - 1)];
    if (!item) return { element: [], offset: 0 };
    const first = item.nodes[0]!;
    const block = item.kind === 'line' ? first.parentElement! : (first as Element);
    const { node, offset } = from < items.length ? cutBefore(item) : { node: null, offset: 0 };
    return {
      element: pathTo(block, section),
      offset: item.kind === 'line' ? lettersBefore(block, node, offset) : 0,
    };
  });
}

/**
 * How many letters of a block stand before an offset in a node, or in all. Marks of notes and references to pages don't
 * count.
 */
function lettersBefore(block: Element, node: Node | null, offset: number): number {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let count = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const after = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;
    const counts = !text.parentElement!.closest(OWN_TO_PRINT);
    if (text === node) return counts ? count + offset : count;
    if (node && node.compareDocumentPosition(text) & after) return count;
    if (counts) count += text.length;
  }
  return count;
}

function pathTo(block: Element, section: Element): readonly number[] {
  const path: number[] = [];
  for (let one = block; one !== section; one = one.parentElement!)
    path.unshift([...one.parentElement!.children].indexOf(one));
  return path;
}
