import type { Calendar, CalendarDate } from '../book/calendar-date.ts';
import type { Language } from '../book/language.ts';
import { formatNumber } from './digits.ts';

const CLDR: Readonly<Record<Calendar, string>> = {
  persian: 'persian',
  islamic: 'islamic-umalqura',
  gregorian: 'gregory',
};

/** Years before this one are of the Hijra: no book was printed with its press, and 1599 of the Persian calendar is far. */
const FIRST_GREGORIAN = 1600;

const DAY = 86_400_000;

/**
 * Read a date: `2026`, `2026-06`, `2026-06-02` (ISO 8601), or one of the Hijra such as `1402-05-12`; undefined for a day that no
 * calendar has. Digits are ASCII, parts are divided by hyphens.
 */
export function readDate(
  written: string,
  { dates }: Language,
  calendar?: Calendar,
): CalendarDate | undefined {
  const [year = 0, month, day] = written.split('-').map(Number);
  const hijri = calendar === 'persian' || calendar === 'islamic' ? calendar : dates.hijri;
  const own: Calendar = year < FIRST_GREGORIAN ? hijri : 'gregorian';
  const date = { calendar: own, year, month, day };
  return instantIn(date) === undefined ? undefined : date;
}

/** A date in ISO 8601, as exact as it is: of a year or a month of another calendar, the Gregorian one that its middle lies in. */
export function isoDate(date: CalendarDate): string {
  const length = date.day ? 10 : date.month ? 7 : 4;
  return new Date(instantIn(date) ?? 0).toISOString().slice(0, length);
}

/**
 * A date as a book prints it: 2026-06-02 is `۱۲ خرداد ۱۴۰۵`. A year or month alone is given as the year (and month) that its
 * middle day lies in.
 */
export function formatDate(
  date: CalendarDate,
  { dates }: Language,
  calendar: Calendar = dates.calendar,
): string {
  const [year, month, day] = partsOf(instantIn(date) ?? 0, calendar);
  return [
    ...(date.day ? [formatNumber(day, dates)] : []),
    ...(date.month ? [dates.months[calendar][month - 1]] : []),
    formatNumber(year, dates),
  ].join(' ');
}

/** The year of a date as a book prints it. */
export function formatYear(date: CalendarDate, language: Language, calendar?: Calendar): string {
  return formatDate(date, language, calendar).split(' ').at(-1)!;
}

/** The instant (ms, UTC) at which a date begins, or its middle day where it is a year or a month; undefined without such a day. */
function instantIn({ calendar, year, month, day }: CalendarDate): number | undefined {
  const wanted = [year, month ?? 7, day ?? (month ? 15 : 2)] as const;
  const guess = FIRST_GUESS[calendar](...wanted);
  // The lengths of months differ by a day or two from what is guessed.
  for (const away of [0, -1, 1, -2, 2, -3, 3, -4, 4]) {
    const instant = guess + away * DAY;
    if (partsOf(instant, calendar).every((part, index) => part === wanted[index])) return instant;
  }
  return undefined;
}

/** Where a date of a calendar lies, to a few days. */
const FIRST_GUESS: Readonly<Record<Calendar, (year: number, month: number, day: number) => number>> = {
  gregorian: (year, month, day) => Date.UTC(year, month - 1, day),
  persian: (year, month, day) =>
    Date.UTC(622, 2, 21) + Math.round((year - 1) * 365.2422 + (month - 1) * 30.5 + day) * DAY,
  islamic: (year, month, day) =>
    Date.UTC(622, 6, 18) + Math.round((year - 1) * 354.36707 + (month - 1) * 29.53059 + day) * DAY,
};

/** Making one takes longer than asking it a hundred times. */
const FORMATS = new Map<Calendar, Intl.DateTimeFormat>();

function formatOf(calendar: Calendar): Intl.DateTimeFormat {
  const known = FORMATS.get(calendar);
  if (known) return known;
  const date = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const made = new Intl.DateTimeFormat(`en-u-ca-${CLDR[calendar]}-nu-latn`, { timeZone: 'UTC', ...date });
  FORMATS.set(calendar, made);
  return made;
}

/** Year, month and day of an instant. */
function partsOf(instant: number, calendar: Calendar): readonly [year: number, month: number, day: number] {
  const parts = formatOf(calendar).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return [part('year'), part('month'), part('day')];
}
