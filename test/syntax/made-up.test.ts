import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { checkText } from '../../scripts/orthography/check.ts';
import { render } from '../../scripts/render/render.ts';
import { themeCss } from '../../scripts/render/theme.ts';
import { lateKeys, lateText, withLate } from '../../scripts/setting/late.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { index, listings } from './made-up.ts';

const syntaxes = [...SYNTAXES, listings, index];

const LISTING = `# نخست

:::listing[جمع دو عدد]{#sum}
\`\`\`js
a + b
\`\`\`
:::

:::listing[تفریق]
\`\`\`js
a - b
\`\`\`
:::
`;

const SECOND = `# دوم

:::listing[ضرب]{#product}
\`\`\`js
a * b
\`\`\`
:::

در [](#sum) و [](#product).
`;

const html = unified().use(rehypeStringify).freeze();

async function rendered(files: Readonly<Record<string, string>>, settings = '') {
  const world = memoryWorld({ 'book.yaml': `title: کتاب\n${settings}`, ...files });
  const { book, messages } = await readBook(world, undefined, { syntaxes });
  expect(messages).toEqual([]);
  return render(book!, silent);
}

describe('a piece of markup that no room knows', () => {
  it('is read, numbered by chapters, and shown', async () => {
    const { divisions } = await rendered({ '1.md': LISTING, '2.md': SECOND });
    const [first, second] = divisions
      .filter(({ kind }) => kind === 'chapter')
      .map(({ content }) => html.stringify(content));
    expect(first).toContain(
      '<figure id="sum" class="listing" title="complete"><figcaption>برنامهٔ ۱.۱: جمع دو عدد</figcaption><pre',
    );
    expect(first).toContain('<figure id="listing" class="listing" title="complete"><figcaption>برنامهٔ ۱.۲:');
    expect(second).toContain('<figcaption>برنامهٔ ۲.۱: ضرب</figcaption>');
    expect(second).toContain('>برنامهٔ ۱.۱</a> و <a href="#product">برنامهٔ ۲.۱</a>.');
  });

  it('has a list, with the words that it brings along or that the book has for it', async () => {
    const files = { '1.md': LISTING, '2.md': SECOND };
    const { divisions } = await rendered(files, 'lists: [listings, figures]\nwords: {listing: کد}\n');
    const [list, ...others] = divisions.filter(({ kind }) => kind === 'list');
    expect(others).toEqual([]);
    expect([list!.id, list!.title]).toEqual(['list-of-listings', 'فهرست برنامه‌ها']);
    expect(html.stringify(list!.content)).toContain('<span class="entry-label">کد ۲.۱</span> ضرب</span>');
  });

  it('is unknown where it is not handed in', async () => {
    const { book, messages } = await readBook(
      memoryWorld({ 'book.yaml': 'title: کتاب\nlists: [listings]', '1.md': LISTING }),
    );
    expect(book).toBeUndefined();
    expect(messages.map(({ rule }) => rule)).toEqual(['setting-valid', 'directive-known', 'directive-known']);
  });

  it('may add no words but those that it names', async () => {
    const forgetful = { ...listings, adds: [] };
    const { book } = await readBook(memoryWorld({ '1.md': LISTING }), undefined, {
      syntaxes: [...SYNTAXES, forgetful],
    });
    expect(() => render(book!, silent)).toThrow('nothing says that «label of a listing» is added');
  });

  it('has its style beneath the theme and over it', async () => {
    const { book } = await rendered({ '1.md': LISTING });
    const css = themeCss(book, 'epub');
    const places = ['.listing { margin', '/* A report:', '.listing { break'].map((rule) => css.indexOf(rule));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(themeCss(book, 'web')).not.toContain('.listing { break');
  });

  it('has its spelling checked as prose, or not', () => {
    const text = ':::listing[او می رود]\nاو می رود\n:::\n';
    const found = (isProse: boolean) => {
      const directives = listings.directives!.map((one) => ({ ...one, isProse }));
      return checkText(text, [{ ...listings, directives }]).length;
    };
    expect([found(true), found(false)]).toEqual([2, 0]);
  });
});

describe('text that depends on the pages', () => {
  const text =
    '# فصل\n\n:term[یک]{#a} و :term[دو]{#b} و :term[سه]{#c}: :pages[واژه]{.a .b .c}، [](#s){page}.\n\n## بخش {#s}\n';

  it('has its place in print, and in no other edition', async () => {
    const rendering = await rendered({ '1.md': text });
    const chapter = rendering.divisions.at(-1)!;
    expect(html.stringify(chapter.content)).toContain(
      '<span class="index-pages a b c">واژه</span>، <a href="#s"',
    );
    expect(html.stringify(withLate(chapter.content, rendering))).toContain(
      '<span class="index-pages a b c" data-print-only="">واژه <span data-late="index a b c"></span></span>، ' +
        '<a href="#s" class="page-reference" data-print-only="">صفحهٔ <span data-late="references s"></span></a>.',
    );
    expect(lateKeys(rendering)).toEqual(['index a b c', 'references s']);
  });

  it.each([
    ['each page once', { a: 3, b: 3, c: 5 }, '۴، ۶'],
    ['pages that follow each other as a range', { a: 4, b: 3, c: 5 }, '۴–۶'],
    ['without what stands nowhere', { b: 1 }, '۲'],
  ])('is what the pages make of it: %s', async (_title, places, expected) => {
    const rendering = await rendered({ '1.md': text });
    const labels = ['۱', '۲', '۳', '۴', '۵', '۶'];
    const said = lateText('index a b c', rendering, { labels }, new Map(Object.entries(places)));
    expect(said).toBe(expected);
  });

  it('leaves alone a link that has words and the class of a reference', async () => {
    const html =
      '# فصل\n\n<a class="page-reference" href="#x">متن</a> و <a class="page-reference" href="https://a.example">متن</a>\n\n## ب {#x}\n';
    const rendering = await rendered({ '1.md': html });
    expect(lateKeys(rendering)).toEqual([]);
  });
});
