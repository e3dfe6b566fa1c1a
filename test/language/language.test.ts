import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abjad } from '../../scripts/language/abjad.ts';
import { ar } from '../../scripts/language/ar.ts';
import { formatDate, formatYear, readDate } from '../../scripts/language/calendar.ts';
import { formatNumber, nativeDigits, parseNumber } from '../../scripts/language/digits.ts';
import { directionOf, isLeftToRight, splitRuns } from '../../scripts/language/direction.ts';
import { fa } from '../../scripts/language/fa.ts';
import { isIsbn } from '../../scripts/language/isbn.ts';
import { countOf } from '../../scripts/language/ordinals.ts';
import { slug } from '../../scripts/language/slug.ts';
import { runs } from '../runs.ts';

const foreign = (text: string) =>
  splitRuns(text, 'rtl')
    .filter((run) => run.foreign)
    .map((run) => run.text);

describe('numbers', () => {
  it.each([
    [1, 'الف'],
    [2, 'ب'],
    [10, 'ی'],
    [11, 'یا'],
    [12, 'یب'],
    [28, 'کح'],
    [100, 'ق'],
  ])('writes folio %d as %s', (value, letters) => {
    expect(abjad(value)).toBe(letters);
  });

  it.each([
    ['فصل دوم: آب', 'فصل', 2],
    ['درس ۱۲', 'درس', 12],
    ['بخش بیست و یکم', 'بخش', 21],
    ['فصل یکم', 'فصل', 1],
    ['مقاله‌ی یکم', 'مقاله', 1],
    ['مقالهٔ سوم', 'مقاله', 3],
    ['فصل هفتم', 'فصل', 7],
    ['فصل یازدهم: آب', 'فصل', 11],
  ])('reads in the title «%s» %s %d', (title, kind, number) => {
    expect(countOf(title)).toEqual({ kind, number });
  });

  it.each(['بخشی از تاریخ', 'آب', 'Chapter 2'])('reads in the title «%s» no number', (title) => {
    expect(countOf(title)).toBeUndefined();
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        (value) =>
          parseNumber(formatNumber(value, fa)) === value && parseNumber(formatNumber(value, ar)) === value,
      ),
    );
  });

  it.each([
    ['1.1 هدف', '۱.۱ هدف'],
    ['2.10. پیش‌نیازها\n2.11 نصب', '۲.۱۰. پیش‌نیازها\n۲.۱۱ نصب'],
    ['در بخش 2.3 و جدول 1.4', 'در بخش ۲.۳ و جدول ۱.۴'],
    ['3.5 درصد', '۳٫۵ درصد'],
    ['2.5 کیلومتر', '۲٫۵ کیلومتر'],
    ['1.5 GB حافظه', '۱٫۵ GB حافظه'],
    ['حدود 3.5 متر', 'حدود ۳٫۵ متر'],
    ['1.1', '۱٫۱'],
    ['پایتون 3.7 و نسخه های 1.11 و 1.12', 'پایتون ۳.۷ و نسخه های ۱.۱۱ و ۱.۱۲'],
    ['هستهٔ 6.1 تا 6.8 با 3.5 ثانیه', 'هستهٔ ۶.۱ تا ۶.۸ با ۳٫۵ ثانیه'],
  ])('tells the number of a section or a version from a decimal: %s', (ascii, persian) => {
    expect(nativeDigits(ascii, fa)).toBe(persian);
  });

  it('writes native digits once and for all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,% متن') }),
        (text) => nativeDigits(nativeDigits(text, fa), fa) === nativeDigits(text, fa),
      ),
    );
  });
});

