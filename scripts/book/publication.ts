import * as z from 'zod';
import { asciiDigits } from './ascii-digits.ts';

/**
 * What a book says of its publication, for its legal page: the part of the publisher, and the record of the National Library (فیپا),
 * as the ministry and the library ask for them.
 */

const text = z.string().trim().min(1);

/** An ISBN with ASCII digits: it may be written with any. */
export const isbn = text.transform(asciiDigits);

/** A text, or a number as it is written: `1000`, «۱۰۰۰ نسخه». */
const amount = z.union([text, z.number().transform(String)]);

/** A text of several lines, or a list of them. */
const lines = z.union([
  text.transform((written) => written.split('\n').flatMap((line) => line.trim() || [])),
  z.array(text),
]);

/** A line of the library's record: as it stands there, or a field with its term. */
export interface CipLine {
  readonly term?: string;
  readonly value: string;
}

const cip = z.union([
  lines.transform((all): readonly CipLine[] => all.map((value) => ({ value }))),
  z
    .record(text, z.union([amount.transform((one) => [one]), z.array(amount)]))
    .transform((fields): readonly CipLine[] =>
      Object.entries(fields).flatMap(([term, values]) =>
        values.map((value, index) => (index === 0 ? { term, value } : { value })),
      ),
    ),
]);

const original = z.strictObject({
  title: text,
  author: text.optional().describe('The author’s name as the original has it'),
  publisher: text.optional(),
  place: text.optional(),
  date: amount.optional().describe('The year of the original, as it is printed'),
  isbn: isbn.optional(),
  rights: text
    .optional()
    .describe('Who owns the rights of the original, and by whose leave it is translated'),
});

export type Original = Readonly<z.output<typeof original>>;

/** The keys of `book.yaml` that are about its publication alone. */
export const publication = {
  'print-run': amount.optional().describe('How many copies are printed: 1000, or «۱۰۰۰ نسخه»'),
  price: amount.optional().describe('The price, as it is printed: «۲۵۰٬۰۰۰ تومان»'),
  printer: text.optional().describe('Who prints and binds it: «چاپخانهٔ تک»'),
  address: lines.default([]).describe('Where the publisher is found: lines of an address, telephone, a site'),
  logo: text.optional().describe('The publisher’s sign: an image in the book’s folder, on the title page'),
  cip: cip
    .optional()
    .describe(
      'The record of the National Library (فیپا): its lines as they are (`|`), or its fields by their terms',
    ),
  original: original.optional().describe('What a translation was made from, and the rights of that'),
};
