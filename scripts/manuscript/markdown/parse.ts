import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { VFile } from 'vfile';
import { readAttributes } from './attributes.ts';
import { math, mathFromMarkdown, readDisplayMath } from './math.ts';
import { persianEmphasis } from './persian-emphasis.ts';
import { persianLists, persianListsFromMarkdown } from './persian-lists.ts';

/** CommonMark, GFM, front matter, directives, formulas, and what Persian needs beside them. */
const markdown = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter)
  .use(remarkDirective)
  .use(function (this: Processor) {
    const data = this.data();
    data.micromarkExtensions = [
      ...(data.micromarkExtensions ?? []),
      persianLists(),
      persianEmphasis(),
      math(),
    ];
    data.fromMarkdownExtensions = [
      ...(data.fromMarkdownExtensions ?? []),
      persianListsFromMarkdown(),
      mathFromMarkdown(),
    ];
  })
  .freeze();

/** Markdown as a tree whose places are those of the source. */
export function parseMarkdown(file: VFile): Root {
  return readDisplayMath(readAttributes(markdown.parse(file) as Root), file);
}
