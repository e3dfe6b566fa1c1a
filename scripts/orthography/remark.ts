import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import type { Syntax } from '../book/syntax.ts';
import { applyChoices, reportUnused } from '../diagnostics/choices.ts';
import type { OrthographyOptions } from './check.ts';
import { checkTexts, reportFindings } from './manuscript.ts';

/**
 * The rules as a remark plugin: what they find is put on the file as messages, as the rules of remark-lint do. The tree is not
 * changed. It must be the tree of the file's own text, with its places; directives and front matter are known where
 * remark-directive and remark-frontmatter stand before it.
 */
export function remarkOrthographyOf(syntaxes: readonly Syntax[]): Plugin<[OrthographyOptions?], Root> {
  return (options = {}) =>
    (tree: Root, file: VFile) => {
      const [checked] = checkTexts([{ tree, file }], syntaxes, options);
      if (!checked) return;
      reportFindings(file, checked.findings);
      applyChoices(file, options.rules ?? {}, checked);
      if (!options.only) reportUnused(file, options.rules ?? {}, checked);
    };
}
