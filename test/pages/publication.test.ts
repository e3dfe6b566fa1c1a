import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { settingsJsonSchema } from '../../scripts/index.ts';
import { type Rendering, render } from '../../scripts/render/render.ts';
import { makeEpub } from '../../scripts/targets/epub/epub.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { makeWeb } from '../../scripts/targets/web/web.ts';
import { readPdf } from '../books/pdf-read.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

/** A book that says all that can be said of it: each value that a reader should see is found in the finished files. */
const SAID = `
title: تاریخ کتاب
subtitle: نگاهی به نسخه‌ها
title-en: A History of Books
subtitle-en: with a view of manuscripts
short-title: کوتاه‌شده
author:
  - {name: سارا کریمی, file-as: کریمی سارا, affiliation: دانشگاه گیلان, email: sara@example.org, orcid: 0000-0002-1825-0097, name-en: Sara Karimi, affiliation-en: University of Gilan}
contributor:
  - {name: مینا صادقی, role: trl}
  - {name: علی رضایی, role: edt}
  - {name: نگار حسینی, role: ill}
  - {name: کامران فانی, role: aui}
  - {name: بهرام یگانه, role: ctb}
  - {name: لاله محبی, role: cov}
  - {name: شیرین ادیب, role: pfr}
  - {name: داوود شهریاری, role: bkd}
publisher: نشر سپید
publisher-en: Sepid Press
place: رشت
date: 1405-03-12
identifier: {isbn: ۹۷۸-۶۰۰-۱۱۹-۱۲۵-۱, print-isbn: 978-3-16-148410-0, doi: 10.1000/182}
series: {title: ادب کهن, position: هفتم}
rights: همهٔ حقوق محفوظ است.
description: کتابی برای همه.
abstract: این نوشته دربارهٔ چاپ است.
abstract-en: This text is about printing.
subject: [کتاب‌شناسی]
keywords: [چاپ سنگی]
keywords-en: [lithography]
edition: چاپ سوم
print-run: 1500
price: ۲۵۰٬۰۰۰ تومان
printer: چاپخانهٔ تک
address: |
  خیابان سعدی
  تلفن ۰۱۳-۳۳۲۲۱۱۰۰
logo: logo.svg
cip:
  سرشناسه: کریمی، سارا، ۱۳۵۲ -
  شابک: ۹۷۸-۶۰۰-۱۱۹-۱۲۵-۱
  موضوع: [نسخه‌شناسی, Books -- History]
original: {title: The Book, author: Jane Doe, publisher: Oak Press, place: Oxford, date: 1998, isbn: 978-0-19-852663-6, rights: با اجازهٔ ناشر اصلی}
`;

/** What its pages show, as it is shown. */
const SHOWN = {
  title: ['تاریخ کتاب'],
  subtitle: ['نگاهی به نسخه‌ها'],
  'title-en': ['A History of Books'],
  'subtitle-en': ['with a view of manuscripts'],
  'short-title': ['کوتاه‌شده'],
  author: [
    'نویسنده: سارا کریمی (دانشگاه گیلان)',
    'sara@example.org',
    '0000-0002-1825-0097',
    'Sara Karimi',
    'University of Gilan',
  ],
  contributor: [
    'مترجم: مینا صادقی',
    'ویراستار: علی رضایی',
    'تصویرگر: نگار حسینی',
    'نویسندهٔ پیشگفتار: کامران فانی',
    'با همکاری: بهرام یگانه',
    'طراح جلد: لاله محبی',
    'نمونه‌خوان: شیرین ادیب',
    'طراح کتاب: داوود شهریاری',
  ],
  publisher: ['ناشر: نشر سپید، رشت'],
  'publisher-en': ['Sepid Press'],
  place: ['رشت، ۱۴۰۵'],
  date: ['۱۲ خرداد ۱۴۰۵'],
  identifier: ['شابک: 978-600-119-125-1', 'شابک نسخهٔ چاپی: 978-3-16-148410-0', '10.1000/182'],
  series: ['فروست: ادب کهن، هفتم'],
  rights: ['همهٔ حقوق محفوظ است.'],
  abstract: ['این نوشته دربارهٔ چاپ است.'],
  'abstract-en': ['This text is about printing.'],
  subject: ['موضوع: کتاب‌شناسی'],
  keywords: ['کلیدواژه‌ها: چاپ سنگی'],
  'keywords-en': ['lithography'],
  edition: ['نوبت چاپ: چاپ سوم، ۱۲ خرداد ۱۴۰۵'],
  'print-run': ['شمارگان: ۱۵۰۰'],
  price: ['بها: ۲۵۰٬۰۰۰ تومان'],
  printer: ['چاپ و صحافی: چاپخانهٔ تک'],
  address: ['خیابان سعدی', '۰۱۳-۳۳۲۲۱۱۰۰'],
  cip: ['سرشناسه: کریمی، سارا، ۱۳۵۲', 'شابک: ۹۷۸-۶۰۰-۱۱۹-۱۲۵-۱', 'موضوع: نسخه‌شناسی', 'Books -- History'],
  original: ['Jane Doe, The Book, Oxford, Oak Press, 1998, ISBN 978-0-19-852663-6', 'با اجازهٔ ناشر اصلی'],
};

/** What no page shows, and why. */
const NOT_SHOWN = [
  // For catalogues, in the metadata.
  ['description'],
  // An image, which has its own test.
  ['logo', 'cover'],
  // What decides how the book is made and looks.
  'kind language page columns theme plugins typefaces style chapters contents toc-depth numbering footnotes grid chapters-open note-digits justify hanging-punctuation emphasis profiles site-url'.split(
    ' ',
  ),
  'file-links macros running-heads lists format-options digits calendar slug check words english-abstract'.split(
    ' ',
  ),
].flat();

