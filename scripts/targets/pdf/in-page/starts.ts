import type { SetPage, TextStart } from '../galley.ts';
import type { MeasuredDivision } from './measure.ts';
import { cutBefore } from './place.ts';
import { probe } from './probe.ts';

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
    const { node, offset } = cutBefore(item);
    probe.setStart(block, 0);
    if (offset > 0) probe.setEnd(node, offset);
    else if (item.kind === 'line') probe.setEndBefore(node);
    else probe.collapse(true);
    return {
      element: pathTo(block, section),
      offset: from >= items.length ? (block.textContent?.length ?? 0) : probe.toString().length,
    };
  });
}

function pathTo(block: Element, section: Element): readonly number[] {
  const path: number[] = [];
  for (let one = block; one !== section; one = one.parentElement!)
    path.unshift([...one.parentElement!.children].indexOf(one));
  return path;
}
