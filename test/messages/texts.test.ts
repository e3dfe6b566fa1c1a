import { describe, expect, it } from 'vitest';
import { check } from '../../scripts/verbs/check-text.ts';
import { en } from '../../scripts/warraq/texts/en.ts';
import { fa } from '../../scripts/warraq/texts/fa.ts';

/** What functions of the texts are called with, until one of these suits them. */
const ARGUMENTS: readonly unknown[] = [
  17,
  ['سرو'],
  { count: 17, of: 'pages' },
  'check',
  { fault: 'damaged', said: 'سرو' },
  { host: 'سرو', type: 'سرو', code: 'سرو', most: 17, status: 17, megabytes: 17, seconds: 17 },
];

/** All texts by their paths; those that are functions, for some arguments. */
function textsOf(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, filled(value as (...all: unknown[]) => unknown)]];
  return Object.entries(value as object).flatMap(([key, one]) => textsOf(one, `${path}.${key}`));
}

function filled(text: (...all: unknown[]) => unknown): string {
  for (const one of ARGUMENTS)
    try {
      const made = String(text(...Array.from({ length: 4 }, () => one)));
      if (!/undefined|NaN|ناعدد/.test(made)) return made;
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
    }
  throw new Error('no argument suits this text');
}

const persian = textsOf(fa);

describe('the texts of the command', () => {
  it('are the same in both languages', () => {
    expect(persian.map(([path]) => path)).toEqual(textsOf(en).map(([path]) => path));
  });

  it.each(persian)('are written as our own rules ask for: %s', (_, text) => {
    // Examples stand in columns.
    const prose = text.replace(/ {2,}/g, ' ').replaceAll('17', '۱۷');
    expect(check(prose).map(({ rule, reason }) => `${rule}: ${reason}`)).toEqual([]);
  });

  it.each(persian)('have their code between backticks: %s', (_, text) => {
    const plain = text.replace(/`[^`]*`|«[^»]*»/g, '');
    expect(
      plain.replace(/\b(?:PDF|EPUB 3|EPUB|JSON|OCFL 1\.1|ONIX 3\.0|SSH|URI|BagIt|RFC 8493|OPDS 2)\b/g, ''),
    ).not.toMatch(/[a-z]/i);
  });
});
