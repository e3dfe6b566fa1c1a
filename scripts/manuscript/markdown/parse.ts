import type { Root } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { VFile } from 'vfile';
import { visit } from '../../book/visit.ts';
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
      ...(data.fromMarkdownExtensions ?? []).flat().map(sparing),
      persianListsFromMarkdown(),
      mathFromMarkdown(),
    ];
  })
  .freeze();

/** What no address is without: GFM takes bare web addresses, and those of mail, for links. */
const ADDRESS = /@|:\/\/|www\./i;

/** The only transforms are those of addresses, which pass slowly through a tree four times: most have none. */
function sparing({ transforms, ...rest }: FromMarkdown): FromMarkdown {
  if (!transforms) return rest;
  return {
    ...rest,
    transforms: transforms.map((transform) => (tree) => (hasAddress(tree) ? transform(tree) : tree)),
  };
}

function hasAddress(tree: Root): boolean {
  let any = false;
  visit(tree, 'text', ({ value }) => {
    any ||= ADDRESS.test(value);
  });
  return any;
}

/** Markdown as a tree whose places are those of the source. */
export function parseMarkdown(file: VFile): Root {
  return readDisplayMath(readAttributes(markdown.parse(file) as Root), file);
}
