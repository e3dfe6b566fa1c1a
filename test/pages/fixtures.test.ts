import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { diskWorld } from '../../scripts/manuscript/disk-world.ts';
import { render } from '../../scripts/render/render.ts';
import { geometryOf } from '../../scripts/setting/geometry.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';
import { wrongFolios } from './folios.ts';
import { brokenLaws } from './laws.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/pages');
const browser = new BrowserSession();
afterAll(() => browser.close());

/** What is told of a case beside the laws: whether something in it is larger than a page. */
function expectedOf(name: string): { readonly madeToFit: boolean } {
  const path = join(FOLDER, name, 'expected.json');
  return { madeToFit: false, ...(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}) };
}

describe('each difficulty of a page', () => {
  for (const name of readdirSync(FOLDER)) {
    it(name, async () => {
      const reading = await readBook(diskWorld(join(FOLDER, name), undefined), 'book.md');
      expect(said(reading)).toEqual([]);
      const { book } = reading;
      const made = await makePdf(render(book!, silent), browser);
      const source = readFileSync(join(FOLDER, name, 'book.md'), 'utf8');
      const kinds = new Set(made.fallbacks.map(({ kind }) => kind));
      expect(kinds.has('notes-at-end')).toBe(false);
      expect(kinds.has('made-to-fit')).toBe(expectedOf(name).madeToFit);
      const laws = { bottomMargin: geometryOf(book!).margin.bottom, notesAtFoot: true };
      expect(await brokenLaws(made.artifact.bytes, source, laws)).toEqual([]);
      const { wrong, checked } = await wrongFolios(made.artifact.bytes, laws.bottomMargin);
      expect(wrong).toEqual([]);
      expect(checked).toBeGreaterThan(1);
    });
  }
});
