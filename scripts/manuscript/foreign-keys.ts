import type { VFile } from 'vfile';
import { report } from '../diagnostics/report.ts';

/** Keys of front matter that other tools know: what is near to one of them was not meant for warraq. */
export const FOREIGN_KEYS: ReadonlySet<string> = new Set(
  `abstract aliases author authors bibliography categories category comments created css csl date date-modified description
  draft editor engine excerpt execute format has_children head header hidden hide_title icon image images jupyter jupytext
  kernelspec keywords lang lastmod layout linkTitle linktitle math mathjax menu meta modified nav_order output parent permalink
  position published redirect_from series sidebar sidebar_label sidebar_position slug sort status subtitle summary tag tags template
  toc toc_depth type updated url weight order`.split(/\s+/),
);

/** What front matter says that warraq has no key for. */
export type Foreign = Readonly<Record<string, unknown>>;

/** Say once for a book which keys of other tools were passed over, in the first of the files that have some. */
export function sayForeign(drafts: readonly { readonly file: VFile; readonly foreign: Foreign }[]): void {
  const having = drafts.filter(({ foreign }) => Object.keys(foreign).some((key) => !isRead(key)));
  const [first] = having;
  if (!first) return;
  const keys = [...new Set(having.flatMap(({ foreign }) => Object.keys(foreign)))].filter(
    (key) => !isRead(key),
  );
  report(first.file, 'setting-foreign', { keys, files: having.length });
}

/** Keys that set a chapter's place among those of its folder, in the order in which they count. */
const WEIGHTS = ['weight', 'nav_order', 'sidebar_position', 'order', 'position'];

/** The place of a chapter among those of its folder, where another tool has one; a smaller one comes first. */
export function weightOf(foreign: Foreign): number | undefined {
  const weight = WEIGHTS.map((key) => foreign[key]).find((one) => typeof one === 'number');
  return typeof weight === 'number' ? weight : undefined;
}

/** Whether another tool would leave a text out. */
export function isDraft(foreign: Foreign): boolean {
  return foreign['draft'] === true || foreign['published'] === false;
}

function isRead(key: string): boolean {
  return WEIGHTS.includes(key) || key === 'draft' || key === 'published';
}
