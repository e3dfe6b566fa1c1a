import type { Rendering } from '../scripts/render/render.ts';

/** The stages that a raw print is made with. */
type Stages = Pick<
  typeof import('./stages.ts'),
  'BrowserSession' | 'printDocument' | 'setBook' | 'StepTimer'
>;

/** One `page.pdf()` of the final HTML, loaded anew, as the final print is; ms. */
export async function rawPrint(
  rendering: Rendering,
  { BrowserSession, printDocument, setBook, StepTimer }: Stages,
): Promise<number> {
  const { files, script } = await printDocument(rendering);
  const browser = new BrowserSession();
  const body = await browser.withPage({ files, script }, async (page) => {
    const whole = { from: 0, to: rendering.divisions.length };
    await setBook([{ ...whole, page }], rendering, { cover: undefined, watch: new StepTimer() });
    return page.page.content();
  });
  await browser.close();
  const set = new Map(files).set('', { mediaType: 'text/html; charset=utf-8', body });
  const raw = await browser.withPage({ files: set }, async (page) => {
    const start = performance.now();
    await page.print();
    return performance.now() - start;
  });
  await browser.close();
  return raw;
}
