import { posix } from 'node:path';
import { headingText } from '../book/outline.ts';
import type { WrittenSettings } from '../book/settings.ts';
import type { TextFile } from '../book/text-file.ts';
import type { Report } from '../diagnostics/report.ts';
import { withoutControls } from '../language/controls.ts';
import { LANGUAGES } from '../language/languages.ts';
import { assemble } from './assemble.ts';
import { sayForeign } from './foreign-keys.ts';
import { firstLook, withKind } from './kind.ts';
import { sayOfPlugins } from './plugins.ts';
import { readTree, splitChapters, wholeText } from './read-chapter.ts';
import type { ReadOptions } from './read-options.ts';
import { DEFAULTS, type Read, type ReadContext, unsettled } from './reading.ts';
import { checkFrontMatter } from './settings-file.ts';
import { settingsSchemaFor } from './settings-schema.ts';
import { readMarkdown } from './text-file.ts';
import { checkHeadings, firstWords, sayUntitled } from './titles.ts';

/** Read a Markdown file whose front matter has the settings. */
export async function readSingle(path: string, context: ReadContext): Promise<Read> {
  const { world, options, said } = context;
  const { report } = said;
  const file = await readMarkdown(world, path, report);
  if (file.isUnread) return { book: undefined, files: [file], found: undefined };
  sayOfPlugins(file, options.plugins, report);
  const { tree, matter, written } = await readTree(file, options, said);
  const source = {
    file,
    yaml: matter?.value ?? '',
    base: matter ? file.value.indexOf('\n') + 1 : 0,
  };
  const otherwise = options.kind ?? 'article';
  const look = firstLook(source.yaml, otherwise);
  const drafts =
    look.kind === 'article'
      ? [wholeText(tree, file, written, look.title, report)]
      : splitChapters(tree, file, written, report);
  const only = drafts.length === 1 ? drafts[0] : undefined;
  const title = only?.heading ? headingText(only.heading) : undefined;
  const untitled = title === undefined && look.title === undefined;
  const instead = title ?? firstWords(tree) ?? stem(path);
  const given = matter
    ? withKind(
        settingsIn(file, withKnownKeys(matter.value, instead), source.base, options, report),
        otherwise,
      )
    : withKind({ ...DEFAULTS, title: instead, kind: undefined, theme: undefined }, otherwise);
  if (!given) return unsettled(source, [{ file, tree }]);
  if (untitled) sayUntitled(file, given.title, report);
  checkHeadings(file, tree, report);

  const entries = drafts.map((draft) => ({
    ...draft,
    part: undefined,
    listed: undefined,
    untitled: untitled && only !== undefined,
  }));
  return assemble({ written: given, source, drafts: entries, name: stem(path) }, context);
}

/** The settings in the front matter of a one-file book. */
function settingsIn(
  file: TextFile,
  yaml: string,
  base: number,
  options: ReadOptions,
  report: Report,
): WrittenSettings | undefined {
  const { settings, foreign } = checkFrontMatter(file, yaml, settingsSchemaFor(options), report, base);
  sayForeign([{ file, foreign }], report, { file, foreign: {} }, ['lang']);
  return settings;
}

/**
 * Front matter may leave the title to the text's one heading of the first level, and have the language in the key of other tools:
 * `lang: fa-IR`.
 */
function withKnownKeys(yaml: string, title: string | undefined): string {
  // `{title: …, lang: fa}` is one map as well.
  const isFlow = /^\s*\{/.test(yaml);
  const begin = isFlow ? String.raw`[{,]\s*["']?` : '^';
  const has = (key: string) => new RegExp(`${begin}${key}["']?\\s*:`, 'm').test(yaml);
  const [, tag] = new RegExp(`${begin}lang["']?\\s*:\\s*["']?([a-z]{2,3})\\b`, 'im').exec(yaml) ?? [];
  const isOurs = LANGUAGES.some((one) => one.tag === tag?.toLowerCase());
  const keys = [
    ...(title === undefined || has('title') ? [] : [`title: ${JSON.stringify(title)}`]),
    ...(!isOurs || has('language') ? [] : [`language: ${tag!.toLowerCase()}`]),
  ];
  if (keys.length === 0) return yaml;
  return isFlow ? yaml.replace('{', `{ ${keys.join(', ')}, `) : `${yaml}\n${keys.join('\n')}\n`;
}

/** The name of a file without its ending, as a title. */
function stem(path: string): string {
  return withoutControls(posix.basename(path).replace(/\.[^.]+$/, ''));
}
