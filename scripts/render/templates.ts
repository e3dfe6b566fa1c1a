import ejs from 'ejs';
import type { Book } from '../book/book.ts';
import { report } from '../diagnostics/report.ts';
import { withinTime } from '../diagnostics/within-time.ts';
import { packageText } from '../house/package-files.ts';

/** Longest time for a template of the book, in seconds. */
const PATIENCE = 10;

/**
 * Fill a template, such as `title-page` or `web/page`: the book's own, from its folder `templates/`, that of its theme, or ours. One
 * that is not ours and fails gets a message, and ours stands in for it.
 *
 * @param kept A text of the data that no template may leave out.
 */
export function fillTemplate(book: Book, name: string, data: object, kept = ''): string {
  const own = book.templates.get(name) ?? book.theme.templates.get(name);
  if (own)
    try {
      const filled = withinTime(own, 'the template', () => ejs.render(String(own), data), PATIENCE);
      if (filled !== undefined && !filled.includes(kept))
        throw new Error('it leaves out the text, `<%- body %>`');
      if (filled !== undefined) return filled;
    } catch (cause) {
      // EJS quotes the template around the fault first; its last line says what is wrong.
      const said = (cause instanceof Error ? cause.message : String(cause)).trim().split('\n').at(-1);
      if (own.messages.length === 0) report(own, 'template-fills', `the template cannot be filled: ${said}`);
    }
  return ejs.render(packageText(`templates/${name}.ejs`), data);
}
