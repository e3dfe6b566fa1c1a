import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PROGRAM } from '../program.ts';
import { ROOT } from './warraq.ts';

const SCRIPT = join(ROOT, 'action/build.sh');
const { runs, inputs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
const step = runs.steps.find(({ id }: { id?: string }) => id === 'build');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-action-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Run the script of the action in a folder with one text. */
function act(text: string, env: Readonly<Record<string, string>>) {
  writeFileSync(join(folder, 'my article.md'), text);
  const given = {
    WARRAQ_COMMAND: `${process.execPath} ${PROGRAM}`,
    WARRAQ_PATH: 'my article.md',
    WARRAQ_FORMATS: 'web',
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  };
  return spawnSync('bash', [SCRIPT], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...given, ...env },
  });
}

describe.skipIf(process.platform === 'win32')('the action', () => {
  it('builds a book, and says where its editions are', () => {
    const { status, stderr } = act('# دربارهٔ نوشتن\n\nنوشتن کار دشواری است.\n', {
      WARRAQ_OUT: 'my editions',
    });
    expect(status, stderr).toBe(0);
    expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('editions=my editions\n');
    expect(readdirSync(join(folder, 'my editions'))).toContain('web');
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toMatch(/\| my-article\.build\.json \| \d+ \|/);
  });

  it('ends as the command does where a book is not built', () => {
    const warned = '# یک\n\n[متن](#nowhere)\n';
    expect(act(warned, {}).status).toBe(1);
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toContain('exit code 1');
    expect(act(warned, { WARRAQ_STRICT: 'false' }).status).toBe(0);
    expect(act(warned, { WARRAQ_FORMATS: 'doc' }).status).toBe(2);
  });

  it('hands the script all inputs that it knows, each by its name', () => {
    const script = readFileSync(SCRIPT, 'utf8');
    for (const [name, value] of Object.entries(step.env as Record<string, string>)) {
      const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)?.[1] ?? '';
      expect(Object.keys(inputs)).toContain(input);
      expect(name).toBe(`WARRAQ_${input.toUpperCase()}`);
      expect(script).toContain(name);
    }
    expect(step.run).toContain('$GITHUB_ACTION_PATH/action/build.sh');
  });
});
