import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

type Files = Readonly<Record<string, string>>;

const text = (title: string) => `# ${title}\n\nمتن ${title}.\n`;
const texts = (...paths: readonly string[]): Files =>
  Object.fromEntries(paths.map((path) => [path, text(path.replace(/\.\w+$/, '').replaceAll('/', ' '))]));

async function read(files: Files) {
  const reading = await readBook(memoryWorld(files));
  const { book, foundIn } = reading;
  const says = said(reading).map(({ file, rule }) => `${file} ${rule}`);
  const chapters = book?.chapters.map(({ title, part }) => (part ? `${part.title}: ${title}` : title));
  return { book, says, chapters, foundIn };
}

/** Each tool: its files, then the chapters in their order. */
const TOOLS: readonly (readonly [tool: string, files: Files, chapters: readonly string[], order: string])[] =
  [
    [
      'mdBook',
      {
        ...texts('src/a.md', 'src/b/c.md', 'src/d.md'),
        'book.toml': '[book]\ntitle = "کتاب"\n',
        'src/SUMMARY.md':
          '# Summary\n\n[آغاز](d.md)\n\n# بخش یک\n\n- [الف](./a.md)\n  - [ب](b/c.md)\n- [پیش‌نویس]()\n',
      },
      ['src d', 'بخش یک: src a', 'بخش یک: src b c'],
      'src/SUMMARY.md',
    ],
    [
      'GitBook',
      {
        ...texts('README.md', 'one/README.md', 'one/two.md'),
        'book.json': '{"title": "کتاب"}',
        'SUMMARY.md':
          '# Table of contents\n\n* [خانه](README.md)\n\n## بخش\n\n* [یک](one/README.md)\n  * [دو](one/two.md#x)\n* [وب](https://a.example)\n',
      },
      ['README', 'بخش: one README', 'بخش: one two'],
      'SUMMARY.md',
    ],
    [
      'Quarto',
      {
        ...texts('index.qmd', 'a.qmd', 'b.md', 'z.qmd'),
        '_quarto.yml':
          'project: {type: book}\nlang: fa\nbook:\n  title: کتاب\n  author: [مینا, {name: پویا}]\n  chapters:\n    - index.qmd\n    - part: بخش\n      chapters: [b.md, a.qmd]\n  appendices: [z.qmd]\n',
      },
      ['index', 'بخش: b', 'بخش: a', 'z'],
      '_quarto.yml',
    ],
    [
      'MkDocs',
      {
        ...texts('docs/index.md', 'docs/a/b.md', 'docs/c.md'),
        'mkdocs.yml':
          'site_name: کتاب\nmarkdown_extensions:\n  - x: !!python/name:material.emoji\nnav:\n  - خانه: index.md\n  - بخش:\n      - c.md\n      - ب: a/b.md\n  - وب: https://a.example\n',
      },
      ['docs index', 'بخش: docs c', 'بخش: docs a b'],
      'mkdocs.yml',
    ],
    [
      'Jupyter Book',
      {
        ...texts('intro.md', 'a/one.md', 'a/two.md', 'b.md'),
        '_config.yml': 'title: کتاب\nauthor: مینا\n',
        '_toc.yml':
          'format: jb-book\nroot: intro\nparts:\n  - caption: بخش\n    chapters:\n      - file: a/two\n        sections:\n          - file: a/one\n  - chapters: [{file: b}]\n',
      },
      ['intro', 'بخش: a two', 'بخش: a one', 'b'],
      '_toc.yml',
    ],
    [
      'docsify',
      {
        ...texts('docs/README.md', 'docs/a.md', 'docs/b.md', 'docs/_coverpage.md'),
        'docs/_sidebar.md': '- بخش\n  - [ب](/b.md)\n  - [الف](a.md)\n',
      },
      ['docs README', 'بخش: docs b', 'بخش: docs a'],
      'docs/_sidebar.md',
    ],
  ];

