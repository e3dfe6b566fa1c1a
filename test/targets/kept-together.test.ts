import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, it } from 'vitest';
import { keptTogether } from '../../scripts/targets/kept-together.ts';

const html = unified().use(rehypeStringify).freeze();
const treeOf = (html: string) => fromHtml(html, { fragment: true }) as Root;

/** What stands in an element that no line ends in is shown in brackets. */
const shown = (written: string) =>
  html.stringify(keptTogether(treeOf(written))).replace(/<span class="unbroken">(.*?)<\/span>/gs, '[$1]');

it.each([
  ['a range', 'سال‌های ۱۲۹۰–۱۲۹۵ و ۳–۵.', 'سال‌های [۱۲۹۰–۱۲۹۵] و [۳–۵].'],
  [
    'an abbreviation and its number',
    '(بنگرید به ص. ۱۲ و ج. ۳؛ صص. ۴–۹)',
    '(بنگرید به [ص. ۱۲] و [ج. ۳]؛ [صص. ۴–۹])',
  ],
  ['one of several letters and its word', 'ر.ک. فصل دوم و ق.م. ۳', '[ر.ک. فصل] دوم و [ق.م. ۳]'],
  ['a number and its foreign unit', 'با ۵۰ <bdi dir="ltr">Hz</bdi>.', 'با [۵۰ <bdi dir="ltr">Hz</bdi>].'],
  [
    'what stands in other elements',
    '<em>۱–۲ و <bdi>14: 79–106</bdi></em>',
    '<em>[۱–۲] و <bdi>14: [79–106]</bdi></em>',
  ],
])('keeps together %s', (_, written, kept) => {
  expect(shown(`<p>${written}</p>`)).toBe(`<p>${kept}</p>`);
});

it.each([
  ['the end of a sentence', 'با او. دیگران و کتاب. ۳ بار'],
  ['a number with many parts', '۹۷۸-۶۰۰-۱۱۹ و ۱–۲–۳–۴ و ۱۲۳۴۵۶–۲'],
  ['a number and a word', 'با ۵۰ <bdi dir="ltr">Hertzes</bdi> و ۲۵ <em>kg</em>'],
  ['code', '<code>a. 1–2</code>'],
])('leaves alone %s', (_, written) => {
  expect(shown(`<p>${written}</p>`)).toBe(`<p>${written}</p>`);
});

it('changes nothing in the tree that it is given', () => {
  const tree = treeOf('<p>۱–۲ و ۵ <bdi>Hz</bdi></p>');
  const before = structuredClone(tree);
  keptTogether(tree);
  expect(tree).toEqual(before);
});
