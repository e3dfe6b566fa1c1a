import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';

import { describe, expect, it } from 'vitest';
import { visit } from '../../scripts/book/visit.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import { render } from '../../scripts/render/render.ts';
import { makeWeb } from '../../scripts/targets/web/web.ts';
import { png } from '../hostile/samples.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { WITHOUT_TYPEFACES } from '../without-typefaces.ts';

const SETTINGS = `title: کتاب باران
short-title: باران
publisher: نشر وراق
theme: book
chapters:
  - یک.md
  - part: بخش دیگر
    chapters: [دو.md, سه.md]
`;
const FILES = {
  'یک.md': '# یکم\n\nمتن یکم؛ [](#دو-دوم) و [](#بخش-میانه) را ببینید.\n\n## بخش میانه\n\nمتن میانه.\n',
  'دو.md': '# دوم {#دو-دوم}\n\nمتن دوم.\n\n![نقش](a.png)\n',
  'سه.md': '# سوم\n\nمتن سوم و [فصل یکم](یک.md).\n',
  'a.png': png(1, 1),
};

/** The files of a web edition, by their paths; text for text. */
async function made(files: Parameters<typeof memoryWorld>[0] = FILES, settings = SETTINGS) {
  const { book } = await readBook(memoryWorld({ 'book.yaml': settings, ...files }));
  const web = await makeWeb(render(book!, silent), undefined, { store: WITHOUT_TYPEFACES });
  const texts = web.filter(({ mediaType }) => mediaType.startsWith('text/'));
  return {
    paths: web.map(({ path }) => path),
    text: Object.fromEntries(texts.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])),
  };
}

/** Elements of a page, in their order. */
function elements(html: string, is: (element: Element) => boolean): readonly Element[] {
  const found: Element[] = [];
  visit(fromHtml(html) as Root, 'element', (element) => {
    if (is(element)) found.push(element);
  });
  return found;
}

function elementsIn(tree: Element, is: (element: Element) => boolean): readonly Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    if (element !== tree && is(element)) found.push(element);
  });
  return found;
}

/** What a page says. */
function said(html: string): string {
  return wordsOf(fromHtml(html) as Root);
}

function wordsOf(tree: Root | Element): string {
  const texts: string[] = [];
  visit(tree, 'text', ({ value }) => {
    texts.push(value);
  });
  return texts.join('');
}

const classOf = ({ properties }: Element) => String([properties['className']].flat()[0]);
const hrefs = (html: string, name: string) =>
  elements(html, (one) => one.tagName === 'a' && classOf(one) === name).map(
    ({ properties }) => properties['href'],
  );

