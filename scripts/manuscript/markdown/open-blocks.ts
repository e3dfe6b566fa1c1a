import type { Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { TextFile } from '../../book/text-file.ts';
import { visit } from '../../book/visit.ts';
import { placer } from '../../diagnostics/place.ts';
import type { Report } from '../../diagnostics/report.ts';

const OPENING = /^:{3,}[^\r\n]*/;
/** The last line of a block that is closed, below its first, perhaps in a quotation. */
const CLOSING = /\n[ \t>]*:{3,}[ \t]*$/;

/**
 * Warn of blocks between colons that nothing closes: they have taken in all that follows where they stand. `tree` has the places of
 * the source as it is written; what other tools write in their own way begins otherwise, and is passed over.
 *
 *     :::aside ⏎ One ⏎ ## Two   ->   «:::aside» is not closed
 */
export function tellOpenBlocks(tree: Root, file: TextFile, report: Report): void {
  visit(tree, 'containerDirective', (block: ContainerDirective) => {
    const { start, end } = block.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    const written = file.value.slice(start.offset, end.offset);
    const [opening] = OPENING.exec(written) ?? [];
    if (opening === undefined || isClosed(block, written)) return;
    const place = placer(file)(start.offset, start.offset + opening.length);
    report(file, 'directive-closed', { directive: `:::${block.name}` }, place);
  });
}

/** A fence that ends one within it as well is of that one. */
function isClosed({ children, position }: ContainerDirective, written: string): boolean {
  const last = children.at(-1);
  const endsWithin =
    last?.type === 'containerDirective' && last.position?.end.offset === position?.end.offset;
  return !endsWithin && CLOSING.test(written);
}
