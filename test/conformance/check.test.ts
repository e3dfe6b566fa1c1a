import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../e2e/warraq.ts';
import { readProse } from '../orthography/prose.ts';
import { PROGRAM } from '../program.ts';

const git = spawnSync('git', ['--version']).status === 0;
if (!git) console.log('skipped: git is not here to apply the diff');

describe.skipIf(!git)('the diff of warraq check --fix --dry-run', () => {
  it('is applied by git, and gives what --fix writes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'warraq-diff-'));
    try {
      const [shown, written] = [join(folder, 'a/کتاب'), join(folder, 'b/کتاب')];
      for (const copy of [shown, written])
        cpSync(join(ROOT, 'test/fixtures/prose'), copy, { recursive: true });
      const check = (cwd: string, ...more: string[]) =>
        spawnSync(process.execPath, [PROGRAM, 'check', 'کتاب', '--fix', ...more], {
          cwd: join(folder, cwd),
          encoding: 'utf8',
        });
      const diff = check('a', '--dry-run').stdout;
      const applied = spawnSync('git', ['apply', '-'], {
        cwd: join(folder, 'a'),
        input: diff,
        encoding: 'utf8',
      });
      expect(applied.stderr).toBe('');
      check('b');
      for (const { name } of readProse()) {
        const [one, two] = [shown, written].map((copy) => readFileSync(join(copy, `${name}.md`), 'utf8'));
        expect(one).toBe(two);
        expect(one).not.toBe(readFileSync(join(ROOT, `test/fixtures/prose/${name}.md`), 'utf8'));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
