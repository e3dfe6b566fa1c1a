import { describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { ignoresOf } from '../../scripts/manuscript/markdown/ignores.ts';
import { parseMarkdown } from '../../scripts/manuscript/markdown/parse.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';

/** What each comment of a text exempts: its rules, and the text that it is for. */
function ignored(text: string) {
  return ignoresOf(parseMarkdown({ path: '', value: text }, SYNTAXES, silent)).map(
    ({ rules, start, end, comment }) => ({
      rules: rules.join(' '),
      of: [...text].filter((_, at) => start <= at && at < end).join(''),
      comment: text.slice(comment.start, comment.end),
    }),
  );
}

describe('a comment that exempts text from rules', () => {
  it.each([
    ['the block below it', '<!-- warraq-ignore a -->\nیک *دو*\n\nسه', 'a', 'یک *دو*'],
    [
      'the block below it, also across a blank line',
      '<!-- warraq-ignore a -->\n\n- یک\n- دو\n\nسه',
      'a',
      '- یک\n- دو',
    ],
    [
      'the paragraph that it stands in',
      'صفر\n\nیک <!-- warraq-ignore a --> دو',
      'a',
      'یک <!-- warraq-ignore a --> دو',
    ],
    [
      'the paragraph, from within emphasis',
      'یک *دو <!-- warraq-ignore a -->*',
      'a',
      'یک *دو <!-- warraq-ignore a -->*',
    ],
    ['the heading', '# یک <!-- warraq-ignore a -->\n\nدو', 'a', '# یک <!-- warraq-ignore a -->'],
    ['the cell', '| یک <!-- warraq-ignore a --> | دو |\n|---|---|', 'a', '| یک <!-- warraq-ignore a --> '],
    ['a block of a quotation', '> <!-- warraq-ignore a -->\n>\n> یک\n>\n> دو', 'a', 'یک'],
    [
      'the file, wherever it stands',
      'یک\n\n<!-- warraq-ignore-file a -->\n',
      'a',
      'یک\n\n<!-- warraq-ignore-file a -->\n',
    ],
    ['all rules, where it names none', '<!-- warraq-ignore -->\n\nیک', '', 'یک'],
    ['several rules', '<!--warraq-ignore a, b،c\n d-->\n\nیک', 'a b c d', 'یک'],
    ['nothing but itself at the end', 'یک\n\n<!-- warraq-ignore a -->', 'a', '<!-- warraq-ignore a -->'],
  ])('is for %s', (_title, text, rules, of) => {
    expect(ignored(text)).toEqual([{ rules, of, comment: expect.stringMatching(/^<!--[^>]*-->$/) }]);
  });

  it('may give a reason, of several lines, with colons', () => {
    expect(ignored('<!-- warraq-ignore a b: چنین\nاست: آری -->\n\nیک')[0]!.rules).toBe('a b');
  });

  it.each([
    '<!-- warraq-ignored a -->\n\nیک',
    '<!-- warraq-ignore-files a -->\n\nیک',
    '<!-- یک warraq-ignore a -->\n\nیک',
    '<b>warraq-ignore a</b>',
    '`<!-- warraq-ignore a -->`',
  ])('is no other: %s', (text) => {
    expect(ignored(text)).toEqual([]);
  });
});
