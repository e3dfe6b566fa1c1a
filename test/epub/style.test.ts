import { describe, expect, it } from 'vitest';
import { withoutTokens } from '../../scripts/targets/epub/style.ts';

describe('a style sheet for readers that know no custom properties', () => {
  it.each([
    ['has what a token stands for', ':root{--text-size : 1em}p{margin:var(--text-size)}', 'p{margin:1em}'],
    [
      'has the last of several',
      ':root {--a: 1em; --b:2em }p{margin:var(--a) var(--b)}:root{--a:3em}',
      'p{margin:3em 2em}',
    ],
    ['has what a token of tokens stands for', ':root{--a:var(--b) x;--b:y}p{font:var(--a)}', 'p{font:y x}'],
    ['keeps a token that an element has', 'p{--c:1px;margin:var(--c)}', 'p{--c:1px;margin:var(--c)}'],
    ['takes the root of all for no rule of its own', ':root{}p{}\n:root { --a: b }', 'p{}\n'],
  ])('%s', (_title, css, expected) => {
    expect(withoutTokens(css)).toBe(expected);
  });

  it('ends where tokens stand for each other', () => {
    expect(withoutTokens(':root{--a:var(--b);--b:var(--a)}p{margin:var(--a)}')).toMatch(
      /^p\{margin:var\(--[ab]\)\}$/,
    );
  });
});
