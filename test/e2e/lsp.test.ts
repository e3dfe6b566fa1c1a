import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MarkupContent, Range } from 'vscode-languageserver/node';
import { fix } from '../../scripts/index.ts';
import { LspClient } from './lsp-client.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-lsp-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function written(path: string, text: string): Promise<string> {
  const full = join(folder, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, text);
  return full;
}

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const ALL: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
const FAULTY = '# پرنده\n\nاین 🐦‍⬛ کتاب‌ها 👨‍👩‍👧 را او می رود.\r\n\r\nو 😀🌿 **کتاب ها** را، «می رود».\n';

describe('warraq lsp', () => {
  let client: LspClient;
  beforeAll(async () => {
    client = new LspClient();
    const { capabilities, serverInfo } = await client.begin();
    expect(serverInfo?.name).toBe('warraq');
    expect(capabilities.positionEncoding).toBe('utf-16');
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
    expect(client.stderr).toBe('');
  });

  it('says what is wrong with a text that is not saved, at the very letters, with the rule and its address', async () => {
    const path = await written('مقاله ۱.md', '# پرنده\n\nمتن.\n');
    await client.open(path, FAULTY);
    const said = await client.diagnostics(path);
    expect(said.map(({ code, range }) => [code, client.textAt(path, range)])).toEqual([
      ['zwnj-mi', 'می رود'],
      ['zwnj-ha', 'کتاب ها'],
      ['zwnj-mi', 'می رود'],
    ]);
    expect(said[0]).toMatchObject({ severity: 2, source: 'warraq' });
    expect(said[0]!.message).toContain('«می‌رود»');
    const { href } = said[0]!.codeDescription!;
    expect(await readFile(fileURLToPath(href.replace(/#.*/, '')), 'utf8')).toContain('\n### zwnj-mi\n');
    expect(href).toMatch(/#zwnj-mi$/);
    // Nothing was written.
    expect(await readFile(path, 'utf8')).toBe('# پرنده\n\nمتن.\n');
  });

  it('follows what is typed', async () => {
    const path = await written('1.md', '');
    await client.open(path, '# یک\n\nاو 😀 می رود.\n');
    const [first] = await client.diagnostics(path);
    await client.type(path, first!.range, 'می‌رود');
    expect(await client.diagnostics(path)).toEqual([]);
    await client.type(path, START, '😀 کتاب ها\n\n');
    const said = await client.diagnostics(path);
    expect(said.map(({ range }) => client.textAt(path, range))).toContain('کتاب ها');
  });

  it('mends one fault, and all of them as check --fix does', async () => {
    const path = await written('1.md', FAULTY);
    await client.open(path, FAULTY);
    const said = await client.diagnostics(path);
    const [one, ...others] = await client.actions(path, said[1]!.range, ['quickfix']);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ title: '«کتاب ها» → «کتاب‌ها»', kind: 'quickfix', isPreferred: true });
    expect(client.after(path, one!)).toBe(FAULTY.replace('کتاب ها', 'کتاب‌ها'));
    const [all] = await client.actions(path, START, ['source.fixAll']);
    expect(all).toMatchObject({ kind: 'source.fixAll.warraq' });
    expect(client.after(path, all!)).toBe(fix(FAULTY).text);
    // Where an editor doesn't say what it wants, it is offered both.
    const kinds = (await client.actions(path, said[0]!.range)).map(({ kind }) => kind);
    expect(kinds).toEqual(['quickfix', 'source.fixAll.warraq']);
  });

  it('changes lines alone where lines stay, and the rest where they do not', async () => {
    const path = await written('1.md', '');
    const text = `# یک\n\n${'او می رود.\n\n'.repeat(20)}متن.\n`;
    await client.open(path, text);
    const [all] = await client.actions(path, START, ['source']);
    const edits = all!.edit!.changes![Object.keys(all!.edit!.changes!)[0]!]!;
    expect(edits.length).toBe(20);
    expect(edits[0]).toMatchObject({ newText: '\u200c', range: { start: { line: 2 }, end: { line: 2 } } });
    expect(client.after(path, all!)).toBe(fix(text).text);
  });

  it('offers each word that would be right, where the author has to choose', async () => {
    const text = '---\ntitle: یک\ncheck: { rules: { spelling: warning } }\n---\n\nاین کتلب خوب است.\n';
    const path = await written('1.md', text);
    await client.open(path, text);
    const said = await client.diagnostics(path, (all) => all.some(({ code }) => code === 'spelling'));
    const offered = await client.actions(path, said.find(({ code }) => code === 'spelling')!.range);
    expect(offered.map(({ title }) => title)).toContain('«کتلب» → «کتاب»');
    const chosen = offered.find(({ title }) => title === '«کتلب» → «کتاب»');
    expect(client.after(path, chosen!)).toBe(text.replace('کتلب', 'کتاب'));
  });

  it('shows the text of the rule', async () => {
    const path = await written('1.md', '');
    await client.open(path, '# یک\n\nاو می رود.\n');
    const { contents, range } = (await client.hover(path, { line: 2, character: 5 }))!;
    expect((contents as MarkupContent).value).toMatch(
      /^\*\*«می» and «نمی» are bound to their verb by a half-space\.\*\*\n\n[\s\S]*\[zwnj-mi\]\(file:.*#zwnj-mi\)$/,
    );
    expect(client.textAt(path, range!)).toBe('می رود');
    expect(await client.hover(path, { line: 0, character: 1 })).toBeNull();
  });

  it('looks at a whole book: chapters and settings that are not open, and those that are as they stand', async () => {
    const settings = await written('book/book.yaml', 'title: یک\nchapters: [1.md, 2.md]\n');
    const one = await written('book/1.md', '# یک\n\n[دو](2.md#second)\n');
    const two = await written('book/2.md', '# دو {#second}\n\nمتن.\n');
    await client.open(one, await readFile(one, 'utf8'));
    expect(await client.diagnostics(one)).toEqual([]);
    // The chapter that is linked to loses its id, in the editor alone.
    await client.open(two, '# دو\n\nمتن.\n');
    const broken = await client.diagnostics(one, (all) => all.length > 0);
    expect(broken.map(({ code }) => code)).toEqual(['link-carried']);
    // The settings are at fault, on disk.
    await writeFile(settings, 'title: یک\ncolour: red\nchapters: [1.md, 2.md]\n');
    await client.changedOnDisk(settings);
    const [unknown] = await client.diagnostics(settings, (all) => all.length > 0);
    expect(unknown).toMatchObject({
      code: 'setting-known',
      severity: 1,
      range: { start: { line: 1, character: 0 } },
    });
    // In the editor they are mended, and not saved yet.
    await client.open(settings, 'title: یک\nchapters: [1.md, 2.md]\n', 'yaml');
    expect(await client.diagnostics(settings, (all) => all.length === 0)).toEqual([]);
    // Once closed, what is on disk counts again.
    await client.close(settings);
    await client.close(two);
    await client.diagnostics(settings, (all) => all.length > 0);
    await client.close(one);
    await client.diagnostics(settings, (all) => all.length === 0);
  });

  it('looks at a text that its book does not have by itself, until it has it', async () => {
    const settings = await written('book/book.yaml', 'title: یک\nchapters: [1.md]\n');
    await written('book/1.md', '# یک\n\nمتن.\n');
    const draft = join(folder, 'book/2.md');
    await client.open(draft, '# دو\n\nاو می رود.\n');
    expect((await client.diagnostics(draft)).map(({ code }) => code)).toEqual(['zwnj-mi']);
    await client.open(
      settings,
      'title: یک\nchapters: [1.md, 2.md]\ncheck: { rules: { zwnj-mi: off } }\n',
      'yaml',
    );
    expect(await client.diagnostics(draft, (all) => all.length === 0)).toEqual([]);
    expect(existsSync(draft)).toBe(false);
  });

  it('takes no notice of what is no file, and of a text that can’t be Markdown', async () => {
    const path = await written('1.md', '# یک\n');
    await client.open(path, '# یک\n\n\u0000\u0001 متن \ud800.\n');
    expect(await client.actions(path, ALL, ['refactor'])).toEqual([]);
    await client.open(join(folder, 'notes.txt'), 'او می رود.\n', 'plaintext');
    expect(await client.hover(join(folder, 'notes.txt'), START.start)).toBeNull();
  });
});

describe('how warraq lsp is started', () => {
  const PLUGIN = `import { writeFileSync } from 'node:fs';
writeFileSync(new URL('./ran', import.meta.url), '');
export default { name: 'own' };`;

  it.each([
    ['passes over plug-ins', [], ['plugin-trusted'], false],
    ['loads plug-ins where they are asked for', ['--plugins'], [], true],
  ] as const)('%s', async (_, args, codes, ran) => {
    const settings = await written('book.yaml', 'title: یک\nplugins: [own]\n');
    await written('own/index.js', PLUGIN);
    const path = await written('1.md', '# یک\n\nمتن.\n');
    const client = new LspClient(args);
    await client.begin();
    await client.open(settings, await readFile(settings, 'utf8'), 'yaml');
    await client.open(path, '# یک\n\nاو می رود.\n');
    await client.diagnostics(path, (all) => all.length > 0);
    await client.open(settings, await readFile(settings, 'utf8'), 'yaml');
    const said = codes.length === 0 ? [] : await client.diagnostics(settings, (all) => all.length > 0);
    expect(said.map(({ code }) => code)).toEqual(codes);
    expect(existsSync(join(folder, 'own/ran'))).toBe(ran);
    expect(await client.vanish()).toBe(1);
  });

  it('says in the language of the editor what it says', async () => {
    const path = await written('1.md', '# یک\n');
    const client = new LspClient();
    await client.begin({ workspace: { workspaceEdit: { documentChanges: true } } }, 'fa-IR');
    await client.open(path, '# یک\n\nاو می رود.\n');
    const [{ message } = { message: '' }] = await client.diagnostics(path);
    expect(message).toMatch(/^به جای «می رود» بنویسید «می‌رود»/);
    const { contents } = (await client.hover(path, { line: 2, character: 4 }))!;
    expect((contents as MarkupContent).value).toMatch(/^\*\*«می» و «نمی» با نیم\u200cفاصله/);
    const offered = await client.actions(path, {
      start: { line: 2, character: 4 },
      end: { line: 2, character: 4 },
    });
    expect(offered.map(({ title }) => title)).toEqual([
      '«می رود» → «می‌رود»',
      'هرچه را در این متن بی‌خطر اصلاح‌شدنی است اصلاح کن',
    ]);
    expect(offered[0]!.edit!.documentChanges).toMatchObject([{ textDocument: { version: 1 } }]);
    expect(await client.end()).toBe(0);
  });
});
