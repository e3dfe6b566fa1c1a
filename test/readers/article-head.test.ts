import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withArticleHead } from '../../scripts/readers/article-head.ts';
import { folderOf } from '../../scripts/readers/folder.ts';
import type { Imported } from '../../scripts/readers/imported.ts';
import { difference, lettersIn, textOfTree } from '../../scripts/readers/letters.ts';
import { text } from '../../scripts/readers/text/text.ts';

const read = async (written: string): Promise<Imported> => {
  const source = { name: 'a.txt', bytes: new TextEncoder().encode(written), beside: async () => undefined };
  const imported = await text.read(source);
  return { ...imported, settings: { ...imported.settings, language: 'fa' } };
};

/** What `book.yaml` says, and how the text begins. */
async function madeOf(written: string) {
  const folder = folderOf(withArticleHead(await read(written)), 'a', (words) => words);
  return {
    book: folder.book,
    begins: folder.chapters[0]!.text.replace(/^---\n[\s\S]*?---\n\n/, '').slice(0, 30),
  };
}

const LONG =
  'این نوشته دربارهٔ راهی است که کاغذ از سمرقند تا بغداد پیمود و دربارهٔ کسانی که در این راه کار می‌کردند.';
const TITLE = 'کاغذ و کتاب | سارا کریمی / پژوهشگر';

describe('the head of an article', () => {
  it('has abstract, keywords and the office of its only author', async () => {
    const written = readFileSync(join(import.meta.dirname, 'text/cases/article.txt'), 'utf8');
    const { book, begins } = await madeOf(written);
    expect(book).toBe(
      `kind: article
title: کاغذ و کتاب در شهرهای راه ابریشم
author:
  name: سارا کریمی
  affiliation: پژوهشگر تاریخ کتاب
language: fa
abstract: این نوشته نگاهی است به راهی که کاغذ از سمرقند تا بغداد پیمود و به کسانی که در این راه کار می کردند. وراقان هم نسخه می نوشتند و هم کتاب می فروختند و هم جلد می کردند.
keywords:
  - کاغذ
  - وراق
  - سمرقند
  - بغداد
chapters:
  - 01.md
`,
    );
    expect(begins).toMatch(/^## مقدمه\n/);
  });

  it('has those of English behind its own', async () => {
    const { book, begins } = await madeOf(
      `${TITLE}\nچکیده\n${LONG}\n${LONG}\nواژگان کلیدی: کاغذ؛ کتاب.\nAbstract\nPaper went from Samarkand to Baghdad, and with it went those who wrote and sold books there for a living.\nKeywords: paper, book\nمقدمه\n${LONG}\n`,
    );
    expect(book).toContain(`abstract: |-\n  ${LONG}\n\n  ${LONG}\n`);
    expect(book).toContain('keywords:\n  - کاغذ\n  - کتاب\n');
    expect(book).toContain('abstract-en: Paper went');
    expect(book).toContain('keywords-en:\n  - paper\n  - book\n');
    expect(begins).toMatch(/^## مقدمه\n/);
  });

  it.each([
    ['an abstract behind its name', `${TITLE}\nچکیده: ${LONG}\nمقدمه\n${LONG}\n`, /abstract: /],
    [
      'keywords below their name',
      `${TITLE}\nکلیدواژه‌ها:\nکاغذ، کتاب، وراق، جلد و چند واژهٔ دیگر که این سطر را بلند می‌کند، مانند سمرقند، بغداد، نسخه‌نویس\nمقدمه\n${LONG}\n`,
      /keywords:\n {2}- کاغذ/,
    ],
  ])('knows %s', async (_, written, expected) => {
    expect((await madeOf(written)).book).toMatch(expected);
  });

  it.each([
    ['a text that goes on to its end', `${TITLE}\nچکیده\n${LONG}\n${LONG}\n`],
    ['what is not at the beginning', `${TITLE}\nمقدمه\n${LONG}\nچکیده\n${LONG}\nنتیجه‌گیری\n${LONG}\n`],
    ['an abstract with a list in it', `${TITLE}\nچکیده\n${LONG}\n۱- یک\n۲- دو\nمقدمه\n${LONG}\n`],
    [
      'an abstract with a note',
      `${TITLE}\nچکیده\n${LONG}[۱]\nمقدمه\n${LONG}\nیادداشت‌ها\n۱. یادداشت این نوشته است.\n`,
    ],
    ['a text of chapters', `${TITLE}\nچکیده\n${LONG}\nفصل اول\n${LONG}\nفصل دوم\n${LONG}\n`],
  ])('leaves alone %s', async (_, written) => {
    expect((await madeOf(written)).book).not.toMatch(/abstract|keywords/);
  });

  it('has an office only where one author has it, and the text is an article', async () => {
    const beside = async (title: string, rest: string) =>
      (await madeOf(`${title}\nمقدمه\n${LONG}\n${rest}`)).book;
    expect(await beside('کاغذ و کتاب | سارا کریمی / استاد / دانشگاه', '')).toContain(
      'affiliation: استاد، دانشگاه',
    );
    expect(await beside('کاغذ و کتاب | سارا کریمی، علی رضایی / استاد', '')).not.toContain('affiliation');
    expect(await beside(TITLE, `فصل اول\n${LONG}\nفصل دوم\n${LONG}\n`)).not.toContain('affiliation');
  });

  it('loses no letter, whatever stands at the beginning', async () => {
    const line = fc.constantFrom(
      ...[
        'چکیده',
        'چکیده: کوتاه است',
        'کلیدواژه‌ها: کاغذ، کتاب',
        'Abstract',
        'Keywords: a, b',
        'مقدمه',
        'ترجمهٔ علی رضایی',
      ],
      ...[LONG, `${LONG} ${LONG}`, '۱- یک', '۲- دو', `${LONG}[۱]`, 'یادداشت‌ها', '۱. یادداشت', 'فصل اول', ''],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 10 }), async (lines) => {
        const before = await read([TITLE, ...lines].join('\n'));
        const { texts, replaced, settings } = withArticleHead(before);
        const trees = texts.map(({ tree }) => textOfTree(tree));
        expect(difference(lettersIn(before.text), lettersIn(...trees, replaced))).toEqual([]);
        const said = JSON.stringify(settings);
        const own = JSON.stringify(before.settings);
        // What is not in the trees any more is in the settings, but for its name.
        const left = before.texts.map(({ tree }) => textOfTree(tree));
        const gone = difference(lettersIn(...trees, said), lettersIn(...left, own)).filter((one) =>
          one.includes('+'),
        );
        expect(gone.every((one) => /[چکیدهلواژاbstrcky]/i.test(one))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
