import { WarraqError } from '../diagnostics/warraq-error.ts';

/** ZIP, and so EPUB, holds dates from 1980 to 2107 (APPNOTE 4.4.6). */
const EARLIEST = Date.UTC(1980) / 1000;
const LATEST = Date.UTC(2108) / 1000 - 1;

/**
 * The date that a value of SOURCE_DATE_EPOCH names: seconds since 1970, in ASCII digits (reproducible-builds.org, «SOURCE_DATE_EPOCH»,
 * 1.1, which wants a build to fail on anything else). Undefined where it is not set, or empty. What is before 1980 becomes that.
 *
 * @throws WarraqError `date-wrong`
 */
export function sourceDate(epoch: string | undefined): Date | undefined {
  if (epoch === undefined || epoch === '') return undefined;
  const seconds = /^\d{1,12}$/.test(epoch) ? Number(epoch) : Number.POSITIVE_INFINITY;
  if (seconds > LATEST) throw new WarraqError('date-wrong', { epoch: epoch.slice(0, 40), latest: LATEST });
  return new Date(Math.max(seconds, EARLIEST) * 1000);
}
