import { z } from 'zod';
import { settingsSchemaOf } from '../book/settings.ts';
import { LANGUAGES } from '../language/languages.ts';

/** What `book.yaml`, or the front matter of a one-file book, may say. */
export const settingsSchema = settingsSchemaOf(LANGUAGES.map(({ tag }) => tag));

/** The JSON Schema (2020-12) of `book.yaml`, for editors. */
export function settingsJsonSchema(): object {
  return z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' });
}
