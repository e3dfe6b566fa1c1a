import { type CodeAction, CodeActionKind, type Range, type TextEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Message } from '../../book/message.ts';
import { printable } from '../../diagnostics/printable.ts';
import { rangeOf } from './diagnostics.ts';

/** All that can be mended safely, in one step; editors can ask for it whenever a file is saved. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.warraq`;

/** The most words that are offered in place of one. */
const MOST = 5;

/** A change of one text, with its title. */
export interface Fix extends Pick<CodeAction, 'title' | 'kind' | 'isPreferred'> {
  readonly edits: readonly TextEdit[];
}

/** What mends a message: the change of `check --fix`, or, where the author has to choose, each of what would be right. */
export function fixesOf({ mend, actual, expected = [], place }: Message, document: TextDocument): Fix[] {
  const range = rangeOf(place);
  const kind = CodeActionKind.QuickFix;
  const was = actual ?? document.getText(range);
  if (mend) {
    const edits = mend.edits.map(({ start, end, text }) => ({
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      newText: text,
    }));
    return [{ title: titleOf(was, expected[0] ?? ''), kind, isPreferred: mend.safe, edits }];
  }
  // With markup in between, what was found is not what stands there.
  if (actual === undefined || document.getText(range) !== actual) return [];
  return expected
    .slice(0, MOST)
    .map((newText) => ({ title: titleOf(actual, newText), kind, edits: [{ range, newText }] }));
}

/** `«می رود» → «می‌رود»` */
function titleOf(from: string, to: string): string {
  return printable(`«${from}» → «${to}»`.replace(/\s*\n\s*/g, ' '));
}

/** What makes one text of another: a change for each line that is different, where both have as many; else a single one. */
export function editsBetween(document: TextDocument, after: string): readonly TextEdit[] {
  const before = document.getText();
  const [had, has] = [before, after].map((text) => text.split('\n'));
  if (had!.length !== has!.length) return [changeAt(document, 0, before, after)];
  let offset = 0;
  return had!.flatMap((line, index) => {
    const start = offset;
    offset += line.length + 1;
    return line === has![index] ? [] : [changeAt(document, start, line, has![index]!)];
  });
}

/** The smallest change that makes one text of another that begins at an offset. */
function changeAt(document: TextDocument, offset: number, from: string, to: string): TextEdit {
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < most - head && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1;
  const range = {
    start: document.positionAt(offset + head),
    end: document.positionAt(offset + from.length - tail),
  };
  return { range, newText: to.slice(head, to.length - tail) };
}

/** Whether two ranges have a place in common. */
export function touch(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: Range['start'], other: Range['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
