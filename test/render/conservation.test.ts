import type { Element, Root, Text } from 'hast';
import { describe, expect, it } from 'vitest';
import type { Written } from '../../scripts/book/conservation.ts';
import { visit } from '../../scripts/book/visit.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import { uncovered as uncoveredIn } from '../../scripts/render/conservation/covered.ts';
import { proveMarkup, proveRendering, proveTree } from '../../scripts/render/conservation/prove.ts';
import { type Rendering, render } from '../../scripts/render/render.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const uncovered = (source: string, written: readonly Written[]) => uncoveredIn(source, written, SYNTAXES);

const TEXT = `# عنوان یکم

متن نخست با یادداشت[^a] و ۱۲ و $E=m$.

## بخش {#id}

جدول: شرح جدول {#t}

| الف | ب |
|---|---|
| پ | ت |

[](#t){page} و [پیوند](https://example.org "عنوانش").

[^a]: یادداشت نخست[^b].
[^b]: یادداشت دوم.
`;

const rendered = async (text = TEXT, files: Parameters<typeof memoryWorld>[0] = {}): Promise<Rendering> => {
  const { book } = await readBook(
    memoryWorld({ 'p/1.md': text, 'book.yaml': 'title: ک\nchapters: [p/1.md]\n', ...files }),
  );
  return render(book!, silent);
};

/** The chapter's page with a copy of its content, changed. */
async function spoilt(change: (content: Root) => void): Promise<Rendering> {
  const rendering = await rendered();
  const divisions = rendering.divisions.map((division) => {
    if (division.kind !== 'chapter') return division;
    const content = structuredClone(division.content);
    change(content);
    return { ...division, content };
  });
  return { ...rendering, divisions };
}

function textWith(content: Root, words: string): Text {
  let found: Text | undefined;
  visit(content, 'text', (node) => {
    if (node.value.includes(words)) found ??= node as Text;
  });
  return found!;
}

const replace = (from: string, to: string) => (content: Root) => {
  const node = textWith(content, from);
  node.value = node.value.replace(from, to);
};

