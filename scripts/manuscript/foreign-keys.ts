import type { TextFile } from '../book/text-file.ts';
import type { Report } from '../diagnostics/report.ts';

/** Keys of front matter that other tools know: what is near to one of them was not meant for warraq. */
export const FOREIGN_KEYS: ReadonlySet<string> = new Set(
  `abstract aliases author authors bibliography categories category comments created css csl date date-modified description
  draft editor engine excerpt execute format has_children head header hidden hide_title icon image images jupyter jupytext
  kernelspec keywords lang lastmod layout linkTitle linktitle math mathjax menu meta modified nav_order output parent permalink
  position published redirect_from series sidebar sidebar_label sidebar_position slug sort status subtitle summary tag tags template
  toc toc_depth type updated url weight order site documentclass hide home heroText heroImage actionText actionLink tagline features footer
  search nav navbar robots visible process taxonomy metadata routable label hero actions pageClass prev next created cssclasses
  publish share license copyright contributors editLink lastUpdated hide_table_of_contents nav_exclude has_toc grand_parent
  nav_title collection show_date excerpt_separator comments_id license_link biblio-style link-citations github-repo`.split(
    /\s+/,
  ),
);

/** What front matter says that warraq has no key for. */
export type Foreign = Readonly<Record<string, unknown>>;

/** Keys that say of a book, in its first text, what `book.yaml` says of ours. */
const OF_BOOK = ['author', 'authors', 'date', 'description', 'keywords', 'lang', 'language', 'subtitle'];

interface Having {
  readonly file: TextFile;
  readonly foreign: Foreign;
}

/**
 * Say once for a book which keys of other tools were passed over, in the first of the files that have some. `ofBook`: the text whose
 * keys are those of the book; `read`: which of them are.
 */
export function sayForeign(
  drafts: readonly Having[],
  report: Report,
  ofBook?: Having,
  read: readonly string[] = OF_BOOK,
): void {
  const passedOver = (one: Having) =>
    Object.keys(one.foreign).filter(
      (key) => !isRead(key) && !(one.file === ofBook?.file && read.includes(key)),
    );
  const having = drafts.filter((one) => passedOver(one).length > 0);
  const [first] = having;
  if (!first) return;
  const keys = [...new Set(having.flatMap(passedOver))];
  report(first.file, 'setting-foreign', { keys, files: having.length });
}

/** Keys that set a chapter's place among those of its folder, in the order in which they count. */
const WEIGHTS = ['weight', 'nav_order', 'sidebar_position', 'order', 'position'];

/** The place of a chapter among those of its folder, where another tool has one; a smaller one comes first. */
export function weightOf(foreign: Foreign): number | undefined {
  const weight = WEIGHTS.map((key) => foreign[key]).find((one) => typeof one === 'number');
  return typeof weight === 'number' ? weight : undefined;
}

/** The day of a text, in ms since 1970: `2024-03-20`, with a time or without. */
export function dayOf({ date }: Foreign): number | undefined {
  const day =
    date instanceof Date
      ? date.getTime()
      : Date.parse(
          String(date ?? '')
            .replace(' ', 'T')
            .slice(0, 10),
        );
  return Number.isNaN(day) ? undefined : day;
}

/** Whether another tool would leave a text out. */
export function isDraft(foreign: Foreign): boolean {
  return foreign['draft'] === true || foreign['published'] === false;
}

function isRead(key: string): boolean {
  return WEIGHTS.includes(key) || key === 'draft' || key === 'published';
}
