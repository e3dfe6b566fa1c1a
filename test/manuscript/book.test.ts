import { describe, expect, it } from 'vitest';
import type { Chapter } from '../../scripts/book/book.ts';
import { outlineOf } from '../../scripts/book/outline.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

type Files = Parameters<typeof memoryWorld>[0];

const text = (title: string) => `# ${title}\n\nمتن.\n`;
const CHAPTERS = { '1.md': text('یک'), '2.md': text('دو') };

async function read(files: Files, only?: string) {
  const reading = await readBook(memoryWorld(files), only);
  const { book, found } = reading;
  const says = said(reading).map((one) => `${one.line}:${one.column} ${one.rule}`);
  return { book, says, found };
}

const shown = ({ id, title, number, part }: Chapter) => [id, title, number, part?.title].join(' | ');

describe('the files of a book', () => {
  it('are all that end as Markdown does, but for drafts and what is about the book', async () => {
    const none = Object.fromEntries(
      ['_a.md', '.b.md', 'README.md', 'Readme.md', 'c.txt', 'd.md.bak', 'sub/e.md'].map((name) => [
        name,
        '#',
      ]),
    );
    const { book, says } = await read({
      'book.yaml': 'title: کتاب\n',
      ...CHAPTERS,
      ...none,
      'README.md.md': text('سه'),
      'aREADME.md': text('چهار'),
    });
    expect(says).toEqual([]);
    expect(book!.chapters.map(({ title }) => title)).toEqual(['یک', 'دو', 'چهار', 'سه']);
  });

  it('are those that are listed, and no others', async () => {
    const { book } = await read({
      ...CHAPTERS,
      'c.txt': text('سه'),
      'book.yaml': 'title: ک\nchapters: [{part: نخست, chapters: [c.txt, 2.md]}]\n',
    });
    expect(book!.chapters.map(shown)).toEqual(['سه | سه | 1 | نخست', 'دو | دو | 2 | نخست']);
  });

  it('are looked through also where the settings are at fault', async () => {
    const files = { ...CHAPTERS, '_a.md': '', 'book.yaml': 'titel: ک\n' };
    const { book, found, says } = await read(files);
    expect([book, found!.settled, found!.settings.language]).toEqual([undefined, false, 'fa']);
    expect(found!.texts.map(({ file }) => file.value)).toEqual([CHAPTERS['1.md'], CHAPTERS['2.md']]);
    expect(says).toContain('1:1 setting-known');
  });

  it('are in what was found once each, with their whole trees', async () => {
    const files = {
      'a.md': '---\ntheme: report\ntitle: ک\n---\n# یک\n\nالف[^1].\n\n# دو\n\nب[^1].\n\n[^1]: پ\n',
    };
    const { found } = await read(files, 'a.md');
    expect(found!.texts.map(({ tree }) => tree.children.map(({ type }) => type))).toEqual([
      ['heading', 'paragraph', 'footnoteDefinition', 'heading', 'paragraph'],
    ]);
  });
});

