import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bibliography, bibliographyFile, withKeys } from '../../scripts/readers/bibliography.ts';
import type { Imported } from '../../scripts/readers/imported.ts';
import { together } from '../../scripts/readers/join.ts';
import { difference, lettersIn } from '../../scripts/readers/letters.ts';
import { word } from '../../scripts/readers/word/word.ts';
import { docx } from './word/docx.ts';

const book = (family: string, year: number, title: string) => ({
  type: 'book',
  title,
  author: [{ family, given: 'الف' }],
  issued: { 'date-parts': [[year]] },
});

const read = async (body: string, customXml?: string): Promise<Imported> => {
  const files: Record<string, string> = customXml === undefined ? {} : { 'customXml/item1.xml': customXml };
  const bytes = await docx({ body, files });
  return word.read({ name: 'a.docx', bytes, beside: async () => undefined });
};

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const field = (instruction: string, shown = '(ن)') =>
  `<w:p><w:r><w:t>متن </w:t></w:r><w:fldSimple w:instr="${escaped(instruction)}"><w:r><w:t>${shown}</w:t></w:r></w:fldSimple></w:p>`;
const zotero = (...citationItems: readonly object[]) =>
  field(`ADDIN ZOTERO_ITEM CSL_CITATION ${JSON.stringify({ citationItems })}`);

/** The citations of a text, as its comments have them. */
const citations = ({ texts }: Imported) =>
  JSON.stringify(texts[0]!.tree)
    .match(/(?<=<!-- citation: ).*?(?= -->)/g)
    ?.map((one) => JSON.parse(`"${one}"`) as string);

describe('keys of sources', () => {
  it('are of author and year, and of the title where two have these', () => {
    const all = new Bibliography();
    const keys = [
      book('نجفي', 1366, 'غلط ننویسیم'),
      book('نجفی', 1366, 'مبانی زبان‌شناسی'),
      book('ابن سینا', 1383, 'دانشنامه'),
      { title: 'قرآن کریم' },
      { title: 'غلط', 'citation-key': 'najafi-1' },
      {},
      { editor: [{ literal: 'Unesco' }], title: '', issued: { literal: 'بی‌تا' } },
    ].map((item) => all.keyOf({ item }));
    expect(keys).toEqual([
      'نجفی1366',
      'نجفی1366-مبانی',
      'ابن-سینا1383',
      'قرآن-کریم',
      'najafi-1',
      'source',
      'unesco',
    ]);
    expect(all.all.map(({ id }) => id)).toEqual(keys);
  });

  it('are the same for a source that is cited again, by its address or by what is said of it', () => {
    const all = new Bibliography();
    const item = book('صفا', 1369, 'تاریخ ادبیات');
    const [one] = [all.keyOf({ item: { id: 1, ...item }, address: 'http://zotero.org/a' })];
    expect(all.keyOf({ item: { id: 'ITEM-1', ...item } })).toBe(one);
    expect(all.keyOf({ item: { ...item, title: 'نام نو' }, address: 'http://zotero.org/a' })).toBe(one);
    expect(all.all).toHaveLength(1);
  });

  it('are what Pandoc takes for one, each of another source', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('نجفی', 'ابن سینا', 'x--y', ']', '@'),
    );
    const item = fc.record({
      title: name,
      author: fc.array(fc.record({ family: name })),
      'citation-key': name,
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 6 }), (items) => {
        const all = new Bibliography();
        const keys = items.map((one) => all.keyOf({ item: one }));
        for (const key of keys)
          expect(key).toMatch(/^[\p{L}\p{N}_](?:[^\s\p{L}\p{N}\p{M}_]?[\p{L}\p{M}\p{N}_]+)*$/u);
        const different = new Set(items.map((one) => JSON.stringify(one)));
        expect(new Set(keys).size).toBe(different.size);
      }),
    );
  });
});

