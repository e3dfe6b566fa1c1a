import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT, warraqHere } from '../e2e/warraq.ts';

const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'docs/json.schema.json'), 'utf8'));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-json-'));
  writeFileSync(join(folder, 'faulty.md'), '# یک\n\nاو می رود.\n\n![](none.png)\n');
  writeFileSync(join(folder, 'old.txt'), 'فصل یکم: آغاز\n\nاو كتاب ها را می خواند.\n');
  const head = '---\ntitle: شعر\nidentifier: { uuid: 8c5e9f3e-2b8d-4f53-9d0c-5a2f6f6d7b10 }\n---\n';
  writeFileSync(join(folder, 'poem.md'), `${head}\nبشنو این نی.\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });

/** Run a command with `--json`; what it prints is one line that is as its schema says, and `ok` as its exit code. */
async function printed(name: string, code: number, ...args: readonly string[]): Promise<object> {
  const { stdout, stderr, code: ended } = await warraqHere([...args, '--json', '--lang', 'fa']);
  expect([name, ended, ended === code ? '' : stderr]).toEqual([name, code, '']);
  expect(stdout.endsWith('\n') && stdout.trim().split('\n').length === 1).toBe(true);
  const value = JSON.parse(stdout) as { ok: boolean };
  const validate = ajv.compile({ ...SCHEMA, $ref: `#/$defs/${name}` });
  validate(value);
  expect([name, validate.errors]).toEqual([name, null]);
  expect([name, value.ok]).toEqual([name, code === 0]);
  return value;
}

it('is what the schema says, of every command', async () => {
  const at = (path: string) => join(folder, path);
  const store = ['--store', at('archive')];
  await printed('new', 0, 'new', at('book'), '--kind', 'article');
  await printed('build', 0, 'build', at('book'), '-f', 'epub', '-o', at('dist'));
  await printed('build', 1, 'build', at('faulty.md'), '-f', 'epub', '-o', at('dist'));
  const found = await printed('check', 1, 'check', at('faulty.md'));
  expect(JSON.stringify(found)).toContain('image-exists');
  await printed('check', 1, 'check', at('faulty.md'), '--fix');
  await printed('import', 0, 'import', at('old.txt'), at('imported'));
  await printed('doctor', 0, 'doctor', at('book'), '-o', at('dist'));
  for (const edition of ['چاپ اول', 'چاپ دوم']) {
    await printed(
      'archive-add',
      0,
      'archive',
      'add',
      at('poem.md'),
      '--edition',
      edition,
      '-f',
      'epub',
      ...store,
    );
    writeFileSync(at('poem.md'), `${readFileSync(at('poem.md'), 'utf8')}\nچون حکایت می‌کند.\n`);
  }
  await printed('archive-list', 0, 'archive', 'list', ...store);
  await printed('archive-show', 0, 'archive', 'show', 'شعر', ...store);
  await printed('archive-verify', 0, 'archive', 'verify', ...store);
  await printed('archive-restore', 0, 'archive', 'restore', 'شعر', at('restored'), ...store);
  await printed('archive-rebuild', 0, 'archive', 'rebuild', 'شعر', ...store);
  const difference = await printed('archive-diff', 0, 'archive', 'diff', 'شعر@v1', 'شعر@v2', ...store);
  expect(JSON.stringify(difference)).toContain('حکایت');
  await printed('archive-export', 0, 'archive', 'export', 'شعر', at('bag'), '--bagit', ...store);
  await printed('archive-shelf', 0, 'archive', 'shelf', at('shelf'), ...store);
});

it('is nothing where the surroundings or the command line are at fault', async () => {
  for (const [code, ...args] of [
    [2, 'new', folder, '--kind', 'article'],
    [2, 'import', join(folder, 'old.txt'), folder],
    [2, 'archive', 'list', '--store', join(folder, 'nothing')],
    [3, 'build', join(folder, 'poem.md'), '--browser', '/nowhere', '-o', join(folder, 'dist'), '-f', 'pdf'],
  ] as const) {
    const { code: ended, stdout, stderr } = await warraqHere([...args, '--json']);
    expect([args[0], ended, stdout]).toEqual([args[0], code, '']);
    expect(stderr).toMatch(/\[[a-z-]+\]/);
  }
});
