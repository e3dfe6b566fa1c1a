import type { Root } from 'mdast';
import { groupBy } from '../book/group-by.ts';
import type { Message } from '../book/message.ts';
import type { Syntax } from '../book/syntax.ts';
import type { TextFile } from '../book/text-file.ts';
import { keptValue, type ValueStore } from '../cache/kept-value.ts';
import { applyChoices, type Ignores, type RuleChoices } from '../diagnostics/choices.ts';
import { placer } from '../diagnostics/place.ts';
import type { Report } from '../diagnostics/report.ts';
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
  readonly file: TextFile;
  readonly tree: Root;
}

/** What was found in a file of a book. */
export interface Checked extends Ignores {
  readonly file: TextFile;
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
  /** Says which text took too long. */
  readonly report: Report;
  /** Where the findings of each text are kept; only where all rules and pieces of markup are warraq's own. */
  readonly store: ValueStore | undefined;
  /** Longest time for one text, in seconds; 60 if not given. */
  readonly timeout?: number | undefined;
}

/** The same, text by text: one that takes too long says so, and nothing is found then; what was looked through before is not again. */
export async function checkEach(
  texts: readonly Text[],
  syntaxes: readonly Syntax[],
  chosen: OrthographyOptions,
  { report, store, timeout }: Limits,
): Promise<readonly Checked[]> {
  const options = withHabits(
    chosen,
    texts.map(({ file }) => file.value),
  );
  const { dictionary, known: _, ...rest } = options;
  const how = JSON.stringify({ ...rest, dictionary: dictionary !== undefined });
  const looked: (Text & Looked)[] = [];
  for (const text of texts) {
    const look = () =>
      withinTime(text.file, report, 'check', () => lookThrough(sourceOf(text, syntaxes), options), timeout);
    const one = await keptValue(store, 'text checked', [text.file.value, blocksOf(text.tree), how], look);
    if (!one) return [];
    looked.push({ ...text, ...one });
  }
  const [first] = texts;
  const together = () =>
    checkTogether(
      looked.map(({ file, ...one }) => ({ ...one, source: { text: file.value } })),
      options,
    );
  const found = first ? withinTime(first.file, report, 'check', together, timeout) : [];
  return (found ?? []).map((one, index) => ({ ...one, file: texts[index]!.file }));
}

function sourceOf({ file, tree }: Text, syntaxes: readonly Syntax[]): SpelledText {
  return { tree, text: file.value, syntaxes };
}

/** In which order the blocks of a text stand: one of several chapters has its notes behind each. */
function blocksOf({ children }: Root): string {
  return children.map(({ position }) => position?.start.offset).join(' ');
}

/** Findings as messages of their file. */
export function messagesOf(file: TextFile, findings: readonly Finding[]): readonly Message[] {
  const place = placer(file);
  return findings.map(({ rule, kind, severity, start, end, facts, actual, expected, edits }) => ({
    file: file.path,
    rule,
    severity,
    place: place(start, end),
    facts,
    actual,
    expected,
    mend: edits.length > 0 ? { edits, safe: kind === 'safe' } : undefined,
  }));
}

/** What is left of messages when the book's choices and the comments of its files have had their way with them. */
export function settled(
  messages: readonly Message[],
  checked: readonly Checked[],
  rules: RuleChoices,
): { readonly messages: readonly Message[]; readonly checked: readonly Checked[] } {
  const byFile = groupBy(messages, ({ file }) => file);
  const own = checked.map((one) => ({ one, ...applyChoices(byFile.get(one.file.path) ?? [], rules, one) }));
  // A file that is listed twice is there twice, and what is said of it as well.
  const left = new Map(own.map((chosen) => [chosen.one.file.path, chosen.messages]));
  const others = messages.filter(({ file }) => !left.has(file));
  return {
    messages: [
      ...applyChoices(others, rules, { ignores: [], used: new Set() }).messages,
      ...[...left.values()].flat(),
    ],
    checked: own.map(({ one, used }) => ({ ...one, used })),
  };
}
