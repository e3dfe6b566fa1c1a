import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BOARD, boardPng } from '../../scripts/vault/shelf/board.ts';
import { warraq } from './warraq.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-cover-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('an image of the author is printed as the cover', async () => {
  writeFileSync(join(folder, 'book.yaml'), 'title: کتاب\nauthor: سارا کریمی\ncover: board.png\n');
  writeFileSync(join(folder, 'board.png'), boardPng());
  writeFileSync(join(folder, '01.md'), '# فصل\n\nمتن.\n');
  const out = join(folder, 'out');
  const run = await warraq(['build', folder, '-f', 'pdf', '--out', out, '--timeout', '20', '--no-cache']);
  expect(run.code, run.stderr).toBe(0);
  const name = readdirSync(out).find((path) => path.endsWith('.pdf'))!;
  expect(readFileSync(join(out, name), 'latin1')).toMatch(new RegExp(`/Height ${BOARD.height}\\b`));
});
