import type { VFile } from 'vfile';
import type { Book } from '../book/book.ts';
import { reportUnused } from '../diagnostics/choices.ts';
import { isRefused } from '../diagnostics/report.ts';
import { withinTime } from '../diagnostics/within-time.ts';
import { openManuscript } from '../manuscript/open.ts';
import type { Found, Reading } from '../manuscript/read.ts';
import type { SettingsSource } from '../manuscript/settings-file.ts';
import type { Finding } from '../orthography/check.ts';
import { checkChoices, optionsOf } from '../orthography/choices.ts';
import { fixText } from '../orthography/fix.ts';
import { checkTexts, reportFindings, settle } from '../orthography/manuscript.ts';
import { checkGlyphs } from '../render/glyphs.ts';
import { checkPage } from '../setting/page-room.ts';
import { SYNTAXES } from '../syntax/syntaxes.ts';
import { checkResolutions } from '../targets/pdf/image-resolution.ts';
import { replaceText } from './output.ts';

export interface CheckOptions {
  /** A folder with `book.yaml` and Markdown files, or one Markdown file. */
  readonly path: string;
  /** Only these rules, by their ids. */
  readonly only?: readonly string[] | undefined;
  /** Mend what can be mended safely: in the files, or only to show what would change. */
  readonly fix?: 'write' | 'show' | undefined;
  /** Warnings are as grave as errors. */
  readonly strict?: boolean | undefined;
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

export interface CheckResult {
  /** Whether nothing is in the way of an edition. */
  readonly ok: boolean;
  /** The files read, with all that is to be said of them (after mending, where they were mended). */
  readonly files: readonly VFile[];
  readonly mended: readonly Mended[];
}

/**
 * Check a manuscript: its structure, and its spelling where it is Persian.
 *
 * @throws WarraqError for a fault of the surroundings; faults of the manuscript are in the result.
 */
export async function checkManuscript(options: CheckOptions): Promise<CheckResult> {
  const first = await read(options);
  options.signal?.throwIfAborted();
  const mended = options.fix && first.found?.settled ? await mend(first.found, options) : [];
  const written = options.fix === 'write' && mended.length > 0;
  const reading = written ? await read(options) : first;
  await sayAll(reading, options);
  const { files } = reading;
  return { ok: !isRefused(files, options.strict), files, mended };
}

async function read({ path }: CheckOptions): Promise<Reading> {
  return (await openManuscript(path, undefined, { syntaxes: SYNTAXES })).read();
}

async function mend({ settings, texts }: Found, { only, fix, signal }: CheckOptions): Promise<Mended[]> {
  const options = await optionsOf(settings, only);
  const mended: Mended[] = [];
  for (const { file } of texts) {
    signal?.throwIfAborted();
    const before = String(file);
    const { text: after, fixed } = fixText(before, SYNTAXES, options);
    if (after !== before) mended.push({ path: file.path, before, after, findings: fixed });
  }
  if (fix === 'write') for (const { path, before, after } of mended) await replaceText(path, before, after);
  return mended;
}

/** Put everything that is to be said of a manuscript on its files. */
async function sayAll({ book, found, files }: Reading, { only, signal }: CheckOptions): Promise<void> {
  if (!found) return;
  checkChoices(found);
  if (book) await sayOfBook(book, found.source);
  signal?.throwIfAborted();
  const choices = await optionsOf(found.settings, only);
  const checked = withinTime(files[0]!, 'check', () => checkTexts(found.texts, SYNTAXES, choices)) ?? [];
  for (const { file, findings } of checked) reportFindings(file, findings);
  const { rules } = found.settings.check;
  settle(files, checked, rules);
  if (only) {
    for (const file of files) file.messages = file.messages.filter(({ ruleId }) => only.includes(ruleId!));
    return;
  }
  for (const one of checked) reportUnused(one.file, rules, one);
  settle(files, checked, rules);
}

/** What shows only where a whole book is. */
async function sayOfBook(book: Book, source: SettingsSource): Promise<void> {
  checkPage(book, source);
  await checkGlyphs(book);
  checkResolutions(book);
}
