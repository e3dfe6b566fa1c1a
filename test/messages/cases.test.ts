import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { prettyReport } from '../../scripts/diagnostics/reporters/pretty.ts';
import { checkManuscript } from '../../scripts/verbs/check.ts';
import { speechIn } from '../../scripts/verbs/rules.ts';

const cases = z
  .array(
    z.strictObject({
      title: z.string(),
      path: z.string().default('.'),
      files: z.record(z.string(), z.string()),
      says: z.string(),
    }),
  )
  .parse(parse(readFileSync(join(import.meta.dirname, 'cases-fa.yml'), 'utf8')));

/** What is said in Persian of a manuscript, as a terminal shows it; paths are those in its folder. */
async function persianReport(files: Readonly<Record<string, string>>, path: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-messages-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const told = await checkManuscript({ path: join(folder, path) });
    return prettyReport(told, false, speechIn('fa')).replaceAll(`${folder}/`, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ISOLATES = /[\u2066-\u2069\u200f]/g;

describe('what is said in Persian', () => {
  it.each(cases)('of $title', async ({ files, path, says }) => {
    expect(`${(await persianReport(files, path)).replace(ISOLATES, '')}\n`).toBe(says);
  });

  it('is right-to-left, with its code from left to right and its quotations isolated', async () => {
    const [first, excerpt, help] = (
      await persianReport({ 'book.yaml': 'title: کتاب\ntitel: دفتر\n', '01.md': '# فصل\n\nمتن.\n' }, '.')
    ).split('\n');
    expect(first).toBe(
      '\u200f\u2067\u2066book.yaml:2:1\u2069 خطا: کلید \u2068«titel»\u2069 شناخته نیست؛ آیا \u2068«title»\u2069 را می‌خواستید؟ \u2066[setting-known]\u2069\u2069',
    );
    expect(excerpt).toBe('\u200f\u2067  | \u2068⟦titel⟧: دفتر\u2069\u2069');
    expect(help).toBe(
      '\u200f\u2067  راهنما: همهٔ کلیدها در \u2066docs/book-yaml.md\u2069 آمده است و کلیدهای پوسته در \u2066docs/themes.md\u2069\u2069',
    );
  });

  it('can’t be turned around by what is quoted', async () => {
    const said = await persianReport(
      { 'book.yaml': 'title: کتاب\n"ti\u202etel\u2069`": دفتر\n', '01.md': '# فصل\n\nمتن.\n' },
      '.',
    );
    expect(said).not.toMatch(/[\u202a-\u202e]/);
    expect(said).toContain('\u2068«ti<U+202E>tel<U+2069>`»\u2069');
    for (const line of said.split('\n'))
      expect(line.match(/[\u2066-\u2068]/g)).toHaveLength(line.match(/\u2069/g)!.length);
  });
});