describe('runs', () => {
  it.each([
    ['سازمان OSCE (2010) را', ['OSCE (2010)']],
    ['نام او (Nursultan Nazarbayev) بود', ['Nursultan Nazarbayev']],
    ['به Windows 11، و iOS', ['Windows 11', 'iOS']],
    ['در Қазақстан و روسیه', ['Қазақстан']],
    ['متن فارسی', []],
    ['سال 2020 است', []],
    ['تلفن +971 420 874 04 و +۹۸ (۲۱) ۸۸۰۰-۱۲۳۴ است', ['+971 420 874 04', '+۹۸ (۲۱) ۸۸۰۰-۱۲۳۴']],
    ['از +989121234567، یا +98 21', ['+989121234567']],
    ['دما +5 یا +12 و ۲+۳ و 1+1234567', []],
    ['بیش از +100000 نفر', []],
    ['مثال: "5, 10, 15" یا "35.6892, 51.3890"', ['5, 10, 15', '35.6892, 51.3890']],
    ['نسخهٔ "1.2" و اندازهٔ "16x9"، کد \'021\' و "2024-01-05"', ['1.2', '16x9', '021', '2024-01-05']],
    ['«1.2» و «5, 10» و "5" و "1402" و "۵, ۱۰"', []],
    ['شابک 978-964-03-1234-8 و 978-1234567890', []],
    ['شابک 978-3-16-148410-0 است', ['978-3-16-148410-0']],
    ['باید true، false، 1 یا 0 باشد', ['true', 'false', '1', '0']],
    ['HTML و 3 پرونده', ['HTML']],
    ['از 1...n روز', ['1...n']],
    ['از Python 3.9 تا 3.14 و PHP از 8.1 به بعد', ['Python 3.9', '3.14', 'PHP', '8.1']],
    ['قیمت USD از 3.5 به 4.2 رسید', ['USD']],
  ])('finds the foreign runs of «%s»', (text, runs) => {
    expect(foreign(text)).toEqual(runs);
  });

  it('loses nothing, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) =>
          splitRuns(text, 'rtl')
            .map((run) => run.text)
            .join('') === text,
      ),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'aZ19 ()[]،,."+-xسلام') }),
        (text) =>
          splitRuns(text, 'rtl')
            .map((run) => run.text)
            .join('') === text,
      ),
    );
  });

  it('knows a note that is wholly foreign', () => {
    expect(isLeftToRight('Nazarbayev; Назарбаев.')).toBe(true);
    expect(isLeftToRight('OSCE، سازمان')).toBe(false);
    expect(isLeftToRight('۱۲')).toBe(false);
  });
});

describe('directions', () => {
  it.each([
    ['fa', 'rtl'],
    ['fa-IR', 'rtl'],
    ['ps', 'rtl'],
    ['dv', 'rtl'],
    ['de', 'ltr'],
    ['far', 'ltr'],
    ['und-Latn', 'ltr'],
    ['', 'ltr'],
  ])('know of «%s» that it is %s', (tag, direction) => {
    expect(directionOf(tag)).toBe(direction);
  });
});

describe('names', () => {
  it('keeps the letters of every script in an id', () => {
    expect(slug('سیاست خارجی: «چند‌سویه»')).toBe('سیاست-خارجی-چندسویه');
    expect(slug('The OIC, 1969')).toBe('the-oic-1969');
  });

  it('makes the same id of an id', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => slug(slug(text)) === slug(text)));
  });

  it('reads every day of the Persian calendar back as it was written', () => {
    const days = fc.record({
      year: fc.integer({ min: 1200, max: 1599 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 29 }),
    });
    const digits = (date: string) =>
      date.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - '۰'.charCodeAt(0)));
    fc.assert(
      fc.property(days, ({ year, month, day }) => {
        const printed = formatDate(readDate(`${year}-${month}-${day}`, fa)!, fa);
        return digits(printed).startsWith(`${day} `) && digits(printed).endsWith(` ${year}`);
      }),
      { numRuns: runs(200) },
    );
  });

  it.each(['2026-02-31', '2026-13-01', '2026-00-10', '1402-12-30', '1402-07-31', '1402-13'])(
    'knows that there is no day %s',
    (written) => {
      expect(readDate(written, fa)).toBeUndefined();
    },
  );

  it('prints the year that a day lies in', () => {
    expect(formatYear(readDate('2026-02-10', fa)!, fa)).toBe('۱۴۰۴');
  });

  it('checks ISBNs', () => {
    expect(isIsbn('978-600-119-125-1')).toBe(true);
    expect(isIsbn('978-600-119-125-2')).toBe(false);
    expect(isIsbn('0-306-40615-2')).toBe(true);
  });
});
