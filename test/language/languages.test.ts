import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageText } from '../../scripts/house/package-files.ts';
import { frontFolio } from '../../scripts/language/abjad.ts';
import { formatDate, isoDate, readDate } from '../../scripts/language/calendar.ts';
import { formatNumber, nativeDigits } from '../../scripts/language/digits.ts';
import { directionOf } from '../../scripts/language/direction.ts';
import { LANGUAGES, languageNamed } from '../../scripts/language/languages.ts';
import { ordinal } from '../../scripts/language/ordinals.ts';
import { labelsOf } from '../../scripts/render/labels.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { CASES_FOLDER, casesOf } from './cases.ts';

/** The styles of lists by the digits of a language (CSS Counter Styles 3, 6.1). */
const LIST_STYLES = { arabext: 'persian', arab: 'arabic-indic' } as const;

it('have their cases, each', () => {
  expect(readdirSync(CASES_FOLDER).sort()).toEqual(LANGUAGES.map(({ tag }) => `${tag}.yml`).sort());
});

it('are found by their tags alone', () => {
  expect(() => languageNamed('tlh')).toThrow(RangeError);
});

describe.each(LANGUAGES.map((language) => [language.tag, language] as const))('%s', (tag, language) => {
  const cases = casesOf(tag);
  const each = (one: Readonly<Record<string, string>>) => Object.entries(one);

  it('is the language of its tag', () => {
    expect(languageNamed(tag)).toBe(language);
    expect(new Intl.Locale(tag).maximize().script).toBe(language.script);
    expect(language.bibliographicCode).toBe(cases.code);
    expect(Intl.Collator.supportedLocalesOf(language.collation)).toEqual([language.collation]);
  });

  it('runs in its direction', () => {
    expect(language.direction).toBe(cases.direction);
    expect(directionOf(tag)).toBe(cases.direction);
  });

  it.each(each(cases.numbers))('writes %s as %s', (value, written) => {
    expect(formatNumber(Number(value), language)).toBe(written);
  });

  it.each(each(cases.texts))('shows «%s» as «%s»', (text, shown) => {
    expect(nativeDigits(text, language)).toBe(shown);
    expect(nativeDigits(shown, language)).toBe(shown);
  });

  it.each(each(cases.ordinals))('has for chapter %s «%s»', (value, word) => {
    expect(ordinal(Number(value), language)).toBe(word);
  });

  it.each(each(cases.folios))('has for page %s of the front matter «%s»', (value, folio) => {
    expect(frontFolio(Number(value), language)).toBe(folio);
  });

  it.each(cases.dates)('prints $written ($calendar) as «$printed»', ({ written, calendar, iso, printed }) => {
    const date = readDate(written, language, calendar)!;
    expect([isoDate(date), formatDate(date, language, calendar)]).toEqual([iso, printed]);
  });

  it('has twelve months of each calendar, each once', () => {
    const { months } = language.dates;
    for (const names of Object.values(months)) expect(new Set(names).size).toBe(12);
    expect(
      Object.values(months)
        .flat()
        .filter((name) => name.trim() !== name || name === ''),
    ).toEqual([]);
  });

  it('has a word for everything', () => {
    const blank = Object.entries({ ...language.words, ...language.shelf }).filter(([, word]) => !word.trim());
    expect(blank).toEqual([]);
  });

  it('sorts names by its alphabet', async () => {
    const files = Object.fromEntries(
      [...cases.sorted].reverse().map((name) => [`${name}.md`, `# ${name}\n\nx\n`]),
    );
    const { book } = await readBook(memoryWorld({ 'book.yaml': `title: A\nlanguage: ${tag}\n`, ...files }));
    expect(book!.chapters.map(({ title }) => title)).toEqual(cases.sorted);
  });

  it('names the parts of a book', async () => {
    const { book } = await readBook(
      memoryWorld({
        'book.yaml': `title: T\nlanguage: ${tag}\nnumbering: sections\n`,
        '1.md': '---\nrole: front\nid: a\n---\n# A\n\nx\n',
        '2.md': '# B\n\nx\n',
        '3.md': `---\nid: c\n---\n# C\n\n## D {#d}\n\n${language.tableCaption}: x {#t}\n\n| x |\n|---|\n| y |\n`,
      }),
    );
    const { words, number, reference, caption } = labelsOf(book!);
    const { contents } = words;
    expect({
      contents,
      chapter: reference('c'),
      section: number([2, 1]),
      table: caption('t'),
      reference: reference('a'),
    }).toEqual(cases.labels);
  });

  it('has lists with its own digits', () => {
    const { numbering } = language;
    const rule = new RegExp(`ol:lang\\(${tag}\\)[^{}]*\\{ list-style-type: ([\\w-]+); \\}`);
    const style = rule.exec(packageText('styles/base.css'))?.[1];
    expect(style).toBe(numbering === 'latn' ? undefined : LIST_STYLES[numbering]);
  });
});
