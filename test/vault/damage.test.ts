import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifyStore } from '../../scripts/vault/validate/store.ts';
import { Specimen } from './specimen.ts';

/** What can happen to a file of a store that nobody writes. */
const DAMAGES: Readonly<Record<string, (path: string, seed: number) => void>> = {
  'a byte is flipped': (path, seed) => {
    const bytes = readFileSync(path);
    bytes[seed % bytes.length]! ^= 1 << (seed % 8);
    writeFileSync(path, bytes);
  },
  'a byte is added': (path) => appendFileSync(path, ' '),
  'a byte is lost': (path) => truncateSync(path, statSync(path).size - 1),
  'it is emptied': (path) => truncateSync(path, 0),
  'it is removed': (path) => rmSync(path),
  'it is renamed': (path) => renameSync(path, `${path}2`),
  'a file is added beside it': (path) => writeFileSync(`${path}.bak`, 'x'),
  'it becomes a folder': (path) => {
    rmSync(path);
    mkdirSync(path);
  },
};

const RUNS = Number(process.env['WARRAQ_DAMAGES'] ?? 60);

it('is found, whatever it is and wherever in a store', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(DAMAGES)),
      fc.nat(),
      fc.nat(),
      async (damage, which, seed) => {
        const specimen = await Specimen.make();
        try {
          const files = (readdirSync(specimen.root, { recursive: true }) as string[])
            .map((path) => join(specimen.root, path))
            .filter((path) => statSync(path).isFile())
            .sort();
          DAMAGES[damage]!(files[which % files.length]!, seed);
          const { problems } = await verifyStore(specimen.root);
          expect(problems.length).toBeGreaterThan(0);
          expect(problems.every(({ code }) => /^[EWI]\d{3}$/.test(code))).toBe(true);
        } finally {
          specimen.end();
        }
      },
    ),
    { numRuns: RUNS },
  );
});

it('is found where an entry of an inventory is changed, added or taken away, with a sidecar that is right', async () => {
  const specimen = await Specimen.make();
  try {
    const paths = Object.entries<string[]>(specimen.json().manifest);
    for (const [digest] of paths) {
      specimen.edit((inventory) => delete inventory.manifest[digest]);
      expect((await verifyStore(specimen.root)).problems.length).toBeGreaterThan(0);
      specimen.edit((inventory) => Object.assign(inventory.manifest, Object.fromEntries(paths)));
      expect((await verifyStore(specimen.root)).problems).toEqual([]);
    }
  } finally {
    specimen.end();
  }
});
