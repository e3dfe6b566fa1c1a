import * as z from 'zod';
import type { FormatOptions } from '../../book/format-option.ts';
import { text } from '../../book/settings.ts';
import { FORMATS } from '../../targets/formats.ts';

/** The settings of a catalogue, `catalogue.yaml`. One schema gives the types, the validation and the JSON Schema for editors. */

const NAMES = FORMATS.map(({ name }) => name);

const formatOptions = z
  .strictObject(
    Object.fromEntries(
      FORMATS.flatMap(({ options = [] }) => options).map(({ name, values, summary }) => [
        name,
        z.enum(values).optional().describe(summary.en),
      ]),
    ),
  )
  .transform((given) => given as FormatOptions)
  .prefault({})
  .describe('What formats are asked for, over what the books say');

const editions = z
  .strictObject({
    store: text
      .optional()
      .describe('An archive (OCFL storage root) that each edition is committed to, with its proof'),
    folder: text
      .optional()
      .describe('A folder that has the latest edition of each title, in a folder of its name'),
    edition: text
      .optional()
      .describe(
        'What the editions of the archive are called: «چاپ ۱۴۰۵»; the book’s own `edition` if not given',
      ),
    by: text
      .regex(/^[^<>]*\S\s*<[^<>\s]+>$/, 'a name and an address: Sara Karimi <sara@example.org>')
      .optional()
      .describe('Who archives them: `Name <mail or URI>`; the user of the machine if not given'),
    onix: z.boolean().default(false).describe('Add an ONIX 3.0 message to editions of the archive'),
  })
  .refine(({ store, folder }) => store !== undefined || folder !== undefined, {
    error: 'a store, a folder, or both',
  })
  .describe('Where editions go: `store`, `folder`, or both');

const limits = z
  .strictObject({
    time: z.number().min(1).max(86_400).default(900).describe('Longest time for one title, in seconds'),
    step: z.number().min(1).max(86_400).default(60).describe('Longest time for one step of it, in seconds'),
    memory: z
      .number()
      .min(256)
      .max(1_000_000)
      .default(4096)
      .describe('Most memory for one title, in MB, its browser among it'),
    size: z
      .number()
      .min(1)
      .max(1_000_000)
      .default(500)
      .describe('Most bytes of the sources of one title, in MB'),
  })
  .prefault({})
  .describe('What ends a title alone: time, memory, size');

export const catalogueSchema = z.strictObject({
  titles: z
    .union([text.transform((one) => [one]), z.array(text).min(1)])
    .default(['.'])
    .describe(
      'Where titles are: a folder of them, one title (a folder with `book.yaml`, or a Markdown file), or a list of such; paths from here',
    ),
  formats: z.array(z.enum(NAMES)).min(1).default(NAMES).describe('What is built of each title'),
  'format-options': formatOptions,
  theme: text
    .optional()
    .describe(
      'The theme of all titles, over what they say: one of warraq’s, or a folder, which is for trusted titles',
    ),
  editions,
  limits,
  strict: z.boolean().default(false).describe('Warnings are errors; they always are for the archive'),
  trusted: z
    .union([z.boolean(), z.array(text)])
    .default(false)
    .describe(
      'Whether templates, style and theme of titles are trusted (docs/trust.md): all, none, or these titles',
    ),
  work: text
    .default('.catalogue')
    .describe(
      'The folder for what waits to be built or committed, and for reports; workers of other machines have to see it',
    ),
});

export type CatalogueSettings = z.output<typeof catalogueSchema>;

/** The JSON Schema (2020-12) of `catalogue.yaml`, for editors. */
export function catalogueJsonSchema(): object {
  return z.toJSONSchema(catalogueSchema, { io: 'input', unrepresentable: 'any' });
}
