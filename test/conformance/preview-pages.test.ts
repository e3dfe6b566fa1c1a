import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScreenSetter } from '../../scripts/setting/screen-pages.ts';
import { KeptReading, setManuscript } from '../../scripts/verbs/preview/session/set-manuscript.ts';
import { type Workshop, withWorkshop } from '../../scripts/verbs/workshop.ts';
import { edits } from '../edits.ts';

const EDITS = 25;
/** After so many of them the pages are compared. */
const EACH = 5;

let path = '';
beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'warraq-edits-'));
});
afterAll(() => rm(path, { recursive: true, force: true }));

/** All that is shown of the book as it lies there. */
async function shown(setter: ScreenSetter, workshop: Workshop, reading: KeptReading) {
  const how = { path, untrusted: undefined, sourceDateEpoch: undefined, timeout: undefined };
  const { set, messages } = await setManuscript(how, setter, workshop, reading);
  if (!set) throw new Error(JSON.stringify(messages));
  const { pages, map, frame, fallbacks, anew } = set.screen;
  return { shown: { pages, map, frame, fallbacks }, anew, of: set.rendering.divisions.length };
}

describe('pages that are set again and again', () => {
  it(`are those of a book that was never set, through ${EDITS} random changes`, async () => {
    await withWorkshop({ cache: join(path, '.store') }, async (workshop) => {
      const setter = new ScreenSetter();
      const reading = new KeptReading(workshop.store);
      const { signal } = new AbortController();
      let [turn, kept] = [0, 0];
      for await (const { files } of edits(EDITS)) {
        for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
        const now = await shown(setter, workshop, reading);
        // Somebody who writes fast leaves no time for it.
        if (turn % 3 > 0) await reading.texts!.unpack(signal);
        kept += now.of - now.anew;
        if (turn % EACH === 0) {
          const { browsers, threads, options } = workshop;
          const fresh = await shown(
            new ScreenSetter(),
            { browsers, threads, options, store: undefined },
            new KeptReading(undefined),
          );
          expect(now.shown, `after ${turn} changes`).toEqual(fresh.shown);
        }
        turn += 1;
      }
      // Most divisions are as they were, else nothing is proven.
      expect(kept).toBeGreaterThan(EDITS * 3);
    });
  });
});
