import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { formatDate, formatYear } from '../language/calendar.ts';
import type { Templates } from './templates.ts';

/** A template as a tree. `kept`: what it may not leave out. */
export function fromTemplate(name: string, templates: Templates, more: object, kept = ''): Root {
  const { book, labels } = templates;
  const { settings } = book;
  const html = templates.fill(
    name,
    {
      settings,
      words: labels.words,
      dir: book.language.direction,
      date: book.date && formatDate(book.date, book.language, settings.calendar),
      year: book.date && formatYear(book.date, book.language, settings.calendar),
      people: (role: string) =>
        settings.contributor.filter((one) => one.role === role).map((one) => one.name),
      ...more,
    },
    kept,
  );
  return tidy(fromHtml(html, { fragment: true }));
}

/** Drop the white space between the elements of a template. */
function tidy(tree: Root): Root {
  return {
    ...tree,
    children: tree.children.filter((node) => node.type !== 'text' || node.value.trim() !== ''),
  };
}
