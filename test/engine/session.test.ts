import { afterAll, describe, expect, it } from 'vitest';
import { BrowserSession } from '../../scripts/engine/session.ts';

/** One document after the other in the pages of a browser. */

const browser = new BrowserSession({ ahead: true });
afterAll(() => browser.close());

const script = `var inPage = {
  text: () => document.body.textContent,
  width: () => document.images[0].naturalWidth,
  visibility: () => document.visibilityState,
};`;

function html(body: string, width = 0) {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="7"/>`;
  const files = new Map([
    ['', { mediaType: 'text/html', body: `<!doctype html><meta charset="utf-8"><body>${body}` }],
    ['x.svg', { mediaType: 'image/svg+xml', body: drawing }],
  ]);
  return { files, script };
}

const ask = (document: ReturnType<typeof html>, name: string) =>
  browser.withPages(document, 1, ([page]) => page!.call(name, []));

const count = () => browser.withPage(html(''), async ({ page }) => (await page.browser().pages()).length);

describe('a browser that prints one book after the other', () => {
  it('loads them into the same pages', async () => {
    await ask(html('یک'), 'text');
    const before = await count();
    const said: unknown[] = [];
    for (const text of ['دو', 'سه', 'چهار']) said.push(await ask(html(text), 'text'));
    expect(said).toEqual(['دو', 'سه', 'چهار']);
    expect(await count()).toBe(before);
  });

  it('keeps no image of one for the next', async () => {
    const said: unknown[] = [];
    for (const width of [30, 40, 50]) said.push(await ask(html('<img src="x.svg">', width), 'width'));
    expect(said).toEqual([30, 40, 50]);
  });

  it('has at most one page of a kind that has nothing to do', async () => {
    const before = await count();
    const several = Array.from({ length: 4 }, (_, at) => `${at}`);
    const said = await browser.withPages(html('چند'), 4, (pages) =>
      Promise.all(several.map((_, at) => pages[at]!.call('text', []))),
    );
    expect(said).toEqual(several.map(() => 'چند'));
    await expect.poll(count).toBe(before);
  });

  it('closes a page that has loaded eight of them', async () => {
    const pages = new Set<unknown>();
    for (let at = 0; at < 20; at += 1) await browser.withPage(html(''), async ({ page }) => pages.add(page));
    expect(pages.size).toBeLessThanOrEqual(4);
    expect(pages.size).toBeGreaterThanOrEqual(3);
  });

  it('uses no page again in which something has failed', async () => {
    const before = await count();
    await expect(ask(html('الف'), 'nothing')).rejects.toThrow('not a function');
    // The page that had nothing to do was taken, and is closed.
    await expect.poll(count).toBe(before - 1);
    expect(await ask(html('ب'), 'text')).toBe('ب');
  });

  it('draws nothing but the pictures that it is asked for', async () => {
    expect(await ask(html('متن'), 'visibility')).toBe('hidden');
    const document = html('<style>body { margin: 0; background: #000 }</style>');
    await browser.withPage(document, async (page) => {
      for (const width of [30, 50]) {
        const picture = Buffer.from(await page.picture(width, 20));
        // The frame of a JPEG says its height and width (ITU-T T.81, B.2.2).
        const frame = picture.indexOf(Buffer.from([0xff, 0xc0]));
        expect([picture.readUInt16BE(frame + 7), picture.readUInt16BE(frame + 5)]).toEqual([width, 20]);
        expect(await page.call('visibility', [])).toBe('hidden');
      }
    });
  });
});
