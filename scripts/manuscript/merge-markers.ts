import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from '../book/visit.ts';
import { placer } from '../diagnostics/place.ts';
import { report } from '../diagnostics/report.ts';

/** The lines that `git merge` leaves around two versions: seven signs, then the name of a version. */
const MARKER = /^(?:<{7}|\|{7}|>{7})(?: \S.*)?(?=\r?$)|^={7}(?=\r?$)/gm;

/**
 * Whether such lines were told of: what is wrong with the headings or the YAML around them comes of them, and goes with them.
 * `part`: the text in question, if it is not the whole file.
 */
export function isUnsettled(file: VFile, part = String(file)): boolean {
  return mayHaveMarkers(part) && file.messages.some(({ ruleId }) => ruleId === 'merge-is-settled');
}

function mayHaveMarkers(text: string): boolean {
  return /^(?:<{7}|>{7})/m.test(text);
}

/**
 * Say where two versions of a text were merged and nobody chose between them: both would be printed. `=======` alone is the
 * underline of a heading, and a marker within a block of code is an example.
 */
export function checkMerge(file: VFile, tree?: Root): void {
  const text = String(file);
  if (!mayHaveMarkers(text)) return;
  const code: (readonly [start: number, end: number])[] = [];
  if (tree)
    visit(tree, 'code', ({ position }) => {
      code.push([position?.start.offset ?? 0, position?.end.offset ?? 0]);
    });
  const place = placer(file);
  let open = false;
  for (const { 0: marker, index } of text.matchAll(MARKER)) {
    if (code.some(([start, end]) => start <= index && index < end)) continue;
    if (marker[0] === '<') open = true;
    // Between the two versions, or the first sign of a quotation within seven others.
    else if (!open) continue;
    report(file, 'merge-is-settled', { marker }, place(index, index + marker.length));
    if (marker[0] === '>') open = false;
  }
}
