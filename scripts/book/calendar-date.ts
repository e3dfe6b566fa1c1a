export type Calendar = 'persian' | 'islamic' | 'gregorian';

/** A day, a month or a year of a calendar; months and days count from 1. */
export interface CalendarDate {
  readonly calendar: Calendar;
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}
