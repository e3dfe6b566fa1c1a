import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import { checkText, type Finding, type OrthographyOptions } from '../orthography/check.ts';
import { type Fixed, fixText } from '../orthography/fix.ts';
import { remarkOrthographyOf } from '../orthography/remark.ts';
import { SYNTAXES } from '../syntax/syntaxes.ts';

/** Find the faults of spelling of one Markdown text, in the order of their places. */
export function check(text: string, options?: OrthographyOptions): readonly Finding[] {
  return checkText(text, SYNTAXES, options);
}

/**
 * Mend what can be mended safely, until nothing is left of it. The source changes only where a rule matched: the rest of the
 * Markdown stays byte for byte.
 */
export function fix(text: string, options?: OrthographyOptions): Fixed {
  return fixText(text, SYNTAXES, options);
}

/**
 * The rules as a remark plugin: what they find is put on the file as messages, as the rules of remark-lint do. The tree is not
 * changed. It must be the tree of the file's own text, with its places; directives and front matter are known where
 * remark-directive and remark-frontmatter stand before it.
 */
export const remarkOrthography: Plugin<[OrthographyOptions?], Root> = remarkOrthographyOf(SYNTAXES);
