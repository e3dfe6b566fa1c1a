import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { type ReadText, readPlainText } from '../../../scripts/readers/text/read-text.ts';

/** Letters and digits in their order, digits as ASCII ones. */
function signs(text: string): string {
  const ascii = text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
  return (ascii.match(/[\p{L}\p{N}\p{M}]/gu) ?? []).join('');
}

/** What a tree says, with the numbers that Markdown counts by itself. */
function said(node: Nodes, tables = { count: 0 }): string {
  if (node.type === 'footnoteReference') return numberOf(node.label!);
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  if (node.type === 'footnoteDefinition')
    return numberOf(node.label!) + node.children.map((child) => said(child, tables)).join('');
  if (node.type === 'list')
    return node.children
      .map(
        (item, index) =>
          (node.ordered ? String(node.start! + index) : '') +
          item.children.map((child) => said(child, tables)).join(''),
      )
      .join('');
  const text = node.children.map((child) => said(child, tables)).join('');
  return node.type === 'paragraph' && /^جدول: /.test(text) ? text.replace(':', String(++tables.count)) : text;
}

/** The number of a note; its label begins with that of its run. */
function numberOf(label: string): string {
  return label.replace(/^\d+-/, '');
}

function all({ head, tree }: ReadText): string {
  const people = head.authors.map(({ name, affiliation = '' }) => name + affiliation);
  return [head.title ?? '', ...people, ...head.translators, head.date ?? '', said(tree)].join('');
}

const word = fc.constantFrom(
  'باران',
  'می‌آید',
  'کتاب',
  'رفت',
  'و',
  'شهر',
  'در',
  '۱۴۰۱',
  'بزرگ',
  'Paper',
  'H2O',
  'قدیمی',
  'گفت',
  'سمرقند',
  'قُلّه',
);
const sentence = (least: number, most: number) =>
  fc.array(word, { minLength: least, maxLength: most }).map((words) => words.join(' '));
const digit = fc
  .integer({ min: 1, max: 12 })
  .map((number) => String(number).replace(/\d/g, (one) => String.fromCharCode(0x6f0 + Number(one))));
const line = fc.oneof(
  sentence(12, 60).map((text) => `${text}.`),
  sentence(1, 6),
  fc
    .tuple(digit, sentence(1, 8), fc.constantFrom('. ', '- ', ') ', '-', '.'))
    .map(([number, text, sign]) => number + sign + text),
  fc
    .tuple(
      fc.constantFrom(
        '• ',
        '- ',
        '– ',
        '* ',
        '> ',
        '    ',
        '## ',
        'الف) ',
        'فصل اول: ',
        'فصل ',
        '[۱] ',
        '[۲] ',
        '(۱) ',
      ),
      sentence(1, 20),
    )
    .map(([sign, text]) => sign + text),
  fc
    .tuple(
      sentence(3, 7),
      fc.constantFrom('\t', ' *** ', ' / ', '      ', ' | ', ' [۱] ', '[۲]', ' (۱) '),
      sentence(3, 7),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '',
    '',
    '---',
    '***',
    '=====',
    'مقدمه',
    'منابع',
    'نتیجه‌گیری:',
    'فصل دوم',
    'جدول ۱: بارش',
    'https://example.org/a(b)',
    'a@example.org،',
    '۱.۲. بخش',
    '[۱]',
    '۱.',
    '-',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const text = fc
  .array(line, { maxLength: 30 })
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\n\n').map((end) => lines.join(end)));
/** A text whose paragraphs are wrapped at one width. */
const wrapped = fc
  .array(sentence(10, 60), { minLength: 2, maxLength: 8 })
  .map((paragraphs) => paragraphs.map((paragraph) => paragraph.replace(/(.{50,64}) /g, '$1\n')).join('\n\n'));

describe('the letters and digits of a plain text', () => {
  const runs = { numRuns: 300 };
  it('are all in the tree, and no others', () => {
    fc.assert(
      fc.property(fc.oneof(text, wrapped), (written) => {
        const sorted = (one: string) => [...signs(one)].sort().join('');
        expect(sorted(all(readPlainText(written)))).toBe(sorted(written));
      }),
      runs,
    );
  });

  it('keep their order, but for notes', () => {
    fc.assert(
      fc.property(fc.oneof(text, wrapped), (written) => {
        const read = readPlainText(written);
        fc.pre(read.counts.note === 0);
        expect(signs(all(read))).toBe(signs(written));
      }),
      runs,
    );
  });
});