describe('citations of a Word file', () => {
  it('say in Pandoc’s way what stands around a key', async () => {
    const item = {
      id: 7,
      itemData: book('نجفی', 1366, 'غلط ننویسیم'),
      uris: ['http://zotero.org/users/1/items/AB'],
    };
    const imported = await read(
      zotero({ ...item, prefix: 'نک. [همان]', locator: '۴۵', suffix: '، پانوشت' }) +
        zotero({ ...item, 'suppress-author': true, locator: '3', label: 'chapter', suffix: 'و بعد' }) +
        zotero({ id: 9, uris: ['http://zotero.org/users/1/items/CD'] }) +
        field('CITATION Naj66 \\l 1065 \\p "۱۲-۱۳" \\n \\m Saf70 \\v 2 \\f "نک."') +
        field('ADDIN ZOTERO_ITEM CSL_CITATION {broken'),
    );
    expect(citations(imported)).toEqual([
      '[نک. \\[همان\\] @نجفی1366, p. ۴۵، پانوشت]',
      '[-@نجفی1366, chap. 3, و بعد]',
      '[@CD]',
      '[-@Naj66, p. ۱۲-۱۳; نک. @Saf70, vol. 2]',
    ]);
    expect(imported.counts).toMatchObject({ citations: 5, sources: 1 });
  });

  it('have what Word knows of its sources, all letters of it, cited or not', async () => {
    const values: Record<string, string> = {
      SourceType: 'JournalArticle',
      Title: 'کاغذ سمرقند',
      JournalName: 'نامهٔ بهارستان',
      Year: '۱۳۸۰',
      Month: 'مهر',
      Pages: '۱۰-۲۰',
      BroadcastTitle: 'آنچه CSL ندارد',
    };
    const inner = Object.entries(values).map(([name, value]) => `<b:${name}>${value}</b:${name}>`);
    const people =
      '<b:Author><b:Author><b:NameList><b:Person><b:Last>افشار</b:Last><b:First>ایرج</b:First></b:Person></b:NameList></b:Author><b:Translator><b:Corporate>گروه</b:Corporate></b:Translator></b:Author>';
    const imported = await read(
      field('CITATION Afs80'),
      `<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Afs80</b:Tag>${inner.join('')}${people}</b:Source><b:Source><b:Tag>Naj66</b:Tag><b:Title>غلط</b:Title></b:Source></b:Sources>`,
    );
    const [one, other] = imported.sources!;
    expect(one).toEqual({
      id: 'Afs80',
      type: 'article-journal',
      title: 'کاغذ سمرقند',
      'container-title': 'نامهٔ بهارستان',
      page: '۱۰-۲۰',
      author: [{ family: 'افشار', given: 'ایرج' }],
      translator: [{ literal: 'گروه' }],
      issued: { literal: 'مهر ۱۳۸۰' },
      custom: { BroadcastTitle: 'آنچه CSL ندارد' },
    });
    expect(other).toEqual({ id: 'Naj66', type: 'document', title: 'غلط' });
  });

  it('have the records of EndNote, in the instruction or in the data of the field', async () => {
    const xml =
      '<EndNote><Cite><Author>افشار</Author><Year>1344</Year><Pages>۷</Pages><record><ref-type name="Book">6</ref-type><contributors><authors><author><style>افشار, ایرج</style></author></authors></contributors><titles><title><style>کتابداری</style></title></titles><dates><year>1344</year></dates><publisher>دانشگاه &amp; کتاب</publisher></record></Cite></EndNote>';
    const data = `<w:r><w:fldChar w:fldCharType="begin"><w:fldData>${Buffer.from(xml).toString('base64')}</w:fldData></w:fldChar></w:r>`;
    const [instr, separate, end] = [
      '<w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>',
      '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ];
    const nested = `${data}<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>${end}`;
    const imported = await read(
      `${field(`ADDIN EN.CITE ${xml}`)}<w:p>${data}${instr}${nested}${separate}<w:r><w:t>(ا)</w:t></w:r>${end}</w:p>`,
    );
    expect(citations(imported)).toEqual(['[@افشار1344, p. ۷]', '[@افشار1344, p. ۷]']);
    expect(imported.sources).toEqual([
      {
        id: 'افشار1344',
        type: 'book',
        title: 'کتابداری',
        publisher: 'دانشگاه & کتاب',
        author: [{ family: 'افشار', given: 'ایرج' }],
        issued: { 'date-parts': [[1344]] },
      },
    ]);
  });

  it('lose no letter of what Zotero says, whatever it says', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'کتاب ؛]@-->"{}&<'), maxLength: 12 });
    const itemData = fc.record({ title: text, author: fc.array(fc.record({ family: text })), note: text });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ itemData, suffix: text }), { maxLength: 3 }), async (items) => {
        const imported = await read(zotero(...items));
        const said = items.map(({ itemData: one }) => JSON.stringify(Object.values(one)));
        const file = JSON.parse(bibliographyFile(imported.sources!)) as readonly object[];
        const unique = [...new Set(items.map((one) => JSON.stringify(one.itemData)))];
        expect(file).toHaveLength(unique.length);
        const kept = file.map(({ ...one }) => {
          const { id: _, type: __, ...rest } = one as { id: string; type: string };
          return JSON.stringify(Object.values(rest));
        });
        expect(new Set(kept)).toEqual(new Set(said));
        const suffixes = items.map(({ suffix }) => suffix).join('');
        const comment = (citations(imported) ?? []).join('').replace(/(?<!\\)@[^\s,;\]]+/gu, '');
        expect(difference(lettersIn(suffixes), lettersIn(comment))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('sources of several files', () => {
  it('have keys of their own, and one that is the same has one', async () => {
    const [one, other, same] = [
      await read(zotero({ itemData: book('نجفی', 1366, 'غلط ننویسیم') })),
      await read(zotero({ itemData: book('نجفی', 1366, 'مبانی') })),
      await read(zotero({ itemData: book('نجفی', 1366, 'غلط ننویسیم') })),
    ];
    const all = together([one, other, same]);
    expect(all.sources!.map(({ id }) => id)).toEqual(['نجفی1366', 'نجفی1366-2']);
    expect(all.texts.map((text) => citations({ ...all, texts: [text] }))).toEqual([
      ['[@نجفی1366]'],
      ['[@نجفی1366-2]'],
      ['[@نجفی1366]'],
    ]);
    expect(all.counts).toMatchObject({ citations: 3, sources: 2 });
  });

  it('change a key, and nothing that looks like one', () => {
    const keys = new Map([['a', 'b']]);
    expect(withKeys('[see \\@a -@a, p. 1; @ab; @a]', keys)).toBe('[see \\@a -@b, p. 1; @ab; @b]');
  });
});

describe('entries of an index', () => {
  it('have their levels, what they lead to, and the index that they are of', async () => {
    const { texts } = await read(
      field('XE "کتاب:چاپ سنگی" \\b', '') +
        field('XE "نسخه" \\t "نگاه کنید به کتاب"', '') +
        field('XE "ابن\\:ندیم" \\f کسان \\r باب', ''),
    );
    expect(JSON.stringify(texts[0]!.tree).match(/(?<=<!-- index: ).*?(?= -->)/g)).toEqual([
      'کتاب:چاپ سنگی',
      'نسخه → نگاه کنید به کتاب',
      'ابن\\\\:ندیم #کسان {باب}',
    ]);
  });
});
