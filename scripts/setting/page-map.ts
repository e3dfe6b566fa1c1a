import type { PageMap, PageStart } from '../book/page-map.ts';
import type { Rendering } from '../render/render.ts';
import type { Quire } from './quires.ts';
import type { SetBook } from './set-pages.ts';

/** Where everything stands in a book that is set. `targets`: id -> index of the page that it stands on. */
export function pageMap(
  { divisions }: Rendering,
  { layout, proofs }: SetBook,
  quires: readonly Quire[],
  targets: PageMap['targets'],
): PageMap {
  const begins = Array.from({ length: layout.pages }, (): PageStart | null => null);
  for (const [at, { starts }] of proofs.entries())
    for (const [index, own] of starts.entries()) {
      const division = quires[at]!.from + index;
      const { id } = divisions[division]!;
      const { start } = layout.divisions[division]!;
      begins[start] = { division: id, element: [], offset: 0 };
      for (const [number, one] of own.entries())
        if (number > 0) begins[start + number] = { division: id, ...one };
    }
  return {
    pages: layout.pages,
    bodyStart: layout.bodyStart,
    labels: layout.labels,
    targets,
    starts: begins,
  };
}
