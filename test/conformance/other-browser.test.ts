import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { warraq } from '../e2e/warraq.ts';

/** A browser of the system has windows, which the one that comes with warraq has not. */
const CHROMIUM = '/usr/bin/chromium';
const has = (tool: string, flag: string) => spawnSync(tool, [flag]).error === undefined;
const isThere = has(CHROMIUM, '--version') && has('pdftotext', '-v') && has('unzip', '-v');
if (!isThere) console.log('skipped: needs apt-get install chromium poppler-utils unzip');

const read = (tool: string, args: readonly string[]) => execFileSync(tool, args, { encoding: 'utf8' });

describe.skipIf(!isThere)('a book by another browser than the one that comes with warraq', () => {
  let out = '';
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), 'warraq-other-browser-'));
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('has its pages, and a cover that was drawn for it', async () => {
    const options = ['--browser', CHROMIUM, '--strict', '--no-cache'];
    const run = await warraq(['build', 'manuscript', '--out', out, ...options]);
    expect(run.code, run.stderr).toBe(0);
    const packaged = read('unzip', ['-p', join(out, 'kazakhstan.epub'), 'OEBPS/package.opf']);
    expect(packaged).toMatch(/media-type="image\/jpeg" properties="cover-image"/);
    expect(read('pdftotext', [join(out, 'kazakhstan.pdf'), '-'])).toContain('سیاست خارجی قزاقستان');
  });
});
