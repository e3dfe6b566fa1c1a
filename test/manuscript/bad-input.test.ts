import { describe, expect, it } from 'vitest';
import { png } from '../hostile/samples.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

type Files = Parameters<typeof memoryWorld>[0];

async function messages(files: Files, only?: string): Promise<string[]> {
  const reading = await readBook(memoryWorld(files), only);
  const { book } = reading;
  const found = said(reading);
  // No book is made of what has an error.
  expect(book === undefined).toBe(found.some(({ severity }) => severity === 'error'));
  return found.map(
    ({ file, line, column, rule, severity, message }) =>
      `${file}:${line}:${column} ${severity} ${rule}: ${message}`,
  );
}

const text = '# عنوان\n\nمتن.\n';

/** The beginning of a drawing. */
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">';

/** title, the files, the messages that are expected: place, severity, rule, reason. */
const CASES: readonly [string, Files, readonly string[], string?][] = [
  ['an empty folder', {}, ['.:1:1 error manuscript-has-text: no Markdown file in this folder']],
  [
    'two columns in a report',
    { 'book.yaml': 'title: a\ncolumns: 2\n', '1.md': text },
    ['book.yaml:2:10 error columns-possible: only an article is set in two columns, and this is a report'],
  ],
  [
    'two columns in a theme that has none',
    { 'book.yaml': 'title: a\nkind: article\ntheme: book\ncolumns: 2\n', '1.md': text },
    ['book.yaml:4:10 error columns-possible: the theme «book» has no pages of two columns'],
  ],
  [
    'three columns',
    { 'book.yaml': 'title: a\nkind: article\ncolumns: 3\n', '1.md': text },
    ['book.yaml:3:10 error setting-valid: «columns»: invalid option: expected one of 1|2'],
  ],
  [
    'a YAML error',
    { 'book.yaml': 'title: "a\nauthor: b\n', '1.md': text },
    ['book.yaml:3:1 error yaml-parses: missing closing "quote'],
  ],
  [
    'an unknown key',
    { 'book.yaml': 'title: a\nautor: b\n', '1.md': text },
    ['book.yaml:2:1 error setting-known: unexpected key «autor», did you mean «author»?'],
  ],
  [
    'an unknown inner key',
    { 'book.yaml': 'title: a\npage:\n  sise: A5\n', '1.md': text },
    ['book.yaml:3:3 error setting-known: unexpected key «sise», did you mean «size»?'],
  ],
  [
    'an unknown key of an author, and of a part',
    {
      'book.yaml': 'title: a\nauthor: [b, {nam: c}]\nchapters:\n  - {part: d, chapter: [1.md]}\n',
      '1.md': text,
    },
    [
      'book.yaml:2:14 error setting-known: unexpected key «nam», did you mean «name»?',
      'book.yaml:4:15 error setting-known: unexpected key «chapter», did you mean «chapters»?',
    ],
  ],
  [
    'an author whose name is none',
    { 'book.yaml': 'title: a\nauthor: {name: 1}\n', '1.md': text },
    ['book.yaml:2:16 error setting-valid: «author.name»: invalid input: expected string, received number'],
  ],
  [
    'a style that is not there',
    { 'book.yaml': 'title: a\nstyle: x.css\n', '1.md': text },
    ['book.yaml:2:8 error setting-valid: style «x.css» is not in the book’s folder'],
  ],
  [
    'a chapter that is no text, beside another',
    { 'book.yaml': 'title: a\n', '1.md': text, '2.md': Uint8Array.from([97, 0xe9]) },
    ['2.md:1:2 error text-is-utf8: unexpected byte, expected UTF-8 text'],
  ],
  [
    'a wrong type',
    { 'book.yaml': 'title: a\ntoc-depth: deep\n', '1.md': text },
    ['book.yaml:2:12 error setting-valid: «toc-depth»: invalid input: expected number, received string'],
  ],
  [
    'a wrong page size',
    { 'book.yaml': 'title: a\npage:\n  size: huge\n', '1.md': text },
    [
      'book.yaml:3:9 error setting-valid: «page.size»: a format (جیبی، پالتویی، رقعی، وزیری، خشتی، رحلی، سلطانی، A4، A5، B5) or width and height, such as «145mm 215mm»',
    ],
  ],
  [
    'a chapter that is not there',
    { 'book.yaml': 'title: a\nchapters:\n  - 1.md\n  - 2.md\n', '1.md': text },
    ['book.yaml:4:5 error chapter-exists: chapter «2.md» is not in the book’s folder'],
  ],
  [
    'a heading that skips a level',
    { '1.md': '# عنوان\n\nمتن.\n\n### بند\n\nمتن.\n' },
    [
      '1.md:5:1 warning heading-level: unexpected heading of level 3, expected at most 2; it was set as one of level 2',
    ],
  ],
  [
    'chapters listed in another order than their names have',
    { 'book.yaml': 'title: a\nchapters: [2.md, 1.md]\n', '1.md': text, '2.md': text },
    ['book.yaml:2:18 warning chapter-order: «1.md» stands behind «2.md»'],
  ],
  [
    'front matter listed behind the body',
    {
      'book.yaml': 'title: a\nchapters: [text.md, foreword.md]\n',
      'text.md': text,
      'foreword.md': `---\nrole: front\n---\n${text}`,
    },
    ['book.yaml:2:21 warning chapter-order: «foreword.md» is front matter, but stands behind «text.md»'],
  ],
  [
    'chapters whose titles count otherwise',
    {
      '1.md': '# فصل اول: آب\n\nمتن.\n',
      '2.md': '# فصل سوم: خاک\n\nمتن.\n',
      '3.md': '# فصل دوم: باد\n\nمتن.\n',
    },
    [
      '2.md:1:1 warning chapter-order: «فصل سوم: خاک» follows «فصل اول: آب»',
      '3.md:1:1 warning chapter-order: «فصل دوم: باد» follows «فصل سوم: خاک»',
    ],
  ],
  [
    'chapters that are counted anew in each part, and beyond twenty',
    {
      'book.yaml':
        'title: a\nchapters:\n  - {part: یک, chapters: [a.md, b.md]}\n  - {part: دو, chapters: [c.md]}\n',
      'a.md': '# فصل بیست\u200cام\n\nمتن.\n',
      'b.md': '# فصل بیست و یکم\n\nمتن.\n',
      'c.md': '# فصل ۱\n\nمتن.\n',
    },
    [],
  ],
  [
    'a wrong ISBN',
    { 'book.yaml': 'title: a\nidentifier:\n  isbn: 978-600-119-125-2\n', '1.md': text },
    ['book.yaml:3:9 error isbn-valid: ISBN «978-600-119-125-2» has a wrong check digit or length'],
  ],
  [
    'a merge that nobody settled',
    { '1.md': `${text}\n<<<<<<< HEAD\nیکم.\n=======\nدوم.\n>>>>>>> branch\n\n\`\`\`\nکد\n\`\`\`\n` },
    [
      '1.md:5:1 error merge-is-settled: unexpected marker of a merge: «<<<<<<< HEAD»',
      '1.md:7:1 error merge-is-settled: unexpected marker of a merge: «=======»',
      '1.md:9:1 error merge-is-settled: unexpected marker of a merge: «>>>>>>> branch»',
    ],
  ],
  [
    'a merge beside another second title',
    { '1.md': `${text}\n<<<<<<< HEAD\n# دو\n>>>>>>> branch\n`, '2.md': `${text}\n# سه\n\nمتن.\n` },
    [
      '1.md:5:1 error merge-is-settled: unexpected marker of a merge: «<<<<<<< HEAD»',
      '1.md:7:1 error merge-is-settled: unexpected marker of a merge: «>>>>>>> branch»',
      '2.md:5:1 warning chapter-has-one-title: the file has 2 headings of the first level: all but the first become sections',
    ],
  ],
  [
    'a merge with its base, in the settings',
    {
      'book.yaml': 'title: a\n<<<<<<< ours\n||||||| base\n=======\n>>>>>>> theirs\n',
      '1.md': text,
    },
    [
      'book.yaml:2:1 error merge-is-settled: unexpected marker of a merge: «<<<<<<< ours»',
      'book.yaml:3:1 error merge-is-settled: unexpected marker of a merge: «||||||| base»',
      'book.yaml:4:1 error merge-is-settled: unexpected marker of a merge: «=======»',
      'book.yaml:5:1 error merge-is-settled: unexpected marker of a merge: «>>>>>>> theirs»',
    ],
  ],
  [
    'markers of a merge as an example, and what looks like them',
    { '1.md': `${text}\n\`\`\`\n<<<<<<< HEAD\n\`\`\`\n\nبند\n=======\n\n>>>>>>> نقل\n` },
    [
      '1.md:9:1 warning chapter-has-one-title: the file has 2 headings of the first level: all but the first become sections',
    ],
  ],
  [
    'a text without a title',
    { 'a.md': 'متن.\n' },
    ['a.md:1:1 warning book-has-title: the book has no title: its first words, «متن.», stand for it'],
    'a.md',
  ],
  [
    'a folder without a title',
    { '1.md': 'متن.\n' },
    ['book.yaml:1:1 warning book-has-title: the book has no title: its first words, «متن.», stand for it'],
  ],
  [
    'a chapter without a title',
    { 'book.yaml': 'title: a\n', '1.md': text, '2.md': 'متن.\n' },
    [
      '2.md:1:1 warning chapter-has-title: this chapter has no title: nothing stands above it, and in lists its first words, «متن.»',
    ],
  ],
  [
    'text before the first of several titles',
    { 'a.md': `---\ntitle: a\ntheme: report\n---\n\nمتن.\n\n${text}\n${text}` },
    [
      'a.md:6:1 warning chapter-has-title: this chapter has no title: nothing stands above it, and in lists its first words, «متن.»',
    ],
    'a.md',
  ],
  [
    'a long text without a heading',
    { 'a.md': `---\ntitle: a\n---\n\n${'واژه '.repeat(600)}\n` },
    ['a.md:5:1 warning text-has-headings: 600 words have no heading among them'],
    'a.md',
  ],
  [
    'a long text with one heading, and a short one with none',
    { 'a.md': `---\ntitle: a\n---\n\n## بند\n\n${'واژه '.repeat(600)}\n` },
    [],
    'a.md',
  ],
  [
    'text that is not UTF-8',
    { '1.md': Uint8Array.from([35, 32, 97, 10, 10, 98, 0xe3, 0xc7]) },
    ['1.md:3:2 error text-is-utf8: unexpected byte, expected UTF-8 text'],
  ],
  [
    'a missing image',
    { '1.md': `${text}\n![a](b.png)\n` },
    ['1.md:5:1 error image-exists: image «b.png» is not there'],
  ],
  [
    'an image outside, by ..',
    { '1.md': `${text}\n![a](../b.png)\n` },
    ['1.md:5:1 error image-inside: image «../b.png» lies outside the book’s folder'],
  ],
  [
    'an image outside, by file:',
    { '1.md': `${text}\n![a](file:///etc/b.png)\n` },
    ['1.md:5:1 error image-inside: unexpected file: address, expected a path in the book’s folder'],
  ],
  [
    'a remote image',
    { '1.md': `${text}\n![a](https://example.org/b.png)\n` },
    [
      '1.md:5:1 warning image-local: the image is not in the book’s folder; a frame with its address https://example.org/b.png stands in its place',
    ],
  ],
  [
    'an image that is none',
    { '1.md': `${text}\n![a](b.png)\n`, 'b.png': 'no' },
    ['1.md:5:1 error image-readable: image «b.png» is of a kind that no edition can show'],
  ],
  [
    'a drawing that is no XML',
    { '1.md': `${text}\n![a](b.svg)\n\n![a](b.svg)\n`, 'b.svg': `${svg}\n<rect a=b/></svg>` },
    ['b.svg:2:9 error drawing-readable: it is no well-formed XML: unquoted attribute value'],
  ],
  [
    'a drawing that does more than be drawn, shown twice',
    {
      '1.md': `${text}\n![a](b.svg)\n\n![a](b.svg)\n`,
      'b.svg': `${svg}\n<script>alert(1)</script></svg>`,
    },
    ['b.svg:2:1 warning drawing-inert: took out <script>'],
  ],
  [
    'a cover that does more than be drawn',
    {
      'book.yaml': 'title: a\ncover: c.svg\n',
      '1.md': `${text}\n![a](c.svg)\n`,
      'c.svg': `${svg}<set/></svg>`,
    },
    ['c.svg:1:62 warning drawing-inert: took out <set>'],
  ],
  [
    'a drawing longer than any wall',
    { '1.md': `${text}\n![a](b.svg)\n`, 'b.svg': `${svg.replace('height="1"', 'height="1000000"')}</svg>` },
    ['1.md:5:1 error image-within-limits: image «b.svg» is 1 by 1000000 pixels large'],
  ],
  [
    'an image of more pixels than memory',
    { '1.md': `${text}\n![a](b.png)\n`, 'b.png': png(60_000, 60_000) },
    ['1.md:5:1 error image-within-limits: image «b.png» is 60000 by 60000 pixels large'],
  ],
  ['a sheet of A0', { '1.md': `${text}\n![a](b.png)\n`, 'b.png': png(9933, 14_043) }, []],
  [
    'a script',
    { '1.md': `${text}\n<script>alert(1)</script>\n` },
    ['1.md:5:1 warning html-carried: <script> was left out with what is in it'],
  ],
  [
    'an event handler',
    { '1.md': `${text}\nمتن <b onerror="x()">b</b>\n` },
    ['1.md:5:5 warning html-carried: onerror= was taken off <b>'],
  ],
  [
    'an iframe',
    { '1.md': `${text}\n<iframe src="x"></iframe>\n` },
    ['1.md:5:1 warning html-carried: <iframe> was left out with what is in it'],
  ],
  [
    'links to headings whose spelling was mended, or is that of another tool',
    {
      '1.md': `${text}\n## سهم‌های مالیِ خانهٔ ۲\n\n[الف](#سهم-های-مالي-خانه-ی-2) [ب](#سهم‌های-مالی-خانهٔ-۲)\n\n## Notes\n\n[c](#Notes)\n`,
    },
    [],
  ],
  [
    'a link to either of two headings',
    { '1.md': `${text}\n## کتاب‌ها\n\n## کتاب ها\n\n[الف](#كتاب_ها)\n` },
    ['1.md:9:1 warning link-carried: nothing in the book has the id «كتاب_ها»; the link became its words'],
  ],
  [
    'a link that leads nowhere',
    { '1.md': `${text}\n[متن](#نیست)\n` },
    ['1.md:5:1 warning link-carried: nothing in the book has the id «نیست»; the link became its words'],
  ],
  [
    'a link to a missing chapter',
    { '1.md': `${text}\n[متن](9.md)\n` },
    [
      '1.md:5:1 warning link-carried: 9.md is no chapter; the link became its words, and a note with its address',
    ],
  ],
  [
    'a mark without a note',
    { '1.md': `${text}\nیک متن[^۱] دیگر\n` },
    ['1.md:5:7 error note-exists: mark «۱» has no note'],
  ],
  [
    'a note without a mark',
    { '1.md': `${text}\n[^۱]: پانوشت\n` },
    ['1.md:5:1 warning note-is-used: note «۱» has no mark'],
  ],
  [
    'two chapters with one id',
    { '1.md': `---\nid: x\n---\n${text}`, '2.md': `---\nid: x\n---\n${text}` },
    ['2.md:4:1 error id-unique: id «x» is given a second time'],
  ],
  [
    'two headings with one id',
    { '1.md': `${text}\n## a {#x}\n\n## b {#x}\n` },
    ['1.md:7:1 error id-unique: id «x» is given a second time'],
  ],
  [
    'an empty chapter',
    { '1.md': text, '2.md': '# عنوان\n' },
    ['2.md:1:1 warning chapter-has-text: unexpected empty chapter: it comes out as its title alone'],
  ],
  [
    'a second title',
    { '1.md': `${text}\n# دیگر\n` },
    [
      '1.md:5:1 warning chapter-has-one-title: the file has 2 headings of the first level: all but the first become sections',
    ],
  ],
  [
    'an unknown directive',
    { '1.md': `${text}\n:::poem\nمتن\n:::\n` },
    ['1.md:5:1 warning directive-known: unexpected directive «:::poem»'],
  ],
  [
    'an image without words',
    {
      '1.md': `${text}\n![](b.svg)\n`,
      'b.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    },
    ['1.md:5:1 warning image-has-alt: image without a text alternative'],
  ],
  [
    'a day that no calendar has',
    { 'book.yaml': 'title: a\ndate: 2026-02-31\n', '1.md': text },
    ['book.yaml:2:7 error setting-valid: «date»: there is no day «2026-02-31»'],
  ],
  [
    'a day that no calendar has, in the front matter of an article',
    { 'a.md': `---\ntitle: a\ndate: ۱۴۰۲-۱۲-۳۰\n---\n${text}` },
    ['a.md:3:7 error setting-valid: «date»: there is no day «1402-12-30»'],
    'a.md',
  ],
  [
    'control characters in text and settings',
    { 'book.yaml': 'title: "a\\u0007b"\n', '1.md': '# عنوان\n\nمت\u0001ن\u000bو\u0001\n' },
    [
      'book.yaml:1:8 warning text-is-printable: unexpected character U+0007',
      '1.md:3:3 warning text-is-printable: unexpected character U+0001',
      '1.md:3:5 warning text-is-printable: unexpected character U+000B',
    ],
  ],
  [
    'an id on two blocks',
    { '1.md': `${text}\nیک {#x}\n\nدو {#x}\n` },
    ['1.md:7:1 error id-unique: id «x» is given a second time'],
  ],
  [
    'a wrong key of front matter',
    { 'a.md': `---\ntitel: a\n---\n${text}` },
    ['a.md:2:1 error setting-known: unexpected key «titel», did you mean «title»?'],
    'a.md',
  ],
];

describe('bad input', () => {
  it.each(CASES)('says where and why: %s', async (_title, files, expected, only) => {
    expect(await messages(files, only)).toEqual(expected);
  });

  it('names the nearest known key', async () => {
    const { messages } = await readBook(memoryWorld({ 'book.yaml': 'title: a\nautor: b\n', '1.md': text }));
    expect(messages[0]!.expected).toEqual(['author']);
  });

  it('names the attributes that a directive may have', async () => {
    const reading = await readBook(
      memoryWorld({ '1.md': `${text}\n:en[a]{#b} و :::aside\n\n:::aside{x=y}\nمتن\n:::\n` }),
    );
    const [message] = said(reading).filter(({ line }) => line === 7);
    expect(message).toMatchObject({
      message: 'unexpected attribute «x» of «aside»',
      note: 'it was passed over; known are id, class, lang',
      expected: ['id', 'class', 'lang'],
    });
  });

  it('names the nearest known directive, and what becomes of a fence that closes nothing', async () => {
    const reading = await readBook(memoryWorld({ '1.md': `${text}\n:::vers\nمتن\n:::\n\n::::\n` }));
    expect(said(reading)).toMatchObject([
      { line: 5, column: 1, endColumn: 8, expected: ['verse'] },
      { line: 9, column: 1, endColumn: 5, note: expect.stringContaining('needs a longer fence') },
    ]);
    expect(reading.messages.map(({ actual }) => actual)).toEqual(['vers', undefined]);
  });

  it('takes what only looks like a directive as text', async () => {
    expect(await messages({ '1.md': `${text}\nگفت:سلام و ۱۲:۳۰\n` })).toEqual([]);
  });
});