describe('a book of one file', () => {
  const settings = async (content: string, name = 'نام من.md') => {
    const { book, says } = await read({ [name]: content }, name);
    return {
      title: book?.settings.title,
      chapters: book?.chapters.map(shown),
      kind: book?.settings.kind,
      slug: book?.slug,
      says,
    };
  };

  it.each([
    ['its one heading', '# یک\n\nمتن.\n', 'یک', ['یک | یک |  | '], []],
    ['its front matter', '---\ntitle: دو\n---\n# یک\n\nمتن.\n', 'دو', ['دو | دو |  | '], []],
    [
      'its heading and its front matter',
      '---\ntitle: یک\n---\n# یک\n\nمتن.\n\n# دو\n\nمتن.\n',
      'یک',
      ['یک | یک |  | '],
      [],
    ],
    ['the first of its headings', '# یک\n\n# دو\n\nمتن.\n', 'یک', ['یک | یک |  | '], []],
    [
      'its heading, beside other front matter',
      '---\nauthor: آ\n---\n# «یک»\n\nمتن.\n',
      '«یک»',
      ['یک | «یک» |  | '],
      [],
    ],
    ['its first words', 'متن.\n', 'متن.', ['متن | متن. |  | '], ['1:1 book-has-title']],
    [
      'its first words, where its headings count',
      'پیش از آن، در یک روز بهار.\n\n# فصل یکم\n\nمتن.\n',
      'پیش از آن، در یک روز…',
      ['پیش-از-آن-در-یک-روز | پیش از آن، در یک روز… |  | '],
      ['1:1 book-has-title'],
    ],
  ] as const)('is an article with the title of %s', async (_title, content, title, chapters, says) => {
    const kind = 'article';
    expect(await settings(content)).toEqual({ title, chapters, kind, slug: 'نام-من', says });
  });

  it.each([
    ['kind: article', 'article', 'article'],
    ['kind: book', 'book', 'book'],
    ['theme: report', 'report', 'report'],
    ['theme: book', 'book', 'book'],
    ['theme: book\nkind: article', 'article', 'book'],
  ])('is what it says that it is: %s', async (said, kind, theme) => {
    const { book } = await read({ 'a.md': `---\ntitle: ک\n${said}\n---\nمتن.\n` }, 'a.md');
    expect([book!.settings.kind, book!.settings.theme]).toEqual([kind, theme]);
  });

  it('has a chapter for each heading of the first level, if it is no article', async () => {
    const { chapters, kind, says } = await settings(
      '---\ntitle: ک\ntheme: report\n---\n<!-- -->\n# یک\n\nالف\n\n# دو\n\nب\n',
    );
    expect([chapters, kind, says]).toEqual([['یک | یک | 1 | ', 'دو | دو | 2 | '], 'report', []]);
  });

  it('has sections in its chapters, and definitions anywhere', async () => {
    const { chapters } = await settings(
      '---\ntitle: ک\ntheme: report\n---\n[a]: https://a.example\n\n# یک\n\n[الف][a]\n\n## بند\n\nب\n\n# دو\n\nپ\n',
    );
    expect(chapters).toEqual(['یک | یک | 1 | ', 'دو | دو | 2 | ']);
  });

  it('says in its file where its front matter is at fault, and is looked through', async () => {
    const { book, says, found } = await read({ 'a.md': '---\ntitle: a\nlanguage: xx\n---\nمتن.\n' }, 'a.md');
    expect([book, says, found!.settled]).toEqual([undefined, ['3:11 setting-valid'], false]);
    expect(found!.texts).toHaveLength(1);
  });

  it('has its identifiers checked where they are written', async () => {
    const { says } = await read(
      { 'a.md': '---\nidentifier: {print-isbn: 978-600-119-125-2}\n---\n# یک\n\nمتن.\n' },
      'a.md',
    );
    expect(says).toEqual(['2:26 isbn-valid']);
  });
});

describe('chapters', () => {
  it('are numbered through the body, in the order of a book', async () => {
    const matter = (settings: string, title: string) => `---\n${settings}\n---\n${text(title)}`;
    const { book } = await read({
      '1.md': matter('role: back', 'پیوست'),
      '2.md': text('فصل'),
      '3.md': matter('numbered: false', 'میان'),
      '4.md': matter('role: front\nnumbered: true', 'پیش'),
      '5.md': matter('role: front', 'سپاس'),
      '6.md': text('فصل'),
    });
    expect(book!.chapters.map(shown)).toEqual([
      'پیش | پیش | 1 | ',
      'سپاس | سپاس |  | ',
      'فصل | فصل | 2 | ',
      'میان | میان |  | ',
      'فصل-2 | فصل | 3 | ',
      'پیوست | پیوست |  | ',
    ]);
  });

  it.each([
    ['numbering: none', [undefined, undefined], 'none'],
    ['numbering: sections', [1, 2], 'sections'],
    ['language: fa', [1, 2], 'chapters'],
  ])('are numbered as the book says, or as there are several: %s', async (setting, numbers, numbering) => {
    const { book } = await read({ ...CHAPTERS, 'book.yaml': `title: ک\n${setting}\n` });
    expect([book!.chapters.map(({ number }) => number), book!.settings.numbering]).toEqual([
      numbers,
      numbering,
    ]);
  });

  it('have the titles of their headings without comments and tags', async () => {
    const { book } = await read({
      'book.yaml': 'title: ک\n',
      '1.md': '# یک <!-- نظر -->\n\nمتن.\n\n## دو<br>سه <b>چهار</b> x<sup>2</sup>\n\nمتن.\n',
      '2.md': text('پنج'),
    });
    const first = outlineOf(book!)[0]!;
    expect([first, ...first.children].map(({ id, title }) => `${id} | ${title}`)).toEqual([
      'یک | یک',
      'دو-سه-چهار-x2 | دو سه چهار x2',
    ]);
  });

  it('have the ids that are chosen, wherever else one would be made', async () => {
    const { book } = await read({
      '1.md': text('یک'),
      '2.md': '---\nid: یک\n---\n# دو {#ب}\n\nمتن.\n',
      '3.md': text('سه {#یک-2}'),
      '4.md': text('!!!'),
      'book.yaml':
        'title: ک\nchapters: [{part: سه, chapters: [1.md, 2.md]}, {part: "!", chapters: [3.md, 4.md]}]\n',
    });
    expect(book!.chapters.map(({ id, part }) => `${id} ${part?.id} ${part?.number}`)).toEqual([
      'یک-3 سه 1',
      'یک سه 1',
      'یک-2 part 2',
      'chapter part 2',
    ]);
  });
});

