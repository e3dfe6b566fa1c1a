import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const TARGET = join(import.meta.dirname, 'target');
const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');

/**
 * Run Python with the independent validators of `requirements.txt`, which pip fetches once; undefined, and a line that says so,
 * where they can't be had.
 */
export const python = prepared()
  ? (args: readonly string[], input = '') =>
      spawnSync('python3', [...args], {
        input,
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        env: { ...process.env, PYTHONPATH: TARGET },
      })
  : undefined;

function prepared(): boolean {
  if (['ocfl', 'bagit.py', 'uharfbuzz', 'pdfminer', 'docx'].every((name) => existsSync(join(TARGET, name))))
    return true;
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--target', TARGET];
  const run = spawnSync('python3', [...pip, '-r', REQUIREMENTS], { encoding: 'utf8' });
  if (run.status === 0) return true;
  console.log('skipped: the programs of requirements.txt could not be had (python3 with pip)');
  return false;
}
