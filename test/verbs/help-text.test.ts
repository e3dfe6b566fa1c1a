import { describe, expect, it } from 'vitest';
import { fitted } from '../../scripts/warraq/help-text.ts';

const TEXT = `
A manuscript is data: nothing in it runs,
and nothing is loaded.

Say so:
  <!-- warraq-ignore: as the poet has it -->
Examples:
  warraq build         make all
  warraq build article.md -f pdf --out editions
`;

describe('what stands behind the options of a command', () => {
  it('is filled to the width of the terminal, but for what is typed', () => {
    expect(fitted(TEXT, 30)).toBe(`
A manuscript is data: nothing
in it runs, and nothing is
loaded.

Say so:
  <!-- warraq-ignore: as the poet has it -->
Examples:
  warraq build
      make all
  warraq build article.md -f pdf --out editions
`);
  });

  it('keeps what is isolated in one line, and counts no mark of direction', () => {
    expect(fitted('الف \u2066warraq check\u2069 ب‌پ', 18)).toBe('الف \u2066warraq check\u2069\nب‌پ');
    expect(fitted('\u2067الف ب‌پ\u2069', 6)).toBe('\u2067الف ب‌پ\u2069');
  });
});