describe('a folder of another tool', () => {
  it.each(TOOLS)('has the order of its own file: %s', async (_, files, chapters, order) => {
    const found = await read(files);
    expect(found.says).toEqual([]);
    expect(found.chapters).toEqual(chapters);
    expect(found.foundIn).toMatchObject({ order });
  });

  it('gives its title, its authors and its language', async () => {
    const { book } = await read({
      ...texts('src/a.md'),
      'book.toml': '[book]\ntitle = "Sea"\nauthors = ["A", "B"]\nlanguage = "en-GB"\n',
      'src/SUMMARY.md': '- [a](a.md)\n',
    });
    expect(book!.settings).toMatchObject({
      title: 'Sea',
      author: [{ name: 'A' }, { name: 'B' }],
      language: 'en',
    });
  });

  it('gives the subtitle and the date of Quarto', async () => {
    const { book } = await read({
      ...texts('a.md'),
      '_quarto.yml':
        'book:\n  title: کتاب\n  subtitle: پایان‌نامه\n  date: "1402/11/20"\n  chapters: [a.md]\n',
    });
    expect(book!.settings).toMatchObject({ subtitle: 'پایان‌نامه', date: '2024-02-09' });
  });

  it('has no tags of GitBook in the title of a part', async () => {
    const { chapters } = await read({
      ...texts('a.md'),
      'SUMMARY.md': '# x\n\n## بخش <a href="#one" id="one"></a>\n\n* [a](a.md)\n',
    });
    expect(chapters).toEqual(['بخش: a']);
  });

  it('takes the language of a text that is the whole of it from the key of other tools', async () => {
    const world = memoryWorld({ 'a.md': '---\nlang: ur-PK\nlayout: post\n---\n# پہلا\n\nاردو\n' });
    const reading = await readBook(world, 'a.md');
    expect(reading.book!.settings.language).toBe('ur');
    expect(said(reading).map(({ message }) => message)).toEqual([expect.stringMatching(/over: layout /)]);
  });

  it('passes over short keys of others that are near to none of ours', async () => {
    const { says } = await read({ 'a.md': '---\nسن: 28\nwc: 2100\npov: مینا\n---\n# الف\n\nمتن\n' });
    expect(says).toEqual(['a.md setting-foreign']);
  });

  it('says what its list names that is not there, and passes over what is not in it', async () => {
    const { says, foundIn } = await read({
      ...texts('a.md', 'b.md', 'LICENSE.md'),
      'SUMMARY.md': '# x\n\n- [a](a.md)\n- [c](c.md)\n',
    });
    expect(says).toEqual(['SUMMARY.md listed-text-exists']);
    expect(foundIn).toEqual({ order: 'SUMMARY.md', passedOver: ['LICENSE.md', 'b.md'] });
  });

  it('has the order of its names, folder by folder, where no file has one; a folder is a part', async () => {
    const files = texts('README.md', '10.md', '2.md', '03-city/index.md', '03-city/b.md', '03-city/a.md');
    const { chapters } = await read({ ...files, '03-city/index.md': '# شهر\n', 'CHANGELOG.md': '# c\n' });
    expect(chapters).toEqual(['README', '2', 'شهر: 03-city a', 'شهر: 03-city b', '10']);
  });

  it('has no part for the folder that all lies in', async () => {
    expect((await read(texts('README.md', 'content/b.md', 'content/a.md'))).chapters).toEqual([
      'README',
      'content a',
      'content b',
    ]);
  });

  it('has the order of weights, and leaves out drafts, as Hugo and Jekyll do', async () => {
    const weighed = (title: string, matter: string) => `---\ntitle: ${title}\n${matter}\n---\nمتن.\n`;
    const { chapters, says, foundIn } = await read({
      'content/_index.md': text('خانه'),
      'content/a.md': weighed('الف', 'weight: 20'),
      'content/b.md': weighed('ب', 'weight: 3\ntags: [x]'),
      'content/c.md': weighed('پ', 'draft: true'),
      'content/d.md': weighed('ت', 'nav_order: 5\nlayout: page'),
    });
    expect(chapters).toEqual(['خانه', 'ب', 'ت', 'الف']);
    expect(foundIn).toEqual({ order: undefined, by: 'weights', passedOver: ['content/c.md'] });
    expect(says).toEqual(['content/b.md setting-foreign']);
  });

  it('has the order of its days where each text has one, and no name has a number', async () => {
    const dated = (title: string, day: string) => `---\ntitle: ${title}\ndate: ${day}\n---\nمتن.\n`;
    const days = {
      a: dated('الف', '2024-03-01'),
      b: dated('ب', '2023-03-01 10:00:00 +0330'),
      c: dated('پ', '2023-12-31'),
    };
    const named = (name: (key: string) => string) =>
      Object.fromEntries(Object.entries(days).map(([key, value]) => [name(key), value]));
    const { chapters, foundIn } = await read(named((key) => `content/${key}.md`));
    expect([chapters, foundIn?.by]).toEqual([['ب', 'پ', 'الف'], 'dates']);
    expect((await read(named((key) => `content/1${key}.md`))).chapters).toEqual(['الف', 'ب', 'پ']);
    expect(
      (await read({ ...named((key) => `content/${key}.md`), 'content/d.md': text('ت') })).foundIn?.by,
    ).toBeUndefined();
  });

  it('leaves out what Jekyll is told to exclude', async () => {
    const { chapters, foundIn } = await read({
      ...texts('a.md', 'b.md', 'notes/c.md', 'old/d.md', 'e.draft.md'),
      '_config.yml': 'title: کتاب\nexclude: [b.md, /notes/, "*.draft.md"]\n',
    });
    expect(chapters).toEqual(['a', 'old d']);
    expect(foundIn!.passedOver).toEqual(['b.md', 'e.draft.md', 'notes/c.md']);
  });

  it('has the titles of a list where a text has none', async () => {
    const { chapters } = await read({
      'a.md': 'متن.\n',
      'b.md': text('ب'),
      'c.md': '---\ntitle: پ\n---\nمتن.\n',
      '_sidebar.md': '- [آغاز](a.md)\n- [دیگر](b.md)\n- [دیگر](c.md)\n',
    });
    expect(chapters).toEqual(['آغاز', 'ب', 'پ']);
  });

  it('ends with the appendices of Quarto', async () => {
    const { book } = await read({
      ...texts('index.md', 'a.md', 'b.md'),
      '_quarto.yml': 'book: {title: ک, chapters: [index.md, a.md], appendices: [b.md]}\n',
    });
    expect(book!.chapters.map(({ role }) => role)).toEqual(['body', 'body', 'back']);
  });

  it('is ours where it has a book.yaml: then the texts beside it are the book', async () => {
    const { chapters, foundIn } = await read({
      ...texts('b.md', 'README.md', 'sub/c.md'),
      'book.yaml': 'title: کتاب\n',
      'SUMMARY.md': text('SUMMARY'),
    });
    expect(chapters).toEqual(['b', 'SUMMARY']);
    expect(foundIn).toEqual({ order: undefined, passedOver: ['sub/c.md'] });
  });

  it.each([
    ['no YAML', '_quarto.yml', 'book: [\n  - {'],
    ['YAML of another shape', '_quarto.yml', 'book: {chapters: {a: 1}}'],
    ['a YAML bomb', 'mkdocs.yml', 'a: &a [x,x,x]\nb: &b [*a,*a,*a]\nnav: [*b,*b]\n'],
    ['no TOML', 'book.toml', '[book\ntitle='],
    ['a list of nothing', 'SUMMARY.md', '# x\n\n- [a]()\n- [b](https://a.example)\n'],
    ['paths that lead out', 'SUMMARY.md', '- [a](../../etc/passwd)\n- [b](/etc/passwd)\n'],
    ['prototypes', '_toc.yml', 'root: __proto__\nparts: [{chapters: [{file: constructor}]}]\n'],
  ])('is read by its names where its file is %s', async (_, path, content) => {
    const { chapters } = await read({ ...texts('a.md', 'b.md'), [path]: content });
    expect(chapters).toEqual(['a', 'b']);
  });
});
