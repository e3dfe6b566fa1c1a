import type { BrowserSession } from '../../scripts/engine/session.ts';
import type { Rendering } from '../../scripts/render/render.ts';
import { printDocument } from '../../scripts/setting/document.ts';
import { type Quire, quiresOf } from '../../scripts/setting/quires.ts';
import { setBook } from '../../scripts/setting/set-book.ts';
import type { SetBook } from '../../scripts/setting/set-pages.ts';
import { StepTimer } from '../../scripts/setting/step-timer.ts';

/** A book that is set and printed in quires. */
export interface Prints {
  readonly quires: readonly Quire[];
  readonly set: SetBook;
  readonly prints: readonly Uint8Array[];
}

/** Print a book in quires of so many letters. */
export async function printsOf(
  rendering: Rendering,
  browser: BrowserSession,
  letters: number,
): Promise<Prints> {
  const quires = quiresOf(rendering, letters);
  return browser.withPages(await printDocument(rendering), quires.length, async (pages) => {
    const open = quires.map((quire, index) => ({ ...quire, page: pages[index]! }));
    const { set } = await setBook(open, rendering, { cover: undefined, watch: new StepTimer() });
    return { quires, set, prints: await Promise.all(pages.map((page) => page.print())) };
  });
}
