import { describe, expect, it } from 'vitest';
import { MessageList } from '../../scripts/diagnostics/report.ts';
import { checkGlyphs } from '../../scripts/render/glyphs.ts';
import { render } from '../../scripts/render/render.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

async function read(files: Parameters<typeof memoryWorld>[0]) {
  const { book, files: texts, messages: before } = await readBook(memoryWorld(files));
  const list = new MessageList(before);
  const told = () => said({ files: texts, messages: list.all });
  const messages = () => told().map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
  return { book: book!, told, messages, report: list.report };
}

describe('characters that no typeface has', () => {
  it('are named once, at their first place', async () => {
    const { book, messages, report } = await read({
      '1.md': '# عنوان\n\nسلام ㍿ و Ж و é.\nو 漢 و 😀 ḥ → ☺ ㍿.\n\nجدول: نام ᠀\n\n| ۱ |\n|---|\n| ۲ |\n',
    });
    await checkGlyphs(book, report);
    expect(messages()).toEqual([
      '1.md:3:6 glyph-available',
      '1.md:4:3 glyph-available',
      '1.md:6:11 glyph-available',
    ]);
  });

  it('are marks too that no typeface has with the letter below them: browsers draw none', async () => {
    const { book, messages, report } = await read({
      '1.md': '# عنوان\n\nx\u0302 و ۱\u20e3 و n\u0320 و کٓ.\n',
    });
    await checkGlyphs(book, report);
    expect(messages()).toEqual(['1.md:3:7 glyph-available', '1.md:3:12 glyph-available']);
  });

  it.each([
    ['fa', 'ࢠ', 'Arabic'],
    ['en', '𝼀', 'Latin'],
  ])(
    'are an error where they are letters of the script of the book: %s',
    async (language, letter, script) => {
      const { book, told, report } = await read({
        'book.yaml': `title: A\nlanguage: ${language}\n`,
        '1.md': `# A\n\nب ${letter} 漢\n`,
      });
      await checkGlyphs(book, report);
      expect(told()).toMatchObject([
        {
          rule: 'script-available',
          message: expect.stringContaining(`no typeface has the ${script} letter «${letter}»`),
        },
        {
          rule: 'glyph-available',
          message: expect.stringContaining('no typeface of the book has «漢»'),
        },
      ]);
    },
  );

  it('are none in Persian, Arabic, Latin, Cyrillic and Greek', async () => {
    const { book, messages, report } = await read({
      '1.md':
        '# ؟؛،«» ﴿﴾\n\nنمی‌خواهم ۱٫۵٪ إلى أنّ Қазақстан Ελλάδα šāh İstanbul Ḥāfeẓ Ṭūsī ʿayn ʾalif Ἀριστοτέλης שלום ⇒ ✓ 🎉 — … “” `code ;`\n',
    });
    await checkGlyphs(book, report);
    expect(messages()).toEqual([]);
  });
});

describe('templates of the book', () => {
  it('replace ours of the same name', async () => {
    const { book, messages, report } = await read({
      '1.md': '# عنوان\n\nمتن.\n',
      'templates/title-page.ejs': '<p>به نام <%= settings.title %></p>',
    });
    const division = render(book, report).divisions.find(({ kind }) => kind === 'title-page');
    expect(JSON.stringify(division?.content)).toContain('به نام عنوان');
    expect(messages()).toEqual([]);
  });

  it.each(['<%= settings.titel.x %>', '<% if ( %>'])('are told to be wrong: %s', async (template) => {
    const { book, messages, report } = await read({
      '1.md': '# عنوان\n\nمتن.\n',
      'templates/title-page.ejs': template,
    });
    render(book, report);
    expect(messages()).toEqual(['templates/title-page.ejs:1:1 template-fills']);
  });
});
