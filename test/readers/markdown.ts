import type { Root } from 'mdast';
import { directiveToMarkdown } from 'mdast-util-directive';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';

const tex = ({ value }: { readonly value: string }) => `$${value}$`;

/** A tree as Markdown, for people to compare. */
export function markdown(tree: Root): string {
  return toMarkdown(tree, {
    extensions: [gfmToMarkdown(), directiveToMarkdown()],
    handlers: { break: () => '\\\n', inlineMath: tex, math: tex } as Options['handlers'],
  });
}
