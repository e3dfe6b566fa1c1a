import { Document, isCollection, isNode, parseDocument, visit } from 'yaml';
import type { World } from '../book/world.ts';
import { FRONT_MATTER } from './plugins.ts';
import { BOOK_FILE } from './text-file.ts';

/** A setting that is another one for once. */
export interface Overrule {
  /** Its keys: `page`, `size`. */
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * A world whose settings say something else than those on disk; all that reads them, and all that is kept of them, has these. Lines of the file
 * stay where they are, so that messages lead to them.
 *
 * @param only The one file that is the manuscript, if it is one: then the settings are its front matter.
 */
export function overruledWorld(
  world: World,
  only: string | undefined,
  overrules: readonly Overrule[],
): World {
  if (overrules.length === 0) return world;
  const path = only ?? BOOK_FILE;
  return {
    ...world,
    async read(asked) {
      const bytes = await world.read(asked);
      if (asked !== path) return bytes;
      const text = new TextDecoder().decode(bytes);
      return new TextEncoder().encode(
        only === undefined ? overruled(text, overrules) : overruledHead(text, overrules),
      );
    },
  };
}

function overruledHead(text: string, overrules: readonly Overrule[]): string {
  const yaml = FRONT_MATTER.exec(text)?.[1];
  if (yaml === undefined) return text;
  const start = text.indexOf('\n') + 1;
  const now = overruled(yaml, overrules).trimEnd();
  const [lines, had] = [now, yaml].map((one) => one.split('\n').length - 1) as [number, number];
  // A line more above a text would move all of it.
  const kept =
    lines > had ? inLine(parseDocument(now).toJS()) + '\n'.repeat(had) : now + '\n'.repeat(had - lines);
  return text.slice(0, start) + kept + text.slice(start + yaml.length);
}

/** Settings in YAML with some of them replaced. What can't be parsed stays: whoever reads it tells that. */
export function overruled(yaml: string, overrules: readonly Overrule[]): string {
  if (parseDocument(yaml).errors.length > 0) return yaml;
  return overrules.reduce((text, { path, value }) => withValue(text, path, value), yaml);
}

function withValue(yaml: string, path: readonly string[], value: unknown): string {
  const document = parseDocument(yaml);
  const node = document.getIn(path, true);
  if (isNode(node) && node.range) {
    const [start, end] = node.range;
    const lines = yaml.slice(start, end).split('\n').length - 1;
    return yaml.slice(0, start) + inLine(value) + '\n'.repeat(lines) + yaml.slice(end);
  }
  const [key, above] = [path.at(-1)!, path.slice(0, -1)];
  if (above.length === 0) return `${yaml.replace(/\s*$/, '\n')}${inLine(key)}: ${inLine(value)}\n`;
  const around: unknown = document.getIn(above);
  const known = isCollection(around) ? (around.toJS(document) as object) : {};
  return withValue(yaml, above, { ...known, [key]: value });
}

/** A value as YAML has it in one line. */
export function inLine(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Collection(_, collection) {
      collection.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, blockQuote: false, flowCollectionPadding: true }).trim();
}