describe('the proof of a rendering', () => {
  it('finds nothing wrong with what is right', async () => {
    await expect(rendered()).resolves.toBeDefined();
  });

  it.each([
    ['a title that stands behind text', 'پیش از آن.\n\n# عنوان\n\nپس از آن.\n'],
    ['a title that stands behind a section', '## بخش\n\nپیش از آن.\n\n# عنوان\n\nپس از آن.\n'],
    [
      'notes within the text, marked twice',
      '# ع\n\nیک[^b] دو[^a] سه[^b].\n\n[^a]: آ\n\n> [^b]: ب[^a]\n\nپایان.\n',
    ],
    [
      'definitions at the end, and before the title',
      '[a]: https://example.org\n\n# ع\n\n[یک][a]\n\n[b]: https://example.org\n',
    ],
    ['words of a drawing', '# ع\n\nیک ![دو](d.svg) سه\n'],
    ['signs that are markup elsewhere', '# ع\n\n`&amp; <b>` &amp; &lt; ۱ < ۲\n\n<p>الف &amp; ب</p>\n'],
    [
      'text that HTML moves out of a table',
      '<table><tr><td>یک</td></tr>\n\nدو\n\n<tr><td>سه</td></tr></table>\n',
    ],
    [
      'references to characters that no text may have',
      '# ع\n\n> <p>a&#8;b\n> c</p>\n>\n> `a&#8;b\n> c` a&#8;b\n> c\n',
    ],
    ['a page and an id of one text', '# ع\n\n[](#ب){page} متن {#ب}\n\n## ب {#پ}\n\n[](#پ){page} یک {#ت}\n'],
  ])('finds nothing wrong with %s', async (_title, text) => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>نقش</text></svg>';
    const { divisions } = await rendered(text, { 'p/d.svg': drawing });
    expect(divisions.at(-1)!.kind).toBe('chapter');
  });

  it('finds nothing wrong with a file of several chapters', async () => {
    const text =
      '---\ntitle: ک\ntheme: report\n---\n# یک\n\n[الف][l][^a].\n\n# دو\n\nب[^b].\n\n[^a]: آ\n\n[^b]: با\n\n[l]: https://example.org\n';
    const { book } = await readBook(memoryWorld({ 'a.md': text }), 'a.md');
    expect(render(book!, silent).divisions.filter(({ kind }) => kind === 'chapter')).toHaveLength(2);
  });

  it('tells of a block that was read and is part of no chapter', async () => {
    const { book, divisions } = await rendered('# ع\n\nیک.\n\nدو.\n');
    const [chapter] = book.chapters;
    const tree = { ...chapter!.tree, children: chapter!.tree.children.slice(0, -1) };
    const page = divisions.at(-1)!;
    const content = { ...page.content, children: page.content.children.slice(0, 2) };
    const prove = () =>
      proveRendering({
        book: { ...book, chapters: [{ ...chapter!, tree }] },
        divisions: [{ ...page, content }],
      });
    expect(prove).toThrow(/^words of the manuscript were not read, at p\/1\.md:5:1$/);
  });

  it('tells of words that the syntax has made nothing of', async () => {
    const { book, divisions } = await rendered('# ع\n\nیک *دو* سه.\n');
    const [chapter] = book.chapters;
    const written = chapter!.written.filter(({ value }) => value !== 'دو');
    const prove = () =>
      proveRendering({ book: { ...book, chapters: [{ ...chapter!, written }] }, divisions });
    expect(prove).toThrow(/^words of the manuscript were not read, at p\/1\.md:3:5$/);
  });

  it.each([
    ['a word is lost', replace('نخست با', 'با'), '3:5'],
    ['a letter is another', replace('نخست', 'نحست'), '3:6'],
    ['a digit is another', replace('۱۲', '۱۳'), '3:28'],
    ['a word comes twice', replace('بخش', 'بخش بخش'), '7:7'],
    ['a word is added', replace('شرح جدول', 'شرح جدول تازه'), '9:3'],
    ['two words have changed places', replace('نخست با', 'با نخست'), '3:5'],
    ['a mark is lost', replace('دوم.', 'دوم؟'), '16:19'],
    ['a cell is lost', replace('پ', ''), '11:3'],
    ['the notes have changed places', replace('دوم', 'سوم'), '16:15'],
  ] as const)('tells where %s', async (_title, change, place) => {
    const rendering = await spoilt(change);
    const prove = () => proveRendering(rendering);
    expect(prove).toThrow(new RegExp(`of its rendering; they part at p/1\\.md:${place}$`));
  });

  it('tells what comes behind all that is written', async () => {
    const rendering = await spoilt((content) => {
      content.children.push({ type: 'text', value: 'تازه' });
    });
    expect(() => proveRendering(rendering)).toThrow(/they part at p\/1\.md:16:19$/);
  });

  it('lets what is added be, and nothing that only looks like it', async () => {
    const label = (added: boolean) => (content: Root) => {
      const text: Text = {
        type: 'text',
        value: 'تازه',
        ...(added ? { data: { added: 'number of a note' } } : {}),
      };
      content.children.push({ type: 'element', tagName: 'span', properties: {}, children: [text] });
    };
    expect(() => proveRendering({ divisions: [], book: { chapters: [] } } as never)).not.toThrow();
    proveRendering(await spoilt(label(true)));
    const other = await spoilt(label(false));
    expect(() => proveRendering(other)).toThrow();
  });

  it('tells of a formula that is another', async () => {
    const rendering = await spoilt((content) =>
      visit(content, 'element', (element: Element) => {
        if (element.tagName === 'math') element.properties['alttext'] = 'E=n';
      }),
    );
    expect(() => proveRendering(rendering)).toThrow(/p\/1\.md:3:34$/);
  });

  it('counts letters where HTML moves what may not stand in a table', async () => {
    const html = '# ع\n\n<table>یک<tr><td>دو</td></tr></table>\n';
    const rendering = await rendered(html);
    proveRendering(rendering);
    const page = rendering.divisions.at(-1)!;
    const content = structuredClone(page.content);
    textWith(content, 'دو').value = 'سه';
    expect(() => proveRendering({ ...rendering, divisions: [{ ...page, content }] })).toThrow();
  });
});

