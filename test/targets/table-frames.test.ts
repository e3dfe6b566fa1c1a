import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { expect, it } from 'vitest';
import type { Rendering } from '../../scripts/render/render.ts';
import { frameTables, isWideAndLow } from '../../scripts/targets/table-frames.ts';

const table = (columns: number, rows: number, cell = '<td>۱</td>') =>
  `<table>${`<tr>${cell.repeat(columns)}</tr>`.repeat(rows)}</table>`;
const treeOf = (html: string) => fromHtml(html, { fragment: true }) as Root;
const isSo = (html: string) => isWideAndLow(treeOf(html).children[0] as Element);

it('takes a table for wide by its columns, joined ones too, and for low by its rows', () => {
  expect(isSo(table(6, 12))).toBe(true);
  expect(isSo(table(3, 2, '<td colspan="2">۱</td>'))).toBe(true);
  expect(isSo(table(5, 2))).toBe(false);
  // It would not be divided over pages.
  expect(isSo(table(6, 13))).toBe(false);
});

it('puts those into frames that the keyboard reaches, each with a name, wherever they stand', () => {
  const labels = {
    caption: (id: string) => (id === 't' ? 'جدول ۱' : undefined),
    words: { table: 'جدول' },
    digits: String,
  } as unknown as Rendering['labels'];
  const tree = treeOf(`<figure id="t">${table(6, 1)}</figure><div>${table(7, 1)}</div>${table(2, 1)}`);
  frameTables(tree, { labels }, isWideAndLow);
  const [figure, block, narrow] = tree.children as Element[];
  const frames = [figure!, block!].map(({ children }) => children[0] as Element);
  expect(frames.map(({ tagName }) => tagName)).toEqual(['div', 'div']);
  expect(frames.map(({ properties }) => [properties['ariaLabel'], properties['tabIndex']])).toEqual([
    ['جدول ۱', 0],
    ['جدول (1)', 0],
  ]);
  expect(frames.map(({ children }) => (children[0] as Element).tagName)).toEqual(['table', 'table']);
  expect(narrow!.tagName).toBe('table');
});
