import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const CASES_FOLDER = join(import.meta.dirname, 'cases');

const byNumber = z.record(z.string().regex(/^\d+$/), z.string());

/** What is expected of a language: every part of it, or its cases are not complete. */
const casesSchema = z.strictObject({
  direction: z.enum(['rtl', 'ltr']),
  /** ISO 639-2/B. */
  code: z.string(),
  /** Whole numbers in its digits. */
  numbers: byNumber,
  /** Running text with numbers, before and after. */
  texts: z.record(z.string(), z.string()),
  ordinals: byNumber,
  /** Folios of the front matter. */
  folios: byNumber,
  /** At least one date in each calendar; without one, in that of the language. */
  dates: z
    .array(
      z.strictObject({
        written: z.string(),
        calendar: z.enum(['persian', 'islamic', 'gregorian']).optional(),
        iso: z.string(),
        printed: z.string(),
      }),
    )
    .min(4),
  /** Words in the order of the alphabet. */
  sorted: z.array(z.string()).min(5),
  /** What stands in a book: over the contents, over its second chapter, before a section, over a table, and for a title. */
  labels: z.strictObject({
    contents: z.string(),
    chapter: z.string(),
    section: z.string(),
    table: z.string(),
    reference: z.string(),
  }),
});

/** The cases of a language, by its tag; throws where there are none, or a part is missing. */
export function casesOf(tag: string): z.output<typeof casesSchema> {
  return casesSchema.parse(parse(readFileSync(join(CASES_FOLDER, `${tag}.yml`), 'utf8')));
}