describe('the proof of an edition', () => {
  const ofMarkup = async (markup: (text: string) => string) => {
    const rendering = await rendered();
    const page = rendering.divisions.at(-1)!;
    const texts: string[] = [];
    visit(page.content, 'text', ({ value }) => void texts.push(`<b title="a>b">${value}</b>`));
    return () => proveMarkup(rendering, page, markup(texts.join('')), 'the EPUB');
  };

  it('reads markup as its readers do', async () => {
    expect(await ofMarkup((text) => text)).not.toThrow();
    expect(await ofMarkup((text) => text.replace('متن', '&#x645;&#1578;ن'))).not.toThrow();
    expect(await ofMarkup((text) => text.replace('>متن', '>\n متن'))).not.toThrow();
  });

  it('reads signs and quoted marks as its readers do', async () => {
    const rendering = await rendered('# ع\n\nیک & دو < سه > "چهار" \'پنج\'\n');
    const page = rendering.divisions.at(-1)!;
    const prove = (text: string) => () => proveMarkup(rendering, page, text, 'the EPUB');
    const right = `<h1 title='"a>b'>ع</h1><p title="'a>">یک &amp; دو &lt; سه &gt; &quot;چهار&quot; &apos;پنج&apos;</p>`;
    expect(prove(right)).not.toThrow();
    expect(prove(right.replace('&amp;', '&gt;'))).toThrow(/p\/1\.md:3:4$/);
    expect(prove(right.replace('&amp;', '&#38;'))).not.toThrow();
    expect(prove(right.replace('&amp;', '&#x26;'))).not.toThrow();
  });

  it('tells the place behind what is drawn, set and added', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>نقش</text></svg>';
    const text = '# ع\n\nیک[^n] $E=m$ ![دو](d.svg) سه چهار\n\n[^n]: پانوشت\n';
    const rendering = await rendered(text, { 'p/d.svg': drawing });
    const page = rendering.divisions.at(-1)!;
    const texts: string[] = [];
    visit(page.content, 'text', ({ value }) => void texts.push(value));
    const prove = (from: string) => () =>
      proveMarkup(rendering, page, texts.join('').replace(from, ''), 'the EPUB');
    expect(prove('هیچ')).not.toThrow();
    expect(prove('چهار')).toThrow(/p\/1\.md:3:30$/);
    expect(prove('نقش')).toThrow(/p\/1\.md:3:27$/);
    expect(prove('سه')).toThrow(/p\/1\.md:3:27$/);
  });

  it('tells where it parts from the manuscript', async () => {
    expect(await ofMarkup((text) => text.replace('نخست با', 'با'))).toThrow(
      'the words of the manuscript are not those of the EPUB; they part at p/1.md:3:5',
    );
    expect(await ofMarkup((text) => `${text}تازه`)).toThrow(/not those of the EPUB/);
    expect(await ofMarkup((text) => text.replace('۱</b>', '۲</b>'))).toThrow(/p\/1\.md:/);
  });

  it('compares trees but for what is added to them', async () => {
    const rendering = await rendered();
    const page = rendering.divisions.at(-1)!;
    const tree = structuredClone(page.content);
    proveTree(rendering, page, tree, 'the PDF');
    textWith(tree, 'متن').value = 'متن';
    expect(() => proveTree(rendering, page, tree, 'the PDF')).toThrow(
      /not those of the PDF; they part at p\/1\.md:3:5$/,
    );
  });

  it('names a division that is none of the manuscript', async () => {
    const rendering = await rendered();
    const page = rendering.divisions.find(({ kind }) => kind === 'imprint')!;
    expect(() => proveMarkup(rendering, page, '<p></p>', 'the EPUB')).toThrow(
      'the words of «imprint» are not those',
    );
  });
});