describe('a book', () => {
  it.each([
    ['date: 2026-06-02', '2026-06-02T00:00:00Z'],
    ['date: 2026-06', '2026-06-01T00:00:00Z'],
    ['date: 2026', '2026-01-01T00:00:00Z'],
    ['language: fa', '1980-01-01T00:00:00Z'],
  ])('is of the instant that its date names: %s', async (setting, instant) => {
    const files = { ...CHAPTERS, 'book.yaml': `title: ک\n${setting}\n` };
    expect((await read(files)).book!.instant).toBe(instant);
    const { book } = await readBook(memoryWorld(files, new Date(1_000_000_000_000)));
    expect(book!.instant).toBe('2001-09-09T01:46:40Z');
  });

  it.each([
    ['title: کتاب من', 'کتاب-من'],
    ['title: "!"', 'book'],
    ['title: کتاب\nslug: a', 'a'],
  ])('has a name for its files: %s', async (settings, slug) => {
    expect((await read({ ...CHAPTERS, 'book.yaml': `${settings}\n` })).book!.slug).toBe(slug);
  });
});

describe('links within a book', () => {
  const files = (link: string) => ({
    'p/1.md': `# یک\n\n${link}\n`,
    'q/2.md': '# دو\n\n## بند\n\nمتن. {#بی‌نام}\n',
    'book.yaml': 'title: ک\nchapters: [{part: نخست, chapters: [p/1.md, q/2.md]}]\n',
  });

  it.each([
    ['[آ](../q/2.md)', '#دو'],
    ['[آ](1.md)', '#یک'],
    ['[آ](./../p/1.md)', '#یک'],
    ['[آ](../q/2.md#بند)', '#بند'],
    ['[آ](#نخست)', '#نخست'],
    ['[](#نخست)', '#نخست'],
    ['[](../q/2.md)', '#دو'],
    ['[](#بند)', '#بند'],
    ['[آ](#بي-نام)', '#بی‌نام'],
    ['[آ](HTTPS://a.example/#آ)', 'HTTPS://a.example/#آ'],
    ['[آ](//a.example/1.md)', '//a.example/1.md'],
  ])('lead from the folder of their file to what has an id: %s', async (link, url) => {
    const { book, says } = await read(files(link));
    expect(says).toEqual([]);
    expect(JSON.stringify(book!.chapters[0]!.tree)).toContain(`"url":${JSON.stringify(url)}`);
  });

  it.each([
    ['[آ](2.md)', 'link-carried: 2.md is no chapter; the link became its words, and a note with its address'],
    [
      '[آ](q/2.md)',
      'link-carried: q/2.md is no chapter; the link became its words, and a note with its address',
    ],
    ['[آ](#)', 'link-carried: nothing in the book has the id «#»; the link became its words'],
    ['[](#نیست)', 'link-target-exists: nothing in the book has the id «نیست»'],
    ['[آ](sub/)', 'link-carried: sub/ is no chapter; the link became its words, and a note with its address'],
    ['[](#بی‌نام)', 'link-has-words: nothing gives the link to «#بی‌نام» its words'],
    ['[](https://a.example)', 'link-has-words: nothing gives the link to «https://a.example» its words'],
  ])('are told where they lead nowhere, or have no words: %s', async (link, expected) => {
    const says = said(await readBook(memoryWorld(files(link))));
    expect(says.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([expected]);
  });
});
