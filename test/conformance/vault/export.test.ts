import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, warraq } from '../../e2e/warraq.ts';
import { python } from '../python/python.ts';

const java = spawnSync('java', ['-version']).error === undefined;
if (!java) console.log('skipped: the Nu HTML checker needs Java');
const VNU = join(ROOT, 'node_modules/vnu-jar/build/dist/vnu.jar');

let folder = '';
const archive = (verb: string, ...args: string[]) =>
  warraq(['archive', verb, ...args, '--store', join(folder, 'archive')]);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-export-'));
  const { code, stderr } = await archive('add', 'manuscript', '--onix');
  expect(code, stderr).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the sample, archived', () => {
  it.skipIf(!python)('is a store that ocfl-py finds valid', () => {
    const run = python!([join(import.meta.dirname, '../python/judge.py'), join(folder, 'archive')]);
    expect(run.stdout).toBe(`${join(folder, 'archive')}\tvalid\n`);
  });

  it.skipIf(!python)(
    'is exported as a bag that the reference implementation of BagIt validates',
    async () => {
      const bag = join(folder, 'bag');
      expect((await archive('export', 'قزاقستان', bag, '--bagit')).code).toBe(0);
      const run = python!(['-m', 'bagit', '--validate', bag]);
      expect(run.stderr).toContain(`${bag} is valid`);
      expect(run.status).toBe(0);
    },
  );

  it.skipIf(!java)('has a shelf whose pages the Nu HTML checker has nothing against', async () => {
    expect((await archive('shelf', join(folder, 'shelf'))).code).toBe(0);
    const shelf = join(folder, 'shelf');
    const pages = spawnSync('find', [shelf, '-name', '*.html', '-not', '-path', '*/web/*'], {
      encoding: 'utf8',
    })
      .stdout.trim()
      .split('\n');
    expect(pages).toHaveLength(2);
    const check = (...args: string[]) =>
      spawnSync('java', ['-jar', VNU, '--stdout', ...args], { encoding: 'utf8' });
    expect(check('--css', join(shelf, 'style.css'))).toMatchObject({ status: 0, stdout: '' });
    const run = check(...pages);
    expect(run.stdout).toBe('');
    expect(run.status).toBe(0);
  });
});
