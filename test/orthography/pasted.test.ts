import { describe, expect, it } from 'vitest';
import { check as checkText, fix as fixText } from '../../scripts/verbs/check-text.ts';

/** What comes from a word processor or a spreadsheet by way of the clipboard. */
describe('a table that was pasted', () => {
  const TABLE = '| نام | سال | شهر |\n| --- | --- | --- |\n| سارا |  | تهران |\n| رضا | ۱۳۷۰ | قم |';

  it('is said to be one, and offered in Markdown; none of its tabs is touched', () => {
    const text = 'نام\tسال\tشهر\nسارا\t\tتهران\nرضا\t۱۳۷۰\tقم\n';
    expect(checkText(text)).toMatchObject([
      {
        rule: 'space-run',
        kind: 'report',
        start: 0,
        end: text.length - 1,
        reason: expect.stringMatching(/^3 lines with columns: .* table/),
        expected: [TABLE],
        edits: [],
      },
    ]);
    expect(fixText(text).text).toBe(text);
  });

  it.each([
    ['with each row a paragraph', 'نام\tسال\n\nسارا\t۱۳۶۵\n\nرضا\t۱۳۷۰\n'],
    ['with columns made of spaces', 'نام     سال\nسارا    ۱۳۶۵\nرضا     ۱۳۷۰\n'],
    ['below a line of text', 'فهرست نام‌ها:\nنام\tسال\nسارا\t۱۳۶۵\n'],
    ['in a list', '- نام\tسال\n  سارا\t۱۳۶۵\n'],
    ['with a bar and code in a cell', 'نام | نشان\tسال\n`a`\t۱۳۶۵\n'],
    ['which is a poem in two columns', 'آب از سر چشمه\tتا دل دریا\nباد از سر کوه\tتا دل صحرا\n'],
  ])('keeps its tabs %s', (_, text) => {
    expect(fixText(text).text).toBe(text);
    expect(checkText(text).filter(({ rule }) => rule === 'space-run')).not.toEqual([]);
  });

  it('keeps bars and hidden code out of the cells that are offered', () => {
    const [found] = checkText('نام | نشان\tسال\n`a`\t۱۳۶۵\n');
    expect(found!.expected).toEqual(['| نام \\| نشان | سال |\n| --- | --- |\n| … | ۱۳۶۵ |']);
  });

  it('is offered without the lines around it, and not at all with lines among its rows', () => {
    const rows = 'نام\tسال\nسارا\t۱۳۶۵';
    const table = '| نام | سال |\n| --- | --- |\n| سارا | ۱۳۶۵ |';
    expect(checkText(`فهرست نام‌ها:\n${rows}\nپایان فهرست`)).toMatchObject([
      { actual: rows, expected: [table] },
    ]);
    expect(checkText('نام\tسال\nسارا کریمی\nرضا\t۱۳۷۰')).toMatchObject([{ rule: 'space-run', expected: [] }]);
  });

  it('is no matter of a tab in running text', () => {
    expect(fixText('متن با\tیک جهش.\n\nمتن دیگر.\n').text).toBe('متن با یک جهش.\n\nمتن دیگر.\n');
  });
});

describe('notes that were pasted', () => {
  const marks = (text: string) =>
    checkText(text)
      .filter(({ rule }) => rule === 'note-mark')
      .map(({ actual, expected }) => [actual, expected[0]]);

  it('are told by their marks, which no rule parts from their words', () => {
    const text = 'پیدایش وب1 و شبکه2 را دیدیم.\n\nدر انجمن3 گفتند.\n';
    expect(marks(text)).toEqual([
      ['وب1', 'وب[^1]'],
      ['شبکه2', 'شبکه[^2]'],
      ['انجمن3', 'انجمن[^3]'],
    ]);
    expect(fixText(text).text).toBe(text);
  });

  it('are told by their list, with a mark whose number is in it', () => {
    expect(marks('دربارهٔ شبکه2 گفته‌اند.\n\n[1] نام کتاب\n\n[2] نام کتاب\n')).toEqual([
      ['شبکه2', 'شبکه[^2]'],
      ['[1]', '[^1]: …'],
    ]);
  });

  it('are no list of sources', () => {
    expect(marks('متن [1] و [2].\n\n## منابع\n\n[1] نام کتاب\n\n[2] نام کتاب\n')).toEqual([]);
  });
});

it('finds the text before code that begins a line of a list or a quotation', () => {
  expect(fixText('- او می رود،\n  سپس\n  `code` را\n').text).toBe('- او می‌رود،\n  سپس\n  `code` را\n');
  expect(fixText('> (او می رود\n> و\n> `code`)\n').text).toBe('> (او می‌رود\n> و\n> `code`)\n');
});
