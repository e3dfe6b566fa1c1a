import { posix } from 'node:path';
import { parse } from 'smol-toml';
import { parseDocument } from 'yaml';
import { isRecord } from '../../book/is-record.ts';

/** YAML of another tool, which may have tags of its own; undefined where it has a fault. */
export function yamlOf(text: string): unknown {
  try {
    const document = parseDocument(text, { logLevel: 'silent' });
    return document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 100 }) as unknown);
  } catch {
    return undefined;
  }
}

/** TOML of another tool; undefined where it has a fault. */
export function tomlOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** The value of a key, or of a key within it, of data that may be anything. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce(
    (inner: unknown, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );
}

export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

/** One text or several. */
export function textsAt(value: unknown, ...keys: readonly string[]): readonly string[] | undefined {
  const found = [at(value, ...keys)].flat();
  const texts = found.flatMap((one) => textAt({ one: isRecord(one) ? one['name'] : one }, 'one') ?? []);
  return texts.length > 0 ? texts : undefined;
}

export function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

/** A path that is written in a file of `folder`, from the book's folder; without a fragment or a slash before it. */
export function pathFrom(folder: string, written: string): string {
  const path = written.replace(/[#?].*$/s, '').replace(/^\/+/, '');
  return posix.normalize(posix.join(folder, path));
}
