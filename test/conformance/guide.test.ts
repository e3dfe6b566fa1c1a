import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Example, examplesOf, folderOf, GUIDES, type Guide } from '../../docs/guide/examples.ts';
import { groupBy } from '../../scripts/book/group-by.ts';
import { build } from '../../scripts/verbs/build.ts';
import { type Desk, openDesk } from '../guide/desk.ts';

let out = '';
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'warraq-guides-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

it.each(GUIDES)('builds the guide in «%s» into every edition without a warning', async (guide) => {
  const to = join(out, guide);
  const { ok, messages, findings } = await build({ path: folderOf(guide), out: to, strict: true });
  expect({ ok, messages, findings }).toEqual({ ok: true, messages: [], findings: {} });
  const made = (await readdir(to)).map((name) => name.replace(/^.*?\./, '.')).sort();
  expect(made).toEqual(['.build.json', '.epub', '.pdf', 'web']);
});

const chapters = groupBy(
  GUIDES.flatMap((guide) => examplesOf(guide).map((example) => ({ guide, ...example }))),
  ({ chapter }) => chapter,
);

/** Each `…` of a guide stands for what differs from one machine to the next; nor are signs of direction said there. */
function shownAs(text: string): RegExp {
  const parts = text.trim().split('…');
  return new RegExp(`^${parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[^]*?')}$`);
}

function withoutDirection(text: string): string {
  return text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').trim();
}

/** Both guides have the same files and commands (`test/guide/guide.test.ts`), so one is tried; what is shown is in the language of each. */
async function tryOut(
  example: Example & { readonly guide: Guide },
  desk: Desk,
  before: string,
): Promise<void> {
  const { guide, purpose, options, text, chapter, line } = example;
  const place = `${guide}/${chapter}:${line}`;
  if (purpose === 'shows') {
    const { shown } = await desk.type(before, guide === 'fa' ? 'fa_IR.UTF-8' : 'C.UTF-8');
    expect(withoutDirection(shown), place).toMatch(shownAs(text));
  } else if (purpose === 'run') {
    const { code, shown } = await desk.type(text);
    expect(code, `${place}\n${shown}`).toBe(Number(options['exit'] ?? 0));
  } else if (options['file'] !== undefined) await desk.write(options['file'], text);
}

/** The examples of the English guide in their order, each with what the Persian one shows in its place. */
function inTurn(examples: readonly (Example & { readonly guide: Guide })[]) {
  const persian = examples.filter(({ guide }) => guide === 'fa');
  const english = examples.filter(({ guide }) => guide === 'en');
  return english.flatMap((one, index) => (one.purpose === 'shows' ? [one, persian[index]!] : [one]));
}

describe('an empty folder and the words of the guide alone', () => {
  it.each([...chapters])('%s', async (_, examples) => {
    const desk = await openDesk(join(out, 'store'));
    try {
      let before = '';
      for (const example of inTurn(examples)) {
        await tryOut(example, desk, before);
        if (example.purpose === 'run') before = example.text;
      }
    } finally {
      await desk.clear();
    }
  });
});