describe('the web edition', () => {
  it('has a file for each chapter and each part, in the order of the book', async () => {
    const { paths, text } = await made();
    expect(paths.filter((path) => path.endsWith('.html'))).toEqual([
      'web/index.html',
      'web/01.html',
      'web/02.html',
      'web/03.html',
      'web/04.html',
      'web/search.html',
    ]);
    expect(text['web/02.html']).toContain('بخش دیگر');
    expect(text['web/04.html']).toContain('متن سوم');
  });

  it('begins with the title, the contents and the imprint', async () => {
    const { text } = await made();
    const sections = elements(text['web/index.html']!, (one) => one.tagName === 'section');
    const kinds = sections.map(({ properties }) => [properties['className']].flat().join(' '));
    expect(kinds).toEqual(['title-page', 'contents', 'imprint'].map((kind) => expect.stringContaining(kind)));
  });

  it('joins each page to those beside it, the first to the home page', async () => {
    const { text } = await made();
    const beside = (page: string) => [hrefs(text[page]!, 'previous'), hrefs(text[page]!, 'next')].flat();
    expect(beside('web/index.html')).toEqual(['01.html']);
    expect(beside('web/01.html')).toEqual(['index.html', '02.html']);
    expect(beside('web/03.html')).toEqual(['02.html', '04.html']);
    expect(beside('web/04.html')).toEqual(['03.html']);
  });

  it('says titles elsewhere as they stand above their texts, in the digits of the book', async () => {
    const { text } = await made(
      { '1.md': '# سال 1300\n\nمتن.\n', '2.md': '# سال 1301\n\nمتن.\n' },
      'title: ک\ntheme: book\n',
    );
    expect(said(text['web/02.html']!)).toMatch(/^\s*سال ۱۳۰۱ · ک/u);
    expect(said(text['web/02.html']!)).toMatch(/سال ۱۳۰۰\s*فهرست مطالب\s*$/u);
    expect(said(text['web/02.html']!)).not.toMatch(/[0-9]/);
  });

  it('names the book and the search at the head of pages, and leads to the contents at their feet', async () => {
    const { text } = await made();
    const heads = (page: string) =>
      elements(text[page]!, (one) => classOf(one) === 'site-head').flatMap(({ children }) =>
        children.flatMap((child) => (child.type === 'element' ? [child.properties['href']] : [])),
      );
    expect(heads('web/index.html')).toEqual(['search.html']);
    expect(heads('web/01.html')).toEqual(['index.html', 'search.html']);
    expect(heads('web/search.html')).toEqual(['index.html']);
    expect(said(text['web/01.html']!)).toMatch(/باران\s+جست‌وجو/);
    expect(hrefs(text['web/01.html']!, 'to-contents')).toEqual(['index.html#contents']);
  });

  it('has the contents beside each text, and in them the page that it is', async () => {
    const { text } = await made();
    const marked = (page: string) =>
      elements(text[page]!, ({ properties }) => properties['ariaCurrent'] === 'page').map(
        ({ properties }) => properties['href'],
      );
    expect(['01', '02', '03', '04'].map((page) => marked(`web/${page}.html`))).toEqual(
      ['01', '02', '03', '04'].map((page) => [`${page}.html`]),
    );
    const beside = (page: string) =>
      elements(text[page]!, (one) => classOf(one) === 'beside').flatMap((one) =>
        elementsIn(one, ({ tagName }) => tagName === 'a').map(({ properties }) =>
          decodeURI(String(properties['href'])),
        ),
      );
    expect(beside('web/01.html')).toEqual(['01.html', '#بخش-میانه', '02.html', '03.html', '04.html']);
    expect(beside('web/03.html')).toEqual(['01.html', '02.html', '03.html', '04.html']);
    expect(beside('web/index.html')).toEqual([]);
  });

  it('sets foreign runs of titles apart, beside the text and at its feet', async () => {
    const { text } = await made(
      { '1.md': '# راهنمای API (نسخهٔ 2)\n\nمتن.\n', '2.md': '# C++\n\nمتن.\n' },
      'title: ک\ntheme: book\n',
    );
    const [, beside] = /<nav aria-label="[^"]+">(.*?)<\/nav>/s.exec(text['web/02.html']!)!;
    expect(beside).toContain('راهنمای <bdi dir="ltr" lang="und-Latn">API</bdi> (نسخهٔ ۲)');
    expect(text['web/01.html']).toMatch(/class="next"[^>]*><span>[^<]*<\/span><bdi dir="ltr"/);
  });

  it('leads within a page by the place alone, and to other pages by their files', async () => {
    const { text } = await made();
    const [main] = elements(text['web/01.html']!, ({ tagName }) => tagName === 'main') as [Element];
    const links = elementsIn(
      main,
      ({ tagName, properties }) => tagName === 'a' && classOf({ properties } as Element) === 'undefined',
    );
    const to = links.map(({ properties }) => decodeURI(String(properties['href'])));
    expect(to).toEqual(['03.html#دو-دوم', '#بخش-میانه']);
    const home = elements(text['web/index.html']!, ({ tagName }) => tagName === 'a');
    expect(home.map(({ properties }) => decodeURI(String(properties['href'])))).toContain(
      '01.html#بخش-میانه',
    );
  });

  it('lets headings and paragraphs be linked to', async () => {
    const text =
      '# یکم[^1]\n\nمتن.\n\nمتن.\n\n> نقل.\n\n- سطر\n\n## [پیوند](b.md) دوم\n\n## سوم[^1] ادامه\n\n[^1]: یادداشت.\n';
    const { text: pages } = await made({ '1.md': text, 'b.md': '# ب\n\nمتن.\n' }, 'title: ک\ntheme: book\n');
    const page = pages['web/01.html']!;
    const selves = elements(page, (one) => classOf(one) === 'to-self');
    expect(selves.map((one) => [one.properties['href'], wordsOf(one)])).toEqual([
      ['#یکم', 'فصل اول '],
      ['#سوم-ادامه', 'سوم'],
    ]);
    const paragraphs = elements(
      page,
      ({ tagName, properties }) => tagName === 'p' && properties['id'] !== undefined,
    );
    const ids = paragraphs.map(({ properties }) => String(properties['id']));
    expect(ids).toHaveLength(3);
    expect(ids[1]).toBe(`${ids[0]}-2`);
    expect(ids.every((id) => /^p-[0-9a-f]{6}(-2)?$/.test(id))).toBe(true);
    const links = elements(page, (one) => classOf(one) === 'to-paragraph');
    expect(links.map(({ properties }) => properties['href'])).toEqual(ids.map((id) => `#${id}`));
    expect(links.map(({ properties }) => [properties['tabIndex'], properties['ariaHidden']])).toEqual(
      ids.map(() => [-1, 'true']),
    );
  });

  it('keeps the address of a paragraph while its words stay, whatever comes before it', async () => {
    const idOf = async (text: string) => {
      const { text: pages } = await made({ '1.md': text }, 'title: ک\ntheme: book\n');
      return elements(
        pages['web/01.html']!,
        (one) => one.tagName === 'p' && wordsOf(one).startsWith('همان'),
      )[0]!.properties['id'];
    };
    const id = await idOf('# ا\n\nهمان[^1].\n\n[^1]: ی.\n');
    expect(await idOf('# ا\n\nدیگر[^a].\n\nهمان[^1].\n\n[^1]: ی.\n\n[^a]: ب.\n')).toBe(id);
    expect(await idOf('# ا\n\nهمان‌ها.\n')).not.toBe(id);
  });

  it('lets tables scroll, each a region with a name of its own', async () => {
    const table = '| الف |\n|---|\n| ب |\n';
    const text = `# یک\n\n${table}\nجدول: نام {#n}\n\n${table}\n- س\n\n  ${table.replaceAll('\n', '\n  ')}`;
    const { text: pages } = await made({ '1.md': text }, 'title: ک\ntheme: book\n');
    const frames = elements(pages['web/01.html']!, (one) => classOf(one) === 'table-scroll');
    expect(frames.map(({ properties }) => [properties['role'], properties['tabIndex']])).toEqual(
      frames.map(() => ['region', 0]),
    );
    expect(frames.map(({ properties }) => properties['ariaLabel'])).toEqual([
      'جدول (۱)',
      'جدول ۱',
      'جدول (۲)',
    ]);
  });

  it('ties each note to its mark, and to the note before it', async () => {
    const { text } = await made(
      { '1.md': '# یک\n\nمتن[^a] و[^b] باز[^a].\n\n[^a]: ی.\n\n[^b]: د.\n' },
      'title: ک\ntheme: book\n',
    );
    const styles = elements(text['web/01.html']!, ({ properties }) => properties['style'] !== undefined).map(
      ({ properties }) => properties['style'],
    );
    expect(styles).toEqual([
      '--own:--mark-1',
      '--own:--mark-2',
      '--own:--note-1;--mark:--mark-1;--before:--none',
      '--own:--note-2;--mark:--mark-2;--before:--note-1',
    ]);
  });

  it('marks the pages of the print edition that texts begin on, as they are cited', async () => {
    const { book } = await readBook(
      memoryWorld({ 'book.yaml': 'title: ک\ntheme: book\n', '1.md': '# یک\n\nالف ب پ.\n' }),
    );
    const rendering = render(book!, silent);
    const { id } = rendering.divisions.find(({ kind }) => kind === 'chapter')!;
    const begin = (division: string, element: readonly number[], offset: number) => ({
      division,
      element,
      offset,
    });
    const starts = [begin('title-page', [], 0), begin(id, [], 0), begin(id, [1], 4), null];
    const map = { pages: 4, bodyStart: 1, labels: ['الف', '۱', '۱۲', ''], targets: {}, starts };
    const web = await makeWeb(rendering, undefined, { map, store: WITHOUT_TYPEFACES });
    const page = new TextDecoder().decode(web.find(({ path }) => path === 'web/01.html')!.bytes);
    const marks = elements(page, ({ properties }) => properties['role'] === 'doc-pagebreak');
    expect(marks.map(({ properties }) => [properties['id'], properties['title']])).toEqual([
      ['page-1', 'ص ۱'],
      ['page-12', 'ص ۱۲'],
    ]);
    expect(page).toMatch(/الف <span id="page-12"[^>]*><\/span>ب پ/);
    const all = web.map(({ bytes }) => new TextDecoder().decode(bytes));
    expect(all[0]).not.toContain('doc-pagebreak');
    expect(all.find((html) => html.includes('search-index'))).toContain('"ص ۱","الف ب پ."');
  });

  it('has a style sheet that names its typefaces and has the look of the theme', async () => {
    const { paths, text } = await made();
    const fonts = paths.filter((path) => path.startsWith('web/fonts/'));
    const css = text['web/style.css']!;
    expect([...css.matchAll(/url\("(fonts\/[^"]+)"\)/g)].map(([, path]) => `web/${path}`)).toEqual(fonts);
    expect(fonts.length).toBeGreaterThan(0);
    expect(css).toContain('.site-head');
  });

  it('is one page for an article, which says what it is to those who search', async () => {
    const settings =
      'title: "ع</script>"\nkind: article\nabstract: چکیده\nkeywords: [آ, ب]\nkeywords-en: [c]\nauthor: {name: سارا, orcid: 0000-0002-1825-0097, email: s@example.org}\n';
    const files = { '1.md': '# یک\n\nالف.\n', '2.md': '---\nrole: dedication\n---\nبه او.\n' };
    const { book } = await readBook(memoryWorld({ 'book.yaml': settings, ...files }));
    const cover = { path: 'c.jpg', mediaType: 'image/jpeg', bytes: new Uint8Array(), width: 1, height: 1 };
    const web = await makeWeb(render(book!, silent), cover);
    const paths = web.map(({ path }) => path).filter((path) => !path.includes('fonts/'));
    expect(paths).toEqual(['web/index.html', 'web/search.html', 'web/style.css']);
    const html = new TextDecoder().decode(web[0]!.bytes);
    const [, linked] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)!;
    expect(JSON.parse(linked!)).toMatchObject({
      '@type': 'ScholarlyArticle',
      headline: 'ع</script>',
      abstract: 'چکیده',
      keywords: 'آ, ب, c',
      author: [{ '@id': 'https://orcid.org/0000-0002-1825-0097', name: 'سارا' }],
    });
    expect(html).toContain('<meta name="description" content="چکیده">');
    const kinds = elements(html, (one) => one.tagName === 'section').map(classOf);
    expect([kinds.length, elements(html, (one) => one.tagName === 'nav').length]).toEqual([2, 0]);
  });

  it('has the sections of an article beside it', async () => {
    const { text } = await made(
      { '1.md': '# یک\n\n## دو\n\nم.\n\n## سه\n\nم.\n' },
      'title: یک\nkind: article\n',
    );
    const [beside] = elements(text['web/index.html']!, (one) => classOf(one) === 'beside') as [Element];
    const links = elementsIn(beside, ({ tagName }) => tagName === 'a');
    expect(links.map(({ properties }) => properties['href'])).toEqual(['#دو', '#سه'].map(encodeURI));
  });

  it('says what it is to those who share it: absolute addresses where the book says its own', async () => {
    const cover = {
      path: 'c.jpg',
      mediaType: 'image/jpeg',
      bytes: new Uint8Array(),
      width: 1600,
      height: 2560,
    };
    const told = async (more: string) => {
      const { book } = await readBook(
        memoryWorld({
          'book.yaml': `${SETTINGS}description: شرح\nidentifier: {isbn: 978-600-119-125-1}\n${more}`,
          ...FILES,
        }),
      );
      const web = await makeWeb(render(book!, silent), cover, { store: WITHOUT_TYPEFACES });
      return web.map(({ bytes }) => new TextDecoder().decode(bytes));
    };
    const properties = (html: string) =>
      Object.fromEntries(
        [...html.matchAll(/<meta property="og:([^"]+)" content="([^"]*)">/g)].map(([, name, value]) => [
          name,
          value,
        ]),
      );
    const [home, first] = (await told('site-url: https://example.org/b\n')) as [string, string];
    expect(properties(home)).toEqual({
      title: 'کتاب باران',
      type: 'book',
      description: 'شرح',
      locale: 'fa',
      url: 'https://example.org/b/',
      image: 'https://example.org/b/cover.jpg',
      'image:width': '1600',
      'image:height': '2560',
      'image:alt': 'جلد: کتاب باران',
    });
    expect(properties(first)).toMatchObject({
      title: 'یکم',
      type: 'article',
      site_name: 'کتاب باران',
      url: 'https://example.org/b/01.html',
    });
    expect(home).toContain('<link rel="canonical" href="https://example.org/b/">');
    const linked = (html: string) =>
      JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)![1]!);
    expect(linked(home)).toMatchObject({
      '@type': 'Book',
      name: 'کتاب باران',
      isbn: '9786001191251',
      url: 'https://example.org/b/',
      image: 'https://example.org/b/cover.jpg',
    });
    expect(first).not.toContain('ld+json');
    const [apart] = (await told('')) as [string];
    expect(Object.keys(properties(apart))).toEqual(['title', 'type', 'description', 'locale']);
    expect(apart).not.toMatch(/canonical|example\.org/);
    expect(linked(apart)).not.toHaveProperty('url');
  });

  it.each(['example.org', 'javascript:alert(1)', 'https://a b', 'https://a/"x', 'https://a/?b'])(
    'has no address such as %s',
    async (address) => {
      const { book } = await readBook(
        memoryWorld({ 'book.yaml': `title: ک\nsite-url: '${address}'\n`, '1.md': '# ا\n\nب.\n' }),
      );
      expect(book).toBeUndefined();
    },
  );

  it('has the letters of signs that its style sheet writes', async () => {
    const { book } = await readBook(memoryWorld({ '1.md': '# یک\n\nمتن.\n' }));
    const asked: string[] = [];
    const kept = async (_stage: string, parts: readonly unknown[], make: () => Promise<Uint8Array>) => {
      asked.push(String(parts[1]));
      return make();
    };
    await makeWeb(render(book!, silent), undefined, { store: { kept } as never });
    expect(asked.join('')).toMatch(/¶.*٭|٭.*¶/s);
  });

  it('has pages beside the text in its first file, but for those that are text', async () => {
    const page = (role: string) => `---\nrole: ${role}\n---\nمتن ${role}.\n`;
    const roles = [
      'half-title',
      'basmala',
      'dedication',
      'epigraph',
      'biography',
      'colophon',
      'foreign-title',
    ];
    const files = Object.fromEntries(roles.map((role) => [`${role}.md`, page(role)]));
    const { text } = await made({ '1.md': '# یک\n\nالف.\n', ...files }, 'title: ع\ntheme: book\n');
    const kinds = elements(text['web/index.html']!, (one) => one.tagName === 'section').map(
      ({ properties }) => /page-([\w-]+)/.exec([properties['className']].flat().join(' '))![1],
    );
    expect(kinds).toEqual([
      'basmala',
      'half-title',
      'title-page',
      'dedication',
      'epigraph',
      'contents',
      'imprint',
      'colophon',
      'foreign-title',
    ]);
    expect(said(text['web/02.html']!)).toContain('متن biography.');
    expect(Object.keys(text)).toContain('web/02.html');
    expect(Object.keys(text)).not.toContain('web/03.html');
  });

  it('has no images but those that are shown', async () => {
    const settings = `${SETTINGS}cover: own.png\n`;
    const { paths } = await made({ ...FILES, 'own.png': png(1, 1) }, settings);
    expect(paths.filter((path) => path.startsWith('web/assets/'))).toEqual(['web/assets/a.png']);
  });
});
