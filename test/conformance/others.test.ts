import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/verbs/build.ts';
import { FOLDERS } from '../others/folders.ts';
import { said } from '../said.ts';
import { javaTool } from './java.ts';

const epubcheck = javaTool(join(import.meta.dirname, 'epub/epubcheck'), 'JudgeEpub');
const place = mkdtempSync(join(tmpdir(), 'warraq-others-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const epubs: string[] = [];

describe('the folders of other tools', () => {
  it.each(FOLDERS)('are printed: %s', async (name, folder) => {
    for (const [path, text] of Object.entries(folder.files)) {
      mkdirSync(dirname(join(place, name, path)), { recursive: true });
      writeFileSync(join(place, name, path), text);
    }
    const options = { path: join(place, name), out: join(place, 'out', name), formats: ['pdf', 'epub'] };
    const result = await build(options);
    const { ok, outputs } = result;
    expect(said(result).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(ok).toBe(true);
    const [pdf, epub] = outputs.map((one) => join(options.out, one.path));
    expect(readFileSync(pdf!).subarray(0, 5).toString()).toBe('%PDF-');
    epubs.push(epub!);
  });

  it.skipIf(!epubcheck)(
    'make EPUBs of which EPUBCheck says nothing',
    () => {
      const said = epubcheck!.run(...epubs).filter(([kind]) => kind !== 'VERDICT');
      expect(said.map((line) => line.slice(1).join(' '))).toEqual([]);
    },
    300_000,
  );
});
