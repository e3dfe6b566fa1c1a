import { describe, expect, it } from 'vitest';
import { visit } from '../../scripts/book/visit.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

/** Where a link in `docs/city/two.md` leads, and what is said of it. */
async function followed(link: string) {
  const reading = await readBook(
    memoryWorld({
      'docs/SUMMARY.md':
        '- [a](README.md)\n- [b](city/README.md)\n- [c](city/two.md)\n- [d](2021-03-02-train.md)\n',
      'docs/README.md': '# خانه\n\n## مقدمه\n\nمتن.\n',
      'docs/city/README.md': '# شهر\n\n## مقدمه\n\nمتن.\n',
      'docs/city/two.md': `# دوم\n\n## Old Town!\n\n## مقدمه\n\n[متن](${link}).\n`,
      'docs/2021-03-02-train.md': '# قطار\n\nمتن.\n',
    }),
  );
  const { book } = reading;
  let url: string | undefined;
  visit(book!.chapters[2]!.tree, 'link', (node) => {
    url = node.url;
  });
  return {
    url,
    says: said(reading).map(({ rule, message }) => `${rule}: ${message}`),
  };
}

describe('a link as other tools write it', () => {
  it.each([
    ['../README.md', '#خانه'],
    ['../', '#خانه'],
    ['/', '#خانه'],
    ['README.md', '#شهر'],
    ['./', '#شهر'],
    ['/city/', '#شهر'],
    ['/city/two', '#دوم'],
    ['two.html', '#دوم'],
    ['/docs/city/two.md', '#دوم'],
    ['%74wo.md', '#دوم'],
    ['/2021/03/02/train.html', '#قطار'],
    ['../train.md', '#قطار'],
    // The heading of that chapter, though another has the id.
    ['README.md#مقدمه', '#مقدمه-2'],
    ['../README.md#مقدمه', '#مقدمه'],
    ['#مقدمه', '#مقدمه-3'],
    ['#old-town', '#old-town'],
    ['/city/two/?id=old-town', '#old-town'],
  ])('leads to a chapter, or to its heading: %s', async (link, url) => {
    expect(await followed(link)).toEqual({ url, says: [] });
  });

  it('leads to the beginning of a chapter that has no such heading', async () => {
    expect(await followed('../README.md#هیچ')).toEqual({
      url: '#خانه',
      says: ['link-carried: nothing in that chapter has the id «هیچ»; the link leads to its beginning'],
    });
  });

  it('becomes its words where it leads nowhere', async () => {
    expect(await followed('../../data/a.csv')).toEqual({
      url: undefined,
      says: [
        'link-carried: ../../data/a.csv is no chapter; the link became its words, and a note with its address',
      ],
    });
  });
});
