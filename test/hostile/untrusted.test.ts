import { describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { render } from '../../scripts/render/render.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

/** A book by a stranger: what is left of its style, and of its templates. */

const TEXT = '# عنوان\n\nمتن.\n';
const withStyle = (css: string) => ({
  'book.yaml': 'title: کتاب\nstyle: own.css\n',
  '1.md': TEXT,
  'own.css': css,
});

async function read(files: Readonly<Record<string, string>>, untrusted = true) {
  const reading = await readBook(memoryWorld(files), undefined, { untrusted });
  const { book } = reading;
  const told = said(reading).map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
  return { book: book!, told };
}

/** What stands in the style, what stays of it, and where something was left out. */
const STYLES: readonly [string, string, (readonly string[])?][] = [
  ['p{color:#222}', 'p{color:#222}'],
  [
    ':root{--text-size:12pt;--x:var(--text-size)}h1,h2>span{font:bold 2em/1.4 "B Nazanin",serif;border-block-start:1px solid red}',
    ':root{--text-size:12pt;--x:var(--text-size)}h1,h2>span{font:bold 2em/1.4"B Nazanin",serif;border-block-start:1px solid red}',
  ],
  ['.note::before{content:"※" counter(n)}', '.note::before{content:"※"counter(n)}'],
  ['@media print{p{margin:calc(1em + 2px)}}', '@media print{p{margin:calc(1em + 2px)}}'],
  ['@import "http://a.example/";p{color:red}', 'p{color:red}', ['1:1']],
  [
    '@import url(http://a.example/);\n@font-face{font-family:x;src:url(http://a.example/)}',
    '',
    ['1:1', '2:1'],
  ],
  ['p{background:url(http://a.example/)}', '', ['1:3']],
  ['p{background:url(picture.png)}', '', ['1:3']],
  ['p{background:url(data:image/png;base64,AAAA)}', '', ['1:3']],
  ['p{background:image-set("http://a.example/" 1x)}', '', ['1:3']],
  ['p{background:u\\72l(http://a.example/)}', '', ['1:3']],
  ['p{content:url(http://a.example/);color:red}', 'p{color:red}', ['1:3']],
  ['p{list-style-image:cross-fade("http://a.example/",red)}', '', ['1:3']],
  ['p{--x:url(http://a.example/);background:var(--x)}', 'p{background:var(--x)}', ['1:3']],
  ['p{position:fixed;inset:0;z-index:9}', '', ['1:3', '1:18', '1:26']],
  ['p{animation:x 1s}@keyframes x{to{color:red}}', '', ['1:3', '1:18']],
  ['p{behavior:url(x);-moz-binding:url(x);filter:progid(x)}', '', ['1:3', '1:19', '1:39']],
  ['p{color:expression(alert(1))}', '', ['1:3']],
  ['@page{size:A4}@namespace x url(http://a.example/);@charset "utf-8";', '', ['1:1', '1:15']],
  ['p{color:red', 'p{color:red}'],
  ['p{content:"</style><script>alert(1)</script>"}', '', ['1:3']],
  ['} p{color:red}', '', ['1:1']],
];

describe('the style of a book that is not trusted', () => {
  it.each(STYLES)('says how text looks, and no more: %s', async (css, left, places = []) => {
    const { book, told } = await read(withStyle(css));
    expect(book.style).toBe(left);
    expect(told).toEqual(places.map((place) => `own.css:${place} style-inert`));
  });

  it('stays as it is where the book is trusted', async () => {
    const css = '@keyframes a{from{top:0}} p{position:fixed}';
    const { book, told } = await read(withStyle(css), false);
    expect([book.style, told]).toEqual([css, []]);
  });
});

describe('the templates of a book that is not trusted', () => {
  const files = {
    '1.md': TEXT,
    'templates/title-page.ejs': '<% globalThis.ran = true %><p>از بیگانه</p>',
    'templates/cover.ejs': '<script>alert(1)</script>',
  };
  const shown = (book: Parameters<typeof render>[0]) =>
    JSON.stringify(render(book, silent).divisions.map(({ content }) => content));
  const ran = () => (globalThis as { ran?: boolean }).ran;

  it('are not run, and that is said', async () => {
    const { book, told } = await read(files);
    expect(shown(book)).not.toContain('از بیگانه');
    expect(ran()).toBeUndefined();
    expect(told).toEqual([
      'templates/title-page.ejs:1:1 template-trusted',
      'templates/cover.ejs:1:1 template-trusted',
    ]);
  });

  it('are run where the book is trusted', async () => {
    const { book, told } = await read(files, false);
    expect(shown(book)).toContain('از بیگانه');
    expect([ran(), told]).toEqual([true, []]);
    delete (globalThis as { ran?: boolean }).ran;
  });
});
