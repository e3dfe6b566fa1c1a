import { describe, expect, it } from 'vitest';
import { MessageList, silent } from '../../scripts/diagnostics/report.ts';
import { withinTime } from '../../scripts/diagnostics/within-time.ts';
import { render } from '../../scripts/render/render.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { saidWhile } from '../said.ts';

/** Texts whose reading takes time or depth without bounds: title, text, `line rule` of what is said (nothing where it is a book). */
const TEXTS: readonly [string, string, string?][] = [
  ['emphasis that never ends', '*a_ '.repeat(20_000), '3 text-within-limits'],
  ['strong emphasis that never ends', '**a __b '.repeat(10_000), '3 text-within-limits'],
  ['strikethrough that never ends', '~a~~ '.repeat(20_000), '3 text-within-limits'],
  ['emphasis in a cell', `| ${'*a_ '.repeat(5000)} |\n|---|\n| a |`, '3 text-within-limits'],
  ['a thousand paragraphs with marks', '*a* _b_ ~~c~~\n\n'.repeat(1000)],
  ['as many marks as are allowed', '*a* '.repeat(990)],
  ['quotations 5,000 deep', `${'>'.repeat(5000)} a`, '3 text-within-limits'],
  ['quotations and lists 2,000 deep', `${'> 1. '.repeat(2000)} a`, '3 text-within-limits'],
  [
    'lists 1,000 deep',
    Array.from({ length: 1000 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'),
    '103 text-within-limits',
  ],
  [
    'lists as deep as are allowed',
    Array.from({ length: 100 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'),
  ],
  [
    'directives 2,000 deep',
    `${':::aside\n'.repeat(2000)}a\n${':::\n'.repeat(2000)}`,
    '103 text-within-limits',
  ],
  ['directives one after another', ':::aside\na\n:::\n\n'.repeat(2000)],
  ['40 bullets in one line, two spaces behind each', `:::aside\na\n:::\n\n${'-  '.repeat(40)}a\n`],
  ['emphasis 500 deep', `${'*'.repeat(1000)}c${'*'.repeat(1000)}`, '3 text-within-limits'],
  ['elements 5,000 deep in one block', `${'<div>'.repeat(5000)}a`, '3 text-within-limits'],
  ['elements 5,000 deep in one line', `a ${'<b>'.repeat(5000)}a`, '3 text-within-limits'],
  ['elements one after another', '<b>a</b> <br> '.repeat(2000)],
  ['20,000 tags that are none', '<a '.repeat(20_000)],
  ['20,000 brackets', '['.repeat(20_000), '3 text-within-limits'],
  ['as many brackets as are allowed', `${'['.repeat(200)}a${']'.repeat(200)}`],
  ['5,000 items with links, and no line between', '- [a](http://a.example) *b*\n'.repeat(5000)],
  [
    '30,000 notes',
    `a${'[^1]'}\n\n${Array.from({ length: 30_000 }, (_, at) => `[^${at}]: n`).join('\n')}`,
    '20005 text-within-limits',
  ],
  ['a formula 3,000 deep', `$${'\\frac{'.repeat(3000)}a${'}{b}'.repeat(3000)}$`, '3 math-valid'],
];

describe('a text without bounds', () => {
  it.each(TEXTS)('is refused, or read, in time: %s', { timeout: 60_000 }, async (_title, text, said) => {
    const { book, messages } = await readBook(memoryWorld({ '1.md': `# عنوان\n\n${text}\n` }));
    const errors = messages.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ place, rule }) => `${place.start.line} ${rule}`)).toEqual(said ? [said] : []);
    if (!said) expect(render(book!, silent).divisions.length).toBeGreaterThan(0);
  });

  it('is told to be too deep where only what shows it finds that out', async () => {
    const notes = Array.from({ length: 5000 }, (_, at) => `[^${at}]: n[^${at + 1}]`).join('\n\n');
    const { book, files, messages } = await readBook(
      memoryWorld({ '1.md': `# عنوان\n\nمتن[^0]\n\n${notes}\n\n[^5000]: n\n` }),
    );
    const told = new MessageList(messages);
    const { report } = told;
    if (book) expect(withinTime(files[0]!, report, 'render', () => render(book, report))).toBeUndefined();
    expect(told.all.map(({ rule }) => rule)).toEqual(['text-within-limits']);
  });
});

describe('a step of the work', () => {
  const where = { path: '1.md', value: '# a\n\nb\n' };

  it('ends when its time is up', () => {
    const forever = () => {
      for (;;);
    };
    const says = saidWhile((report) => {
      expect(withinTime(where, report, 'read', forever, 0.2)).toBeUndefined();
    });
    expect(says.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'done-in-time: reading the text took longer than 0.2 s',
    ]);
  });

  it('gives what it makes, and throws what it throws, also one within another', () => {
    const told = new MessageList();
    const { report } = told;
    const within = () => withinTime(where, report, 'check', () => 1)! + 1;
    expect(withinTime(where, report, 'read', within)).toBe(2);
    expect(() =>
      withinTime(where, report, 'read', () => {
        throw new TypeError('own');
      }),
    ).toThrow(new TypeError('own'));
    expect(told.all).toEqual([]);
  });

  it('that is a template of the book ends too', { timeout: 60_000 }, async () => {
    const { book } = await readBook(
      memoryWorld({ '1.md': '# a\n\nb\n', 'templates/imprint.ejs': '<% for (;;); %>' }),
    );
    const says = saidWhile((report) => {
      expect(render(book!, report).divisions.length).toBeGreaterThan(1);
    });
    expect(says.map(({ rule }) => rule)).toEqual(['done-in-time']);
  });
});
