import { jsonSchemaFor } from '../manuscript/settings-schema.ts';
import { SYNTAXES } from '../syntax/syntaxes.ts';
import { FORMATS } from '../targets/formats.ts';

/** The JSON Schema (2020-12) of `book.yaml`, for editors. */
export function settingsJsonSchema(): object {
  return jsonSchemaFor({
    syntaxes: SYNTAXES,
    formatOptions: FORMATS.flatMap(({ options = [] }) => options),
  });
}
