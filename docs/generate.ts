import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsJsonSchema } from '../scripts/index.ts';

/** Writes docs/book.schema.json and docs/book-yaml.md from the one schema. */

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
}

function kindOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((one) => `\`${String(one)}\``).join(', ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(kindOf))].join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? kindOf(schema.items) : 'values'}`;
  if (schema.type === 'object') return schema.properties ? `{${Object.keys(schema.properties).join(', ')}}` : 'map';
  return schema.type ?? 'text';
}

export function documents(): Readonly<Record<string, string>> {
  const schema = settingsJsonSchema() as Schema;
  const rows = Object.entries(schema.properties ?? {}).map(([key, one]) => {
    const fallback = one.default === undefined || JSON.stringify(one.default).length < 3 ? '' : `\`${String(one.default)}\``;
    return `| \`${key}\` | ${kindOf(one)} | ${fallback} | ${one.description ?? ''} |`;
  });
  const page = `# book.yaml

Written from the schema (\`npm run docs\`); editors take [book.schema.json](book.schema.json).

| key | value | default | |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
  return { 'book.schema.json': `${JSON.stringify(schema, undefined, 2)}\n`, 'book-yaml.md': page };
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, content] of Object.entries(documents())) writeFileSync(join(import.meta.dirname, name), content);
}

/** The documents that are not as the schema says. */
export function stale(): readonly string[] {
  return Object.entries(documents())
    .filter(([name, content]) => readFileSync(join(import.meta.dirname, name), 'utf8') !== content)
    .map(([name]) => name);
}
