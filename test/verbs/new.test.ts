import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { version } from '../../scripts/house/package-files.ts';
import { checkManuscript } from '../../scripts/verbs/check.ts';
import { newManuscript, STARTERS } from '../../scripts/verbs/new.ts';
import { warraqHere } from '../e2e/warraq.ts';

const TODAY = new Date(2026, 5, 2, 0, 30);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-new-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const LANGUAGES = ['fa', 'en'] as const;
const ALL = LANGUAGES.flatMap((language) => STARTERS.map((starter) => ({ language, starter })));

describe('a manuscript that is begun', () => {
  it.each(ALL)('has no fault that check knows: $starter in $language', async ({ starter, language }) => {
    const to = join(folder, `${language}-${starter}`);
    const { files } = await newManuscript({ to, starter, language, today: TODAY });
    expect(files).toEqual(expect.arrayContaining(['.gitignore', '.vscode/tasks.json', 'book.yaml']));
    expect(files).not.toContain('.github/workflows/book.yml');
    const { ok, messages } = await checkManuscript({ path: to, strict: true });
    expect({ ok, messages }).toEqual({ ok: true, messages: [] });
  });

  it.each(ALL)('names only keys that there are, in its comments too: $starter in $language', async (one) => {
    const to = join(folder, `${one.language}-${one.starter}`);
    const yaml = await readFile(join(to, 'book.yaml'), 'utf8');
    const [first, ...lines] = yaml.split('\n');
    const schemaPath = /^# yaml-language-server: \$schema=(.+)$/.exec(first!)?.[1] ?? '';
    const schema = JSON.parse(await readFile(join(to, schemaPath), 'utf8'));
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    const isSetting = (line: string) => /^#\s*(?:[a-z-]+:( |$)|- |\{)/.test(line);
    const uncommented = lines.map((line) => (isSetting(line) ? line.replace(/^# ?/, '') : line)).join('\n');
    expect(validate(parse(yaml)), JSON.stringify(validate.errors)).toBe(true);
    const withAll = parse(uncommented, { uniqueKeys: false });
    expect(validate(withAll), JSON.stringify(validate.errors)).toBe(true);
    expect(Object.keys(withAll).length).toBeGreaterThan(Object.keys(parse(yaml)).length);
    expect(withAll.date).toBe('2026-06-02');
  });

  it.each(['1984', 'true', 'a: b', '«آغاز» #1', "it's", 'two\nlines', 'تاریخ چاپ'])(
    'has the title and the author that are given: %s',
    async (text) => {
      for (const starter of ['article', 'book'] as const) {
        const to = await mkdtemp(join(folder, 'titled-'));
        await newManuscript({ to, starter, language: 'fa', title: text, author: text, today: TODAY });
        const { title, author } = parse(await readFile(join(to, 'book.yaml'), 'utf8'));
        expect([title, author]).toEqual([text, starter === 'article' ? [{ name: text }] : text]);
      }
    },
  );

  it('is put into no folder that has anything in it', async () => {
    const to = await mkdtemp(join(folder, 'taken-'));
    await writeFile(join(to, '.mine'), '');
    const begin = newManuscript({ to, starter: 'book', language: 'fa', today: TODAY });
    await expect(begin).rejects.toMatchObject({ code: 'import-occupied', exitCode: 2 });
    await expect(stat(join(to, 'book.yaml'))).rejects.toThrow();
  });

  it('has a workflow where one is wanted, which runs this version', async () => {
    const to = join(folder, 'flow');
    await newManuscript({ to, starter: 'article', language: 'en', today: TODAY, workflow: true });
    const flow = parse(await readFile(join(to, '.github/workflows/book.yml'), 'utf8'));
    const runs = flow.jobs.build.steps.flatMap(({ run = '' }) => run);
    expect(runs.join('\n')).toContain(`npx --yes warraq@${version()} build . --out dist`);
  });

  it('has tasks for VS Code that find what check says of a file', async () => {
    const to = join(folder, 'tasks');
    await newManuscript({ to, starter: 'article', language: 'fa', today: TODAY });
    await writeFile(join(to, 'article.md'), '# آغاز\n\nاو می رود.\n');
    const { tasks } = JSON.parse(await readFile(join(to, '.vscode/tasks.json'), 'utf8'));
    const { stdout } = await warraqHere(['check', to, '--lang', 'en', '--no-cache']);
    for (const { problemMatcher } of tasks) {
      const { regexp, severity, code, line, column } = problemMatcher.pattern;
      const found = stdout.split('\n').flatMap((one) => {
        const match = new RegExp(regexp).exec(one);
        return match ? [[match[line], match[column], match[severity], match[code]]] : [];
      });
      expect(found).toEqual([['3', '4', 'warning', 'zwnj-mi']]);
    }
  });
});