describe('what is written', () => {
  const written = (source: string, ...values: string[]): readonly Written[] => {
    let at = 0;
    return values.map((value) => {
      const start = source.indexOf(value, at);
      at = start + value.length;
      return { kind: 'text', value, start, end: at };
    });
  };

  it('covers its source but for known markup', () => {
    const source =
      '1. یک [دو](http://a.b/c_(d) "e") :en[x]{.y} [سه][z] - [x] چهار[^n] :::verse{lang=de}\n[^n]: پنج';
    const texts = written(source, 'یک ', 'دو', 'x', 'سه', 'چهار');
    const mark: Written = {
      kind: 'footnoteReference',
      value: '',
      start: source.indexOf('[^n]'),
      end: source.indexOf('[^n]') + 4,
    };
    const five: Written = { kind: 'text', value: 'پنج', start: source.length - 3, end: source.length };
    expect(uncovered(source, [...texts, mark, five])).toBeUndefined();
    expect(uncovered(source, [...texts, mark])).toBe(source.indexOf('پنج'));
    expect(uncovered(source, [texts[0]!, ...texts.slice(2), mark, five])).toBe(source.indexOf('دو'));
  });

  it.each([
    ['یک:۰۵ دو', ['یک', ' دو'], 3],
    ['گفت:سلام', ['گفت'], 4],
    ['یک {ب} دو', ['یک', ' دو'], 4],
    ['یک:::poem', ['یک'], 5],
    ['یک ۲.۳ دو', ['یک', ' دو'], 3],
    ['یکم دو', ['یک', ' دو'], 2],
  ])('is not covered where %s loses something', (source, values, place) => {
    expect(uncovered(source, written(source, ...values))).toBe(place);
  });

  it('has the letters of its source, through escapes and references', () => {
    const one = (source: string, value: string, kind: Written['kind'] = 'text'): readonly Written[] => [
      { kind, value, start: 0, end: source.length },
    ];
    expect(uncovered('a\\*b &amp; &eacute;', one('a\\*b &amp; &eacute;', 'a*b & é'))).toBeUndefined();
    expect(uncovered('a\n> b', one('a\n> b', 'a\nb'))).toBeUndefined();
    expect(uncovered('a b c', one('a b c', 'a b'))).toBe(0);
    expect(uncovered('a b', one('a b', 'a x'))).toBe(0);
    expect(uncovered('```js x\nab\n```', one('```js x\nab\n```', 'ab', 'listing'))).toBeUndefined();
    expect(uncovered('```js\nabc\n```', one('```js\nabc\n```', 'ab', 'listing'))).toBe(0);
    expect(uncovered('``js ab``', one('``js ab``', 'ab', 'code'))).toBe(0);
    expect(uncovered('[a]: b', one('[a]: b', '', 'definition'))).toBeUndefined();
    expect(uncovered('abc', one('abc', '', 'image'))).toBe(0);
    expect(uncovered('![a](b "c")', one('![a](b "c")', 'c', 'caption'))).toBeUndefined();
    expect(uncovered('a c', one('a c', 'c', 'caption'))).toBe(0);
    // Only text has references that are resolved.
    expect(uncovered('`a&amp;b`', one('`a&amp;b`', 'a&b', 'code'))).toBe(0);
    expect(uncovered('a&amp;b', one('a&amp;b', 'a&b', 'listing'))).toBe(0);
    // Only a listing has the name of a language.
    expect(uncovered('```js ab```', one('```js ab```', 'js ab', 'code'))).toBeUndefined();
    expect(uncovered('`a\n    b', one('`a\n    b', '`a\nb', 'listing'))).toBeUndefined();
    expect(uncovered('~a\n    b', one('~a\n    b', '~a\nb', 'listing'))).toBeUndefined();
    expect(uncovered('~~~js\nab\n~~~', one('~~~js\nab\n~~~', 'ab', 'listing'))).toBeUndefined();
    expect(uncovered('    a\n    ```b', one('    a\n    ```b', 'a\n```b', 'listing'))).toBeUndefined();
  });
});
