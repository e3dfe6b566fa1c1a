import { parseDocument } from 'yaml';
import type { Book } from '../../book/book.ts';
import { inLine } from '../../manuscript/overruled-world.ts';
import { placeOfKey, type SettingsSource } from '../../manuscript/settings-file.ts';

/** A setting of a book, and who has decided it. */
export interface Explained {
  /** With dots: `page.size`. */
  readonly key: string;
  /** As YAML writes it in a line. */
  readonly value: string;
  readonly from:
    | { readonly kind: 'file'; readonly path: string; readonly line: number }
    | { readonly kind: 'theme'; readonly name: string }
    | { readonly kind: 'default' };
}

/** Settings that are made of keys of their own, each of which may come from elsewhere. */
const NESTED = ['page', 'margin', 'running-heads', 'identifier', 'check', 'footnotes', 'justify'];

/** The key that a word by itself stands for, of settings that are a word or keys. */
const BY_ITSELF: Readonly<Record<string, string>> = { footnotes: 'numbering', justify: 'by' };

/** Every setting of a book that has a value, in the order of the schema: what its file says, else its theme, else warraq. */
export function explain({ settings, theme }: Book, source: SettingsSource): readonly Explained[] {
  const written = (parseDocument(source.yaml).toJS() ?? {}) as Values;
  const { page, footnotes, emphasis, grid, justify, ...rest } = theme.traits;
  const ofTheme = leaves({
    page,
    footnotes,
    'running-heads': rest['running-heads'],
    'note-digits': rest['note-digits'],
    // What a book says of its lines is said of all of it.
    justify: settings.justify === undefined ? justify : undefined,
    'hanging-punctuation': rest['hanging-punctuation'],
    emphasis,
    grid,
  });
  const inForce = new Map([...ofTheme, ...leaves(settings as unknown as Values)]);
  return [...inForce].map(([key, value]) => {
    const path = writtenPath(written, key.split('.'));
    const place = path ? placeOfKey(source.file, source.yaml, path, source.base) : undefined;
    const shown = inLine(value);
    if (place)
      return { key, value: shown, from: { kind: 'file', path: source.file.path, line: place.start.line } };
    return {
      key,
      value: shown,
      from: ofTheme.has(key) ? { kind: 'theme', name: theme.name } : { kind: 'default' },
    };
  });
}

type Values = Readonly<Record<string, unknown>>;

/** Values by their paths with dots; those that say nothing are left out. */
function leaves(values: Values, before = ''): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
    const alone = before === '' ? BY_ITSELF[key] : undefined;
    if (alone && !isPlain) found.set(`${key}.${alone}`, value);
    else if (isPlain && NESTED.includes(key))
      for (const [inner, one] of leaves(value as Values, `${before}${key}.`)) found.set(inner, one);
    else if (!isPlain || Object.keys(value).length > 0) found.set(before + key, value);
  }
  return found;
}

/** Where a setting is written: at its own path, or as a word at that of the key above; undefined where the book doesn’t say it. */
function writtenPath(written: Values, path: readonly string[]): readonly string[] | undefined {
  const [key, inner] = path as [string, string?];
  if (isIn(written, path)) return path;
  return inner !== undefined && BY_ITSELF[key] === inner && typeof written[key] === 'string'
    ? [key]
    : undefined;
}

function isIn(values: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  return (
    typeof values === 'object' && values !== null && key in values && isIn((values as Values)[key], rest)
  );
}
