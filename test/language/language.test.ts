import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abjad } from '../../scripts/language/abjad.ts';
import { formatDate, formatYear, isoDate, readDate } from '../../scripts/language/calendar.ts';
import { formatNumber, nativeDigits, parseNumber } from '../../scripts/language/digits.ts';
import { isLeftToRight, splitRuns } from '../../scripts/language/direction.ts';
import { isIsbn } from '../../scripts/language/isbn.ts';
import { ordinal } from '../../scripts/language/ordinals.ts';
import { slug } from '../../scripts/language/slug.ts';

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
    [1, 'اول'],
    [2, 'دوم'],
    [10, 'دهم'],
    [21, 'بیست و یکم'],
    [30, 'سی‌ام'],
    [100, '۱۰۰'],
  ])('writes ordinal %d as %s', (value, word) => {
    expect(ordinal(value, 'fa')).toBe(word);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        (value) =>
          parseNumber(formatNumber(value, 'fa')) === value &&
          parseNumber(formatNumber(value, 'ar')) === value,
      ),
    );
  });

  it.each([
    ['در سال 2020', 'در سال ۲۰۲۰'],
    ['12.5 درصد', '۱۲٫۵ درصد'],
    ['1,250,000 تن', '۱٬۲۵۰٬۰۰۰ تن'],
    ['20%', '۲۰٪'],
    ['بند 1.2.3', 'بند ۱.۲.۳'],
    ['ساعت 12:30', 'ساعت ۱۲:۳۰'],
  ])('writes «%s» as «%s»', (before, after) => {
    expect(nativeDigits(before, 'fa')).toBe(after);
  });

  it('writes native digits once and for all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,% متن') }),
        (text) => nativeDigits(nativeDigits(text, 'fa'), 'fa') === nativeDigits(text, 'fa'),
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
        fc.string({ unit: fc.constantFrom(...'aZ19 ()[]،.-سلام') }),
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

describe('names', () => {
  it('keeps the letters of every script in an id', () => {
    expect(slug('سیاست خارجی: «چند‌سویه»')).toBe('سیاست-خارجی-چندسویه');
    expect(slug('The OIC, 1969')).toBe('the-oic-1969');
  });

  it('makes the same id of an id', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => slug(slug(text)) === slug(text)));
  });

  it('prints dates in the calendar of the book', () => {
    expect(formatDate(readDate('2026-06-02', 'fa')!, 'fa')).toBe('۱۲ خرداد ۱۴۰۵');
    expect(formatDate(readDate('2026', 'fa')!, 'fa')).toBe('۱۴۰۵');
    expect(formatDate(readDate('2026-06-02', 'en')!, 'en')).toBe('2 June 2026');
  });

  it.each([
    ['1402', 'fa', undefined, '2023', '۱۴۰۲'],
    ['1402-05', 'fa', undefined, '2023-08', 'مرداد ۱۴۰۲'],
    ['1402-05-12', 'fa', undefined, '2023-08-03', '۱۲ مرداد ۱۴۰۲'],
    ['1403-12-30', 'fa', undefined, '2025-03-20', '۳۰ اسفند ۱۴۰۳'],
    ['1402', 'en', undefined, '2023', '2023'],
    ['1446', 'ar', 'islamic', '2025', '1446'],
    ['1445-09-30', 'ar', undefined, '2024-04-09', '9 أبريل 2024'],
    ['1445-09-30', 'fa', 'islamic', '2024-04-09', '۳۰ رمضان ۱۴۴۵'],
  ] as const)('reads %s, in %s, as a date of the Hijra', (written, language, calendar, iso, printed) => {
    const date = readDate(written, language, calendar)!;
    expect([isoDate(date), formatDate(date, language, calendar)]).toEqual([iso, printed]);
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
        const printed = formatDate(readDate(`${year}-${month}-${day}`, 'fa')!, 'fa');
        return digits(printed).startsWith(`${day} `) && digits(printed).endsWith(` ${year}`);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['2026-02-31', '2026-13-01', '2026-00-10', '1402-12-30', '1402-07-31', '1402-13'])(
    'knows that there is no day %s',
    (written) => {
      expect(readDate(written, 'fa')).toBeUndefined();
    },
  );

  it('prints the year that a day lies in', () => {
    expect(formatYear(readDate('2026-02-10', 'fa')!, 'fa')).toBe('۱۴۰۴');
  });

  it('checks ISBNs', () => {
    expect(isIsbn('978-600-119-125-1')).toBe(true);
    expect(isIsbn('978-600-119-125-2')).toBe(false);
    expect(isIsbn('0-306-40615-2')).toBe(true);
  });
});
