import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { Victim } from '../victim.ts';
import { setOf } from './set.ts';

const KILLS = 100;
let victim: Victim;
let parent = '';
let out = '';
beforeAll(async () => {
  victim = await Victim.of(join(import.meta.dirname, 'writer.ts'));
});
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'warraq-kill-'));
  out = join(parent, 'out');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

/** The label of the set that stands in the folder; undefined where it is none, or of two. */
function labelOf(): string | undefined {
  const files = (readdirSync(out, { recursive: true }) as string[]).filter(
    (path) => statSync(join(out, path)).isFile() && !path.startsWith('.warraq') && path !== 'notes.txt',
  );
  const record = readFileSync(join(out, 'کتاب.build.json'), 'utf8');
  const { label } = JSON.parse(record) as { label: string };
  const set = setOf(label);
  const isWhole =
    files.length === set.length &&
    set.every(({ path, bytes }) => readFileSync(join(out, path)).equals(bytes));
  return isWhole ? label : undefined;
}

it(`leaves the old set or the new one when a build is killed, ${KILLS} times at any moment`, async () => {
  const took = (await victim.run([out, '0']))!;
  writeFileSync(join(out, 'notes.txt'), 'mine');
  let before = '0';
  let killed = 0;
  let inTime = 0;
  for (let turn = 1; killed < KILLS && turn < KILLS * 4; turn += 1) {
    const end = await victim.run([out, String(turn)], Math.random() * took * 1.3);
    const now = labelOf();
    expect([before, String(turn)], `turn ${turn}`).toContain(now);
    if (end === undefined) killed += 1;
    if (end === undefined && now === String(turn)) inTime += 1;
    before = now!;
  }
  console.log(`killed ${killed} times while it was writing; ${inTime} times the new set was there already`);
  expect(killed).toBe(KILLS);
  expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine');
  await victim.run([out, 'last']);
  expect([labelOf(), readdirSync(parent)]).toEqual(['last', ['out']]);
  expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
}, 300_000);

it('ends what a kill has interrupted where the folder can’t be exchanged', async () => {
  mkdirSync(join(out, 'mine'), { recursive: true });
  const took = (await victim.run([out, '0']))!;
  let killed = 0;
  for (let turn = 1; killed < KILLS / 2 && turn < KILLS * 2; turn += 1) {
    if ((await victim.run([out, String(turn)], Math.random() * took * 1.3)) === undefined) killed += 1;
    await victim.run([out, 'next']);
    expect(labelOf()).toBe('next');
  }
  expect(killed).toBe(KILLS / 2);
  expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
}, 300_000);
