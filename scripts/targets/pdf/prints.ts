import { availableParallelism } from 'node:os';
import type { PrintingPage } from '../../engine/kept-page.ts';

/** Prints pages of the browser in their order, as many at once as there are processors. One that is printed gives its memory back. */
export class Prints {
  /** Of each page, its PDF. What fails is told when it is waited for. */
  readonly made: readonly Promise<Uint8Array>[];
  /** Until the browser is at the first of them: what this thread does then does not keep it waiting. */
  readonly begun: Promise<void>;

  constructor(pages: readonly PrintingPage[]) {
    const turns = pages.map(() => gate());
    const asked = pages.map(() => gate());
    const atOnce = availableParallelism();
    let next = 0;
    const goOn = () => turns[next++]?.open();
    this.made = pages.map(async (page, index) => {
      await turns[index]!.opened;
      try {
        return await page.print(asked[index]!.open);
      } finally {
        asked[index]!.open();
        page.close();
        goOn();
      }
    });
    for (const one of this.made) one.catch(() => {});
    for (let place = 0; place < atOnce; place += 1) goOn();
    this.begun = Promise.all(asked.slice(0, atOnce).map(({ opened }) => opened)).then(() => {});
  }
}

/** Something that is waited for until it is opened. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