const browser = new BrowserSession();
afterAll(() => browser.close());

/** A text without what a line break, or the reading of a PDF, may change. */
const plain = (text: string) => text.normalize('NFKC').replace(/[\s\u200e\u200f\u200c\u2066-\u2069]/g, '');

describe('a book that says all that can be said of it', () => {
  let rendering: Rendering;
  let text: string;

  beforeAll(async () => {
    const { book } = await readBook(
      memoryWorld({
        'book.yaml': `${SAID}theme: report\npage: {size: رقعی}\ntypefaces: {text: naskh, heading: markazi}\nrunning-heads: {verso: title, recto: title}\n`,
        'logo.svg':
          '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40z"/></svg>',
        '1.md': `# فصل\n\n${'متن این فصل دراز است. '.repeat(200)}`,
      }),
    );
    rendering = render(book!, silent);
    const { pages } = await readPdf((await makePdf(rendering, browser)).artifact.bytes);
    text = plain(pages.flatMap(({ items }) => items.map((item) => item.text)).join(''));
  });

  it('has no key of which nobody has decided whether a reader sees it', () => {
    const { properties } = settingsJsonSchema() as { properties: object };
    const listed = [...Object.keys(SHOWN), ...NOT_SHOWN];
    expect(Object.keys(properties).filter((key) => !listed.includes(key))).toEqual([]);
    const said = Object.keys(parse(SAID) as object);
    expect(Object.keys(SHOWN).filter((key) => !said.includes(key))).toEqual([]);
  });

  it.each(Object.entries(SHOWN))('shows its %s in the PDF', (_, values) => {
    for (const value of values) expect(text).toContain(plain(value));
  });

  it('names the typefaces that it is set in, and the tool', () => {
    for (const value of ['حروف متن: نوتو نسخ', 'حروف عنوان‌ها: مرکزی', 'صفحه‌آرایی: وراق'])
      expect(text).toContain(plain(value));
  });

  it('has them in EPUB and web too, and in the metadata of the EPUB', async () => {
    const epub = await JSZip.loadAsync((await makeEpub(rendering, undefined)).bytes);
    const read = async (pattern: RegExp) =>
      (await Promise.all(epub.file(pattern).map((file) => file.async('string')))).join('');
    const web = (await makeWeb(rendering, undefined)).filter(({ path }) => path.endsWith('.html'));
    const html = [await read(/\.xhtml$/), web.map(({ bytes }) => new TextDecoder().decode(bytes)).join('')];
    for (const shown of html) {
      const words = plain(shown.replace(/<[^>]*>/g, '').replaceAll('&#x27;', "'"));
      for (const [key, values] of Object.entries(SHOWN))
        if (key !== 'short-title' || shown !== html[0])
          for (const value of values) expect(words).toContain(plain(value));
      expect(shown).toMatch(
        /class="drawing"[^>]*aria-label="نشان ناشر"|aria-label="نشان ناشر"[^>]*class="drawing"/,
      );
    }
    const opf = await read(/\.opf$/);
    for (const part of [
      'urn:isbn:9786001191251',
      '<dc:title id="subtitle">نگاهی به نسخه‌ها',
      'marc:relators">bkd',
      '<meta property="belongs-to-collection" id="series">ادب کهن',
      'group-position">هفتم',
      'schema:bookEdition">چاپ سوم',
      '<dc:rights>همهٔ حقوق محفوظ است.',
      'schema:translationOfWork">The Book',
      '<dc:description>کتابی برای همه.',
    ])
      expect(opf).toContain(part);
  });

  it('reads numbers from left to right, whatever their digits are', () => {
    const { content } = rendering.divisions.find(({ kind }) => kind === 'imprint')!;
    const runs = JSON.stringify(content)
      .match(/"dir":"ltr"[^\]]*?"value":"[^"]*"/g)!
      .join('\n');
    for (const number of ['978-600-119-125-1', '۹۷۸-۶۰۰-۱۱۹-۱۲۵-۱', '۰۱۳-۳۳۲۲۱۱۰۰'])
      expect(runs).toContain(number);
  });
});

describe('what is wrong with it', () => {
  it.each([
    ['identifier: {isbn: ۹۷۸-۶۰۰-۱۱۹-۱۲۵-۲}', 'isbn-valid'],
    ['original: {title: The Book, isbn: 978-0-19-852663-7}', 'isbn-valid'],
    ['logo: none.svg', 'image-exists'],
  ])('is told at its place: %s', async (setting, rule) => {
    const world = memoryWorld({ 'book.yaml': `title: ک\n${setting}\n`, '1.md': '# یک\n\nمتن\n' });
    const reading = await readBook(world);
    expect(reading.book).toBeUndefined();
    expect(said(reading).map(({ rule: id, line }) => [id, line])).toEqual([[rule, 2]]);
  });

  it('is not the form of the record: lines or fields, each as it is', async () => {
    const cipOf = async (cip: unknown) =>
      (await readBook(memoryWorld({ 'book.yaml': stringify({ title: 'ک', cip }), '1.md': '# یک\n\nمتن\n' })))
        .book!.settings.cip;
    const lines = [{ value: 'سرشناسه : کریمی' }, { value: 'فروست : ۱' }];
    expect(await cipOf('سرشناسه : کریمی\n\nفروست : ۱\n')).toEqual(lines);
    expect(await cipOf(['سرشناسه : کریمی', 'فروست : ۱'])).toEqual(lines);
    expect(await cipOf({ سرشناسه: 'کریمی', موضوع: ['الف', 12] })).toEqual([
      { term: 'سرشناسه', value: 'کریمی' },
      { term: 'موضوع', value: 'الف' },
      { value: '12' },
    ]);
  });
});
