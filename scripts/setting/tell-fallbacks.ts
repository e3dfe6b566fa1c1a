import type { TextFile } from '../book/text-file.ts';
import type { Report } from '../diagnostics/report.ts';
import { nodeAt } from '../render/markup.ts';
import type { Rendering } from '../render/render.ts';
import type { Fallback } from './set-book.ts';

/** Tell what could not be set as it should be, each kind once a division. `files`: those of the book, of which the first speaks for what is no chapter. */
export function tellFallbacks(
  fallbacks: readonly Fallback[],
  { book, divisions }: Rendering,
  files: readonly TextFile[],
  report: Report,
): void {
  const told = new Set<string>();
  for (const { division, kind, why, element, needs, room } of fallbacks) {
    if (told.has(`${division} ${kind}`)) continue;
    told.add(`${division} ${kind}`);
    const chapter = book.chapters.find((one) => one.id === division);
    const title = chapter?.title ?? division;
    const place = nodeAt(divisions.find((page) => page.id === division)!.content, element);
    const file = chapter?.file ?? files[0]!;
    if (kind === 'made-to-fit') {
      const sizes = needs === undefined || room === undefined ? {} : { needs, room };
      report(file, 'fits-page', { division: title, element: why, ...sizes }, place);
    } else if (kind === 'late-note') report(file, 'notes-at-foot', { fault: 'late', division: title }, place);
    else report(file, 'notes-at-foot', { fault: 'at-end', division: title, said: why }, place);
  }
}
