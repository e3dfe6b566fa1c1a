export type Calendar = 'persian' | 'islamic' | 'gregorian';

const CLDR: Readonly<Record<Calendar, string>> = {
  persian: 'persian',
  islamic: 'islamic-umalqura',
  gregorian: 'gregory',
};

/** The calendar that a language prints by default. */
function calendarOf(language: string): Calendar {
  return language === 'fa' ? 'persian' : 'gregorian';
}

/**
 * An ISO 8601 date (`2026-06-02`, `2026-06`, `2026`) as a book prints it: `۱۲ خرداد ۱۴۰۵`. A year or month alone is
 * given as the year (and month) that its middle day lies in. Names and digits come from CLDR through Intl.
 */
export function formatDate(iso: string, language: string, calendar: Calendar = calendarOf(language)): string {
  const [year, month, day] = iso.split('-').map(Number);
  const date = new Date(Date.UTC(year!, (month ?? 7) - 1, day ?? (month ? 15 : 2)));
  const parts = new Intl.DateTimeFormat(`${language}-u-ca-${CLDR[calendar]}`, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month ? { month: 'long' as const } : {}),
    ...(day ? { day: 'numeric' as const } : {}),
  }).formatToParts(date);
  const wanted = parts.filter((part) => part.type === 'day' || part.type === 'month' || part.type === 'year');
  const order = ['day', 'month', 'year'];
  return wanted
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
    .map((part) => part.value)
    .join(' ');
}
