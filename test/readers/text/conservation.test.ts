import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfTree } from '../../../scripts/readers/letters.ts';
import { readPlainText } from '../../../scripts/readers/text/read-text.ts';
import { readAgain, signs } from '../markdown.ts';

/** Whether all signs are among some others, in their order. */
function areAmong(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const sign of all) if (sign === some[at]) at += 1;
  return at === some.length;
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
        'o\t',
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
    'یادداشت‌ها',
    'نویسنده: سارا کریمی / پژوهشگر',
    'تاریخ: ۱۴۰۲/۳/۱۲',
    'عنوان | سارا کریمی / پژوهشگر',
    'منابع',
    'نتیجه‌گیری:',
    'فصل دوم',
    'جدول ۱: بارش',
    'https://example.org/a(b)',
    ':ar[متن] :quran[متن]{#id}',
    ':::verse',
    '$x$ ==y== ~z~ [^1] <b>',
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
  it('are all in the tree or counted anew, and no others; those of the tree keep their order, but for notes', () => {
    fc.assert(
      fc.property(fc.oneof(text, wrapped), (written) => {
        const { tree, replaced } = readPlainText(written);
        const inTree = signs(textOfTree(tree));
        expect([...inTree, ...signs(replaced)].sort()).toEqual([...signs(written)].sort());
        expect(signs(readAgain(tree))).toEqual(inTree);
        if (!tree.children.some(({ type }) => type === 'footnoteDefinition'))
          expect(areAmong(inTree, signs(written))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
