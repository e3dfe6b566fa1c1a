import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../e2e/warraq.ts';
import { DRAWINGS, sourceOf } from '../hostile/drawings.ts';
import { PROGRAM } from '../program.ts';

/** Builds in a network of their own, in which every packet is counted. */

const isAble = spawnSync('unshare', ['-rn', 'ip', 'link', 'set', 'lo', 'up']).status === 0;
if (!isAble) console.log('skipped: no network namespace can be made here (unshare, iproute2)');

/** Run a line of shell there; gives its exit code, what it printed, and the packets that were sent meanwhile. */
function inOwnNetwork(line: string) {
  const counted = `ip link set lo up; ${line}; code=$?; echo packets $(tail -n +3 /proc/net/dev | awk '{ sum += $11 } END { print sum }'); exit $code`;
  const { status, stdout, stderr } = spawnSync('unshare', ['-rn', 'sh', '-c', counted], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { status, said: stdout + stderr, packets: Number(/packets (\d+)/.exec(stdout)?.[1]) };
}

describe.skipIf(!isAble)('a build', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'warraq-network-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is counted: what is sent there is seen', () => {
    const send = `const s = require('dgram').createSocket('udp4'); s.send('x', 9, '127.0.0.1', () => s.close())`;
    expect(inOwnNetwork(`'${process.execPath}' -e "${send}"`).packets).toBeGreaterThan(0);
  });

  it('of hostile drawings sends no packet, and says what it left out', () => {
    const drawings = DRAWINGS.filter(({ refused }) => !refused).map(sourceOf);
    for (const [index, source] of drawings.entries()) {
      const local = source.replaceAll('http://a.example/', 'http://127.0.0.1:9/');
      writeFileSync(join(folder, `${index}.svg`), local);
    }
    const images = drawings.map((_, index) => `![الف](${index}.svg)\n`).join('\n');
    writeFileSync(join(folder, 'book.yaml'), 'title: کتاب\ncover: 1.svg\n');
    writeFileSync(join(folder, '1.md'), `# فصل\n\n${images}`);
    const { status, said, packets } = inOwnNetwork(
      `'${process.execPath}' '${PROGRAM}' build '${folder}' --out '${folder}/out'`,
    );
    expect({ status, packets }, said).toEqual({ status: 0, packets: 0 });
    expect(said).toContain('drawing-inert');
  });
});
