import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { canMount } from '../e2e/warraq.ts';
import { PROGRAM } from '../program.ts';
import { Place } from './place.ts';

const WARRAQ = `'${process.execPath}' '${PROGRAM}'`;

/** What only a process of its own can be given: title, a line of shell (`warraq` in it is the command), exit code, what stderr says. */
const LINES: readonly [string, string, number, RegExp][] = [
  ['no room on stdout, for help', 'warraq --help > /dev/full', 3, /error cannot write .*ENOSPC/],
  [
    'no room on stdout, for a report',
    'warraq check book --json > /dev/full',
    3,
    /error cannot write .*ENOSPC/,
  ],
  [
    'no room on stdout, for a summary',
    'warraq build book -f web -o out > /dev/full',
    3,
    /error cannot write .*ENOSPC/,
  ],
  ['no room on stderr', 'warraq build none 2> /dev/full', 3, /^$/],
  ['no room at all', 'warraq biuld > /dev/full 2>&1', 3, /^$/],
  ['nobody who reads', 'warraq check book --json | true', 0, /^$/],
  ['nobody who reads on', 'warraq --help | head -c 1', 0, /^$/],
  ['a closed stdout', 'warraq check book >&-', 0, /^$/],
  ['all closed', 'warraq check book <&- >&- 2>&-', 0, /^$/],
  [
    'a folder that is gone',
    'mkdir gone && cd gone && rmdir ../gone && warraq build',
    3,
    /\[folder-gone\]\n {2}help/,
  ],
  ['an empty environment', `env -i ${WARRAQ} check book`, 0, /^$/],
  ['a home that can’t be', 'HOME=/proc/none warraq check book', 0, /^$/],
  ['a locale that is not there', 'LC_ALL=xx_XX.none LANG=C warraq check book', 0, /^$/],
  [
    'files of at most 10 kB',
    "trap '' XFSZ; ulimit -f 10; warraq build book -f web -o out",
    3,
    /\[output-unwritable\]/,
  ],
  [
    'a browser that writes garbage to its pipe',
    `printf '#!/bin/sh\\n[ "$1" = --version ] && { echo Chromium 147.0.0.0; exit; }\\nprintf "{\\\\0" >&4; exec sleep 600' > b; ` +
      'chmod +x b; WARRAQ_BROWSER=$PWD/b warraq build book -f pdf -o out',
    3,
    /\[browser-crashed\]\n {2}help/,
  ],
];

const MOUNTS: readonly [string, string, number, RegExp][] = [
  [
    'a disk that can’t be written to',
    'mount -t tmpfs none out && mount -o remount,ro out && warraq build book -f web -o out',
    3,
    /read-only/,
  ],
  [
    'a folder below one',
    'mount -t tmpfs none out && mount -o remount,ro out && warraq build book -f web -o out/a/b',
    3,
    /read-only/,
  ],
  [
    'a disk of its own',
    'mount -t tmpfs none out && warraq build book -f web -o out && warraq build book -f web -o out',
    0,
    /write/,
  ],
  [
    'a disk without room',
    'mount -t tmpfs -o size=16k none out && warraq build book -f web -o out',
    3,
    /\[disk-full\]/,
  ],
  [
    'a disk without room for another file',
    'mount -t tmpfs -o nr_inodes=5 none out && warraq build book -f web -o out',
    3,
    /\[disk-full\]/,
  ],
];

function run(
  line: string,
  place: Place,
  mounts: boolean,
): Promise<{ code: number | null; stderr: string; stdout: string }> {
  const script = line.replace(/\bwarraq (?=[a-z-])/g, `${WARRAQ} `);
  const [command, args] = mounts ? ['unshare', ['-rm', 'sh', '-c', script]] : ['sh', ['-c', script]];
  return new Promise((resolve, reject) => {
    const child = spawn(command as string, args as string[], {
      cwd: place.folder,
      env: {
        ...process.env,
        TMPDIR: place.temporary,
        WARRAQ_BROWSER: '/nonexistent/browser',
        NODE_OPTIONS: '',
      },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

async function judge(line: string, exit: number, says: RegExp, mounts: boolean): Promise<void> {
  const place = new Place({
    files: {
      'book/1.md': '# عنوان\n\nمتن.\n',
      'book/book.yaml': 'title: a\ncover: false\n',
      out: { kind: 'folder' },
    },
  });
  try {
    const { code, stderr, stdout } = await run(line, place, mounts);
    expect([code, stderr], stdout).toEqual([exit, expect.stringMatching(says)]);
    expect(stderr).not.toMatch(/\n\s+at |fault of warraq/);
  } finally {
    place.end();
  }
}

describe('surroundings that a process has', () => {
  it.each(LINES)('%s', { timeout: 60_000 }, (_title, line, exit, says) => judge(line, exit, says, false));
  it.skipIf(!canMount()).each(MOUNTS)('%s', { timeout: 60_000 }, (_title, line, exit, says) =>
    judge(line, exit, says, true),
  );
});
