import type { Position } from 'unist';
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  parseDocument,
  visit,
  type YAMLError,
  type Node as YamlNode,
} from 'yaml';
import type * as z from 'zod';
import { isRecord } from '../book/is-record.ts';
import type { TextFile } from '../book/text-file.ts';
import type { RuleFacts, Wanted } from '../diagnostics/facts.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { placer } from '../diagnostics/place.ts';
import type { Report } from '../diagnostics/report.ts';
import { controlsIn, withoutControls } from '../language/controls.ts';
import { FOREIGN_KEYS, type Foreign } from './foreign-keys.ts';
import { codeOf } from './markdown/controls.ts';
import { isUnsettled } from './merge-markers.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What the settings came from, for faults that only show later: the file, its YAML, and where that begins in it. */
export interface SettingsSource {
  readonly file: TextFile;
  readonly yaml: string;
  readonly base: number;
}

/**
 * Check the YAML of a file by a schema. Faults are told at their very place in the file, `base` characters after its
 * beginning (front matter begins after its `---`).
 *
 * @returns The checked settings, or undefined when there is a fault.
 */
export function checkYaml<Schema extends z.ZodType>(
  file: TextFile,
  yaml: string,
  schema: Schema,
  report: Report,
  base = 0,
): z.output<Schema> | undefined {
  const telling = { file, place: placerFrom(file, base), report };
  const parsed = parsedYaml(yaml, telling);
  if (!parsed) return undefined;
  const result = schema.safeParse(parsed.value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportIssue(issue, parsed.document, schema, telling);
  return undefined;
}

/**
 * The same for front matter, in which other tools have keys of their own: such are given back unchecked, unless they are near to one
 * of the schema.
 */
export function checkFrontMatter<Schema extends z.ZodType>(
  file: TextFile,
  yaml: string,
  schema: Schema,
  report: Report,
  base: number,
): { readonly settings: z.output<Schema> | undefined; readonly foreign: Foreign } {
  const telling = { file, place: placerFrom(file, base), report };
  const parsed = parsedYaml(yaml, telling);
  if (!parsed) return { settings: undefined, foreign: {} };
  const known = knownKeys(schema, []);
  const isForeign = (key: string) =>
    !known.includes(key) && (FOREIGN_KEYS.has(key) || nearest(key, known) === undefined);
  const { value } = parsed;
  const entries = isRecord(value) ? Object.entries(value) : [];
  const own = entries.filter(([key]) => !isForeign(key));
  const result = schema.safeParse(isRecord(value) ? Object.fromEntries(own) : value);
  if (!result.success)
    for (const issue of result.error.issues) reportIssue(issue, parsed.document, schema, telling);
  return {
    settings: result.data,
    foreign: Object.fromEntries(entries.filter(([key]) => isForeign(key))),
  };
}

/** YAML as a document and as a value; undefined where it has a fault, which is reported, if no merge is its cause. */
function parsedYaml(
  yaml: string,
  telling: Telling,
): { readonly document: Document; readonly value: unknown } | undefined {
  const { file, place, report } = telling;
  let document: Document | undefined;
  try {
    document = parseDocument(yaml, { prettyErrors: false });
    const faults = isUnsettled(yaml) ? [] : worthTelling(document.errors);
    for (const fault of faults) report(file, 'yaml-parses', factsOf(fault), place(...fault.pos));
    if (document.errors.length > 0) return undefined;
    dropControls(document, telling);
    return { document, value: document.toJS() ?? {} };
  } catch (cause) {
    // Aliases that name nothing, or more of them than any settings need; more levels than a stack holds.
    if (!(cause instanceof ReferenceError || cause instanceof RangeError)) throw cause;
    report(
      file,
      'yaml-parses',
      factsOf(cause),
      place(...(document ? firstAlias(document) : ([0, 0] as const))),
    );
    return undefined;
  }
}

/** One fault of form is the cause of many, as a rule. */
function worthTelling(faults: readonly YAMLError[]): readonly YAMLError[] {
  return faults.some(isTooDeep) ? faults.filter(isTooDeep).slice(0, 1) : faults.slice(0, 3);
}

/** The parser tells the end of the stack as a fault of form. */
function isTooDeep({ message }: Error): boolean {
  return /call stack/i.test(message);
}

function factsOf(fault: Error): RuleFacts['yaml-parses'] {
  if (isTooDeep(fault)) return { fault: 'deep' };
  return { fault: 'form', code: 'code' in fault ? String(fault.code) : '', said: sentence(fault.message) };
}

function firstAlias(document: Document): readonly [number, number] {
  let range: readonly [number, number] = [0, 0];
  visit(document, {
    Alias(_, alias) {
      range = [alias.range?.[0] ?? 0, alias.range?.[1] ?? 0];
      return visit.BREAK;
    },
  });
  return range;
}

/** Take control characters, which YAML can name (`"\b"`), out of all values, with a warning. */
function dropControls(document: Document, { file, place, report }: Telling): void {
  visit(document, {
    Scalar(_, scalar) {
      const { value, range } = scalar;
      if (typeof value !== 'string') return;
      const [start, end] = range ?? [0, 0];
      for (const character of controlsIn(value).keys())
        report(file, 'text-is-printable', { code: codeOf(character) }, place(start, end));
      scalar.value = withoutControls(value);
    },
  });
}

/** Where the value of a key of checked YAML stands, for faults that only show later. */
export function placeOfKey(file: TextFile, yaml: string, path: Path, base = 0): Position | undefined {
  const range = rangeAt(parseDocument(yaml), path);
  return range && placerFrom(file, base)(range[0], range[1]);
}

function reportIssue(issue: Issue, document: Document, schema: z.ZodType, telling: Telling): void {
  const { file, place, report } = telling;
  if (issue.code === 'invalid_union') {
    const all = issuesWithin(issue);
    const [deepest] = [...all].sort((a, b) => b.path.length - a.path.length);
    const unknown = all.find((one) => one.code === 'unrecognized_keys');
    const deeper = deepest && deepest.path.length > issue.path.length ? deepest : undefined;
    const inner =
      unknown ?? deeper ?? all.find((one) => one.code === 'invalid_value' && one.values.length > 1);
    if (inner) {
      reportIssue(inner, document, schema, telling);
      return;
    }
  }
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const near = nearest(key, knownKeys(schema, issue.path));
      const at = keyRange(document, issue.path, key) ?? [0, 0];
      report(file, 'setting-known', { key, near }, place(...at), {
        actual: key,
        ...(near ? { expected: [near] } : {}),
      });
    }
    return;
  }
  const range = rangeAt(document, issue.path) ?? [0, 0];
  const key = issue.path.join('.');
  report(
    file,
    'setting-valid',
    { fault: 'value', key, wanted: wantedOf(issue), said: sentence(issue.message) },
    place(range[0], range[1]),
  );
}

