import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../e2e/warraq.ts';

/** Pack this checkout as npm does for those who install it, into a file: one at a time, as all make the modules in `lib/` anew. */
export function packInto(file: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-packed-'));
  try {
    const lock = join(tmpdir(), 'warraq-packing.lock');
    const pack = ['npm', 'pack', '--silent', '--pack-destination', folder];
    execFileSync('flock', [lock, ...pack], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    cpSync(join(folder, readdirSync(folder)[0]!), file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
