import * as z from 'zod';
import { listNames } from '../book/numbers.ts';
import { settingsSchemaOf } from '../book/settings.ts';
import { LANGUAGES } from '../language/languages.ts';
import type { ReadOptions } from './read-options.ts';

/** What decides which settings there are. */
type Known = Pick<ReadOptions, 'syntaxes' | 'formatOptions' | 'plugins'>;

/** What `book.yaml`, or the front matter of a one-file book, may say of a book in this markup, and of these formats. */
export function settingsSchemaFor({ syntaxes, formatOptions = [], plugins }: Known) {
  const missing = [...(plugins?.faults ?? []), ...(plugins?.passedOver ?? [])];
  return settingsSchemaOf(
    LANGUAGES.map(({ tag }) => tag),
    listNames({ syntaxes }),
    formatOptions,
    missing.length === 0,
  );
}

/** The JSON Schema (2020-12) of `book.yaml`, for editors. */
export function jsonSchemaFor(known: Known): object {
  return z.toJSONSchema(settingsSchemaFor(known), { io: 'input', unrepresentable: 'any' });
}
