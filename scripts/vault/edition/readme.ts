import ejs from 'ejs';
import type { Book } from '../../book/book.ts';
import { packageText } from '../../house/package-files.ts';
import { formatDate } from '../../language/calendar.ts';
import type { EditionRecord } from './record.ts';

/** What somebody reads who finds an edition in many years: in Persian, or else in English. */
export function readmeOf(
  { settings, date }: Pick<Book, 'settings' | 'date'>,
  id: string,
  record: EditionRecord,
  signed: boolean,
): string {
  const language = settings.language === 'fa' ? 'fa' : 'en';
  const { edition, only, formats } = record.archive;
  return ejs.render(
    packageText(`templates/archive/readme.${language}.ejs`),
    {
      ...settings,
      authors: settings.author.map(({ name }) => name),
      date: date && formatDate(date, settings.language, settings.calendar),
      subtitle: settings.subtitle,
      publisher: settings.publisher,
      id,
      edition,
      only,
      formats,
      tool: record.tool,
      signed,
    },
    // It is no HTML.
    { escape: String },
  );
}
