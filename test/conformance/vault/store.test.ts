import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyStore } from '../../../scripts/vault/validate/store.ts';
import { FAULTS } from '../../vault/faults.ts';
import { Specimen } from '../../vault/specimen.ts';
import { python } from '../python/python.ts';

const JUDGE = join(import.meta.dirname, '../python/judge.py');

/** What ocfl-py says of stores: by path, whether they are valid, and codes. */
function judge(roots: readonly string[]): ReadonlyMap<string, { valid: boolean; codes: readonly string[] }> {
  const run = python!([JUDGE, ...roots]);
  expect(run.stderr).toBe('');
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return new Map(lines.map(([root, verdict, ...codes]) => [root!, { valid: verdict === 'valid', codes }]));
}

/** Codes of which ocfl-py says nothing: it does not look for them, or calls the store valid in spite of them. */
const NOT_LOOKED_FOR = ['E037', 'E038', 'E055', 'E081', 'E083', 'E102', 'E107', 'W014', 'W015'];

describe.skipIf(!python)('ocfl-py, an implementation of others', () => {
  const specimens: Specimen[] = [];
  afterAll(() => {
    for (const specimen of specimens) specimen.end();
  });

  it('finds our stores valid, and every one that was spoilt invalid', async () => {
    const sound = await Specimen.make();
    specimens.push(sound);
    const codes = Object.keys(FAULTS);
    const spoilt = new Map<string, Specimen>();
    for (const code of codes) {
      const specimen = await Specimen.make();
      FAULTS[code]!(specimen);
      spoilt.set(code, specimen);
      specimens.push(specimen);
    }
    const verdicts = judge([sound.root, ...[...spoilt.values()].map(({ root }) => root)]);
    expect(verdicts.get(sound.root)).toEqual({ valid: true, codes: [] });
    const silent = codes.filter((code) => {
      const { valid, codes: found } = verdicts.get(spoilt.get(code)!.root)!;
      return code.startsWith('E') ? valid : !found.some((one) => one.startsWith('W'));
    });
    const same = codes.filter((code) => verdicts.get(spoilt.get(code)!.root)!.codes.includes(code));
    console.log(
      `ocfl-py: ${codes.length} faults, ${codes.length - silent.length} found, ${same.length} by the same code`,
    );
    expect(silent).toEqual(NOT_LOOKED_FOR);
    expect(same.length).toBeGreaterThanOrEqual(60);
  });
});

const rocfl = spawnSync('rocfl', ['--version']).status === 0;
if (!rocfl) console.log('skipped: rocfl is not here (cargo install rocfl)');

it.skipIf(!rocfl)('rocfl, another one, finds our stores valid', async () => {
  const specimen = await Specimen.make();
  try {
    const run = spawnSync('rocfl', ['-r', specimen.root, 'validate'], { encoding: 'utf8' });
    expect(run.stdout).toContain('Invalid objects: 0');
    expect(run.status).toBe(0);
    expect((await verifyStore(specimen.root)).problems).toEqual([]);
  } finally {
    specimen.end();
  }
});
