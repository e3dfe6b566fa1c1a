import { describe, expect, it } from 'vitest';
import type { FormatOption } from '../../scripts/book/format-option.ts';
import { readBook } from '../../scripts/manuscript/read.ts';
import type { ReadOptions } from '../../scripts/manuscript/read-options.ts';
import { recordedOptions, recordFrom, versionChanges } from '../../scripts/vault/edition/record.ts';
import { memoryWorld } from '../memory-world.ts';

const LINES: FormatOption = {
  name: 'txt-lines',
  values: ['close', 'open'],
  summary: { en: 'a', fa: 'b' },
};

/** What a book says that its formats are asked for, and what is said of it. */
async function settingsOf(written: string, more: Partial<ReadOptions> = {}) {
  const world = memoryWorld({
    'book.yaml': `title: x\nformat-options: ${written}\n`,
    '01.md': '# یک\n\nمتن.\n',
  });
  const { book, messages } = await readBook(world, undefined, {
    syntaxes: [],
    formatOptions: [LINES],
    ...more,
  });
  const said = messages.map(({ rule, place: { start } }) => `${rule} ${start.line}:${start.column}`);
  return { asked: book?.settings['format-options'], said };
}

describe('what formats are asked for in book.yaml', () => {
  it('is a value of an option', async () => {
    expect(await settingsOf('{txt-lines: open}')).toEqual({ asked: { 'txt-lines': 'open' }, said: [] });
  });

  it.each([
    ['{txt-lines: wide}', 'setting-valid 2:29'],
    ['{txt-line: open}', 'setting-known 2:18'],
    ['open', 'setting-valid 2:17'],
  ])('is refused otherwise: %s', async (written, fault) => {
    expect(await settingsOf(written)).toEqual({ asked: undefined, said: [fault] });
  });

  it('may be meant for a plug-in that is not loaded, as the book is not trusted', async () => {
    const passedOver = [{ name: 'p', place: undefined, shown: '' }];
    const plugins = { themes: new Map(), faults: [], passedOver };
    const { asked, said } = await settingsOf('{txt-lines: open, own-size: 3}', { plugins });
    expect(asked).toEqual({ 'txt-lines': 'open' });
    expect(said).toEqual(['plugin-trusted 1:1']);
  });
});

describe('what formats were asked for, in the record of an archive', () => {
  const record = (more: object) =>
    recordFrom({ title: 'x', archive: { edition: 'x', formats: [], fonts: [] }, ...more });

  it('is asked for again', () => {
    expect(recordedOptions(record({ pdfProfile: 'a-3a' })!)).toEqual({ 'pdf-profile': 'a-3a' });
    expect(recordedOptions(record({})!)).toEqual({});
  });

  it('is something that a format can be asked for', () => {
    expect(record({ pdfProfile: 'a-4' })).toBeUndefined();
    expect(record({ pdfProfile: '__proto__' })).toBeUndefined();
  });

  it('is told where it is something else now', () => {
    const [then, now] = [record({ pdfProfile: 'a-3a' })!, record({ pdfProfile: 'plain' })!];
    expect(versionChanges(then, now)).toEqual(['pdfProfile: a-3a then, plain now']);
  });
});
