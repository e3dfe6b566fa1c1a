import ejs from 'ejs';
import type { Book } from '../../book/book.ts';
import type { Language } from '../../book/language.ts';
import { formatDate } from '../../language/calendar.ts';
import { FALLBACK } from '../../language/languages.ts';
import { packagePaths, packageText } from '../../render/package-files.ts';
import type { EditionRecord } from './record.ts';

/** What somebody reads who finds an edition in many years: in the language of the book, if there is a template, or else in English. */
export function readmeOf(
  { settings, language, date }: Pick<Book, 'settings' | 'language' | 'date'>,
  id: string,
  record: EditionRecord,
  signed: boolean,
): string {
  const { edition, only, formats } = record.archive;
  return ejs.render(
    packageText(templateIn(language)),
    {
      ...settings,
      authors: settings.author.map(({ name }) => name),
      date: date && formatDate(date, language, settings.calendar),
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

function templateIn(language: Language): string {
  const folder = 'templates/archive';
  const [own, other] = [language, FALLBACK].map(({ tag }) => `${folder}/readme.${tag}.ejs`);
  return packagePaths(folder).includes(own!) ? own! : other!;
}
