import type { Html, PhrasingContent, Root, Text } from 'mdast';
import { visit } from '../../book/visit.ts';

declare module 'mdast' {
  interface TextData {
    /** The name in a tag that was taken for text: `T` of `vector<T>`. */
    tag?: string;
  }
}

/** The elements of HTML, those of old pages among them (HTML, index and 16.2). */
const ELEMENTS = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas
  caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font
  footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label legend
  li link listing main map mark marquee math menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option
  output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select slot small source span strike
  strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp`.split(
    /\s+/,
  ),
);

const BARE_TAG = /^<([a-z][a-z\d_]*)>$/i;
const CLOSING_TAG = /<\/([a-z][a-z\d_]*)[\s>]/gi;

/** Whether a tag of such a name closes anything in the text. */
type IsClosed = (name: string) => boolean;

/**
 * Take for text what looks like a tag and is none: `T` of `vector<T>` is no element of HTML, and nothing closes it. The tree is ours to
 * change.
 */
export function plainTags(tree: Root, source: string): Root {
  let closed: ReadonlySet<string> | undefined;
  const isClosed = (name: string) => {
    closed ??= new Set([...source.matchAll(CLOSING_TAG)].map(([, one = '']) => one));
    return closed.has(name);
  };
  visit(tree, 'paragraph', (paragraph) => {
    const isTag = (node: PhrasingContent) =>
      node.type === 'html' && nameIn(node.value, isClosed) !== undefined;
    if (paragraph.children.some(isTag)) paragraph.children = joined(paragraph.children, isClosed);
  });
  return tree;
}

/** The name in a tag of no element; undefined for others. */
function nameIn(html: string, isClosed: IsClosed): string | undefined {
  const name = BARE_TAG.exec(html)?.[1];
  return name === undefined || ELEMENTS.has(name.toLowerCase()) || isClosed(name) ? undefined : name;
}

/** The tags as texts, each one with the texts around it. */
function joined(nodes: readonly PhrasingContent[], isClosed: IsClosed): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const tag = node.type === 'html' ? nameIn(node.value, isClosed) : undefined;
    const before = result.at(-1);
    if (tag === undefined && (node.type !== 'text' || before?.type !== 'text')) result.push(node);
    else if (before?.type === 'text') result.splice(-1, 1, put(before, node as Html | Text, tag));
    else result.push(put(undefined, node as Html | Text, tag));
  }
  return result;
}

function put(before: Text | undefined, { value, position }: Html | Text, tag: string | undefined): Text {
  const known = before?.data?.tag ?? tag;
  const start = before?.position?.start ?? position?.start;
  return {
    type: 'text',
    value: (before?.value ?? '') + value,
    ...(known === undefined ? {} : { data: { tag: known } }),
    ...(start && position ? { position: { start, end: position.end } } : {}),
  };
}
