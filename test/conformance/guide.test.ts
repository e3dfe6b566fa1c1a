import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Example, examplesOf, folderOf, GUIDES } from '../../docs/guide/examples.ts';
import { groupBy } from '../../scripts/book/group-by.ts';
import { build } from '../../scripts/verbs/build.ts';
import { type Desk, openDesk } from '../guide/desk.ts';

let out = '';
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'warraq-guides-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

it.concurrent.each(GUIDES)('builds the guide in «%s» into every edition without a warning', async (guide) => {
  const to = join(out, guide);
  const { ok, messages, findings } = await build({ path: folderOf(guide), out: to, strict: true });
  expect({ ok, messages, findings }).toEqual({ ok: true, messages: [], findings: {} });
  const made = (await readdir(to)).map((name) => name.replace(/^.*?\./, '.')).sort();
  expect(made).toEqual(['.build.json', '.epub', '.pdf', 'web']);
});

/** Both guides have the same files and commands (`test/guide/guide.test.ts`), so one is tried; what is shown is in the language of each. */
const chapters = groupBy(examplesOf('en'), ({ chapter }) => chapter);

/** Each `…` of a guide stands for what differs from one machine to the next. */
function shownAs(text: string): RegExp {
  const parts = text.trim().split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*?')}$`);
}

async function tryOut(example: Example, desk: Desk): Promise<void> {
  const { purpose, options, text, chapter, line } = example;
  if (options['file'] !== undefined) return desk.write(options['file'], text);
  if (purpose !== 'run') return;
  const { code, shown } = await desk.type(text);
  expect(code, `${chapter}:${line}\n${shown}`).toBe(Number(options['exit'] ?? 0));
}

describe('an empty folder and the words of the guide alone', () => {
  it.concurrent.each([...chapters])('%s', async (_, examples) => {
    const desk = await openDesk();
    try {
      for (const example of examples) await tryOut(example, desk);
    } finally {
      await desk.clear();
    }
  });
});
