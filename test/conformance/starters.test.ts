import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../../scripts/verbs/build.ts';
import { newManuscript, STARTERS } from '../../scripts/verbs/new.ts';
import { type Workshop, withWorkshop } from '../../scripts/verbs/workshop.ts';

/** All that `warraq new` can begin, built into every edition as it is. */
const ALL = (['fa', 'en'] as const).flatMap((language) => STARTERS.map((starter) => ({ language, starter })));

let folder = '';
let workshop: Workshop;
let close: () => void;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-starters-'));
  await new Promise<void>((open) => {
    void withWorkshop({}, (one) => {
      workshop = one;
      open();
      return new Promise<void>((resolve) => {
        close = resolve;
      });
    });
  });
});
afterAll(async () => {
  close();
  await rm(folder, { recursive: true, force: true });
});

it.each(ALL)('builds $starter in $language without a warning', async ({ starter, language }) => {
  const path = join(folder, `${language}-${starter}`);
  await newManuscript({ to: path, starter, language, today: new Date(2026, 5, 2) });
  const out = join(path, 'dist');
  const { ok, messages, findings } = await build({ path, out, strict: true }, workshop);
  expect({ ok, messages, findings }).toEqual({ ok: true, messages: [], findings: {} });
  const made = (await readdir(out)).map((name) => name.replace(/^.*?\./, '.')).sort();
  expect(made).toEqual(['.build.json', '.epub', '.pdf', 'web']);
});
