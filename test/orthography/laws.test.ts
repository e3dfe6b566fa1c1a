import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedId, slug } from '../../scripts/language/slug.ts';
import { apply, inverted, placesBefore } from '../../scripts/orthography/edits.ts';
import { unfixed } from '../../scripts/orthography/fix.ts';
import { check as checkText, fix as fixText } from '../../scripts/verbs/check-text.ts';
import { runs } from '../runs.ts';

/** Words, marks, spaces and Markdown, in any order: more faults than any author makes. */
const PIECES = [
  ...[
    'می',
    'نمی',
    'کنند',
    'کرده',
    'اند',
    'است',
    'کتاب',
    'ها',
    'های',
    'خانه',
    'ای',
    'ی',
    'تر',
    'ترین',
    'مهم',
    'كتاب',
    'مي',
  ],
  ...[
    'ۀ',
    'قبلا',
    'بعنوان',
    'بین',
    'المللی',
    'بی',
    'نظیر',
    'می‌رود',
    'علی‌اکبر',
    'کـتاب',
    'دوست',
    'الف',
    'و',
    'به',
  ],
  ...[
    '\u200c',
    '\u200c\u200c',
    ' ',
    ' ',
    ' ',
    '  ',
    '\t',
    '\u00a0',
    '\n',
    '\u200f',
    '\u200e',
    '\u00ad',
    '\u200b',
  ],
  ...[
    '.',
    '،',
    '؛',
    '؟',
    '!',
    ':',
    ',',
    ';',
    '?',
    '...',
    '…',
    '"',
    '“',
    '”',
    '«',
    '»',
    '(',
    ')',
    '[',
    ']',
    '-',
    '/',
    '%',
  ],
  ...[
    '۱۲',
    '12',
    '٤',
    '3.5',
    '1,000',
    '12:30',
    '2020',
    'OSCE',
    'H2O',
    'a',
    'COVID-19',
    'a@b.ir',
    'https://a.ir/b',
  ],
  ...[
    '*',
    '**',
    '_',
    '`',
    '`می کنند`',
    '[متن ها](a b)',
    '[متن ,ها](x.md)',
    '![می کنند](a.png "کتاب ها")',
    '[^1]',
    '<b>',
    '</b>',
  ],
  ...['&nbsp;', '&amp;', '\\*', '\\', '{#id}', '$x$', ':en[می کنند]', '<!-- می کنند -->', '~~', '|'],
];
const LINES = [
  '\n\n',
  '\n> ',
  '\n- ',
  '\n\n## ',
  '\n\n1. ',
  '\n\n```\nمی کنند ها\n```\n\n',
  '\n\n:::verse\nمی کنند\n:::\n\n',
  '\n\n| a | می کنند |\n|---|---|\n| کتاب ها | 12 |\n\n',
];

const paragraph = fc
  .array(
    fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.constantFrom(...LINES) },
    ),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(''));

/** Any code point that a text may have: the `binary` of fast-check makes a table of all of them first, each time. */
const codePoint = fc
  .integer({ max: 0x10ffff - 0x800, min: 0 })
  .map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));

/** Numbers in fast-check's report lead to the same texts again. */
const RUNS = { numRuns: runs(150) };

describe('the laws of mending', () => {
  it('mends in one go: a second time changes nothing', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        const once = fixText(text).text;
        expect(fixText(once).text).toBe(once);
      }),
      RUNS,
    );
  });

  it('keeps what links to a heading go by', () => {
    const words = PIECES.filter((piece) => /^[\p{L}\p{M}\p{N}\u200c]+$/u.test(piece));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }), (title) => {
        const heading = `## ${title.join(' ')}`;
        expect(foldedId(slug(fixText(heading).text))).toBe(foldedId(slug(heading)));
      }),
      RUNS,
    );
  });

  it('leads back: without its changes the text is the source', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        expect(unfixed(fixText(text))).toBe(text);
      }),
      RUNS,
    );
  });

  it('leaves what is exempt as it is', () => {
    const exempt =
      /`[^`\n]*می کنند`|<!-- می کنند -->|:en\[می کنند\]|https:\/\/a\.ir\/b|a@b\.ir|COVID-19|H2O|```\nمی کنند ها\n```/g;
    const inside = fc.constantFrom(
      '`می کنند`',
      '<!-- می کنند -->',
      ':en[می کنند]',
      'https://a.ir/b',
      'a@b.ir',
      'COVID-19',
      'H2O',
    );
    const plain = fc.constantFrom(
      'می کنند',
      'کتاب ها',
      'قبلا',
      '12',
      '"متن"',
      ',',
      ' ؟',
      '(متن )',
      '**مهم تر**',
      '\n\n',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, inside)), (pairs) => {
        const text = pairs.map(([a, b]) => `${a} ${b} `).join('');
        expect(fixText(text).text.match(exempt)).toEqual(text.match(exempt));
      }),
      RUNS,
    );
  });

  it('bears any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint, maxLength: 60 }), paragraph, (any, text) => {
        const whole = text.slice(0, 20) + any + text.slice(20);
        expect(() => checkText(whole)).not.toThrow();
        expect(unfixed(fixText(whole))).toBe(whole);
      }),
      RUNS,
    );
  });

  it('says places within the text, in order', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        let last = 0;
        for (const { start, end, edits } of checkText(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          for (const edit of edits) expect(edit.end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
      RUNS,
    );
  });
});

describe('the advice of rules', () => {
  const SPELLINGS = [
    'می‌گیرد میگیرد سیستم‌های سیستمهای کتاب‌ها کتابها بزرگ‌تر بزرگتر بیش‌تر بیشتر نرم‌افزار نرمافزار مسئول مسؤول تأخیر تاخیر خانه‌ای خانهای'.split(
      ' ',
    ),
    [
      'می گیرد',
      'سیستم های',
      'کتاب ها',
      'بزرگ تر',
      'بیش تر',
      'نرم افزار',
      'خانه ای',
      'كتابها',
      'كتاب ها',
      'می‌ گیرد',
    ],
  ].flat();

  it('never goes against another rule', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SPELLINGS), { minLength: 2, maxLength: 20 }), (words) => {
        const found = checkText(`${words.join('، ')}.`);
        for (const { rule, expected } of found)
          if (rule === 'mixed-spelling') for (const advice of expected) expect(checkText(advice)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('changes', () => {
  const changes = fc
    .tuple(fc.string(), fc.array(fc.tuple(fc.nat(12), fc.nat(3), fc.string({ maxLength: 3 }))))
    .map(([text, gaps]) => {
      let at = 0;
      const edits = [];
      for (const [gap, length, by] of gaps) {
        const start = at + gap;
        const end = start + length;
        if (end > text.length) break;
        edits.push({ start, end, text: by });
        at = end + 1;
      }
      return { text, edits };
    });

  it('have an inverse', () => {
    fc.assert(
      fc.property(changes, ({ text, edits }) => {
        const after = apply(text, edits);
        expect(apply(after, inverted(text, edits))).toBe(text);
      }),
    );
  });

  it('say where each place was: what no change touched stands there', () => {
    fc.assert(
      fc.property(changes, ({ text, edits }) => {
        const after = apply(text, edits);
        const placed = placesBefore(edits);
        const own = inverted(text, edits);
        for (let place = 0; place < after.length; place += 1) {
          const change = own.findIndex(({ start, end }) => start <= place && place < end);
          if (change < 0) expect(text[placed(place)]).toBe(after[place]);
          else expect(edits.map(({ start }) => start)).toContain(placed(place));
        }
        expect(placed(after.length)).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
