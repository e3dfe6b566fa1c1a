import { posix } from 'node:path';
import type { Root } from 'mdast';
import { DEFAULT_KIND, type Settings } from '../book/settings.ts';
import type { TextFile } from '../book/text-file.ts';
import { MessageList } from '../diagnostics/report.ts';
import { assemble } from './assemble.ts';
import { checkArticle, type Entry } from './chapter-order.ts';
import type { About } from './contents/contents.ts';
import { textAt, textsAt } from './contents/values.ts';
import { type Listed, settled, textsOfFolder } from './folder-texts.ts';
import { sayForeign } from './foreign-keys.ts';
import { withKind } from './kind.ts';
import { checkMerge } from './merge-markers.ts';
import { sayOfPlugins } from './plugins.ts';
import { type Draft, hasText, readChapter, readTree } from './read-chapter.ts';
import { DEFAULTS, type Found, type Read, type ReadContext, unsettled } from './reading.ts';
import { checkYaml } from './settings-file.ts';
import { settingsSchemaFor } from './settings-schema.ts';
import { BOOK_FILE, readMarkdown, readText } from './text-file.ts';
import { firstWords, sayUntitled, titleIn } from './titles.ts';

/** Read a folder: as its `book.yaml` says, or as the settings of another tool do, or its texts in the order of their names. */
export async function readFolder(context: ReadContext): Promise<Read> {
  const { world, options, said } = context;
  const { report } = said;
  const isOurs = (await world.list()).includes(BOOK_FILE);
  const file = isOurs
    ? await readText(world, BOOK_FILE, report)
    : { path: posix.join(world.root, BOOK_FILE), value: '' };
  const source = { file, yaml: file.value, base: 0 };
  checkMerge(file, report);
  sayOfPlugins(file, options.plugins, report);
  const settings =
    !isOurs || file.isUnread
      ? undefined
      : withKind(
          checkYaml(file, source.yaml, settingsSchemaFor(options), report),
          options.kind ?? DEFAULT_KIND,
        );
  const { language } = settings ?? DEFAULTS;
  const texts = await textsOfFolder(world, settings, source, language, said);
  if (isOurs && !settings) return unsettled(source, await readAll(texts.listed, context));
  const place = isOurs ? file : { path: world.root || '.', value: '' };
  if (texts.listed.length === 0) {
    report(place, 'manuscript-has-text', {});
    if (!isOurs) return { book: undefined, files: [place], found: undefined };
  }
  const article = settings?.kind === 'article' ? settings : undefined;
  const entries = await readEntries(texts.listed, settings, context);
  if (article) checkArticle(entries, source, report);
  const isListed = settings?.chapters !== undefined || texts.found.order !== undefined;
  const { drafts, found } = isListed
    ? { drafts: entries, found: texts.found }
    : settled(entries, texts.found);
  sayForeign(entries, report, settings ? undefined : drafts[0]);
  const read = settings ?? foundSettings(texts.about, drafts[0], file, said);
  const told = [...texts.files, ...entries.map((entry) => entry.file)];
  const reading = await assemble({ written: read, source, drafts, more: told }, context);
  return { ...reading, foundIn: found };
}

/** Texts that are read at once: while a disk is waited for, another is there. */
const AT_ONCE = 8;

/** The texts of a book, and what is said of them, in their order. */
async function readEntries(
  listed: readonly Listed[],
  settings: Settings | undefined,
  { world, options, said }: ReadContext,
): Promise<readonly Entry[]> {
  const { macros = {} } = settings ?? {};
  const article = settings?.kind === 'article' ? settings : undefined;
  const readEntry = async ({ path, known, ...entry }: Listed) => {
    const own = new MessageList();
    const text = await readMarkdown(world, path, own.report);
    const draft = await readChapter(text, path, { ...options, macros }, own, article);
    return { own, read: { ...draft, ...entry, settings: withKnown(draft, known) } };
  };
  const entries: Entry[] = [];
  for (let from = 0; from < listed.length; from += AT_ONCE)
    for (const { own, read } of await Promise.all(listed.slice(from, from + AT_ONCE).map(readEntry))) {
      said.add(own.all);
      entries.push(read);
    }
  return entries;
}

/** The settings of a chapter, with what a list says of it where it says nothing itself. */
function withKnown(
  { settings, heading }: Draft,
  { title, role }: NonNullable<Listed['known']> = {},
): Draft['settings'] {
  const isNamed = settings.title !== undefined || heading !== undefined;
  return {
    ...settings,
    ...(isNamed || title === undefined ? {} : { title }),
    ...(role === undefined || settings.role !== 'body' ? {} : { role }),
  };
}

/**
 * The settings of a folder that has no `book.yaml`: what another tool's say, and the front matter and the title of its first text. A value
 * that is none is passed over.
 */
function foundSettings(about: About, first: Entry | undefined, file: TextFile, said: MessageList): Settings {
  const { foreign = {}, settings: own } = first ?? {};
  const heading = first && titleIn(first);
  const title = about.title ?? (textsAt(foreign, 'author') ? own?.title : undefined) ?? heading ?? own?.title;
  const instead = title ?? (first && firstWords(first.tree)) ?? BOOK_FILE;
  if (title === undefined && first && hasText(first) && !said.refuses(first.file))
    sayUntitled(file, instead, said.report);
  const language = about.language ?? textAt(foreign, 'lang') ?? textAt(foreign, 'language');
  const author = about.author ?? textsAt(foreign, 'author') ?? textsAt(foreign, 'authors');
  const date = about.date ?? foreign['date'];
  const schema = settingsSchemaFor({ syntaxes: [] });
  const found: Record<string, unknown> = { title: instead };
  for (const [key, value] of Object.entries({
    author,
    language: language?.toLowerCase().split('-')[0],
    subtitle: about.subtitle ?? textAt(foreign, 'subtitle'),
    description: textAt(foreign, 'description'),
    keywords: textsAt(foreign, 'keywords'),
    date: typeof date === 'string' ? /^\p{Nd}{4}(?:([-/])\p{Nd}{1,2}\1\p{Nd}{1,2})?/u.exec(date)?.[0] : date,
  }))
    if (value !== undefined && schema.safeParse({ ...found, [key]: value }).success) found[key] = value;
  return withKind(schema.parse(found), DEFAULT_KIND);
}

async function readAll(
  listed: readonly Listed[],
  { world, options, said }: ReadContext,
): Promise<Found['texts']> {
  const texts: { file: TextFile; tree: Root }[] = [];
  for (const { path } of listed) {
    const file = await readText(world, path, said.report);
    texts.push({ file, tree: (await readTree(file, options, said)).tree });
  }
  return texts;
}
