import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { warraq } from '../e2e/warraq.ts';

const has = (tool: string) => spawnSync(tool, ['--version']).error === undefined;
const tools = {
  pdffonts: has('pdffonts'),
  qpdf: has('qpdf'),
};
for (const [tool, found] of Object.entries(tools))
  if (!found) console.log(`skipped: ${tool} is not installed (apt-get install poppler-utils qpdf)`);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-conformance-'));
  const run = await warraq(['build', 'manuscript', '--out', folder, '--json']);
  expect(run.code, run.stderr).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the sample, judged by others', () => {
  it.skipIf(!tools.qpdf)('qpdf finds the PDF sound', () => {
    expect(execFileSync('qpdf', ['--check', join(folder, 'kazakhstan.pdf')], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
  });

  it.skipIf(!tools.pdffonts)('pdffonts finds every font embedded, none of Type 3', () => {
    const rows = execFileSync('pdffonts', [join(folder, 'kazakhstan.pdf')], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .slice(2);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });
});
