import { listNames } from '../book/numbers.ts';
import { jsonSchemaWith } from '../book/settings.ts';
import { SYNTAXES } from '../syntax/syntaxes.ts';

/** The JSON Schema (2020-12) of `book.yaml`, for editors. */
export function settingsJsonSchema(): object {
  return jsonSchemaWith(listNames({ syntaxes: SYNTAXES }));
}
