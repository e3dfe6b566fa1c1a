import type { Book } from '../book/book.ts';
import { packageText } from './package-files.ts';

/**
 * The style sheet of a book for one medium: tokens and base, the theme, the medium's own sheet, and last the author's,
 * which may overrule any token. The sheets of pieces of markup stand behind the base, and behind the medium's.
 */
export function themeCss(book: Book, medium: 'print' | 'epub' | 'web'): string {
  const sheets = (place: 'base' | typeof medium) => book.syntaxes.flatMap(({ css }) => css?.[place] ?? []);
  return [
    packageText('styles/base.css'),
    ...sheets('base'),
    packageText(`styles/themes/${book.settings.theme}.css`),
    packageText(`styles/${medium}.css`),
    ...sheets(medium),
    book.style,
  ].join('\n');
}

/** Where the numbers of notes start again: as the book says, or its theme. */
export function numberingOfNotes(book: Book): 'page' | 'chapter' | 'book' {
  return book.settings.footnotes ?? themeOf(book).footnotes;
}

/** What a theme decides beyond CSS. */
interface ThemeTraits {
  readonly halfTitle: boolean;
  /** Chapters open on a recto. */
  readonly rectoChapters: boolean;
  readonly footnotes: 'page' | 'chapter' | 'book';
  /** Facing pages end level. */
  readonly level: boolean;
  readonly pageSize: string;
  /** Millimetres. */
  readonly margin: {
    readonly top: string;
    readonly bottom: string;
    readonly inner: string;
    readonly outer: string;
  };
}

const THEMES: Readonly<Record<Book['settings']['theme'], ThemeTraits>> = {
  report: {
    halfTitle: false,
    rectoChapters: false,
    level: false,
    footnotes: 'chapter',
    pageSize: 'A4',
    margin: { top: '28mm', bottom: '28mm', inner: '30mm', outer: '26mm' },
  },
  book: {
    halfTitle: true,
    rectoChapters: true,
    level: true,
    footnotes: 'page',
    pageSize: 'رقعی',
    margin: { top: '22mm', bottom: '22mm', inner: '21mm', outer: '18mm' },
  },
};

/** The traits of the book's theme. */
export function themeOf(book: Book): ThemeTraits {
  return THEMES[book.settings.theme];
}
