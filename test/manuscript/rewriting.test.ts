import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { visitAll } from '../../scripts/book/visit.ts';
import { Rewriting } from '../../scripts/manuscript/markdown/rewriting.ts';

/** A text in words, each of which is kept, or becomes another. */
const words = fc.array(
  fc.record({
    text: fc.constantFrom('یک ', 'دو\n', '*سه* ', 'A\n\n', '`ب` '),
    put: fc.option(fc.constantFrom('', 'x', 'یی\n', '> ')),
  }),
  { maxLength: 12 },
);

describe('a text in our own signs', () => {
  it('has the places of the text as it was written', () => {
    fc.assert(
      fc.property(words, (all) => {
        const written = all.map(({ text }) => text).join('');
        let at = 0;
        const edits = all.flatMap(({ text, put }) => {
          const edit = { start: at, end: at + text.length, text: put ?? '' };
          at += text.length;
          return put === null ? [] : [edit];
        });
        const rewriting = new Rewriting(written, edits);
        expect(rewriting.source).toBe(all.map(({ text, put }) => put ?? text).join(''));
        const tree = fromMarkdown(rewriting.source);
        rewriting.settle(tree, written);
        visitAll(tree, ({ position }) => {
          const { start, end } = position!;
          expect(start.offset).toBeLessThanOrEqual(end.offset!);
          expect(end.offset).toBeLessThanOrEqual(written.length);
          expect(written.slice(0, start.offset).split('\n')).toHaveLength(start.line);
        });
      }),
    );
  });

  it('leaves what is not changed where it is', () => {
    const rewriting = new Rewriting('!!! note "عنوان"', [
      { start: 0, end: 10, text: ':::note[' },
      { start: 15, end: 16, text: ']' },
    ]);
    expect(rewriting.source).toBe(':::note[عنوان]');
    const tree = fromMarkdown(rewriting.source);
    rewriting.settle(tree, '!!! note "عنوان"');
    expect(tree.position).toMatchObject({ start: { offset: 0 }, end: { offset: 16 } });
  });
});
