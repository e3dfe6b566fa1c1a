import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'smol-toml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examplesOf, GUIDES } from '../../../docs/guide/examples.ts';
import { fix } from '../../../scripts/index.ts';
import { LspClient } from '../../e2e/lsp-client.ts';
import { ROOT } from '../../e2e/warraq.ts';
import { PROGRAM } from '../../program.ts';

const PAGE = readFileSync(join(ROOT, 'docs/editors.md'), 'utf8');

/** The settings of an editor that the page shows first, in a language. */
function settingsFor(editor: string, language: string): string {
  const section = PAGE.split(`## ${editor}\n`)[1]!;
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``).exec(section)![1]!;
}

const TYPED = '# پرنده 😀\n\nاین 👨‍👩‍👧 کتاب‌ها را او می رود.\n\nو **کتاب ها** را.\n';

/** All of a text. */
const ALL = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

interface VsCodeSettings {
  readonly 'glspc.server.command': string;
  readonly 'glspc.server.commandArguments': readonly string[];
  readonly 'glspc.server.languageId': readonly string[];
  readonly '[markdown]': { readonly 'editor.codeActionsOnSave': Readonly<Record<string, string>> };
}

interface HelixSettings {
  readonly 'language-server': Readonly<
    Record<string, { readonly command: string; readonly args: readonly string[] }>
  >;
  readonly language: readonly [{ readonly name: string; readonly 'language-servers': readonly string[] }];
}

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

  /** A client that starts what settings name, as from the folder of a user’s programs. */
  const started = (command: string, args: readonly string[]) =>
    new LspClient([], { PATH: `${folder}${delimiter}${process.env['PATH']}` }, [command, ...args]);

  it('mends what is saved for one that does what the settings of VS Code say', async () => {
    const settings = JSON.parse(settingsFor('VS Code', 'json')) as VsCodeSettings;
    const client = started(settings['glspc.server.command'], settings['glspc.server.commandArguments']);
    await client.begin({ general: { positionEncodings: ['utf-16'] } });
    const [language] = settings['glspc.server.languageId'];
    const text = join(folder, 'متن.md');
    await client.open(text, TYPED, language);
    expect((await client.diagnostics(text)).map(({ code }) => code)).toEqual(['zwnj-mi', 'zwnj-ha']);
    const kinds = Object.keys(settings['[markdown]']['editor.codeActionsOnSave']);
    const [action, ...others] = await client.actions(text, ALL, kinds);
    expect(others).toEqual([]);
    expect(client.after(text, action!)).toBe(fix(TYPED).text);
    expect(await client.end()).toBe(0);
  });

  it('offers changes to one that does what the settings of Helix say, and would rather count bytes', async () => {
    const settings = parse(settingsFor('Helix', 'toml')) as unknown as HelixSettings;
    const [{ name, 'language-servers': servers }] = settings.language;
    const { command, args } = settings['language-server'][servers[0]!]!;
    const client = started(command, args);
    const { capabilities } = await client.begin({
      general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] },
    });
    expect(capabilities.positionEncoding).toBe('utf-16');
    const text = join(folder, 'متن.md');
    await client.open(text, TYPED, name);
    const [first] = await client.diagnostics(text);
    const [action] = await client.actions(text, first!.range);
    expect(client.after(text, action!)).toBe(TYPED.replace('می رود', 'می‌رود'));
    expect(await client.end()).toBe(0);
  });

  it('has the same settings in both guides', () => {
    for (const guide of GUIDES) {
      const shown = examplesOf(guide).filter(({ chapter }) => chapter === '08-while-writing.md');
      const of = (file: string) => shown.find(({ options }) => options['file'] === file)?.text;
      expect(of('.vscode/settings.json')).toBe(settingsFor('VS Code', 'json'));
      expect(of('languages.toml')).toBe(settingsFor('Helix', 'toml'));
    }
  });
});
