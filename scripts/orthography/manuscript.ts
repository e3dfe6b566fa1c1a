import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Syntax } from '../book/syntax.ts';
import { applyChoices, type Ignores, type RuleChoices } from '../diagnostics/choices.ts';
import { placer } from '../diagnostics/place.ts';
import { putMessage } from '../diagnostics/report.ts';
import { checkSources, type Finding, type OrthographyOptions } from './check.ts';

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
    texts.map(({ file, tree }) => ({ tree, text: String(file), syntaxes })),
    options,
  );
  return found.map((one, index) => ({ ...one, file: texts[index]!.file }));
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
