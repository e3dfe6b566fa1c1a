import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { FLAGS } from '../../../scripts/verbs/catalogue/seldom-compiled.ts';

it('V8 knows what it is told', () => {
  const { status, stderr } = spawnSync(process.execPath, [...FLAGS, '-e', ''], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
