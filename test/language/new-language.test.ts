import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../scripts/book/book.ts';
import type { Language, Words } from '../../scripts/book/language.ts';
import { settingsSchemaOf } from '../../scripts/book/settings.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import { frontFolio } from '../../scripts/language/abjad.ts';
import { formatDate, readDate } from '../../scripts/language/calendar.ts';
import { en } from '../../scripts/language/en.ts';
import { render } from '../../scripts/render/render.ts';
import { makeEpub } from '../../scripts/targets/epub/epub.ts';
import { makeWeb } from '../../scripts/targets/web/web.ts';
import { onixOf } from '../../scripts/vault/edition/onix.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { WITHOUT_TYPEFACES } from '../without-typefaces.ts';

/** A language that nobody speaks (ISO 639-2, `qaa` to `qtz`): each of its words says what it is for. */
const MADE_UP: Language = {
  tag: 'qaa',
  bibliographicCode: 'qab',
  direction: 'rtl',
  script: 'Hebr',
  numbering: 'arab',
  collation: 'en',
  dates: {
    calendar: 'islamic',
    hijri: 'islamic',
    numbering: 'arab',
    months: { ...en.dates.months, islamic: Array.from({ length: 12 }, (_, index) => `ירח${index + 1}`) },
  },
  frontFolios: 'roman',
  numberSeparator: '/',
  ordinals: ['ראשון', 'שני'],
  quotationMarks: ['“', '”'],
  tableCaption: 'לוח',
  words: Object.fromEntries(Object.keys(en.words).map((key) => [key, `מ-${key}`])) as unknown as Words,
};

async function madeUpBook(): Promise<Book> {
  const { book } = await readBook(
    memoryWorld({
      'book.yaml': 'title: ספר\nlanguage: he\nauthor: [דוד, שרה]\ndate: 2024-04-09\nnumbering: sections\n',
      '1.md': '---\nrole: front\nid: a\n---\n# שער\n\nשלום\n',
      '2.md': '# אחד\n\nבשנת 2024, ראו [](#a) וגם [](#c).\n',
      '3.md': '---\nid: c\n---\n# שתיים\n\n## חלק\n\nTable: רשימה {#t}\n\n| א |\n|---|\n| ב |\n',
    }),
  );
  return { ...book!, language: MADE_UP, settings: { ...book!.settings, language: MADE_UP.tag } };
}

describe('a language that is made up', () => {
  it('is one that books may be in, once it is in the list', () => {
    const schema = settingsSchemaOf([en.tag, MADE_UP.tag], []);
    expect(schema.parse({ title: 'T', language: MADE_UP.tag }).language).toBe(MADE_UP.tag);
    expect(schema.parse({ title: 'T' }).language).toBe(en.tag);
    expect(schema.safeParse({ title: 'T', language: 'qab' }).success).toBe(false);
  });

  it('has its dates and folios', () => {
    const date = readDate('1445-09-30', MADE_UP)!;
    expect(formatDate(date, MADE_UP)).toBe('٣٠ ירח9 ١٤٤٥');
    expect(frontFolio(4, MADE_UP)).toBe('iv');
  });

  it('has its words, digits and marks in the web edition', async () => {
    const files = await makeWeb(render(await madeUpBook(), silent), undefined, { store: WITHOUT_TYPEFACES });
    const html = files
      .filter(({ path }) => path.endsWith('.html'))
      .map(({ bytes }) => new TextDecoder().decode(bytes))
      .join('\n');
    const text = html.replace(/<[^>]+>/g, '');
    expect(html).toContain('<html lang="qaa" dir="rtl">');
    for (const shown of [
      'מ-contents',
      'מ-chapter שני',
      '٢/١',
      'בשנת ٢٠٢٤',
      '“שער”',
      'מ-table ١',
      'דודמ-listSeparatorשרה',
      '٣٠ ירח٩ ١٤٤٥',
    ])
      expect(text).toContain(shown);
  });

  it('is what the EPUB and the message to shops say', async () => {
    const book = await madeUpBook();
    const { bytes } = await makeEpub(render(book, silent), undefined, undefined, WITHOUT_TYPEFACES);
    const zip = await JSZip.loadAsync(bytes);
    const opf = await zip.file(/\.opf$/)[0]!.async('string');
    expect(opf).toContain('<dc:language>qaa</dc:language>');
    expect(opf).toContain('page-progression-direction="rtl"');
    const facts = { id: 'urn:x', edition: '1', pages: 3, outputs: [] };
    expect(onixOf(book, facts, '20260101')).toContain('<LanguageCode>qab</LanguageCode>');
  });
});
