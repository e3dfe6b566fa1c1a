import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { render } from '../../scripts/render/render.ts';
import type { Galley } from '../../scripts/setting/galley.ts';
import { type Divide, divider } from '../../scripts/setting/layout.ts';
import { WatchedStore } from '../cache/watched-store.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const { book } = await readBook(
  memoryWorld({ 'book.yaml': 'title: کتاب\ntheme: book\n', '1.md': '# یکم\n\nمتن.\n' }),
);
const rendering = render(book!, silent);
const MEASURE = { height: 600, rule: 40, line: 28 };

/** A column of lines, one with a note. The first page does best to end a line short. */
const galleyOf = (lines: number): Galley => ({
  items: Array.from({ length: lines }, (_, at) => ({
    kind: 'line',
    top: at * 28,
    bottom: at * 28 + 27.5,
    cost: at === 21 ? 5000 : at % 7 === 0 ? 0 : 150,
    repeated: 0,
  })),
  notes: [{ index: 1, item: 70, within: undefined, lines: [20, 40, 60, 80, 100] }],
  places: [],
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-divided-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Work with a function that divides one galley; tells how often the store had what was asked for. */
async function divided(
  galley: Galley,
  work: (divide: Divide) => Promise<unknown>,
  lessons: readonly ReadonlyMap<number, number>[] = [],
  isKept = true,
): Promise<{ readonly pages: unknown; readonly had: number }> {
  const store = new WatchedStore(folder, { program: 'warraq' });
  const known = { divided: new WeakMap() };
  const measured = { galleys: [galley], measure: MEASURE };
  const divide = divider(rendering, measured, lessons, { ...known, store: isKept ? store : undefined });
  const pages = await work(divide);
  await store.close();
  return { pages, had: store.had.length };
}

it('takes the pages of a galley from the store, as they were', async () => {
  const work = async (divide: Divide) => [await divide(0, 0), await divide(0, 1), await divide(0, 2)];
  const fresh = await divided(galleyOf(90), work, [], false);
  expect(JSON.stringify(fresh.pages)).toContain('"notes":[{');
  expect(await divided(galleyOf(90), work)).toEqual(fresh);
  expect(await divided(galleyOf(90), work)).toEqual({ ...fresh, had: 2 });
});

it.each<[string, Galley, number, Map<number, number>[]]>([
  ['has other lines', galleyOf(91), 0, []],
  ['begins on the other side', galleyOf(90), 1, []],
  ['was found to be higher', galleyOf(90), 0, [new Map([[0, 60]])]],
])('divides a galley anew that %s', async (_, galley, start, lessons) => {
  const before = await divided(galleyOf(90), (divide) => divide(0, 0));
  const work = (divide: Divide) => divide(0, start);
  const after = await divided(galley, work, lessons);
  expect(after).toEqual(await divided(galley, work, lessons, false));
  expect(after.pages).not.toEqual(before.pages);
});
