import axe from 'axe-core';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../../scripts/diagnostics/report.ts';
import { render } from '../../../scripts/render/render.ts';
import { makeWeb } from '../../../scripts/targets/web/web.ts';
import { ALL_BOOKS } from '../../epub/books.ts';
import { readBook } from '../../read.ts';
import { launchReader, visit } from '../../reader-browser.ts';

/** What axe says of a rule that is broken. */
interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

// Each chapter of a hundred is like the others, and an image of 20 MB like a small one.
const NAMES = [...ALL_BOOKS.keys()].filter((name) => !/hundred|large/.test(name));

/** A desk, where contents and notes stand beside the text, and a telephone at night. */
const SCREENS = [
  { width: 1280, scheme: 'light' },
  { width: 320, scheme: 'dark' },
] as const;

describe('axe, the checker of accessibility', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchReader();
  });
  afterAll(() => browser.close());

  it.each(NAMES)(
    'says nothing of the web edition of %s, nor is any page of it wider than a screen',
    async (name) => {
      const { world, only, kind } = ALL_BOOKS.get(name)!();
      const { book } = await readBook(world, only, { kind });
      const files = await makeWeb(render(book!, silent));
      const site = new Map(
        files.map(({ path, mediaType, bytes }) => [path.slice('web/'.length), { mediaType, body: bytes }]),
      );
      const said: string[] = [];
      for (const path of [...site.keys()].filter((one) => one.endsWith('.html'))) {
        const { page } = await visit(browser, site, path);
        for (const { width, scheme } of SCREENS) {
          await page.setViewport({ width, height: 900 });
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
          await page.evaluate(axe.source);
          const { violations } = (await page.evaluate(
            `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
          )) as { violations: readonly Violation[] };
          said.push(
            ...violations.map(
              ({ id, nodes }) => `${path} (${width}): ${id}: ${nodes[0]!.html.slice(0, 120)}`,
            ),
          );
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          if (wide > width) said.push(`${path} (${width}): is ${wide} px wide`);
        }
        await page.close();
      }
      expect(said).toEqual([]);
    },
  );
});
