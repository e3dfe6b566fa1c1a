import { fromHtml } from 'hast-util-from-html';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import type { PageMap, PageStart } from '../../scripts/book/page-map.ts';
import { printPages, withPageBreaks } from '../../scripts/targets/page-breaks.ts';

const html = unified().use(rehypeStringify).freeze();

const mapOf = (starts: PageMap['starts']): PageMap => ({
  pages: starts.length,
  bodyStart: 0,
  labels: starts.map((_, index) => String(index + 1)),
  targets: {},
  starts,
});

const start = (element: readonly number[], offset: number): PageStart => ({ division: 'd', element, offset });

const OWN_TO_PRINT = ['note-mark', 'page-reference'];
const WHOLE = ['bayt'];

/** A division with its marks, shown as `|1|`. */
function marked(
  division: string,
  ...places: readonly (readonly [element: number[], offset: number])[]
): string {
  const pages = printPages(mapOf(places.map(([element, offset]) => start(element, offset))), []);
  const text = html.stringify(
    withPageBreaks(fromHtml(division, { fragment: true }), pages, { ownToPrint: OWN_TO_PRINT, whole: WHOLE }),
  );
  return text.replace(/<span id="pg(\d+)" role="doc-pagebreak" aria-label="\1"><\/span>/g, '|$1|');
}

describe('the mark of a printed page', () => {
  it.each([
    ['at the beginning of a paragraph', '<p>یک دو</p>', [0], 0, '<p>|1|یک دو</p>'],
    ['before a word', '<p>یک دو</p>', [0], 3, '<p>یک |1|دو</p>'],
    ['behind the space that a line ends with', '<p>یک دو</p>', [0], 2, '<p>یک |1|دو</p>'],
    ['within a word that is divided', '<p>یکدو</p>', [0], 2, '<p>یک|1|دو</p>'],
    ['within a phrase', '<p>یک <em>دو سه</em> چهار</p>', [0], 6, '<p>یک <em>دو |1|سه</em> چهار</p>'],
    ['before a phrase', '<p>یک <em>دو</em></p>', [0], 3, '<p>یک |1|<em>دو</em></p>'],
    ['behind a phrase', '<p><em>یک</em> دو <b>سه</b></p>', [0], 3, '<p><em>یک</em> |1|دو <b>سه</b></p>'],
    ['in the second block', '<p>یک</p>\n<p>دو</p>', [1], 0, '<p>یک</p>\n<p>|1|دو</p>'],
    [
      'in a block of a block',
      '<div><p>یک</p><p>دو سه</p></div>',
      [0, 1],
      3,
      '<div><p>یک</p><p>دو |1|سه</p></div>',
    ],
    [
      'before what is whole, however deep it begins there',
      '<div><p class="bayt"><span>یک</span> <span>دو</span></p><p class="bayt"><span>سه</span></p></div>',
      [0, 1, 0],
      0,
      '<div><p class="bayt"><span>یک</span> <span>دو</span></p>|1|<p class="bayt"><span>سه</span></p></div>',
    ],
    ['in the first block of one', '<div> <p>یک</p></div>', [0], 1, '<div> <p>|1|یک</p></div>'],
    [
      'in the first cell of a table',
      '<table><caption>ش</caption><tbody><tr><td>یک</td><td>دو</td></tr></tbody></table>',
      [0],
      0,
      '<table><caption>ش</caption><tbody><tr><td>|1|یک</td><td>دو</td></tr></tbody></table>',
    ],
    [
      'in the first entry of a list',
      '<ol>\n<li>یک</li>\n<li>دو</li></ol>',
      [0],
      0,
      '<ol>\n<li>|1|یک</li>\n<li>دو</li></ol>',
    ],
    [
      'before an image',
      '<p>یک</p><p><img src="a.png"></p>',
      [1, 0],
      0,
      '<p>یک</p><p>|1|<img src="a.png"></p>',
    ],
    ['before a line that parts sections', '<p>یک</p><hr>', [1], 0, '<p>یک</p>|1|<hr>'],
    ['before a drawing', '<svg><text>یک</text></svg>', [0], 0, '|1|<svg><text>یک</text></svg>'],
    [
      'before the image of a figure',
      '<figure><img src="a.png"><figcaption>یک</figcaption></figure>',
      [0],
      0,
      '<figure>|1|<img src="a.png"><figcaption>یک</figcaption></figure>',
    ],
    ['behind all text', '<p>یک</p>', [0], 2, '<p>یک|1|</p>'],
    ['where a block has no text', '<p></p>', [0], 0, '<p>|1|</p>'],
    ['where there is no such block', '<div><p>یک</p></div>', [0, 7], 0, '<div><p>|1|یک</p></div>'],
  ] as const)('stands %s', (_title, division, element, offset, expected) => {
    expect(marked(division, [[...element], offset])).toBe(expected);
  });

  it('counts no letters of what print has in other words', () => {
    const note = '<sup class="note-mark">۱۲</sup>';
    expect(marked(`<p>یک${note} دو سه</p>`, [[0], 6])).toBe(`<p>یک${note} دو |1|سه</p>`);
    expect(marked(`<p>یک${note}دو</p>`, [[0], 2])).toBe(`<p>یک${note}|1|دو</p>`);
    const reference = '<a class="page-reference">«بند»</a>';
    expect(marked(`<p>یک ${reference} دو</p>`, [[0], 4])).toBe(`<p>یک ${reference} |1|دو</p>`);
    expect(marked('<p>یک <a class="other">دو</a> سه</p>', [[0], 6])).toBe(
      '<p>یک <a class="other">دو</a> |1|سه</p>',
    );
  });

  it('stands beside others in one paragraph, each before its own word', () => {
    expect(marked('<p>یک دو <em>سه چهار</em></p>', [[0], 0], [[0], 3], [[0], 9])).toBe(
      '<p>|1|یک |2|دو <em>سه |3|چهار</em></p>',
    );
  });

  it('changes nothing in the division that it is put into', () => {
    const tree = fromHtml('<p>یک <em>دو</em></p>', { fragment: true });
    const before = structuredClone(tree);
    withPageBreaks(tree, printPages(mapOf([start([0], 0), start([0], 3)]), []), {
      ownToPrint: OWN_TO_PRINT,
      whole: [],
    });
    expect(tree).toEqual(before);
  });
});

describe('the pages of the print edition', () => {
  it('are those that something begins on, each with its folio', () => {
    const pages = printPages(mapOf([start([0], 0), null, start([1], 0)]), []);
    expect(pages.map(({ id, label }) => [id, label])).toEqual([
      ['pg1', '1'],
      ['pg3', '3'],
    ]);
  });

  it('are none where there is no print edition', () => {
    expect(printPages(undefined, [])).toEqual([]);
  });

  it.each([
    [['pg12'], 'pg-1'],
    [['pg1', 'pg-1'], 'pg--1'],
    [['pg', 'pgx', 'pg1a', 'xpg1', 'صفحه'], 'pg1'],
  ])('have ids that the book has not given: %j', (ids, first) => {
    expect(printPages(mapOf([start([0], 0)]), ids)[0]!.id).toBe(first);
  });
});
