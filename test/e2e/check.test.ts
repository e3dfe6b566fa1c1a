import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { png } from '../hostile/samples.ts';
import { warraqHere } from './warraq.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const FAULTY =
  '# عنوان\n\nاو می رود و "كتاب ها" را در `می رود` می خواند.\n\n<!-- warraq-ignore zwnj-ha: چنین -->\nگروه ها\n';
const MENDED = FAULTY.replace('می رود و "كتاب ها"', 'می‌رود و «کتاب‌ها»').replace('می خواند', 'می‌خواند');

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

describe('warraq check', () => {
  it('has nothing to say of the sample', async () => {
    const run = await warraqHere(['check', 'manuscript', '--strict']);
    expect(run, run.stdout).toMatchObject({ code: 0, stdout: 'nothing found\n', stderr: '' });
  });

  it('says where, what, why and by which rule, with the words around', async () => {
    await write({ 'a.md': FAULTY });
    const run = await warraqHere(['check', join(folder, 'a.md')]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain(
      'a.md:3:4 warning unexpected \u2068«می رود»\u2069, expected \u2068«می‌رود»\u2069 [zwnj-mi]\n' +
        '  | \u2068او ⟦می رود⟧ و "كتاب ها" را در `می رود` می…\u2069\n  help ',
    );
    expect(run.stdout).toMatch(/ {2}2 {2}zwnj-mi\n/);
    expect(run.stdout).toContain('no errors, 5 warnings, no suggestions; --fix mends 5');
  });

  it('mends the files, shows what it did, and changes nothing else', async () => {
    await write({ 'a.md': `\ufeff${FAULTY.replaceAll('\n', '\r\n')}` });
    await chmod(join(folder, 'a.md'), 0o640);
    const run = await warraqHere(['check', join(folder, 'a.md'), '--fix']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('a.md:3:4 \u2068«می رود»\u2069 → \u2068«می‌رود»\u2069 [zwnj-mi]\n');
    expect(run.stdout).toContain('5 places in 1 file were mended\nnothing found\n');
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(`\ufeff${MENDED.replaceAll('\n', '\r\n')}`);
    expect((await stat(join(folder, 'a.md'))).mode & 0o777).toBe(0o640);
    expect(await readdir(folder)).toEqual(['a.md']);
    const again = await warraqHere(['check', join(folder, 'a.md'), '--fix']);
    expect(again.stdout).toBe('nothing to mend\nnothing found\n');
  });

  it('shows the table that it offers for one that was pasted', async () => {
    await write({ 'a.md': '# عنوان\n\nنام\tسال\nسارا\t۱۳۶۵\n' });
    const run = await warraqHere(['check', join(folder, 'a.md'), '--fix']);
    expect(run.stdout).toContain(
      '\n  expected \n    \u2068| نام | سال |\u2069\n    \u2068| --- | --- |\u2069\n    \u2068| سارا | ۱۳۶۵ |\u2069\n  help ',
    );
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('# عنوان\n\nنام\tسال\nسارا\t۱۳۶۵\n');
  });

  it('gives a unified diff, and changes nothing by itself', async () => {
    await write({ 'book.yaml': 'title: کتاب\n', 'فصل 1.md': FAULTY, '2.md': '# دو\n\nمی روم.' });
    const run = await warraqHere(['check', folder, '--fix', '--dry-run']);
    expect(run.stderr).toBe('6 places in 2 files would be mended\n');
    expect(await readFile(join(folder, 'فصل 1.md'), 'utf8')).toBe(FAULTY);
    const [second, first] = parsePatch(run.stdout);
    expect(applyPatch(FAULTY, first!)).toBe(MENDED);
    expect(applyPatch('# دو\n\nمی روم.', second!)).toBe('# دو\n\nمی‌روم.');
  });

  it('looks for the rules that are named only', async () => {
    await write({ 'a.md': FAULTY });
    const run = await warraqHere([
      'check',
      join(folder, 'a.md'),
      '--rule',
      'quotes',
      '--rule',
      'image-has-alt',
      '--json',
    ]);
    expect(JSON.parse(run.stdout)).toMatchObject({
      ok: true,
      counts: { quotes: 1 },
      messages: [{ mendable: true }],
    });
  });

  it('takes severities, words and the ezafe from the book', async () => {
    await write({
      'book.yaml':
        'title: a\ncheck:\n  ezafe: ye\n  words: [مي رود]\n  rules:\n    zwnj-ha: error\n    quotes: off\n    image-has-alt: off\n',
      '1.md': '# عنوان\n\nاو مي رود "به" خانه ی ما؛ کتاب ها.\n\n![](a.svg)\n',
      'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    });
    const run = await warraqHere(['check', folder, '--json']);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout).messages).toMatchObject([
      { rule: 'ezafe-heh', severity: 'warning', expected: ['خانه‌ی'] },
      { rule: 'zwnj-ha', severity: 'error' },
    ]);
  });

  it('refuses rules that are none, and errors that can’t be off, at their place', async () => {
    await write({
      'book.yaml': 'title: a\ncheck:\n  rules:\n    zwnj-hah: off\n    note-exists: off\n',
      '1.md': '# عنوان\n\nمتن.\n',
    });
    for (const verb of ['check', 'build']) {
      const run = await warraqHere([
        verb,
        folder,
        '--json',
        ...(verb === 'build' ? ['--out', join(folder, 'out')] : []),
      ]);
      expect(run.code).toBe(1);
      expect(JSON.parse(run.stdout).messages).toMatchObject([
        {
          rule: 'setting-valid',
          line: 4,
          column: 15,
          message: expect.stringContaining('did you mean «zwnj-ha»?'),
        },
        { rule: 'setting-valid', line: 5, column: 18 },
      ]);
    }
  });

  it('looks at the text where the settings are wrong, but mends nothing by settings that it does not have', async () => {
    await write({ 'a.md': `---\nthemes: book\n---\n${FAULTY}` });
    const run = await warraqHere(['check', join(folder, 'a.md'), '--fix', '--json']);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({
      counts: { 'setting-known': 1, 'zwnj-mi': 2 },
      mended: [],
    });
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toContain('می رود');
  });

  it('says what is wrong with the manuscript beside its spelling', async () => {
    await write({ '1.md': '# عنوان\n\nمی روم به [](#none).\n\n#### پرش\n\nمتن (ناتمام\n' });
    const run = await warraqHere(['check', folder, '--json']);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout).counts).toEqual({
      'brackets-balanced': 1,
      'heading-level': 1,
      'link-target-exists': 1,
      'zwnj-mi': 1,
    });
  });

  it('estimates which images are too small for print', async () => {
    await mkdir(join(folder, 'b'));
    await write({
      'b/1.md':
        '# عنوان\n\n![نقطه](a.png)\n\n<!-- warraq-ignore image-resolution: کهنه -->\n![نقطه](a.png)\n',
    });
    // A PNG of 400 × 1 pixels, as far as its header goes.
    await writeFile(join(folder, 'b/a.png'), png(400, 1));
    const run = await warraqHere(['check', join(folder, 'b'), '--json']);
    expect(JSON.parse(run.stdout).messages).toMatchObject([
      { rule: 'image-resolution', line: 3, message: '«a.png» has 96 pixels to the inch' },
    ]);
  });

  it('writes SARIF with rules, places and changes', async () => {
    await write({ 'کتاب/1.md': FAULTY });
    const run = await warraqHere(['check', join(folder, 'کتاب'), '--format', 'sarif']);
    const log = JSON.parse(run.stdout);
    expect(log.version).toBe('2.1.0');
    const [{ tool, results }] = log.runs;
    const found = results.find((one: { ruleId: string }) => one.ruleId === 'zwnj-mi');
    expect(tool.driver.rules[found.ruleIndex].id).toBe('zwnj-mi');
    expect(found).toMatchObject({
      level: 'warning',
      locations: [
        { physicalLocation: { region: { startLine: 3, startColumn: 4, endLine: 3, endColumn: 10 } } },
      ],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: '\u200c' } }] }] }],
    });
    expect(found.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^file:\/\/\/[!-~]+$/);
  });

  it.each([
    [['check', 'manuscript', '--rule', 'zwnj-x'], 'did you mean \u2068«zwnj-'],
    [['check', 'manuscript', '--format', 'xml'], 'formats are pretty, json, sarif'],
    [['check', 'manuscript', '--dry-run'], 'say --fix --dry-run'],
  ])('exits with 2 for %j', async (args, said) => {
    const run = await warraqHere(args);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(said);
  });

  it('is summed up by a build, which it stops only where the book or --strict says so', async () => {
    await write({ 'b/1.md': FAULTY });
    const build = (...more: string[]) =>
      warraqHere(['build', join(folder, 'b'), '--out', join(folder, 'out'), '-f', 'web', ...more]);
    const plain = await build();
    expect(plain.code, plain.stderr).toBe(0);
    expect(plain.stdout).toContain('no warnings; 5 findings in the text, which «warraq check» shows\n');
    const strict = await build('--strict');
    expect(strict.code).toBe(1);
    expect(strict.stderr).toContain('[zwnj-mi]');
    await write({ 'b/book.yaml': 'title: a\ncheck: {rules: {quotes: error}}\n' });
    const refused = await build();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('[quotes]');
    expect(refused.stderr).not.toContain('[zwnj-mi]');
  });
});
