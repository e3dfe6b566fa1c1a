import type { CalendarDate } from '../book/calendar-date.ts';
import type { Settings } from '../book/settings.ts';
import type { Report } from '../diagnostics/report.ts';
import { isoDate, readDate } from '../language/calendar.ts';
import { languageNamed } from '../language/languages.ts';
import { placeOfKey, type SettingsSource } from './settings-file.ts';

/** A book's settings with their date in ISO 8601, and the date as it was written; a day that no calendar has is reported. */
export function readBookDate(
  settings: Settings,
  { file, yaml, base }: SettingsSource,
  report: Report,
): { readonly settings: Settings; readonly date: CalendarDate | undefined } {
  const { date: written, language, calendar } = settings;
  if (written === undefined) return { settings, date: undefined };
  const date = readDate(written, languageNamed(language), calendar);
  if (date) return { settings: { ...settings, date: isoDate(date) }, date };
  const place = placeOfKey(file, yaml, ['date'], base);
  report(file, 'setting-valid', { fault: 'no-day', written }, place);
  return { settings: { ...settings, date: undefined }, date: undefined };
}
