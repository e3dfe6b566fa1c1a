import type { Element, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { textOf } from '../../scripts/render/conservation/letters.ts';
import { proveShown } from '../../scripts/render/conservation/shown.ts';
import { contentsEntries } from '../../scripts/render/contents.ts';
import { render } from '../../scripts/render/render.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

const html = unified().use(rehypeStringify).freeze();

function toHtml(node: Root | Root['children'][number]): string {
  return html.stringify(node.type === 'root' ? node : { type: 'root', children: [node] });
}

const HEAD = `---
title: عنوان
subtitle: زیرعنوان
author:
  - {name: سارا, affiliation: دانشگاه, email: s@example.org, orcid: 0000-0002-1825-0097, name-en: Sara, affiliation-en: University}
  - بهرام
contributor: [{name: مینا, role: trl}]
publisher: ناشر
date: 1404-09-05
identifier: {doi: 10.1000/182}
rights: حق نشر
abstract: |
  بند یکم
  ادامه.

  بند دوم.
keywords: [مرکب, نسخه]
title-en: Title
abstract-en: All.
keywords-en: [ink, paper]
`;

async function articleOf(matter: string, text: string) {
  const reading = await readBook(memoryWorld({ 'a.md': `${matter}---\n${text}` }), 'a.md');
  expect(said(reading)).toEqual([]);
  return render(reading.book!, silent);
}

const TEXT = '# یک\n\nالف[^۱].\n\n## دو\n\nب.\n\n# سه\n\nپ.\n\n[^۱]: نوشته.\n';

/** The children of a division: name, class, and the beginning of what they say. */
function shown(content: Root): readonly string[] {
  return (content.children as Element[])
    .filter(({ type }) => type === 'element')
    .map(({ tagName, properties, ...rest }) =>
      [
        tagName,
        properties['className'] ?? '',
        textOf(rest as unknown as Root, true)
          .trim()
          .slice(0, 12),
      ].join(' | '),
    );
}

describe('an article', () => {
  it('is one division: its head, its text, what is English, its notes', async () => {
    const { divisions } = await articleOf(HEAD, TEXT);
    expect(divisions.map(({ kind, side, foliated }) => [kind, side, foliated])).toEqual([
      ['chapter', 'recto', true],
    ]);
    expect(shown(divisions[0]!.content).map((one) => one.split(' | ').slice(0, 2).join(' '))).toEqual([
      'header article-head',
      'h2 ',
      'p ',
      'h3 ',
      'p ',
      'h2 ',
      'p ',
      'div english-abstract',
      'section notes',
    ]);
  });

  it('has in its head what its settings say, in order', async () => {
    const [division] = (await articleOf(HEAD, TEXT)).divisions;
    const text = textOf({ type: 'root', children: division!.content.children.slice(0, 1) }, true);
    expect(text.replace(/\s+/g, ' ').trim()).toBe(
      'ناشر، ۵ آذر ۱۴۰۴ doi:10.1000/182عنوانزیرعنوان سارا دانشگاه s@example.org · ORCID 0000-0002-1825-0097 بهرام مترجم: مینا چکیده بند یکم ادامه. بند دوم. کلیدواژه‌ها: مرکب، نسخهحق نشر',
    );
  });

  it('has what is English from left to right, at its end or in its head', async () => {
    const english = async (setting: string) => {
      const [division] = (await articleOf(HEAD + setting, TEXT)).divisions;
      const html = toHtml(division!.content);
      const at = html.indexOf('<div lang="en" dir="ltr" class="english-abstract">');
      expect(html.slice(at).replace(/<[^>]*>|\s+/g, ' ')).toMatch(
        /^\s*Title\s+Sara\s+University\s+Abstract\s+All\.\s+Keywords:\s+ink, paper/,
      );
      return at < html.indexOf('الف');
    };
    expect([await english(''), await english('english-abstract: head\n')]).toEqual([false, true]);
  });

  it('has its sections numbered if its settings say so, and itself never', async () => {
    const { divisions, outline } = await articleOf(`${HEAD}numbering: sections\n`, TEXT);
    expect(textOf(divisions[0]!.content, true)).toMatch(/۱ یک[\s\S]*۱\.۱ دو[\s\S]*۲ سه/);
    expect([outline[0]!.number, outline[0]!.children.map(({ number }) => number)]).toEqual([[], [[1], [2]]]);
  });

  it('keeps the levels of a text whose only title is its own', async () => {
    const { divisions } = await articleOf(
      '---\nlanguage: fa\n',
      '# ع[^۱]\n\nالف.\n\n## یک\n\nب.\n\n[^۱]: نوشته.\n',
    );
    const names = (divisions[0]!.content.children as Element[]).map(({ tagName }) => tagName);
    expect(names.filter((name) => /^h\d/.test(name ?? ''))).toEqual(['h2']);
    expect(textOf(divisions[0]!.content, false)).toContain('ع');
  });

  it('has contents behind its head where they are asked for, or where it is long', async () => {
    const isListed = async (setting: string, text: string) => {
      const rendering = await articleOf(HEAD + setting, text);
      expect(contentsEntries(rendering.book, rendering.outline).map(({ title }) => title)).toEqual([
        'یک',
        'سه',
      ]);
      return shown(rendering.divisions[0]!.content)[1]!.startsWith('div | article-contents');
    };
    const long = TEXT.replace('الف', 'واژه '.repeat(8000));
    expect(await isListed('', TEXT)).toBe(false);
    expect(await isListed('contents: true\n', TEXT)).toBe(true);
    expect(await isListed('', long)).toBe(true);
    expect(await isListed('contents: false\n', long)).toBe(false);
  });

  it('shows no title where none is given', async () => {
    const { book } = await readBook(memoryWorld({ 'a.md': 'نخستین سخن این است.\n' }), 'a.md');
    const [division] = render(book!, silent).divisions;
    expect([division!.title, textOf(division!.content, true).trim()]).toEqual([
      'نخستین سخن این است.',
      'نخستین سخن این است.',
    ]);
  });

  it('is one of a folder too, of one file of text', async () => {
    const files = {
      'book.yaml': 'title: ع\nkind: article\n',
      '1.md': '# یک\n\nالف.\n\n# دو\n\nب.\n',
      '2.md': '---\nrole: dedication\n---\nبه او.\n',
    };
    const read = async (more: Readonly<Record<string, string>>) => {
      const reading = await readBook(memoryWorld({ ...files, ...more }));
      const { book } = reading;
      return [
        book && render(book, silent).divisions.map(({ kind }) => kind),
        said(reading).map(
          ({ file, line, column, endLine, endColumn, message }) =>
            `${file}:${line}:${column}-${endLine}:${endColumn}: ${message}`,
        )[0],
      ];
    };
    expect(await read({})).toEqual([['dedication', 'chapter'], undefined]);
    expect(await read({ '3.md': '# سه\n\nپ.\n' })).toEqual([
      undefined,
      'book.yaml:2:7-2:14: an article is one file of text, and this has 2: 1.md, 3.md',
    ]);
  });

  it('has the template of its theme or its author, which may leave out all but the title', async () => {
    const world = memoryWorld({
      'a.md': `${HEAD}---\n${TEXT}`,
      'templates/article-head.ejs': '<p>سر</p><h1></h1>',
    });
    const { book } = await readBook(world, 'a.md');
    const head = render(book!, silent).divisions[0]!.content.children[0]!;
    expect(toHtml(head)).toBe('<header class="article-head"><p>سر</p><h1>عنوان</h1></header>');
  });
});

describe('what the settings say', () => {
  const tree: Root = { type: 'root', children: [{ type: 'text', value: 'چکیدهٔ ۱۲ برگ' }] };

  it('is shown as they say it, in whatever digits, or it is a fault of our own', () => {
    expect(() => proveShown(tree, ['چکیدهٔ 12', undefined, 'برگ'], false)).not.toThrow();
    expect(() => proveShown(tree, ['چکیدهٔ دیگر'], false)).toThrow('what the settings say');
    expect(() => proveShown(tree, ['چکیدهٔ دیگر'], true)).not.toThrow();
  });
});

describe('pages beside the text', () => {
  const page = (role: string, text = 'متن.') => `---\nrole: ${role}\n---\n${text}\n`;
  const CHAPTER = { '1.md': '# یک\n\nالف.\n' };

  it('stand where books have them, in no list', async () => {
    const world = memoryWorld({
      ...CHAPTER,
      'a.md': page('foreign-title', 'Title'),
      'b.md': page('colophon'),
      'c.md': page('biography', '## سرفصل\n\nمتن.'),
      'd.md': page('epigraph'),
      'e.md': page('dedication'),
      'f.md': page('half-title'),
      'g.md': page('basmala'),
      'h.md': page('front', '# پیش\n\nمتن.'),
      'book.yaml': 'title: ع\ntheme: book\ntitle-en: Own\nwords: {colophon: پایان}\n',
    });
    const { book, messages } = await readBook(world);
    expect(messages).toEqual([]);
    const { divisions, outline } = render(book!, silent);
    expect(
      divisions.map(({ kind, title, foliated, side }) =>
        [kind, title, foliated ? 'folio' : '', side ?? ''].join(' '),
      ),
    ).toEqual([
      'basmala به نام خدا  recto',
      'half-title نیم‌عنوان  recto',
      'title-page صفحهٔ عنوان  recto',
      'imprint شناسنامهٔ کتاب  ',
      'dedication تقدیم  recto',
      'epigraph سرلوحه  recto',
      'contents فهرست مطالب folio recto',
      'chapter پیش folio recto',
      'chapter یک folio recto',
      'biography دربارهٔ نویسنده folio ',
      'colophon پایان  ',
      'foreign-title عنوان انگلیسی  verso',
    ]);
    expect(outline.map(({ title }) => title)).toEqual(['پیش', 'یک']);
    expect(toHtml(divisions.at(-1)!.content)).toBe(
      '<div dir="ltr" class="foreign"><p dir="ltr" lang="und-Latn">Title</p></div>',
    );
    expect(textOf(divisions[1]!.content, true)).toBe('متن.');
  });

  it('have no number, and do not make a book of one text one of chapters', async () => {
    const files = { ...CHAPTER, 'a.md': page('dedication'), 'book.yaml': 'title: یک\n' };
    const { book } = await readBook(memoryWorld(files));
    expect([book!.settings.numbering, book!.chapters.map(({ number }) => number)]).toEqual([
      'none',
      [undefined, undefined],
    ]);
  });

  it('show the heading that they are given', async () => {
    const { book } = await readBook(
      memoryWorld({ ...CHAPTER, 'a.md': page('biography', '# او\n\nمتن.'), 'book.yaml': 'title: ع\n' }),
    );
    const biography = render(book!, silent).divisions.find(({ kind }) => kind === 'biography')!;
    expect([biography.title, textOf(biography.content, true).trim()]).toEqual(['او', 'او\nمتن.']);
  });

  it('are made where the settings have an English title', async () => {
    const { book } = await readBook(
      memoryWorld({
        ...CHAPTER,
        'book.yaml': 'title: ع\ntitle-en: Own\nauthor: {name: م, name-en: M}\ndate: 1404\n',
      }),
    );
    const last = render(book!, silent).divisions.at(-1)!;
    expect([last.kind, textOf(last.content, true).replace(/\s+/g, ' ').trim()]).toEqual([
      'foreign-title',
      'Own M 2025',
    ]);
  });

  it('are told where they are written before what they stand behind', async () => {
    const { messages } = await readBook(
      memoryWorld({
        ...CHAPTER,
        'a.md': page('colophon'),
        'book.yaml': 'title: ع\nchapters: [a.md, 1.md]\n',
      }),
    );
    expect(messages.map(({ rule }) => rule)).toEqual(['chapter-order']);
  });
});
