import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disk } from '../../scripts/disk/disk.ts';
import { commit, type NewEdition } from '../../scripts/vault/commit.ts';
import { filesOf, versionsOf } from '../../scripts/vault/inventory.ts';
import { objectPath } from '../../scripts/vault/layout.ts';
import { readInventory } from '../../scripts/vault/read.ts';
import { verifyStore } from '../../scripts/vault/validate/store.ts';
import { FaultyDisk, PowerLost } from '../disk/crash.ts';
import { ID, OBJECT, Specimen } from './specimen.ts';

const edition = (id: string, text: string): NewEdition => ({
  id,
  files: new Map([
    ['web/index.html', { bytes: Buffer.from('دو') }],
    ['تازه/متن.txt', { bytes: Buffer.from(text) }],
  ]),
  created: '2026-11-24T00:00:00Z',
  message: text,
  user: { name: 'سارا', address: 'mailto:sara@example.org' },
});

/** Do something with a sound store of two editions. */
async function withSpecimen(work: (specimen: Specimen) => Promise<void>): Promise<void> {
  const specimen = await Specimen.make();
  try {
    await work(specimen);
  } finally {
    specimen.end();
  }
}

/** All is in order but what an add left that did not end. */
async function soundVersions({ root }: Specimen, id: string): Promise<number> {
  const { problems } = await verifyStore(root);
  expect(problems.filter(({ path }) => path !== 'extensions/warraq-staging')).toEqual([]);
  const folder = `${root}/${objectPath(id)}`;
  return existsSync(folder) ? versionsOf(await readInventory(folder)).length : 0;
}

describe('an edition', () => {
  it('shares what an earlier one has', () =>
    withSpecimen(async (specimen) => {
      const done = await commit(specimen.root, edition(ID, 'سوم'), disk);
      expect(done).toEqual({ version: 'v3', files: 2, added: 1, addedBytes: 6 });
      const inventory = await readInventory(specimen.in());
      expect(filesOf(inventory, 'v3').get('web/index.html')?.content).toBe('v1/content/web/index.html');
    }));

  it.each([
    ['a way out', '../x'],
    ['a name that is too long', `${'ب'.repeat(128)}.txt`],
    ['a NUL', 'a\0b'],
    ['a path of Windows', 'a\\b'],
  ])('with %s is refused', (_, path) =>
    withSpecimen(async (specimen) => {
      const files = new Map([[path, { bytes: Buffer.from('x') }]]);
      await expect(commit(specimen.root, { ...edition(ID, 'x'), files }, disk)).rejects.toThrow(
        /has a|path of Windows/,
      );
    }),
  );

  it.each([
    ['case', 'A.txt', 'a.txt'],
    ['normal form', 'آ.txt', '\u0627\u0653.txt'],
    ['kind', 'a', 'a/b'],
    ['a folder’s case', 'Web/a', 'web/b'],
  ])('with two names that differ in %s is refused', (_, one, other) =>
    withSpecimen(async (specimen) => {
      const files = new Map([one, other].map((path) => [path, { bytes: Buffer.from('x') }]));
      await expect(commit(specimen.root, { ...edition(ID, 'x'), files }, disk)).rejects.toThrow(
        /one name|at once/,
      );
    }),
  );

  it('goes into a folder that is named with a slash at its end, or that is empty', () =>
    withSpecimen(async (specimen) => {
      await commit(`${specimen.root}-new/`, edition(ID, 'x'), disk);
      await commit(`${specimen.root}-new/`, edition(ID, 'y'), disk);
      expect(await verifyStore(`${specimen.root}-new`)).toMatchObject({ problems: [], versions: 2 });
      specimen.write(specimen.at('../empty/x'), '');
      specimen.remove(specimen.at('../empty/x'));
      await commit(specimen.at('../empty'), edition(ID, 'x'), disk);
      expect(readdirSync(specimen.at('..')).sort()).toEqual(['empty', 'store', 'store-new']);
    }));

  it('is refused by a folder that is something else, and by an object that was spoilt', () =>
    withSpecimen(async (specimen) => {
      await expect(commit(specimen.in(), edition(ID, 'x'), disk)).rejects.toMatchObject({
        code: 'archive-unknown',
      });
      specimen.write(specimen.in('inventory.json'), '{}');
      await expect(commit(specimen.root, edition(ID, 'x'), disk)).rejects.toMatchObject({
        code: 'archive-damaged',
      });
    }));

  it('waits for nobody: of two writers one is told that the other is writing', () =>
    withSpecimen(async (specimen) => {
      const all = await Promise.allSettled(
        ['یک', 'دو', 'سه', 'چهار'].map((text) => commit(specimen.root, edition(ID, text), disk)),
      );
      const done = all.filter(({ status }) => status === 'fulfilled').length;
      expect(done).toBeGreaterThan(0);
      for (const one of all)
        if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'archive-locked' });
      expect(await soundVersions(specimen, ID)).toBe(2 + done);
    }));
});

