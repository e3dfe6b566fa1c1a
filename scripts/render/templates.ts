import ejs from 'ejs';
import type { VFile } from 'vfile';
import type { Book } from '../book/book.ts';
import type { RuleFacts } from '../diagnostics/facts.ts';
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
      const filled = withinTime(own, 'template', () => ejs.render(String(own), data), PATIENCE);
      if (filled?.includes(kept)) return filled;
      if (filled !== undefined) tell(own, { fault: 'no-body' });
    } catch (cause) {
      // EJS quotes the template around the fault first; its last line says what is wrong.
      const said = (cause instanceof Error ? cause.message : String(cause)).trim().split('\n').at(-1)!;
      tell(own, { fault: 'fails', said });
    }
  const path = `templates/${name}.ejs`;
  // One that is filled for each chapter is compiled once.
  return ejs.render(packageText(path), data, { cache: true, filename: path });
}

/** Once is enough: a template is filled for each chapter. */
function tell(template: VFile, facts: RuleFacts['template-fills']): void {
  if (template.messages.length === 0) report(template, 'template-fills', facts);
}
