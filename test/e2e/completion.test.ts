import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { PROGRAM } from '../program.ts';
import { warraqHere } from './warraq.ts';

/** What a real shell offers for a line whose last word is begun; `''` for one that is not. */
const SHELLS = {
  bash: {
    args: ['--norc', '-c'],
    line: (words: readonly string[]) => `
COMP_WORDS=(${words.map((one) => `'${one}'`).join(' ')}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_warraq; printf '%s\\n' "\${COMPREPLY[@]}"`,
  },
  zsh: {
    args: ['-f', '-c'],
    // What the functions of zsh are handed is what they show.
    line: (words: readonly string[]) => `
_describe() { local name="\${@[-1]}"; print -rl -- \${(P)name%%:*} }
_files() { print -r -- FILES }
compadd() { shift; print -rl -- "$@" }
words=(${words.map((one) => `'${one}'`).join(' ')}); CURRENT=$#words
_warraq`,
  },
  fish: {
    args: ['--no-config', '-c'],
    line: (words: readonly string[]) => `complete -C '${words.join(' ')}'`,
  },
} as const;

type Shell = keyof typeof SHELLS;

const scripts = new Map<string, string>();

async function offered(shell: Shell, ...words: readonly string[]): Promise<readonly string[]> {
  const script = scripts.get(shell) ?? (await warraqHere(['completion', shell])).stdout;
  scripts.set(shell, script);
  const { args, line } = SHELLS[shell];
  // Where it is loaded by `eval`, zsh has no system of completion here.
  const before = shell === 'zsh' ? 'compdef() { }\n' : '';
  const { stdout, stderr, status } = spawnSync(shell, [...args, `${before}${script}${line(words)}`], {
    encoding: 'utf8',
    cwd: '/',
  });
  expect([stderr, status]).toEqual(['', 0]);
  const begun = words.at(-1)!;
  return stdout
    .split('\n')
    .map((one) => one.split('\t')[0]!)
    .filter((one) => one !== '' && one !== 'FILES' && one.startsWith(begun));
}

const isInstalled = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;

describe.each(Object.keys(SHELLS) as Shell[])('completion for %s', (shell) => {
  describe.runIf(isInstalled(shell))('in the shell itself', () => {
    it('offers the commands', async () => {
      const all = await offered(shell, 'warraq', '');
      const asked = ['build', 'check', 'import', 'new', 'doctor', 'archive', 'completion', 'help'];
      expect(all).toEqual(expect.arrayContaining(asked));
      expect(await offered(shell, 'warraq', 'bu')).toEqual(['build']);
    });

    it('offers what an input may be', async () => {
      expect(await offered(shell, 'warraq', 'completion', '')).toEqual(
        expect.arrayContaining(['bash', 'fish', 'zsh']),
      );
    });

    it('offers the commands of a command, and its options', async () => {
      const begun = await offered(shell, 'warraq', 'archive', 're');
      expect(begun.toSorted()).toEqual(['rebuild', 'restore']);
      expect(await offered(shell, 'warraq', 'archive', 'export', '--ba')).toEqual(['--bagit']);
      const options = await offered(shell, 'warraq', 'build', 'book', '--');
      expect(options).toEqual(expect.arrayContaining(['--out', '--strict', '--no-cache', '--lang']));
      expect(options).not.toContain('--fix');
    });

    it('offers the values that an option takes', async () => {
      expect((await offered(shell, 'warraq', 'build', '--lang', '')).toSorted()).toEqual(['en', 'fa']);
      expect(await offered(shell, 'warraq', 'new', '--kind', 'th')).toEqual(['thesis']);
      expect((await offered(shell, 'warraq', 'check', '--format', '')).toSorted()).toEqual([
        'json',
        'pretty',
        'sarif',
      ]);
    });
  });
});

describe('warraq completion', () => {
  it('knows each option of each command', async () => {
    const { stdout } = await warraqHere(['completion', 'bash']);
    const { stdout: help } = await warraqHere(['build', '--help']);
    const options = [...help.matchAll(/^ +(?:-\w, )?(--[a-z-]+)/gm)].map(([, name]) => name!);
    const own = /"build"\) commands="" options="([^"]*)"/.exec(stdout)?.[1]?.split(' ') ?? [];
    expect(own).toEqual(expect.arrayContaining(options));
    expect(own.length).toBeGreaterThan(12);
  });

  it('is described in Persian too, and has no mark of direction', async () => {
    const { stdout } = await warraqHere(['completion', 'fish', '--lang', 'fa']);
    expect(stdout).toContain("-a 'build' -d 'دست‌نویس را به");
    expect(stdout).not.toMatch(/[\u2066-\u2069\u200e\u200f]/);
  });

  it('refuses a shell that it does not know', async () => {
    const { code, stderr } = await warraqHere(['completion', 'tcsh']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('shells are bash, zsh, fish')]);
  });

  it('runs from the program that is installed', () => {
    const { status, stdout } = spawnSync(process.execPath, [PROGRAM, 'completion', 'zsh'], {
      encoding: 'utf8',
    });
    expect([status, stdout.split('\n')[0]]).toEqual([0, '#compdef warraq']);
  });
});
