import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { versionsOf } from '../../../scripts/vault/inventory.ts';
import { objectPath } from '../../../scripts/vault/layout.ts';
import { readInventory } from '../../../scripts/vault/read.ts';
import { verifyStore } from '../../../scripts/vault/validate/store.ts';
import { Victim } from '../victim.ts';

const KILLS = 200;
let folder = '';
let victim: Victim;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-kill-'));
  victim = await Victim.of(join(import.meta.dirname, 'committer.ts'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Archive an edition; as `Victim.run`. */
function add(root: string, label: string, killAfter?: number): Promise<number | undefined> {
  return victim.run([root, label], killAfter);
}

async function versionsIn(root: string): Promise<number> {
  const object = join(root, objectPath('urn:isbn:9786001191251'));
  if (!existsSync(object)) return 0;
  const { problems } = await verifyStore(root);
  expect(problems.filter(({ path }) => path !== 'extensions/warraq-staging')).toEqual([]);
  return versionsOf(await readInventory(object)).length;
}

it(`holds the old or the new edition whole when the program is killed, ${KILLS} times at any moment`, async () => {
  const root = join(folder, 'store');
  const took = (await add(root, 'چاپ ۰'))!;
  let versions = 1;
  let killed = 0;
  let inTime = 0;
  for (let turn = 1; killed < KILLS && turn < KILLS * 4; turn += 1) {
    const end = await add(root, `چاپ ${turn}`, Math.random() * took * 1.2);
    const now = await versionsIn(root);
    if (end === undefined) killed += 1;
    else expect(now).toBe(versions + 1);
    expect([versions, versions + 1]).toContain(now);
    if (end === undefined && now === versions + 1) inTime += 1;
    // An object of many versions takes longer; a new store has few again.
    versions = now;
    if (versions >= 12) {
      rmSync(root, { recursive: true });
      versions = 0;
    }
  }
  console.log(`killed ${killed} times while it was adding; ${inTime} times the edition was there already`);
  expect(killed).toBe(KILLS);
  await add(root, 'پس از همه');
  expect((await verifyStore(root)).problems).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.startsWith('store'))).toEqual(['store']);
}, 300_000);

it('lets in one of many programs that write at once; the others are told', async () => {
  const root = join(folder, 'shared');
  await add(root, 'نخست');
  let versions = 1;
  for (let round = 0; round < 6; round += 1) {
    const ends = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) => add(root, `${round}-${index}`)),
    );
    for (const end of ends)
      if (end.status === 'rejected') expect(String(end.reason)).toContain("code: 'archive-locked'");
    const done = ends.filter(({ status }) => status === 'fulfilled').length;
    expect(done).toBeGreaterThan(0);
    versions += done;
    expect(await versionsIn(root)).toBe(versions);
  }
  expect((await verifyStore(root)).problems).toEqual([]);
});
