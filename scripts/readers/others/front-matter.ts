import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import { isRecord } from '../../book/is-record.ts';
import { type ChapterSettings, chapterSettingsSchema } from '../../book/settings.ts';
import { tomlOf, yamlOf } from '../../manuscript/contents/values.ts';

/** Front matter at the beginning of a text: in YAML, or in TOML (Hugo). */
const MATTER = /^(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)^\1[ \t]*(?:\r?\n|$)/m;

const OURS = new Set(Object.keys(chapterSettingsSchema.shape));

/**
 * A text whose front matter has what warraq knows, as it was written; what other tools know is a comment in it, and told to nobody. What is
 * in TOML becomes YAML.
 *
 *     ---                  ---
 *     title: Moon    ->    title: Moon
 *     weight: 2            # weight: 2
 *     ---                  ---
 */
export function withOwnMatter(text: string): string {
  const [whole, fence, matter] = matterOf(text) ?? [];
  if (whole === undefined || matter === undefined) return text;
  const own = fence === '+++' ? ofToml(matter) : ofYaml(matter);
  return own === undefined ? text : `---\n${own}---\n${text.slice(whole.length)}`;
}

/** A text whose front matter, in YAML if there is any, says some values that it does not say yet. */
export function withKnown(text: string, values: Readonly<Record<string, string>>): string {
  const [whole = '', , matter = ''] = matterOf(text) ?? [];
  const known = yamlOf(matter);
  const more = Object.entries(values).filter(([key]) => !isRecord(known) || !Object.hasOwn(known, key));
  if (more.length === 0) return text;
  const written = `${matter}${stringify(Object.fromEntries(more))}`;
  return whole === '' ? `---\n${written}---\n\n${text}` : `---\n${written}---\n${text.slice(whole.length)}`;
}

/** A text without its front matter. */
export function withoutMatter(text: string): string {
  return text.slice(matterOf(text)?.[0].length ?? 0);
}

function matterOf(text: string): RegExpExecArray | undefined {
  const found = MATTER.exec(text);
  return found?.index === 0 ? found : undefined;
}

/** Undefined where nothing is to be changed. */
function ofYaml(matter: string): string | undefined {
  const document = parseDocument(matter, { logLevel: 'silent' });
  const map = document.contents;
  if (document.errors.length > 0 || !isMap(map)) return undefined;
  const keys = map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  if (keys.every((key) => OURS.has(key))) return undefined;
  if (map.flow) return ofValues(document.toJS());
  const starts = map.items.map(({ key }) => lineStart(matter, (isScalar(key) && key.range?.[0]) || 0));
  const before = matter.slice(0, starts[0]);
  const pairs = keys.map((key, at) => {
    const lines = matter.slice(starts[at], starts[at + 1]);
    return OURS.has(key) ? lines : commented(lines);
  });
  return before + pairs.join('');
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Each line as a comment of YAML, an empty one too: it may be a part of a text. */
function commented(lines: string): string {
  return lines.replace(/^(?=.)/gm, '# ');
}

function ofToml(matter: string): string | undefined {
  const values = tomlOf(matter);
  return values === undefined ? undefined : ofValues(values);
}

function ofValues(values: unknown): string {
  const entries = Object.entries(isRecord(values) ? values : {});
  const [own, foreign] = [true, false].map((isOwn) =>
    Object.fromEntries(entries.filter(([key]) => OURS.has(key) === isOwn)),
  );
  const written = (some: object | undefined) => (some && Object.keys(some).length > 0 ? stringify(some) : '');
  return (
    written(own satisfies Partial<Record<keyof ChapterSettings, unknown>> | undefined) +
    commented(written(foreign))
  );
}
