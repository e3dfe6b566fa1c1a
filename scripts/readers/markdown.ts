import type { Nodes, Paragraph, Parents, Root, RootContent } from 'mdast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { ATTRIBUTES } from '../book/conservation.ts';

/** A tree as Markdown, which is read as the same tree. */
export function markdownOf(tree: Root): string {
  return toMarkdown(withAttributes(tree), OPTIONS);
}

/** In a line; a digit may not stand behind a single dollar. */
const inlineMath: Handle = Object.assign(
  (({ value }: { value: string }, _parent, _state, { after }) =>
    /^\p{Nd}/u.test(after) ? `$$${value}$$` : `$${value}$`) satisfies Handle,
  { peek: () => '$' },
);

/** What is written as it is: what comes before it is told how it begins. */
const html: Handle = Object.assign((({ value }: { value: string }) => value) satisfies Handle, {
  peek: ({ value }: { value: string }) => value.charAt(0),
});

const math: Handle = ({ value }: { value: string }) => `$$\n${value}\n$$`;

/** `:::verse` and the like, with as many colons as those within it need. */
const containerDirective: Handle = (node: ContainerDirective, _parent, state, info) => {
  const fence = ':'.repeat(3 + heightOf(node));
  const tracker = state.createTracker(info);
  const exit = state.enter('containerDirective');
  const opening = tracker.move(`${fence}${node.name}\n`);
  const body = state.containerFlow(node, tracker.current());
  exit();
  return `${opening}${body}\n${fence}`;
};

/** `:ar[…]`, of which no piece of markup has attributes. */
const textDirective: Handle = (node: TextDirective, _parent, state, info) => {
  const exit = state.enter('textDirective');
  const words = state.containerPhrasing(node, { ...info, before: '[', after: ']' });
  exit();
  return `:${node.name}[${words}]`;
};

/** How many containers stand in one another below a node. */
function heightOf({ children }: Parents): number {
  return Math.max(
    0,
    ...children.map((child: Nodes) =>
      'children' in child ? heightOf(child) + (child.type === 'containerDirective' ? 1 : 0) : 0,
    ),
  );
}

/** GFM without its addresses: a bare one is a link when it is read, and shall be one. */
const [, ...gfm] = gfmToMarkdown({ tablePipeAlign: false }).extensions ?? [];

const PERSIAN_NUMBER = '[۰-۹٠-٩]+';

const OPTIONS: Options = {
  bullet: '-',
  rule: '*',
  emphasis: '*',
  listItemIndent: 'one',
  fences: true,
  resourceLink: false,
  extensions: gfm,
  handlers: { html, inlineMath, math, containerDirective, textDirective },
  unsafe: [
    { character: '$', inConstruct: 'phrasing' },
    { atBreak: true, character: ':', after: '::' },
    { character: ':', after: '[a-z-]+\\[', inConstruct: 'phrasing' },
    // Lists are numbered with Persian digits too.
    { atBreak: true, before: PERSIAN_NUMBER, character: '.', after: '(?:[ \t\r\n]|$)' },
    { atBreak: true, before: PERSIAN_NUMBER, character: ')', after: '(?:[ \t\r\n]|$)' },
  ],
};

/** The ids of blocks as they are written behind them: `{#id}`; text of that shape is kept from being one by a comment. */
function withAttributes(root: Root): Root {
  const write = <Node extends Nodes>(node: Node): Node => {
    if (!('children' in node)) return node;
    const written = (node.children as readonly RootContent[]).map(write);
    const children = apart(node.type === 'link' ? written : written.flatMap(withAddresses));
    if (node.type !== 'paragraph' && node.type !== 'heading') return { ...node, children };
    return { ...node, children: [...children, ...attributesOf(node as Nodes as Paragraph)] };
  };
  return write(root);
}

/** An address that stands as text: up to what no address has in running text, and without what ends a sentence. */
const ADDRESS =
  /(https?:\/\/(?:\([^\s<>|«»،؛؟"()]*\)|[^\s<>|«»،؛؟"()])*(?:\([^\s<>|«»،؛؟"()]*\)|[^\s<>|«»،؛؟"()?!.,:;*_~'[\]]))/i;
/** What would be escaped in one: a bare address is read with all its characters. */
const ESCAPED = /[_*&~`$[\]\\!]/;

/** Addresses in a text as `<https://…>`, where their characters would not be read as they are. */
function withAddresses(node: RootContent): readonly RootContent[] {
  if (node.type !== 'text' || !ADDRESS.test(node.value)) return [node];
  return node.value
    .split(ADDRESS)
    .filter((part) => part !== '')
    .map((part): RootContent => {
      const isAddress = ADDRESS.test(part) && ESCAPED.test(part);
      const text = { type: 'text', value: part } as const;
      return isAddress ? { type: 'link', url: part, children: [text] } : text;
    });
}

/** A formula behind a dollar would not begin: an empty comment stands between. */
function apart(nodes: readonly RootContent[]): readonly RootContent[] {
  return nodes.flatMap((node, at): readonly RootContent[] => {
    const before = nodes[at - 1];
    const isDollar = before?.type === 'inlineMath' || (before?.type === 'text' && before.value.endsWith('$'));
    return node.type === 'inlineMath' && isDollar ? [{ type: 'html', value: '<!-- -->' }, node] : [node];
  });
}

function attributesOf({ data, children }: Paragraph): readonly RootContent[] {
  const id = data?.hProperties?.['id'];
  const last = children.at(-1);
  if (typeof id === 'string') return [{ type: 'html', value: ` {#${id}}` }];
  return last?.type === 'text' && ATTRIBUTES.test(last.value) ? [{ type: 'html', value: '<!-- -->' }] : [];
}
