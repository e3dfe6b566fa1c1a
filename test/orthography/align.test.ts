import { describe, expect, it } from 'vitest';
import { align } from '../../scripts/orthography/align.ts';

describe('a text in its source', () => {
  it.each([
    ['a sign of quotations that is text, at the end', '&\n>', '&amp;\n    > '],
    ['one with a line below it', '&\n>\nb', '&amp;\n    > \nb'],
    ['one with words behind it', '&\n> b', '&amp;\n    > b'],
    ['lines of a quotation', '&\nb\n> c', '&amp;\n> b\n>     > c'],
  ])('is found: %s', (_, value, source) => {
    const segments = align(value, source, 0, source.trimEnd().length, 0, 0);
    expect(segments).toBeDefined();
    const found = segments!.map(({ from, size, source: at, length }) =>
      size === length ? source.slice(at, at + length) : value.slice(from, from + size),
    );
    expect(found.join('')).toBe(value);
  });

  it('ends where its node does: what stands behind a line end is of the next', () => {
    expect(align('&\n', '&amp;\n   *b*', 0, 6, 0, 0)?.at(-1)).toMatchObject({ source: 5, length: 1 });
  });
});
