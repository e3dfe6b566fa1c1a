import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hasRedis, makeTitles, OwnRedis } from '../../../bench/press.ts';
import type { Report } from '../../../scripts/verbs/catalogue/report.ts';
import { catalogueSchema } from '../../../scripts/verbs/catalogue/settings.ts';
import { ROOT, type Run, warraq, warraqHere } from '../../e2e/warraq.ts';

const folder = mkdtempSync(join(tmpdir(), 'warraq-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function catalogue(name: string, titles: number, editions = 'folder: public'): string {
  const home = join(folder, name);
  makeTitles(join(home, 'titles'), titles, true);
  writeFileSync(join(home, 'catalogue.yaml'), `titles: titles\nformats: [epub]\neditions: { ${editions} }\n`);
  return home;
}

const command = (verb: string, home: string, ...args: readonly string[]): Promise<Run> =>
  warraqHere(['catalogue', verb, home, '--json', ...args]);

function reportOf({ stdout, stderr }: Run): Report {
  expect(stdout, stderr).toMatch(/^\{/);
  return JSON.parse(stdout) as Report;
}

const namesOf = ({ titles }: Report): readonly string[] =>
  titles.map(({ title }) => title.replace('titles/', ''));

describe('the page of catalogues', () => {
  it('has settings, and commands for containers, as they are', async () => {
    const page = readFileSync(join(ROOT, 'docs/catalogue.md'), 'utf8');
    const settings = /```yaml\n([\s\S]*?)```/.exec(page)![1]!;
    expect(catalogueSchema.safeParse(parse(settings)).error).toBeUndefined();
    const compose = parse(readFileSync(join(ROOT, 'docs/examples/catalogue/compose.yaml'), 'utf8'));
    const commands = Object.values(compose.services as Record<string, { readonly command: string[] }>)
      .map(({ command }) => command)
      .filter(([name]) => name === 'warraq');
    expect(commands).toHaveLength(2);
    for (const [, ...words] of commands) {
      const verbs = words.slice(0, words[0] === 'catalogue' ? 2 : 1);
      const { stdout } = await warraqHere([...verbs, '--help']);
      for (const option of words.filter((word) => word.startsWith('--')))
        expect(stdout).toContain(`${option} `);
    }
  });
});

describe('the commands of a catalogue', () => {
  it('build, tell of and retry the titles that are meant by their names and by what they are', async () => {
    const home = catalogue('meant', 4);
    const wrong = join(home, 'titles/t002/01.md');
    writeFileSync(wrong, '# فصل\n\nمتن[^۱].\n');
    const status = async (...args: readonly string[]) =>
      namesOf(reportOf(await command('status', home, ...args)));
    expect(await status('--title', 't00[12]')).toEqual([]);
    expect(await status('--title', 't00?', '--state', 'new')).toEqual(['t001', 't002', 't003', 't004']);
    expect(reportOf(await command('build', home, '--title', 't001'))).toMatchObject({ made: 1, ok: true });
    expect(reportOf(await command('build', home))).toMatchObject({
      made: 2,
      counts: { built: 3, manuscript: 1 },
    });
    expect(await status('--state', 'manuscript', '--state', 'new')).toEqual(['t002']);

    const triesOfWrong = () =>
      readFileSync(join(home, '.catalogue/journal.jsonl'), 'utf8').match(/"titles\/t002"/g)!.length;
    await command('build', home);
    expect(triesOfWrong()).toBe(1);
    expect((await command('retry', home, '--state', 'manuscript')).code).toBe(1);
    expect(triesOfWrong()).toBe(2);

    writeFileSync(wrong, '# فصل\n\nمتن.\n');
    writeFileSync(join(home, 'titles/t003/01.md'), '# فصل\n\nمتن دیگر.\n');
    expect(await status('--state', 'changed')).toEqual(['t002', 't003']);
    const changed = reportOf(await command('build', home, '--state', 'changed', '--title', 't002'));
    expect([namesOf(changed), changed.made]).toEqual([['t002'], 1]);
    expect((await command('status', home, '--state', 'odd')).code).toBe(2);
  });

  it('write a report as a page and as JSON, with what is wrong at its place', async () => {
    const home = catalogue('told', 2);
    writeFileSync(join(home, 'titles/t001/01.md'), '# فصل\n\nمتن[^۱].\n');
    const built = reportOf(await command('build', home));
    const out = join(folder, 'report');
    const told = reportOf(await command('report', home, '--out', out));
    expect(told.titles).toMatchObject(built.titles.map(({ title, state }) => ({ title, state })));
    expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))).toEqual(told);
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    expect(page).toContain('titles/t001/01.md:3:4');
    expect(page).toContain('titles/t002');
    expect(page).not.toContain('<script');
  });

  it('go on with a verification that was broken off', async () => {
    const home = catalogue('verified', 2, 'store: archive, edition: یکم');
    expect((await command('build', home)).code).toBe(0);
    const notes = { path: '', versions: 0, files: 0, bytes: 0, problems: [] };
    writeFileSync(join(home, '.catalogue/verified.jsonl'), `${JSON.stringify(notes)}\n{"path":"tor`);
    const verified = async (...args: readonly string[]) =>
      JSON.parse((await command('verify', home, ...args)).stdout);
    expect(await verified()).toMatchObject({ ok: true, titles: 2, resumed: 1 });
    expect(await verified()).toMatchObject({ ok: true, titles: 2, resumed: 0 });
  });

  it.skipIf(!hasRedis)(
    'file no more than is soon begun, and leave what is cancelled until it is retried',
    async () => {
      const home = catalogue('cancelled', 40);
      const redis = new OwnRedis(join(folder, 'redis'), 7200 + (process.pid % 90));
      await redis.start();
      const admin = new Redis(redis.address);
      try {
        // No worker is there: the first of them wait, and the others are not even filed.
        const run = warraq(['catalogue', 'build', home, '--json', '--queue', redis.address]);
        const jobs = () =>
          readdirSync(home, { recursive: true }).filter((path) =>
            /jobs.[\da-f]{2}.[\da-f]{64}$/.test(String(path)),
          );
        const waiting = async () => (await admin.keys('bull:*:b-*')).length;
        await expect.poll(waiting, { timeout: 60_000 }).toBe(16);
        expect(jobs()).toHaveLength(16);
        expect((await command('cancel', home)).stdout).toBe('{"schema":1,"ok":true,"cancelled":40}\n');
        const report = reportOf(await run);
        expect(report).toMatchObject({ ok: false, made: 0, counts: { cancelled: 40 } });
        expect([await waiting(), jobs()]).toEqual([0, []]);
      } finally {
        admin.disconnect();
        await redis.stop();
      }
      expect(reportOf(await command('build', home))).toMatchObject({ made: 0, counts: { cancelled: 40 } });
      expect(reportOf(await command('retry', home, '--title', 't001'))).toMatchObject({ ok: true, made: 1 });
    },
  );
});
