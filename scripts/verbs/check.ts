import type { Book } from '../book/book.ts';
import type { Message } from '../book/message.ts';
import type { ValueStore } from '../cache/kept-value.ts';
import type { MemoryStore } from '../cache/memory-store.ts';
import { reportUnused } from '../diagnostics/choices.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { isRefused, MessageList, type Report, type Told } from '../diagnostics/report.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import type { Found, Reading } from '../manuscript/reading.ts';
import type { SettingsSource } from '../manuscript/settings-file.ts';
import type { Unsaved } from '../manuscript/unsaved-world.ts';
import type { Finding } from '../orthography/check.ts';
import { checkChoices, optionsOf } from '../orthography/choices.ts';
import { fixText } from '../orthography/fix.ts';
import { withHabits } from '../orthography/habits.ts';
import { checkEach, messagesOf, settled } from '../orthography/manuscript.ts';
import { checkGlyphs } from '../render/glyphs.ts';
import { checkResolutions } from '../setting/image-resolution.ts';
import { checkPage } from '../setting/page-room.ts';
import { type OpenBook, openBook } from './open-book.ts';
import { openStore } from './open-store.ts';
import { replaceText } from './output.ts';
import type { Plugin } from './plugin.ts';
import { addedRules, rulesOf } from './rules.ts';

export interface CheckOptions {
  /** A folder with `book.yaml` and Markdown files, or one Markdown file. */
  readonly path: string;
  /** Only these rules, by their ids. */
  readonly only?: readonly string[] | undefined;
  /** Mend what can be mended safely: in the files, or only to show what would change. */
  readonly fix?: 'write' | 'show' | undefined;
  /** The paths of the only texts that are mended, as the result has them; all if not given. */
  readonly fixOnly?: readonly string[] | undefined;
  /** Warnings are as grave as errors. */
  readonly strict?: boolean | undefined;
  /** The book is a stranger's: none of its plug-ins is loaded, and its style may only say how text looks. */
  readonly untrusted?: boolean | undefined;
  /** None of its plug-ins is loaded, though all else of the book is trusted. */
  readonly withoutPlugins?: boolean | undefined;
  /** The folder of the store of earlier results; none is used if not given. */
  readonly cache?: string | undefined;
  /** What earlier checks of this process have found, instead of a store: for who checks again and again. */
  readonly memory?: MemoryStore | undefined;
  /** Texts as they stand in an editor, by their absolute paths; they are read instead of what is on disk. */
  readonly unsaved?: Unsaved | undefined;
  readonly signal?: AbortSignal;
}

/** A file that was mended, or would be. */
export interface Mended {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** What was mended, with places in the text before. */
  readonly findings: readonly Finding[];
}

/** The files that were read, with all that is to be said of them (after mending, where they were mended). */
export interface CheckResult extends Told {
  /** Whether nothing is in the way of an edition. */
  readonly ok: boolean;
  readonly mended: readonly Mended[];
  /** The plug-ins that the book was read with. */
  readonly plugins: readonly Plugin[];
}

/**
 * Check a manuscript: its structure, and its spelling where it is Persian.
 *
 * @throws WarraqError for a fault of the surroundings; faults of the manuscript are in the result.
 */
export async function checkManuscript(options: CheckOptions): Promise<CheckResult> {
  const { cache, memory } = options;
  if (memory || cache === undefined) return checkOpen(options, memory);
  const store = openStore(cache);
  try {
    return await checkOpen(options, store);
  } finally {
    await store.close();
  }
}

/** The same with a store that is open. `also`: what setting the book has shown, to be told, or not, as the book's choices have it. */
export async function checkOpen(
  options: CheckOptions,
  keeper: ValueStore | undefined,
  also: readonly Message[] = [],
): Promise<CheckResult> {
  const book = await open(options);
  // Plug-ins are code, and may do anything.
  const store = book.plugins.length === 0 ? keeper : undefined;
  const first = await book.manuscript.read(store);
  options.signal?.throwIfAborted();
  const mended = options.fix && first.found?.settled ? await mend(first.found, book, options) : [];
  const written = options.fix === 'write' && mended.length > 0;
  const reading = written ? await (await open(options)).manuscript.read(store) : first;
  const messages = await allOf(reading, book, { ...options, also }, store);
  return {
    ok: !isRefused(messages, options.strict),
    files: reading.files,
    messages,
    mended,
    plugins: book.plugins,
  };
}

/** @throws WarraqError `rule-unknown` */
async function open({ path, only = [], ...how }: CheckOptions): Promise<OpenBook> {
  const book = await openBook(path, undefined, {
    untrusted: how.untrusted,
    withoutPlugins: how.withoutPlugins,
    unsaved: how.unsaved,
  });
  const known = rulesOf(book.plugins).map(({ id }) => id);
  const name = only.find((id) => !known.includes(id));
  if (name !== undefined && book.isWhole)
    throw new WarraqError('rule-unknown', { name, near: nearest(name, known) });
  return book;
}

async function mend(
  { settings, texts }: Found,
  { syntaxes, plugins }: OpenBook,
  { only, fix, fixOnly, signal }: CheckOptions,
): Promise<Mended[]> {
  const known = await syntaxes();
  const options = withHabits(
    await optionsOf(settings, only, addedRules(plugins)),
    texts.map(({ file }) => file.value),
  );
  const mended: Mended[] = [];
  for (const { file } of texts) {
    if (fixOnly && !fixOnly.includes(file.path)) continue;
    signal?.throwIfAborted();
    const before = file.value;
    const { text: after, fixed } = fixText(before, known, options);
    if (after !== before) mended.push({ path: file.path, before, after, findings: fixed });
  }
  if (fix === 'write') for (const { path, before, after } of mended) await replaceText(path, before, after);
  return mended;
}

/** Everything that is to be said of a manuscript. */
async function allOf(
  { book, found, messages }: Reading,
  { syntaxes, plugins }: OpenBook,
  { only, signal, also }: CheckOptions & { readonly also: readonly Message[] },
  store: ValueStore | undefined,
): Promise<readonly Message[]> {
  if (!found) return messages;
  const said = new MessageList([...messages, ...also]);
  checkChoices(found, rulesOf(plugins), said.report);
  if (book) await sayOfBook(book, found.source, said.report);
  signal?.throwIfAborted();
  const choices = await optionsOf(found.settings, only, addedRules(plugins));
  const checked = await checkEach(found.texts, await syntaxes(), choices, { report: said.report, store });
  for (const { file, findings } of checked) said.add(messagesOf(file, findings));
  const { rules } = found.settings.check;
  const left = settled(said.all, checked, rules);
  if (only) return left.messages.filter(({ rule }) => only.includes(rule) || rule === 'plugin-loads');
  const all = new MessageList(left.messages);
  for (const one of left.checked) reportUnused(one.file, rules, one, all.report);
  return all.all;
}

/** What shows only where a whole book is. */
async function sayOfBook(book: Book, source: SettingsSource, report: Report): Promise<void> {
  checkPage(book, source, report);
  await checkGlyphs(book, report);
  checkResolutions(book, report);
}
