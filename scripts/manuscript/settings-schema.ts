import * as z from 'zod';
import { listNames } from '../book/numbers.ts';
import { settingsSchemaOf } from '../book/settings.ts';
import type { Syntax } from '../book/syntax.ts';
import { LANGUAGES } from '../language/languages.ts';

/** Schemas by the lists that a book may have; each is compiled when it is first asked. */
const SCHEMAS = new Map<string, ReturnType<typeof settingsSchemaOf>>();

/** What `book.yaml`, or the front matter of a one-file book, may say of a book in this markup. */
export function settingsSchemaFor(syntaxes: readonly Syntax[]) {
  const lists = listNames({ syntaxes });
  const key = JSON.stringify(lists);
  const schema =
    SCHEMAS.get(key) ??
    settingsSchemaOf(
      LANGUAGES.map(({ tag }) => tag),
      lists,
    );
  SCHEMAS.set(key, schema);
  return schema;
}

/** The JSON Schema (2020-12) of `book.yaml`, for editors. */
export function jsonSchemaFor(syntaxes: readonly Syntax[]): object {
  return z.toJSONSchema(settingsSchemaFor(syntaxes), { io: 'input', unrepresentable: 'any' });
}
