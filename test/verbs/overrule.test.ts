import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { WarraqError } from '../../scripts/diagnostics/warraq-error.ts';
import { overruled } from '../../scripts/manuscript/overruled-world.ts';
import { build } from '../../scripts/verbs/build.ts';
import { openBook } from '../../scripts/verbs/open-book.ts';
import { overrulesFor } from '../../scripts/verbs/overrule.ts';

const YAML = `# settings
title: تاریخ چاپ # its title
page:
  size: رقعی # small
  margin: { top: 20mm }
keywords:
  - one
  - two
abstract: |
  One line.
  Another.
profiles:
  proof: { page: { size: A4 }, digits: keep }
  shop: { pge: { size: A4 } }
slug: chap
`;

describe('settings that are overruled', () => {
  it.each<readonly [path: string, value: unknown]>([
    ['title', 'a: b'],
    ['page.size', 'A4'],
    ['page.margin.top', '30mm'],
    ['page.margin.inner', '25mm'],
    ['page.bleed', '3mm'],
    ['keywords', ['three']],
    ['abstract', 'short'],
    ['digits', 'keep'],
    ['running-heads.verso', 'none'],
    ['page', { size: 'A5' }],
    ['cover', false],
  ])('say what they are to say, and leave all else and each line where they are: %s', (key, value) => {
    const path = key.split('.');
    const now = overruled(YAML, [{ path, value }]);
    const expected = parse(YAML);
    const inner = path.slice(0, -1).reduce((at, one) => {
      at[one] ??= {};
      return at[one];
    }, expected);
    inner[path.at(-1)!] = value;
    expect(parse(now)).toEqual(expected);
    const lineOf = (text: string) => text.split('\n').findIndex((line) => line.startsWith('slug:'));
    expect(lineOf(now)).toBe(lineOf(YAML));
  });

  it('stay as they are where they can’t be parsed', () => {
    expect(overruled('title: [', [{ path: ['title'], value: 'x' }])).toBe('title: [');
  });
});

describe('what is asked of settings', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-overrule-'));
    await writeFile(join(folder, 'book.yaml'), YAML);
    await writeFile(join(folder, '01.md'), '# یک\n\nسال 1404.\n');
    await writeFile(join(folder, 'article.md'), '---\ntitle: یک\n---\n\nمتن [جا](#nowhere).\n');
    await writeFile(join(folder, 'bare.md'), '# یک\n');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each<readonly [text: string, value: unknown]>([
    ['page.size=A4', 'A4'],
    ['toc-depth=3', 3],
    ['cover=false', false],
    ['title=1984', '1984'],
    ['title=a=b', 'a=b'],
    ['title=a: b', 'a: b'],
    ['keywords=[one, two]', ['one', 'two']],
    ['subtitle=true', 'true'],
  ])('is a value as YAML has it, or a text where only that is right: %s', async (text, value) => {
    const [one] = await overrulesFor(folder, { set: [text] });
    expect(one).toEqual({ path: text.split('=')[0]!.split('.'), value });
  });

  it.each([
    [{ set: ['page.size'] }, 'form'],
    [{ set: ['page.size=A99'] }, 'invalid'],
    [{ set: ['pge.size=A4'] }, 'invalid'],
    [{ set: ['toc-depth=nine'] }, 'invalid'],
    [{ profile: 'prof' }, 'no-profile'],
    [{ profile: 'shop' }, 'invalid'],
  ])('is refused where it is wrong: %j', async (asked, fault) => {
    const refused = await overrulesFor(folder, asked).catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(WarraqError);
    expect(refused).toMatchObject({ code: 'setting-overruled', exitCode: 2, facts: { fault } });
  });

  it('is refused where there are no settings', async () => {
    const asked = overrulesFor(join(folder, 'bare.md'), { set: ['columns=2'] });
    await expect(asked).rejects.toMatchObject({ facts: { fault: 'no-settings' } });
  });

  it('lies over a profile, which lies over the book', async () => {
    const overrules = await overrulesFor(folder, { profile: 'proof', set: ['page.size=A5'] });
    const { manuscript } = await openBook(folder, undefined, { overrules });
    const { book } = await manuscript.read();
    expect(book?.settings).toMatchObject({ title: 'تاریخ چاپ', digits: 'keep', page: { size: 'A5' } });
  });

  it('changes no place of a message, nor a file', async () => {
    const path = join(folder, 'article.md');
    const before = await readFile(path, 'utf8');
    const overrules = await overrulesFor(path, { set: ['columns=2', 'title=دو'] });
    const told = async (how: object) =>
      (await (await openBook(path, undefined, how)).manuscript.read()).messages;
    const [plain, changed] = [await told({}), await told({ overrules })];
    expect(plain.length).toBeGreaterThan(0);
    const lines = (all: typeof plain) => all.map(({ rule, place }) => [rule, place?.start.line]);
    expect(lines(changed)).toEqual(lines(plain));
    expect(lines(plain)).toContainEqual([expect.anything(), 5]);
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('can be asked of front matter in braces, which has no title', async () => {
    const path = join(folder, 'braces.md');
    await writeFile(path, '---\n{ lang: ar, columns: 2 }\n---\n\n# كتاب\n\nنص.\n');
    const overrules = await overrulesFor(path, { set: ['columns=1'] });
    const { messages, book } = await (await openBook(path, undefined, { overrules })).manuscript.read();
    expect(messages).toEqual([]);
    expect(book?.settings).toMatchObject({ title: 'كتاب', language: 'ar', columns: 1 });
  });

  it('is asked of one build alone, with a store too', async () => {
    const how = { path: folder, formats: ['web'], cache: join(folder, 'store') };
    const title = async (more: object) => {
      const { record } = await build({ ...how, ...more, out: join(folder, 'out') });
      return record?.title;
    };
    expect(await title({})).toBe('تاریخ چاپ');
    expect(await title({ set: ['title=چاپ تازه'] })).toBe('چاپ تازه');
    expect(await title({})).toBe('تاریخ چاپ');
  });
});
