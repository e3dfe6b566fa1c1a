import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { unfixed } from '../../scripts/orthography/fix.ts';
import { check, fix, remarkOrthography } from '../../scripts/verbs/check-text.ts';

describe('the library', () => {
  it('finds faults with their places, reasons and changes', () => {
    expect(check('او می رود.')).toMatchObject([
      {
        rule: 'zwnj-mi',
        kind: 'safe',
        severity: 'warning',
        start: 3,
        end: 9,
        actual: 'می رود',
        expected: ['می‌رود'],
        edits: [{ start: 5, end: 6, text: '\u200c' }],
      },
    ]);
  });

  it('mends, says what it mended, and leads back', () => {
    const fixed = fix('*كتاب ها* و `كتاب ها`');
    expect(fixed.text).toBe('*کتاب‌ها* و `كتاب ها`');
    expect(fixed.fixed.map(({ rule }) => rule).sort()).toEqual(['arabic-letters', 'zwnj-ha']);
    expect(unfixed(fixed)).toBe('*كتاب ها* و `كتاب ها`');
  });

  it('does what it is told: rules, ezafe, words', () => {
    expect(check('كتاب ها', { rules: { 'zwnj-ha': 'off', 'arabic-letters': 'error' } })).toMatchObject([
      { rule: 'arabic-letters', severity: 'error' },
    ]);
    expect(fix('خانه ی ما', { ezafe: 'ye' }).text).toBe('خانه‌ی ما');
    expect(fix('خانه ی ما').text).toBe('خانهٔ ما');
    expect(check('شرکت مي رود', { words: ['مي رود'] })).toEqual([]);
  });
});

describe('the remark plugin', () => {
  const lint = async (text: string, options?: Parameters<typeof remarkOrthography>[0]) => {
    const file = new VFile({ path: 'a.md', value: text });
    const processor = unified().use(remarkParse).use(remarkDirective).use(remarkOrthography, options);
    await processor.run(processor.parse(file), file);
    return file.messages;
  };

  it('puts messages on the file as remark-lint does', async () => {
    const [message, ...others] = await lint('# متن\n\nاو می رود.\n');
    expect(others).toEqual([]);
    expect(message).toMatchObject({ ruleId: 'zwnj-mi', source: 'warraq', line: 3, column: 4, fatal: false });
  });

  it('knows comments, and says which exempt nothing', async () => {
    const text = '<!-- warraq-ignore zwnj-mi: چنین -->\nاو می رود.\n';
    expect((await lint(`${text}\n`)).map(({ ruleId }) => ruleId)).toEqual([]);
    expect((await lint(text.replace('می رود', 'آمد'))).map(({ ruleId }) => ruleId)).toEqual([
      'ignore-is-used',
    ]);
  });

  it('leaves verse alone', async () => {
    expect(await lint(':::verse\nكتاب ها\n:::\n')).toEqual([]);
  });
});
