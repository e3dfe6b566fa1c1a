import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Guide } from './examples.ts';

/** The chapter of the guides that lists every key of `book.yaml`: from the schema, with the words of `keys.yaml`. */

/** A JSON Schema, as far as it is looked at. */
export interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
}

interface Words {
  readonly en?: string;
  readonly fa: string;
  readonly whole?: boolean;
}

interface Group {
  readonly title: Readonly<Record<Guide, string>>;
  readonly keys: Readonly<Record<string, Words>>;
}

const GROUPS = parse(readFileSync(join(import.meta.dirname, 'keys.yaml'), 'utf8')) as readonly Group[];
const WORDS: Readonly<Record<string, Words>> = Object.assign({}, ...GROUPS.map(({ keys }) => keys));

const SAID = {
  en: {
    head: '# Every key of `book.yaml`',
    text: 'Made from the schema by which warraq reads it. A dot means that the second key stands below the first: `page.size` is `size` below `page`. The value in brackets is taken where nothing is said.',
    other: 'Other keys',
    list: (of: string) => `list of ${of}`,
    or: ' or ',
    oneOf: (all: readonly string[]) => all.join(', '),
    types: { string: 'text', boolean: '`true`, `false`', integer: 'number', number: 'number', object: 'keys' },
  },
  fa: {
    head: '# همهٔ کلیدهای `book.yaml`',
    text: 'این فصل از همان طرحی ساخته شده است که وراق تنظیم‌ها را با آن می‌خواند. نقطه یعنی کلید دوم زیر کلید نخست می‌آید: `page.size` همان `size` زیر `page` است. مقدار درون پرانتز آنی است که اگر چیزی نگویید به کار می‌رود.',
    other: 'کلیدهای دیگر',
    list: (of: string) => `سیاهه‌ای از ${of}`,
    or: ' یا ',
    oneOf: (all: readonly string[]) => `${all.slice(0, -1).join('، ')} یا ${all.at(-1)}`,
    types: { string: 'متن', boolean: '`true` یا `false`', integer: 'عدد', number: 'عدد', object: 'کلیدها' },
  },
} as const;

/** What stands below a key, in whichever of its forms has keys. */
function below(schema: Schema): Readonly<Record<string, Schema>> {
  if (schema.properties) return schema.properties;
  const forms = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])];
  return forms.map(below).find((keys) => Object.keys(keys).length > 0) ?? {};
}

/** All keys of a schema by their paths, without what is said with the key above. */
export function pathsOf(schema: Schema, before = ''): ReadonlyMap<string, Schema> {
  const paths = new Map<string, Schema>();
  for (const [key, one] of Object.entries(below(schema))) {
    const path = before + key;
    paths.set(path, one);
    if (!WORDS[path]?.whole) for (const [inner, schemaOf] of pathsOf(one, `${path}.`)) paths.set(inner, schemaOf);
  }
  return paths;
}

/** The keys that no words of ours speak of. */
export function unsaid(schema: Schema): readonly string[] {
  return [...pathsOf(schema)].filter(([path, one]) => !WORDS[path] || !(WORDS[path].en ?? one.description)).map(([path]) => path);
}

function kindOf(schema: Schema, guide: Guide): string {
  const { types, list, or, oneOf } = SAID[guide];
  if (schema.enum) return oneOf(schema.enum.map((one) => `\`${String(one)}\``));
  if (schema.anyOf) return [...new Set(schema.anyOf.map((one) => kindOf(one, guide)))].join(or);
  if (schema.type === 'array') return list(schema.items ? kindOf(schema.items, guide) : types.string);
  return types[schema.type as keyof typeof types] ?? types.string;
}

function entryOf(path: string, schema: Schema, guide: Guide): string {
  const usual = schema.default;
  const isPlain = typeof usual === 'string' || typeof usual === 'number' || typeof usual === 'boolean';
  const kind = kindOf(schema, guide);
  const value = (kind === SAID[guide].types.string ? '' : ` – ${kind}`) + (isPlain ? ` (\`${String(usual)}\`)` : '');
  const meaning = (WORDS[path]?.[guide] ?? schema.description ?? '').replace(/ \(docs\/[^)]+\)/, '');
  return `\`${path}\`${value}\n: ${meaning}\n`;
}

function sectionOf(title: string, keys: readonly (readonly [string, Schema])[], guide: Guide): string {
  return `## ${title}\n\n${keys.map(([path, schema]) => entryOf(path, schema, guide)).join('\n')}`;
}

/** The chapter in one of the guides: Markdown. */
export function keysChapter(schema: Schema, guide: Guide): string {
  const { head, text, other } = SAID[guide];
  const paths = pathsOf(schema);
  const known = (path: string) => (paths.has(path) ? [[path, paths.get(path)!] as const] : []);
  const groups = GROUPS.map(({ title, keys }) => [title[guide], Object.keys(keys).flatMap(known)] as const);
  const rest = [...paths].filter(([path]) => WORDS[path] === undefined);
  const sections = [...groups, [other, rest] as const].filter(([, keys]) => keys.length > 0);
  return `---\nid: keys\nrole: back\n---\n\n${head}\n\n${text}\n\n${sections.map(([title, keys]) => sectionOf(title, keys, guide)).join('\n')}`;
}
