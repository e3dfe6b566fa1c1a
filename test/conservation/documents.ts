import fc, { type Arbitrary } from 'fast-check';

/**
 * Random manuscripts: all markup there is, with hostile neighbours. What is content and what is markup can be told by the letters:
 * content is written in Persian letters, Latin capitals and digits, all else in small Latin letters, which are not compared.
 */

const WORDS = 'سلام کتاب می‌رود خانهٔ قُلْ لا اسلامی پژوهش گچ OSCE NZZ А Ж کْ ۲ ۳۴ ٥٦ 89 2.5 ۱۲٫۵٪'.split(' ');

/** What Markdown, HTML or a template could take for its own. */
const HOSTILE = [
  ...'۲:۱ ساعت۹:۰۵ نام:علی A_B*C ]]> [ ] ( ) : :: { } {ب} % | < > & && ; # ! ? * ** _ ~ ~~ ` `` ^ \\ / = - — + " \' « » … @ ، ؛ ؟'.split(
    ' ',
  ),
  ...[
    '<ب>',
    'A<B',
    'A>B',
    '<3',
    '&amp;',
    '&ب;',
    '&#1705;',
    '&#',
    '&nbsp;',
    '[^',
    '![',
    ')[',
    '[]',
    '[x]',
    '<%',
    '%>',
    '{{',
    '}}',
  ],
  ...['--', '---', ':heart:', '==', '[[', ']]', '<t>', '{{< x >}}', '{% x %}', '{-}'],
  ...['A:B', ':ب', 'ب:', '۲:۱:۳', ':en', ':fa[', ':::x', '::x[ب]', '{#', '{.', '{page}', 'A%B'],
  ...[
    '\\*',
    '\\[',
    '\\:',
    '\\<',
    '\u200c',
    '\u200f',
    '\u00a0',
    '\u0640',
    '😀',
    '\u064b',
    'É',
    '،،',
    '﴿',
    '﴾',
    ' www.a.b ',
    ' a@b.c ',
  ],
];

const word = fc.constantFrom(...WORDS);
const hostile = fc.constantFrom(...HOSTILE);
const join = fc.constantFrom(' ', ' ', ' ', '', '\n', '  \n', '\\\n');
/** A run that has nothing to open or close: for where a bracket would end what is around. */
const plain = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

/** What is between two dollars may be a formula. */
const dollars = fc.constantFrom('$', '$$', '$A$', '۵$', 'B$C', '$%A$', '$A_B$ و $C$');

const { line } = fc.letrec<{ line: string; piece: string }>((tie) => ({
  line: fc.array(fc.tuple(tie('piece'), join), { minLength: 1, maxLength: 5 }).map((pieces) =>
    pieces
      .map(([piece, between]) => piece + between)
      .join('')
      .trim(),
  ),
  piece: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    { arbitrary: word, weight: 120 },
    { arbitrary: hostile, weight: 100 },
    { arbitrary: dollars, weight: 1 },
    { arbitrary: wrapped(tie('line') as Arbitrary<string>), weight: 40 },
    {
      arbitrary: fc.constantFrom(
        '[^n1]',
        '[^n2]',
        '[^n3]',
        '<br>',
        '<!-- c -->',
        '<!---->',
        '<https://a.b/c?d=e>',
      ),
      weight: 6,
    },
  ),
}));

/** Markup around a line. */
function wrapped(inner: Arbitrary<string>): Arbitrary<string> {
  const around: readonly (readonly [string, string])[] = [
    ['*', '*'],
    ['**', '**'],
    ['_', '_'],
    ['~~', '~~'],
    ['`', '`'],
    ['[', '](https://a.b/c "d")'],
    ['[', '](<https://a.b/c d> (e))'],
    ['[', '][r]'],
    ['[', ']{.c}'],
    [':en[', ']'],
    [':ar[', ']{.c}'],
    [':fa[', ']'],
    [':quran[', ']'],
    ['==', '=='],
    ['~', '~'],
    ['^', '^'],
    ['[[a|', ']]'],
    ['<b>', '</b>'],
    ['<span lang="de" title="t">', '</span>'],
    ['«', '»'],
    ['(', ')'],
    ['"', '"'],
    ['', '{.c}'],
    ['<!-- ', ' -->'],
  ];
  return fc.tuple(fc.constantFrom(...around), inner).map(([[open, close], text]) => open + text + close);
}

/** Lines with something before each: a quotation, an entry of a list. */
const indented = (first: string, others: string) => (block: string) =>
  block
    .split('\n')
    .map((text, index) => (index === 0 ? first : text === '' && others.trim() === '' ? '' : others) + text)
    .join('\n');

