import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { geometryOf } from '../../scripts/setting/geometry.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';
import { wrongFolios } from './folios.ts';
import { brokenLaws } from './laws.ts';
import { manuscriptOf, randomBook } from './random-book.ts';

/** How many books; `npm run conformance` makes 300. */
const BOOKS = Number(process.env['WARRAQ_RANDOM_BOOKS'] ?? 6);

const browser = new BrowserSession();
afterAll(() => browser.close());

describe('books made at random', () => {
  it(
    `hold the laws of the page: ${BOOKS} of them`,
    async () => {
      await fc.assert(
        fc.asyncProperty(randomBook, async (random) => {
          const source = manuscriptOf(random);
          const reading = await readBook(memoryWorld({ 'book.md': source }), 'book.md');
          expect(said(reading)).toEqual([]);
          const { book } = reading;
          const made = await makePdf(render(book!, silent), browser, { quireLength: random.quireLength });
          expect(made.fallbacks.filter(({ kind }) => kind !== 'late-note')).toEqual([]);
          const laws = { bottomMargin: geometryOf(book!).margin.bottom, notesAtFoot: true };
          expect(await brokenLaws(made.artifact.bytes, source, laws)).toEqual([]);
          expect((await wrongFolios(made.artifact.bytes, laws.bottomMargin)).wrong).toEqual([]);
        }),
        { numRuns: BOOKS, seed: 1405, endOnFailure: true },
      );
    },
    20 * 60 * 1000,
  );
});
