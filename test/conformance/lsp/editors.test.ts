import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'smol-toml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fix } from '../../../scripts/index.ts';
import { ROOT } from '../../e2e/warraq.ts';
import { PROGRAM } from '../../program.ts';

const PAGE = readFileSync(join(ROOT, 'docs/editors.md'), 'utf8');

/** The settings of an editor that the page shows first, in a language. */
function settingsFor(editor: string, language: string): string {
  const section = PAGE.split(`## ${editor}\n`)[1]!;
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``).exec(section)![1]!;
}

const TYPED = '# پرنده 😀\n\nاین 👨‍👩‍👧 کتاب‌ها را او می رود.\n\nو **کتاب ها** را.\n';

describe('warraq lsp', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'warraq-editor-'));
    writeFileSync(join(folder, 'warraq'), `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`);
    chmodSync(join(folder, 'warraq'), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const hasNeovim = spawnSync('nvim', ['--version']).status === 0;
  if (!hasNeovim) console.log('skipped: Neovim could not be had (apt-get install neovim)');

  it.skipIf(!hasNeovim)('is understood by Neovim, with the settings of the page', () => {
    const text = join(folder, 'متن.md');
    writeFileSync(join(folder, 'init.lua'), settingsFor('Neovim', 'lua'));
    writeFileSync(text, '# پرنده\n');
    writeFileSync(`${text}.typed`, TYPED);
    const seen = join(folder, 'seen.json');
    const settings = join(folder, 'init.lua');
    const editor = join(import.meta.dirname, 'editor.lua');
    const { stderr } = spawnSync(
      'nvim',
      ['--headless', '--clean', '-u', settings, '-c', `luafile ${editor}`],
      {
        encoding: 'utf8',
        timeout: 60_000,
        env: {
          ...process.env,
          PATH: `${folder}${delimiter}${process.env['PATH']}`,
          WARRAQ_TEXT: text,
          WARRAQ_SEEN: seen,
        },
      },
    );
    const { found, lines } = JSON.parse(readFileSync(seen, 'utf8')) as {
      found: readonly { rule: string; text: string; severity: number; message: string }[];
      lines: readonly string[];
    };
    expect(found.map((one) => [one.rule, one.text, one.severity])).toEqual([
      ['zwnj-mi', 'می رود', 2],
      ['zwnj-ha', 'کتاب ها', 2],
    ]);
    expect(`${lines.join('\n')}\n`).toBe(fix(TYPED).text);
    expect(readFileSync(text, 'utf8')).toBe(fix(TYPED).text);
    expect(stderr).not.toMatch(/E\d+:/);
  });

  it('is what the settings of the page for other editors start', () => {
    const helix = parse(settingsFor('Helix', 'toml')) as Record<string, never>;
    expect(helix).toMatchObject({
      'language-server': { warraq: { command: 'warraq', args: ['lsp'] } },
      language: [{ name: 'markdown', 'language-servers': ['warraq'] }],
    });
    expect(JSON.parse(settingsFor('VS Code', 'json'))).toEqual({
      '[markdown]': { 'editor.codeActionsOnSave': { 'source.fixAll.warraq': 'explicit' } },
    });
  });
});
