import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LANGUAGES } from '../../scripts/language/languages.ts';

const SCRIPTS = join(import.meta.dirname, '../../scripts');

/** Rooms and files that name a language beside its record, and why they must. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'book/message.ts': 'the languages that warraq speaks itself',
  'diagnostics/': 'the languages that warraq speaks itself',
  'orthography/': 'the rules of spelling are those of Persian, and say so in both languages',
  'readers/report/': 'the languages that warraq speaks itself',
  'readers/article-head.ts': 'keys of the settings, `abstract-en`: what is English stands apart',
  'readers/html/to-markdown.ts': 'names of markup, `:ar[…]`: what a page marks so becomes that',
  'syntax/*/rules.ts': 'rules of markup have their words in both',
  'syntax/captions/syntax.ts': 'words that one piece of markup alone has stand in its record',
  'syntax/phrases/syntax.ts':
    'names of markup, `:en[…]`, which the manual of style lists; the Qur’an is in Arabic',
  'targets/pdf/profile.ts': 'an option of a format has its words in both',
  'targets/web/format.ts': 'an option of a format has its words in both',
  'verbs/catalogue/do-job.ts': 'the report of a catalogue is in English',
  'verbs/import':
    'its report is in English if nothing else is asked for; files stand in the order of Persian, whose rules of spelling it knows',
  'verbs/make-edition.ts': 'the record of a build is in English',
  'verbs/preview/': 'the languages that warraq speaks itself',
  'warraq/': 'the languages that warraq speaks itself',
};

const tags = LANGUAGES.map(({ tag }) => tag).join('|');
/** The tag of a language as a text, as a key, in the alternatives of a pattern, in the name of a file; its record, imported. */
const NAMED = [
  `'(?:${tags})(?:-[\\w-]+)?'`,
  `(?:^|[{,])\\s*(?:${tags}): `,
  `[(|](?:${tags})\\|`,
  `\\.(?:${tags})\\.\\w+[\`']`,
  `language/(?:${tags})\\.ts'`,
];
const PATTERN = new RegExp(NAMED.join('|'), 'm');

it('a language is named in its record, and nowhere else', () => {
  const naming = (readdirSync(SCRIPTS, { recursive: true }) as string[])
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('language/'))
    .filter((path) => PATTERN.test(readFileSync(join(SCRIPTS, path), 'utf8')))
    .map((path) => path.replace(/^syntax\/[^/]+\/rules\.ts$/, 'syntax/*/rules.ts'));
  const excepted = (path: string) => Object.keys(EXCEPTIONS).find((begin) => path.startsWith(begin));
  expect(naming.filter((path) => !excepted(path))).toEqual([]);
  expect([...new Set(naming.map(excepted))].sort()).toEqual(Object.keys(EXCEPTIONS).sort());
});

it.each([
  "language === 'fa'",
  "['fa-IR']",
  "const CODES = { fa: 'per' };",
  "  ckb: 'kur',",
  '/^(fa|ar)$/',
  '/^(xx|ar|he)$/',
  "packageText('readme.fa.ejs')",
  "import { fa } from '../language/fa.ts';",
])('would find %s', (line) => {
  expect(PATTERN.test(line)).toBe(true);
});

it.each(["'far'", '// as `fa-x-at-map`', "import { flat } from './fa-te.ts';", 'near: 1, car: 2'])(
  'would leave %s alone',
  (line) => {
    expect(PATTERN.test(line)).toBe(false);
  },
);
