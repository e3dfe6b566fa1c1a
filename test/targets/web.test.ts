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
  const web = await makeWeb(render(book!, silent), undefined);
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

/** What a page says. */
function said(html: string): string {
  const texts: string[] = [];
  visit(fromHtml(html) as Root, 'text', ({ value }) => {
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
    expect(said(text['web/02.html']!)).toMatch(/^\s*سال ۱۳۰۱ · ک[^\d]*سال ۱۳۰۰\s*$/u);
  });

  it('names the book and the contents on all pages but the home page', async () => {
    const { text } = await made();
    const heads = (page: string) =>
      elements(text[page]!, (one) => classOf(one) === 'site-head').flatMap(({ children }) =>
        children.flatMap((child) => (child.type === 'element' ? [child.properties['href']] : [])),
      );
    expect(heads('web/index.html')).toEqual([]);
    expect(heads('web/01.html')).toEqual(['index.html', 'index.html#contents']);
    expect(said(text['web/01.html']!)).toMatch(/باران\s+فهرست/);
  });

  it('leads within a page by the place alone, and to other pages by their files', async () => {
    const { text } = await made();
    const links = elements(text['web/01.html']!, ({ properties }) =>
      String(properties['href']).includes('#'),
    );
    const to = links.map(({ properties }) => decodeURI(String(properties['href'])));
    expect(to).toEqual(['index.html#contents', '03.html#دو-دوم', '#بخش-میانه']);
    const home = elements(text['web/index.html']!, ({ tagName }) => tagName === 'a');
    expect(home.map(({ properties }) => decodeURI(String(properties['href'])))).toContain(
      '01.html#بخش-میانه',
    );
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
    expect(paths).toEqual(['web/index.html', 'web/style.css']);
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