it('gives way to an edition that came meanwhile, where a lock has failed', () =>
  withSpecimen(async (specimen) => {
    await withSpecimen(async (other) => {
      await other.add({ 'متن.txt': 'سوم' }, 'چاپ سوم');
      const overtaking = {
        ...disk,
        exchange: async (one: string, two: string) => {
          if (!existsSync(`${two}/v3`)) {
            specimen.remove(two);
            specimen.copy(other.in(), two);
          }
          return disk.exchange(one, two);
        },
      };
      await expect(commit(specimen.root, edition(ID, 'تازه'), overtaking)).rejects.toThrow(/meanwhile/);
    });
    const inventory = await readInventory(specimen.in());
    expect(inventory.versions['v3']?.message).toBe('چاپ سوم');
    expect(await soundVersions(specimen, ID)).toBe(3);
  }));

/** A new store, a new title, a new edition; each at every step. */
const CASES = [
  ['a new edition', ID, 2, true],
  ['a new title', 'urn:isbn:9786001191268', 0, true],
  ['a new edition, where folders can’t be exchanged', ID, 2, false],
] as const;

describe.each(CASES)('%s', (_, id, before, exchanges) => {
  it('is there wholly or not at all when the power is lost, at every step; the next add succeeds', async () => {
    let last = 0;
    const seen = new Set<number>();
    for (let at = 1; at <= Math.max(last, 1); at += 1)
      await withSpecimen(async (specimen) => {
        const faulty = new FaultyDisk(at, 'power', exchanges);
        const end = await commit(specimen.root, edition(id, 'تازه'), faulty.disk).catch(
          (cause: unknown) => cause,
        );
        if (end instanceof PowerLost) last = at + 1;
        // Two renames have an instant between them, when the object is away; the next verb that writes brings it back.
        const isAway = !exchanges && before > 0 && !existsSync(specimen.in());
        if (!isAway) {
          const versions = await soundVersions(specimen, id);
          expect([before, before + 1]).toContain(versions);
          seen.add(versions);
        }
        const done = await commit(specimen.root, edition(id, 'پس از آن'), disk);
        expect(['v1', 'v2', 'v3', 'v4']).toContain(done.version);
        expect((await verifyStore(specimen.root)).problems).toEqual([]);
        expect(readdirSync(specimen.root).filter((name) => name.startsWith('.'))).toEqual([]);
      });
    expect(last).toBeGreaterThan(20);
    expect([...seen].sort()).toEqual([before, before + 1]);
  });

  it('is not there when the disk is full, and nothing is left of it', async () => {
    const { steps } = await countSteps(id);
    for (let at = 1; at <= steps; at += 1)
      await withSpecimen(async (specimen) => {
        const end = await commit(
          specimen.root,
          edition(id, 'تازه'),
          new FaultyDisk(at, 'full', exchanges).disk,
        ).catch((cause: unknown) => cause);
        const versions = await soundVersions(specimen, id);
        expect(versions).toBe(end instanceof Error ? before : before + 1);
        expect((await verifyStore(specimen.root)).problems).toEqual([]);
      });
  });
});

async function countSteps(id: string): Promise<FaultyDisk> {
  const faulty = new FaultyDisk(Number.POSITIVE_INFINITY, 'power');
  await withSpecimen(
    async (specimen) => void (await commit(specimen.root, edition(id, 'تازه'), faulty.disk)),
  );
  return faulty;
}

it('makes a store at once, or none, when the power is lost', async () => {
  for (let at = 1; at <= 16; at += 1)
    await withSpecimen(async (specimen) => {
      const root = `${specimen.root}-other`;
      await commit(root, edition(ID, 'یک'), new FaultyDisk(at, 'power').disk).catch(() => undefined);
      if (existsSync(root)) {
        const { problems } = await verifyStore(root);
        expect(problems.filter(({ path }) => path !== 'extensions/warraq-staging')).toEqual([]);
      }
      await commit(root, edition(ID, 'دو'), disk);
      expect((await verifyStore(root)).problems).toEqual([]);
      expect(existsSync(`${root}/${OBJECT}`)).toBe(true);
    });
});
