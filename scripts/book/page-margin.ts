import type { Book } from './book.ts';
import type { Traits } from './theme.ts';

/** The margins of the pages of a book: its own, else those that its theme has for its columns. */
export function marginOf({ settings, theme }: Book): Traits['page']['margin'] {
  const { page, columns } = theme.traits;
  const own = settings.columns === 2 ? (columns?.margin ?? page.margin) : page.margin;
  return { ...own, ...settings.page.margin };
}
