import ejs from 'ejs';
import type { Book } from '../book/book.ts';
import type { TextFile } from '../book/text-file.ts';
import type { RuleFacts } from '../diagnostics/facts.ts';
import type { Report } from '../diagnostics/report.ts';
import { withinTime } from '../diagnostics/within-time.ts';
import { packageText } from '../house/package-files.ts';
import type { KeptChapters } from './kept-chapters.ts';
import type { Labels } from './labels.ts';

/** Longest time for a template of the book, in seconds. */
const PATIENCE = 10;

/** The templates of one book: its own, from its folder `templates/`, those of its theme, or ours. */
export class Templates {
  readonly book: Book;
  readonly labels: Labels;
  /** What was made of the book before, if anything is kept of it. */
  readonly kept: KeptChapters | undefined;
  readonly #report: Report;
  /** Those that failed: once is enough, a template is filled for each chapter. */
  readonly #told = new Set<TextFile>();

  constructor(book: Book, labels: Labels, report: Report, kept?: KeptChapters) {
    this.book = book;
    this.labels = labels;
    this.kept = kept;
    this.#report = report;
  }

  /** Whether a template is the book's, or its theme's: it is code, and may do anything. */
  isOwn(name: string): boolean {
    return this.book.templates.has(name) || this.book.theme.templates.has(name);
  }

  /**
   * Fill a template, such as `title-page` or `web/page`. One that is not ours and fails is told, and ours stands in for it.
   *
   * @param kept A text of the data that no template may leave out.
   */
  fill(name: string, data: object, kept = ''): string {
    const own = this.book.templates.get(name) ?? this.book.theme.templates.get(name);
    if (own)
      try {
        const filled = withinTime(own, this.#report, 'template', () => ejs.render(own.value, data), PATIENCE);
        if (filled?.includes(kept)) return filled;
        // That it took too long was told.
        if (filled === undefined) this.#told.add(own);
        else this.#tell(own, { fault: 'no-body' });
      } catch (cause) {
        // EJS quotes the template around the fault first; its last line says what is wrong.
        const said = (cause instanceof Error ? cause.message : String(cause)).trim().split('\n').at(-1)!;
        this.#tell(own, { fault: 'fails', said });
      }
    const path = `templates/${name}.ejs`;
    // One that is filled for each chapter is compiled once.
    return ejs.render(packageText(path), data, { cache: true, filename: path });
  }

  #tell(template: TextFile, facts: RuleFacts['template-fills']): void {
    if (!this.#told.has(template)) this.#report(template, 'template-fills', facts);
    this.#told.add(template);
  }
}
