import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Syntax } from '../book/syntax.ts';
import { keptValue } from '../cache/kept-value.ts';
import type { Store } from '../cache/store.ts';
import { applyChoices, type Ignores, type RuleChoices } from '../diagnostics/choices.ts';
import { placer } from '../diagnostics/place.ts';
import { putMessage } from '../diagnostics/report.ts';
import { withinTime } from '../diagnostics/within-time.ts';
import {
  checkSources,
  checkTogether,
  type Finding,
  type Looked,
  lookThrough,
  type OrthographyOptions,
  type SpelledText,
} from './check.ts';
import { withHabits } from './habits.ts';

/** A Markdown file of a book, with its tree. */
export interface Text {
  readonly file: VFile;
  readonly tree: Root;
}

/** What was found in a file of a book. */
export interface Checked extends Ignores {
  readonly file: VFile;
  readonly findings: readonly Finding[];
}

/** Look through all texts of a book; nothing is said of them yet. */
export function checkTexts(
  texts: readonly Text[],
  syntaxes: readonly Syntax[],
  options: OrthographyOptions,
): readonly Checked[] {
  const found = checkSources(
    texts.map((text) => sourceOf(text, syntaxes)),
    options,
  );
  return texts.map(({ file }, index) => ({ ...found[index]!, file }));
}

interface Limits {
  /** Where the findings of each text are kept; only where all rules and pieces of markup are warraq's own. */
  readonly store: Store | undefined;
  /** Longest time for one text, in seconds; 60 if not given. */
  readonly timeout?: number | undefined;
}

/** The same, text by text: one that takes too long says so, and nothing is found then; what was looked through before is not again. */
export async function checkEach(
  texts: readonly Text[],
  syntaxes: readonly Syntax[],
  chosen: OrthographyOptions,
  { store, timeout }: Limits,
): Promise<readonly Checked[]> {
  const options = withHabits(
    chosen,
    texts.map(({ file }) => String(file)),
  );
  const { dictionary, known: _, ...rest } = options;
  const how = JSON.stringify({ ...rest, dictionary: dictionary !== undefined });
  const looked: (Text & Looked)[] = [];
  for (const text of texts) {
    const look = () =>
      withinTime(text.file, 'check', () => lookThrough(sourceOf(text, syntaxes), options), timeout);
    const one = await keptValue(store, 'text checked', [String(text.file), blocksOf(text.tree), how], look);
    if (!one) return [];
    looked.push({ ...text, ...one });
  }
  const [first] = texts;
  const together = () =>
    checkTogether(
      looked.map(({ file, ...one }) => ({ ...one, source: { text: String(file) } })),
      options,
    );
  const found = first ? withinTime(first.file, 'check', together, timeout) : [];
  return (found ?? []).map((one, index) => ({ ...one, file: texts[index]!.file }));
}

function sourceOf({ file, tree }: Text, syntaxes: readonly Syntax[]): SpelledText {
  return { tree, text: String(file), syntaxes };
}

/** In which order the blocks of a text stand: one of several chapters has its notes behind each. */
function blocksOf({ children }: Root): string {
  return children.map(({ position }) => position?.start.offset).join(' ');
}

/** Put findings on their file as messages. */
export function reportFindings(file: VFile, findings: readonly Finding[]): void {
  const place = placer(file);
  for (const { kind, start, end, summary, actual, expected, edits, ...told } of findings)
    putMessage(file, { ...told, note: summary }, place(start, end), {
      actual,
      expected,
      mend: edits.length > 0 ? { edits, safe: kind === 'safe' } : undefined,
    });
}

/** Let the book's choices and the comments of its files have their way with all that was said so far. */
export function settle(files: readonly VFile[], checked: readonly Checked[], rules: RuleChoices): void {
  const none = { ignores: [], used: new Set<never>() };
  for (const file of files) applyChoices(file, rules, checked.find((one) => one.file === file) ?? none);
}
