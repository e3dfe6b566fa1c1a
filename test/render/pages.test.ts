import { describe, expect, it } from 'vitest';
import type { Face } from '../../scripts/book/theme.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import { fontFaceCss, isInRange } from '../../scripts/house/typefaces.ts';
import { languageNamed } from '../../scripts/language/languages.ts';
import { withOwnDigits } from '../../scripts/render/isolate.ts';
import { nodeAt } from '../../scripts/render/markup.ts';
import { render } from '../../scripts/render/render.ts';
import { numberingOfNotes, themeCss } from '../../scripts/render/theme.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

async function bookOf(files: Readonly<Record<string, string>>) {
  const { book } = await readBook(memoryWorld({ 'f.svg': DRAWING, ...files }));
  return book!;
}

const CHAPTERS = {
  '1.md': '# یک\n\n![نقش](f.svg "شرح")\n\nجدول: شرح\n\n| الف |\n|---|\n',
  '2.md': '---\nshort-title: کوتاه\n---\n# دو و سه\n\nمتن\n',
  '3.md': '---\nrole: back\n---\n# چهار\n\nمتن\n',
};

describe('the divisions of a book', () => {
  it('have their kinds, titles and places', async () => {
    const book = await bookOf({
      ...CHAPTERS,
      'book.yaml':
        'title: ک\ntheme: book\nlists: [tables, figures]\nchapters: [{part: بخش, chapters: [1.md, 2.md]}, 3.md]\n',
    });
    const shown = render(book, silent).divisions.map(
      ({ id, kind, role, title, runningHead, foliated, side }) =>
        [id, kind, role, title, runningHead, foliated ? 'folio' : '', side ?? ''].join(' | '),
    );
    expect(shown).toEqual([
      'half-title | half-title | front | نیم‌عنوان | نیم‌عنوان |  | recto',
      'title-page | title-page | front | صفحهٔ عنوان | صفحهٔ عنوان |  | recto',
      'imprint | imprint | front | شناسنامهٔ کتاب | شناسنامهٔ کتاب |  | ',
      'contents | contents | front | فهرست مطالب | فهرست مطالب | folio | recto',
      'list-of-tables | list | front | فهرست جدول‌ها | فهرست جدول‌ها | folio | ',
      'list-of-figures | list | front | فهرست شکل‌ها | فهرست شکل‌ها | folio | ',
      'بخش | part | body | بخش | بخش |  | recto',
      'یک | chapter | body | یک | یک | folio | recto',
      'دو-و-سه | chapter | body | دو و سه | کوتاه | folio | recto',
      'چهار | chapter | back | چهار | چهار | folio | recto',
    ]);
  });

  it('are fewer where a book has no parts, figures or tables, and its theme no half-title', async () => {
    const book = await bookOf({
      '1.md': '# یک\n\nمتن\n',
      '2.md': '# دو\n\nمتن\n',
      'book.yaml': 'title: ک\nlists: [tables, figures]\n',
    });
    expect(render(book, silent).divisions.map(({ id }) => id)).toEqual([
      'title-page',
      'imprint',
      'contents',
      'یک',
      'دو',
    ]);
  });
});

describe('the style of a book', () => {
  it('is that of its theme, then of the medium, then its own', async () => {
    const book = await bookOf({
      '1.md': '# یک\n\nمتن\n',
      'book.yaml': 'title: ک\ntheme: book\nstyle: own.css\n',
      'own.css': 'p { color: red }',
    });
    const css = themeCss(book, 'web');
    expect(css.endsWith('\np { color: red }')).toBe(true);
    expect(css).not.toBe(themeCss(book, 'epub'));
    const { theme } = await bookOf({ '1.md': '# یک\n\nمتن\n' });
    expect(css).not.toBe(themeCss({ ...book, theme }, 'web'));
  });

  it.each([
    ['theme: book', 'page', true, 'رقعی'],
    ['theme: report', 'chapter', false, 'A4'],
    ['theme: report\nfootnotes: book', 'book', false, 'A4'],
    ['theme: book\nfootnotes: chapter', 'chapter', true, 'رقعی'],
  ] as const)('decides what no style sheet can: %s', async (settings, notes, isBook, size) => {
    const book = await bookOf({ '1.md': '# یک\n\nمتن\n', 'book.yaml': `title: ک\n${settings}\n` });
    expect(numberingOfNotes(book)).toBe(notes);
    const { traits } = book.theme;
    expect([traits['half-title'], traits['recto-chapters'], traits['level-pages']]).toEqual([
      isBook,
      isBook,
      isBook,
    ]);
    expect(traits.page.size).toBe(size);
  });

  it('names typefaces with their ranges', () => {
    const face: Face = {
      family: 'الف',
      role: 'text',
      weight: 700,
      name: 'n',
      range: 'U+41-43, U+61',
      printOnly: false,
      bytes: () => new Uint8Array(),
    };
    expect(fontFaceCss([face], ({ name }) => `${name}.ttf`)).toBe(
      '@font-face{font-family:"الف";font-weight:700;font-style:normal;src:url("n.ttf");unicode-range:U+41-43, U+61}',
    );
    const { range: _, ...whole } = face;
    expect(fontFaceCss([whole, whole], () => 'a')).toBe(
      '@font-face{font-family:"الف";font-weight:700;font-style:normal;src:url("a")}\n'.repeat(2).trim(),
    );
    expect([0x40, 0x41, 0x43, 0x44, 0x61, 0x62].filter((code) => isInRange(code, face))).toEqual([
      0x41, 0x43, 0x61,
    ]);
    expect(isInRange(0x41, whole)).toBe(false);
  });
});

describe('a drawing', () => {
  it.each([
    [199_000, 'svg'],
    [201_000, 'img'],
  ])('stands in the text itself unless it is large: %i bytes', async (size, tagName) => {
    const path = `<path d="M0 0${' 1'.repeat((size - DRAWING.length) / 2)}"/>`;
    const drawing = DRAWING.replace('/>', `>${path}</svg>`);
    const book = await bookOf({ '1.md': '# یک\n\n![نقش](f.svg)\n', 'f.svg': drawing });
    expect(nodeAt(render(book, silent).divisions.at(-1)!.content, [1, 0])?.tagName).toBe(tagName);
  });
});

describe('a text of one line', () => {
  it.each([
    ['سال 12 و B2B', 'fa', 'native', 'سال ۱۲ و B2B'],
    ['سال 12', 'fa', 'keep', 'سال 12'],
    ['عام 12', 'ar', 'native', 'عام ١٢'],
    ['year 12', 'en', 'native', 'year 12'],
  ] as const)('has the digits of the book: %s', (text, language, digits, expected) => {
    expect(withOwnDigits(text, languageNamed(language), digits)).toBe(expected);
  });
});

describe('the element at a path', () => {
  it('is the nearest, where the path leads further than the tree', async () => {
    const book = await bookOf({ '1.md': '# یک\n\nالف *ب*\n\n- پ\n- ت\n' });
    const { content } = render(book, silent).divisions.at(-1)!;
    const at = (...path: readonly number[]) => nodeAt(content, path)?.tagName;
    expect([at(0), at(1), at(1, 0), at(2), at(2, 1)]).toEqual(['header', 'p', 'em', 'ul', 'li']);
    expect([at(1, 7), at(1, 0, 3), at(9), at()]).toEqual(['p', 'em', undefined, undefined]);
  });
});
