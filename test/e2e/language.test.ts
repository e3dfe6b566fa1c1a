import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { warraqHere } from './warraq.ts';

let folder = '';
let article = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-test-'));
  article = join(folder, 'a.md');
  await writeFile(article, '# عنوان\n\nمتن[^۱] را می نویسند.\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ISOLATES = /[\u2066-\u2069\u200f]/g;
const NO_LOCALE = { LC_ALL: '', LC_MESSAGES: '', LANG: '' };
const PERSIAN = 'نشان «۱» پانوشت ندارد';
const ENGLISH = 'mark «۱» has no note';

describe('the language of messages', () => {
  it.each([
    ['--lang fa', ['--lang', 'fa'], NO_LOCALE, PERSIAN],
    ['--lang=fa', ['--lang=fa'], { ...NO_LOCALE, LC_ALL: 'en_GB.UTF-8' }, PERSIAN],
    ['--lang en', ['--lang', 'en'], { ...NO_LOCALE, LANG: 'fa_IR.UTF-8' }, ENGLISH],
    ['LANG', [], { ...NO_LOCALE, LANG: 'fa_IR.UTF-8' }, PERSIAN],
    ['LC_MESSAGES before LANG', [], { ...NO_LOCALE, LC_MESSAGES: 'fa', LANG: 'C' }, PERSIAN],
    ['LC_ALL before LANG', [], { ...NO_LOCALE, LC_ALL: 'C.UTF-8', LANG: 'fa_IR.UTF-8' }, ENGLISH],
    ['a language that only begins alike', [], { ...NO_LOCALE, LANG: 'fao_FO' }, ENGLISH],
    ['nothing', [], NO_LOCALE, ENGLISH],
  ])('is what is said by %s', async (_, args, env, said) => {
    const run = await warraqHere(['check', article, ...args], env);
    expect(run.code).toBe(1);
    expect(run.stdout.replace(ISOLATES, '')).toContain(said);
  });

  it('may be said before the verb', async () => {
    const run = await warraqHere(['--lang', 'fa', 'check', article], NO_LOCALE);
    expect(run.stdout.replace(ISOLATES, '')).toContain(
      '۱ خطا، ۱ هشدار، بی پیشنهاد؛ با --fix، ۱ جا درست می‌شود',
    );
  });

  it('is not that of JSON, which has the facts', async () => {
    const run = await warraqHere(['check', article, '--lang', 'fa', '--json'], NO_LOCALE);
    expect(JSON.parse(run.stdout).messages).toMatchObject([
      { rule: 'note-exists', message: ENGLISH, facts: { label: '۱' } },
      { rule: 'zwnj-mi', facts: { actual: 'می نویسند', mended: 'می‌نویسند' } },
    ]);
  });

  it.each([
    [['build', '--lang', 'xx'], 'there is no language «xx»'],
    [['--lang', 'fa', 'bild'], 'خطا: فرمان bild شناخته نیست'],
    [['build', '--lang', 'fa', '--stric'], 'خطا: گزینهٔ --stric شناخته نیست'],
    [['build', '--lang', 'fa', '-f', 'docx'], 'خطا: قالبی به نام «docx» نیست'],
  ])('is that of wrong use, too: %j', async (args, said) => {
    const run = await warraqHere(args, NO_LOCALE);
    expect(run.code).toBe(2);
    expect(run.stderr.replace(ISOLATES, '')).toContain(said);
  });

  it('is that of faults of the surroundings', async () => {
    const run = await warraqHere(['archive', 'list', '--store', folder, '--lang', 'fa'], NO_LOCALE);
    expect(run.code).toBe(2);
    expect(run.stderr.replace(ISOLATES, '')).toContain(
      `خطا: «${folder}» بایگانی نیست (0=ocfl_1.1 ندارد) [archive-unknown]\n  راهنما: پوشهٔ بایگانی را با --store نام ببرید`,
    );
  });

  it.each([[['--help']], [['build', '--help']], [['check', '--help']], [['archive', 'add', '--help']]])(
    'is that of the help, in lines from right to left: %j',
    async (args) => {
      const { stdout } = await warraqHere([...args, '--lang', 'fa'], NO_LOCALE);
      const lines = stdout.split('\n').filter((line) => line !== '');
      expect(lines.length).toBeGreaterThan(8);
      for (const line of lines) {
        expect(line).toMatch(/^\u200f\u2067.*\u2069$/);
        expect(line.match(/[\u2066-\u2068]/g)).toHaveLength(line.match(/\u2069/g)!.length);
      }
      expect(stdout).not.toMatch(/display help|default:|Options|Usage/);
    },
  );
});
