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
const NESTED = ['page', 'margin', 'running-heads', 'identifier', 'check'];

/** Every setting of a book that has a value, in the order of the schema: what its file says, else its theme, else warraq. */
export function explain({ settings, theme }: Book, source: SettingsSource): readonly Explained[] {
  const written = parseDocument(source.yaml).toJS() ?? {};
  const { page, footnotes } = theme.traits;
  const ofTheme = leaves({ page, footnotes, 'running-heads': theme.traits['running-heads'] });
  const inForce = new Map([...ofTheme, ...leaves(settings as unknown as Values)]);
  return [...inForce].map(([key, value]) => {
    const path = key.split('.');
    const place = isIn(written, path) ? placeOfKey(source.file, source.yaml, path, source.base) : undefined;
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
    if (isPlain && NESTED.includes(key))
      for (const [inner, one] of leaves(value as Values, `${before}${key}.`)) found.set(inner, one);
    else if (!isPlain || Object.keys(value).length > 0) found.set(before + key, value);
  }
  return found;
}

function isIn(values: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  return (
    typeof values === 'object' && values !== null && key in values && isIn((values as Values)[key], rest)
  );
}
