import type { Root } from 'mdast';
import { silent } from '../../scripts/diagnostics/report.ts';
import { parseMarkdown } from '../../scripts/manuscript/markdown/parse.ts';
import { textOfTree } from '../../scripts/readers/letters.ts';
import { markdownOf } from '../../scripts/readers/markdown.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';

/** Letters, digits and vowel signs, in their order. */
export function signs(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}]/gu) ?? [];
}

/** What a tree says once it has been written as Markdown, and read as a manuscript. */
export function readAgain(tree: Root): string {
  return textOfTree(parseMarkdown({ path: '', value: markdownOf(tree) }, SYNTAXES, silent));
}
