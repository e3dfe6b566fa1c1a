import type { List, Nodes, Paragraph } from 'mdast';
import { describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { parseMarkdown } from '../../scripts/manuscript/markdown/parse.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';

const parse = (text: string) => parseMarkdown({ path: '', value: text }, SYNTAXES, silent).children;
const shape = (node: Nodes): unknown =>
  'children' in node ? [node.type, ...node.children.map(shape)] : 'value' in node ? node.value : node.type;

describe('what Persian breaks in Markdown', () => {
  it.each(['۱. یک\n۲. دو', '١) یک\n٢) دو', '1. یک\n2. دو'])('reads «%s» as one ordered list', (text) => {
    const [list, ...rest] = parse(text) as [List];
    expect(rest).toEqual([]);
    expect([list.type, list.ordered, list.start, list.children.length]).toEqual(['list', true, 1, 2]);
  });

  it('keeps the first number, and the places of the source', () => {
    const [list] = parse('۱۲. یک') as [List];
    expect(list.start).toBe(12);
    expect((list.children[0]!.children[0] as Paragraph).position!.start.column).toBe(5);
  });

  it('reads nested lists, and leaves digits in text and code alone', () => {
    expect(parse('۱. یک\n   - زیر\n۲. دو').map(shape)).toEqual([
      [
        'list',
        ['listItem', ['paragraph', 'یک'], ['list', ['listItem', ['paragraph', 'زیر']]]],
        ['listItem', ['paragraph', 'دو']],
      ],
    ]);
    expect(parse('متن\n۱۲. ادامه').map(shape)).toEqual([['paragraph', 'متن\n۱۲. ادامه']]);
    expect(parse('```\n۱. x\n```').map(shape)).toEqual(['۱. x']);
    expect(parse('متن\n٤').map(shape)).toEqual([['paragraph', 'متن\n٤']]);
    expect(parse('متن\n> ۲۰۲۰ متن').map(shape)).toEqual([
      ['paragraph', 'متن'],
      ['blockquote', ['paragraph', '۲۰۲۰ متن']],
    ]);
  });

  it.each([
    ['**«متن»**ها', [['strong', '«متن»'], 'ها']],
    ['**آیا؟**نه', [['strong', 'آیا؟'], 'نه']],
    ['*می*\u200cرود', [['emphasis', 'می'], '\u200cرود']],
    ['«**متن**»ها', ['«', ['strong', 'متن'], '»ها']],
    ['این،**آن**', ['این،', ['strong', 'آن']]],
    ['۲ * ۳ * ۴', ['۲ * ۳ * ۴']],
  ])('sets emphasis in «%s»', (text, expected) => {
    expect(parse(text).map(shape)).toEqual([['paragraph', ...expected]]);
  });

  it('takes Persian labels and ids', () => {
    expect(parse('متن[^یک]\n\n[^یک]: پانوشت').map((node) => node.type)).toEqual([
      'paragraph',
      'footnoteDefinition',
    ]);
    const [heading] = parse('## عنوان {#نشانی .ویژه}');
    expect(heading!.data!.hProperties).toEqual({ id: 'نشانی', className: ['ویژه'] });
    expect(shape(heading!)).toEqual(['heading', 'عنوان']);
  });
});

describe('what is only looked for where it can be', () => {
  const cell = (text: string) => ['tableCell', text];

  it.each([
    ['نام | سال\n--- | ---\nیک | دو\n\u00a0 | سه', 3],
    ['نام\n:-', 1],
    ['متن\n\n|نام|\r\n|-|\r\n|یک|', 2],
    ['> نام | سال\n> -- | --\n> یک | دو', 2],
    ['- نام | سال\n  -|-\n  یک | دو', 2],
  ])('finds the rows of a table in «%s»', (text, rows) => {
    const found = JSON.stringify(parse(text).map(shape)).match(/"tableRow"/g);
    expect(found).toHaveLength(rows);
  });

  it('takes no table for one whose head nothing parts from its rows', () => {
    expect(parse('نام | سال\nیک | دو').map(shape)).toEqual([['paragraph', 'نام | سال\nیک | دو']]);
    expect(parse('|نام|\n|-|\n\n|یک|').map(shape)).toEqual([
      ['table', ['tableRow', cell('نام')]],
      ['paragraph', '|یک|'],
    ]);
  });

  it.each(['www.example.com', 'WWW.example.com', 'a@example.com', 'www&#46;example.com'])(
    'makes a link of «%s»',
    (text) => {
      expect(parse(`نشانی: ${text}`).map(shape)).toEqual([
        ['paragraph', 'نشانی: ', ['link', text.replace('&#46;', '.')]],
      ]);
    },
  );
});
