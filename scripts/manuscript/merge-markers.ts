import type { Root } from 'mdast';
import type { TextFile } from '../book/text-file.ts';
import { visit } from '../book/visit.ts';
import { placer } from '../diagnostics/place.ts';
import type { Report } from '../diagnostics/report.ts';

/** The lines that `git merge` leaves around two versions: seven signs, then the name of a version. */
const MARKER = /^(?:<{7}|\|{7}|>{7})(?: \S.*)?(?=\r?$)|^={7}(?=\r?$)/gm;

/**
 * Say where two versions of a text were merged and nobody chose between them: both would be printed. `=======` alone is the
 * underline of a heading, and a marker within a block of code is an example.
 */
export function checkMerge(file: TextFile, report: Report, tree?: Root): void {
  const place = placer(file);
  for (const { marker, at } of markersIn(file.value, tree))
    report(file, 'merge-is-settled', { marker }, place(at, at + marker.length));
}

/** Whether a text has such lines, or a part of one: what is wrong with the headings or the YAML around them comes of them, and goes with them. */
export function isUnsettled(text: string, tree?: Root): boolean {
  return markersIn(text, tree).length > 0;
}

function markersIn(
  text: string,
  tree: Root | undefined,
): readonly { readonly marker: string; readonly at: number }[] {
  if (!/^(?:<{7}|>{7})/m.test(text)) return [];
  const code: (readonly [start: number, end: number])[] = [];
  if (tree)
    visit(tree, 'code', ({ position }) => {
      code.push([position?.start.offset ?? 0, position?.end.offset ?? 0]);
    });
  const found: { readonly marker: string; readonly at: number }[] = [];
  let open = false;
  for (const { 0: marker, index: at } of text.matchAll(MARKER)) {
    if (code.some(([start, end]) => start <= at && at < end)) continue;
    if (marker[0] === '<') open = true;
    // Between the two versions, or the first sign of a quotation within seven others.
    else if (!open) continue;
    found.push({ marker, at });
    if (marker[0] === '>') open = false;
  }
  return found;
}