/** What a schema asks for, as far as it says so in data. */
function wantedOf(issue: Issue): Wanted {
  switch (issue.code) {
    case 'invalid_type':
      // The input itself is not kept in an issue.
      return issue.message.endsWith('received undefined')
        ? { kind: 'given' }
        : { kind: 'type', type: issue.expected };
    case 'invalid_value':
      return { kind: 'one-of', values: issue.values.map(String) };
    case 'too_small':
      return { kind: 'least', limit: Number(issue.minimum), of: issue.origin };
    case 'too_big':
      return { kind: 'most', limit: Number(issue.maximum), of: issue.origin };
    default:
      return { kind: 'form' };
  }
}

/** What is wrong with a value by each of the shapes that it may have, which may have several themselves. */
function issuesWithin(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  return issue.errors
    .flat()
    .flatMap((inner) => issuesWithin({ ...inner, path: [...issue.path, ...inner.path] } as Issue));
}

type Placer = ReturnType<typeof placer>;

/** Where faults of some YAML are told. */
interface Telling {
  readonly file: TextFile;
  readonly place: Placer;
  readonly report: Report;
}

/** Places of a text that begins at an offset of its file. */
function placerFrom(file: TextFile, base: number): Placer {
  const place = placer(file);
  return (start, end) => place(base + start, base + end);
}

/** The range of the value at a path, or of the nearest thing around it. */
function rangeAt(document: Document, path: Path): [number, number] | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as YamlNode | undefined;
    if ((isScalar(node) || isCollection(node)) && node.range) return [node.range[0], node.range[1]];
  }
  return undefined;
}

function keyRange(document: Document, path: Path, key: string): [number, number] | undefined {
  const map = path.length > 0 ? document.getIn(path, true) : document.contents;
  if (!isMap(map)) return undefined;
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  return isScalar(pair?.key) && pair.key.range ? [pair.key.range[0], pair.key.range[1]] : undefined;
}

/** The parts of a schema of Zod that lead further in. */
interface Schema {
  readonly def?: {
    readonly innerType?: Schema;
    readonly in?: Schema;
    readonly options?: readonly Schema[];
    readonly element?: Schema;
  };
  readonly shape?: Readonly<Record<string, Schema>>;
}

/** The keys that a schema has at a path, in whichever of the shapes that stand there. */
function knownKeys(schema: z.ZodType, path: Path): readonly string[] {
  let inner = shapesOf(schema as Schema);
  for (const step of path)
    inner = inner.flatMap(({ def, shape }) =>
      shapesOf(typeof step === 'number' ? def?.element : shape?.[String(step)]),
    );
  return inner.flatMap(({ shape = {} }) => Object.keys(shape));
}

/** A schema without what is wrapped around it: one, or each of a union. */
function shapesOf(schema: Schema | undefined): readonly Schema[] {
  if (!schema) return [];
  const { innerType, in: input, options } = schema.def ?? {};
  if (options) return options.flatMap(shapesOf);
  return innerType || input ? shapesOf(innerType ?? input) : [schema];
}

/** A library's message in our manner: lower case, no full stop. */
export function sentence(message: string): string {
  const trimmed = message.replace(/\.$/, '');
  return trimmed.charAt(0).toLowerCase() + trimmed.slice(1);
}
