import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hastyDisk } from '../../../scripts/disk/disk.ts';
import { commit } from '../../../scripts/vault/commit.ts';
import { objectPath } from '../../../scripts/vault/layout.ts';
import { StoreIndex } from '../../../scripts/verbs/catalogue/store-index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-index-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keyOf = (number: number) => String(number).padStart(64, 'a');
const open = () => StoreIndex.open(join(folder, 'archive'), join(folder, 'index.jsonl'));

/** Archive an edition whose record says which job has made it; gives the path of its object. */
async function archive(id: string, job: number): Promise<string> {
  const record = {
    title: id,
    outputs: [],
    archive: { edition: `${job}`, job: keyOf(job), formats: [], fonts: [] },
  };
  const files = new Map([['record.json', { bytes: Buffer.from(JSON.stringify(record)) }]]);
  const edition = {
    id,
    files,
    created: '2026-01-01T00:00:00Z',
    message: `${job}`,
    user: { name: 'Sara', address: 'mailto:sara@example.org' },
  };
  await commit(join(folder, 'archive'), edition, hastyDisk);
  return objectPath(id);
}

describe('the index of an archive', () => {
  it('is made from the archive, and has all editions of a title', async () => {
    await archive('urn:a', 1);
    await archive('urn:a', 2);
    await archive('urn:b', 3);
    const index = await open();
    expect(await index.find(keyOf(1))).toBeUndefined();
    await index.refresh();
    const again = await open();
    for (const one of [index, again])
      expect(await Promise.all([1, 2, 3, 4].map((job) => one.find(keyOf(job))))).toEqual([
        'v1',
        'v2',
        'v1',
        undefined,
      ]);
  });

  it('knows at once of what was just archived', async () => {
    const path = await archive('urn:a', 1);
    await (await open()).renew(path);
    expect(await (await open()).find(keyOf(1))).toBe('v1');
  });

  it('is not believed: what the archive has not, or no longer, is not found', async () => {
    const path = await archive('urn:a', 1);
    const index = await open();
    await index.refresh();
    const file = join(folder, 'index.jsonl');
    const line = JSON.parse(readFileSync(file, 'utf8'));
    // Another key for another record, and one for a version that is not there.
    const forged = [
      [keyOf(8), 'v1', '0'.repeat(32)],
      [keyOf(9), 'v2', line.jobs[0][2]],
    ];
    writeFileSync(file, `${JSON.stringify({ ...line, jobs: [...line.jobs, ...forged] })}\n{"path":`);
    const read = await open();
    expect(await Promise.all([1, 8, 9].map((job) => read.find(keyOf(job))))).toEqual([
      'v1',
      undefined,
      undefined,
    ]);
    // A damaged title is not found either.
    writeFileSync(join(folder, 'archive', path, 'inventory.json'), '{}');
    expect(await read.find(keyOf(1))).toBeUndefined();
    rmSync(join(folder, 'archive', path), { recursive: true });
    expect(await read.find(keyOf(1))).toBeUndefined();
    await read.refresh();
    expect(readFileSync(file, 'utf8')).toBe('');
  });
});