/** A block between fences that are longer than those in it. */
function fenced(name: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/:+/g) ?? []).map(({ length }) => length));
  const fence = ':'.repeat(longest + 1);
  return `${fence}${name}\n${text}\n${fence}`;
}

const cell = line.map((text) => text.replace(/\s*\n/g, ' '));
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  )
  .map(([captioned, rows]) => {
    const [head, ...others] = rows as [string[], ...string[][]];
    const parting = row(head.map(() => ':-:'));
    return `${captioned ? 'table: ' : ''}\n\n${[row(head), parting, ...others.map(row)].join('\n')}`.trimStart();
  });

const one = line.map((text) => text.replace(/\s*\n\s*/g, ' '));
const leaf: Arbitrary<string> = fc.oneof(
  { arbitrary: line, weight: 6 },
  {
    arbitrary: fc
      .tuple(fc.constantFrom('##', '###'), one, fc.constantFrom('', ' {.c}'))
      .map((parts) => parts.join(' ')),
    weight: 1,
  },
  {
    arbitrary: fc.tuple(one, fc.constantFrom('\n---', '\n***', '')).map((parts) => parts.join('')),
    weight: 1,
  },
  {
    arbitrary: fc
      .tuple(fc.constantFrom('```', '~~~~'), line)
      .map(([fence, text]) => `${fence}js x\n${text}\n${fence}`),
    weight: 1,
  },
  { arbitrary: line.map(indented('    ', '    ')), weight: 1 },
  { arbitrary: table, weight: 1 },
  { arbitrary: fc.tuple(one, one).map(([term, meaning]) => `${term}\n: ${meaning}`), weight: 1 },
  { arbitrary: line.map((text) => indented('> [!note]\n> ', '> ')(text)), weight: 1 },
  {
    arbitrary: fc
      .tuple(plain, fc.constantFrom('', '{.c}', ' {.c .d}'))
      .map(([text, own]) => `![alt](f.svg "${text}")${own}`),
    weight: 1,
  },
  { arbitrary: one.map((text) => `<div class="c">${text}</div>`), weight: 1 },
  {
    arbitrary: fc
      .tuple(one, line)
      .map(([short, long]) => `<details><summary>${short}</summary>\n\n${long}\n\n</details>`),
    weight: 1,
  },
  {
    arbitrary: fc.constantFrom('$$A + B$$', '$$\nA\n$$', '---', '[s]: https://a.b "t"', '<!-- c\n\nd -->'),
    weight: 1,
  },
);

const { block } = fc.letrec<{ block: string; blocks: string }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n')),
  block: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    { arbitrary: leaf, weight: 5 },
    { arbitrary: tie('blocks').map((text) => indented('> ', '> ')(text as string)), weight: 1 },
    {
      arbitrary: fc
        .tuple(fc.constantFrom('- ', '* ', '2. ', '۲. ', '٣) ', '- [x] ', '- [ ] '), tie('blocks'))
        .map(([mark, text]) => indented(mark, ' '.repeat(mark.indexOf(' ') + 1))(text as string)),
      weight: 2,
    },
    {
      arbitrary: fc
        .tuple(
          fc.constantFrom('aside', 'epigraph', 'latin', 'latin{.c lang=de}', 'aside[l]', 'note', 'tip[l]'),
          tie('blocks'),
        )
        .map(([name, text]) => fenced(name, text as string)),
      weight: 2,
    },
    {
      arbitrary: fc
        .array(fc.tuple(fc.nat({ max: 3 }), one), { minLength: 1, maxLength: 4 })
        .map((lines) =>
          fenced('verse{.c}', lines.map(([indent, text]) => ' '.repeat(indent) + text).join('\n')),
        ),
      weight: 1,
    },
  ),
}));

const note = fc
  .oneof(
    { arbitrary: line.map((text) => [text]), weight: 3 },
    { arbitrary: fc.array(block, { minLength: 1, maxLength: 2 }), weight: 1 },
  )
  .map((blocks) => indented('', '    ')(blocks.join('\n\n')));

/** A manuscript of one chapter. */
export const manuscripts: Arbitrary<string> = fc
  .tuple(one, fc.array(block, { minLength: 1, maxLength: 4 }), fc.tuple(note, note, note), fc.nat({ max: 5 }))
  .map(([title, blocks, notes, place]) => {
    const [first, ...others] = notes.map((text, index) => `[^n${index + 1}]: ${text}`);
    const all = [`# ک ${title}`, ...blocks.slice(0, place), first, ...blocks.slice(place), ...others];
    return `${all.join('\n\n')}\n\n[r]: https://a.b\n`;
  });
