import * as z from 'zod';
import { listNames } from '../book/numbers.ts';
import { settingsSchemaOf } from '../book/settings.ts';
import { LANGUAGES } from '../language/languages.ts';
import type { ReadOptions } from './read-options.ts';

/** What decides which settings there are. */
type Known = Pick<ReadOptions, 'syntaxes' | 'formatOptions' | 'plugins'>;

/** Schemas by what decides them; each is compiled when it is first asked. */
const SCHEMAS = new Map<string, ReturnType<typeof settingsSchemaOf>>();

/** What `book.yaml`, or the front matter of a one-file book, may say of a book in this markup, and of these formats. */
export function settingsSchemaFor({ syntaxes, formatOptions = [], plugins }: Known) {
  const missing = [...(plugins?.faults ?? []), ...(plugins?.passedOver ?? [])];
  const lists = listNames({ syntaxes });
  const isWhole = missing.length === 0;
  const key = JSON.stringify([lists, formatOptions, isWhole]);
  const schema =
    SCHEMAS.get(key) ??
    settingsSchemaOf(
      LANGUAGES.map(({ tag }) => tag),
      lists,
      formatOptions,
      isWhole,
    );
  SCHEMAS.set(key, schema);
  return schema;
}

/** The JSON Schema (2020-12) of `book.yaml`, for editors. */
export function jsonSchemaFor(known: Known): object {
  return z.toJSONSchema(settingsSchemaFor(known), { io: 'input', unrepresentable: 'any' });
}
