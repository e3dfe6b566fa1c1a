import type { Definition, Image, Link, Nodes, Root } from 'mdast';
import { decodeString as unescaped } from 'micromark-util-decode-string';
import type { Edit } from '../../book/edit.ts';
import { visitAll } from '../../book/visit.ts';

/** Where addresses of a text lead once its files are elsewhere: the new address; undefined for one that stays. */
export interface NewAddresses {
  /** Of a link, as its node has it. */
  link(link: Link): string | undefined;
  /** Of an image, as it is written. */
  image(address: string): string | undefined;
  /** Of what links have by reference. */
  definition(address: string): string | undefined;
}

/**
 * The changes of a text that lead its links and images to where their files are now; nothing else of it changes. `tree`: the text as it
 * was read, before its links were resolved, with the places of its source.
 *
 *     [soil](../soil/README.md#test), <img src="a b.svg">   ->   [soil](02-soil.md#test), <img src="images/a-b.svg">
 */
export function addressEdits(source: string, tree: Root, addresses: NewAddresses): readonly Edit[] {
  const edits = new Map<number, Edit>();
  visitAll(tree, (node) => {
    for (const edit of editsOf(node, source, addresses)) edits.set(edit.start, edit);
  });
  return [...edits.values()];
}

function editsOf(node: Nodes, source: string, addresses: NewAddresses): readonly Edit[] {
  const begin = node.position?.start.offset;
  if (begin === undefined) return [];
  const written = source.slice(begin, node.position?.end.offset);
  const found = changesOf(node, written, addresses);
  return found.map(({ start, end, text }) => ({ start: begin + start, end: begin + end, text }));
}

function changesOf(node: Nodes, written: string, addresses: NewAddresses): readonly Edit[] {
  if (node.type === 'image') return imageChanges(node, written, addresses.image(node.url));
  if (node.type === 'link') return linkChanges(node, written, addresses.link(node));
  if (node.type === 'definition') return definitionChanges(node, written, addresses.definition(node.url));
  return [];
}

function imageChanges(
  { url, title, alt, data }: Image,
  written: string,
  to: string | undefined,
): readonly Edit[] {
  if (to === undefined) return [];
  if (data?.embedded !== undefined) {
    const width = data.width === undefined ? '' : `{width=${data.width}}`;
    return everywhere(written, data.embedded, `![${alt ?? ''}](${to})${width}`);
  }
  if (written.startsWith('![')) {
    const edits = resourceChanges(written, url, to);
    return edits.length > 0 ? edits : [inlined(written, to, title ?? undefined)];
  }
  // An element of HTML, or a shortcode: several may stand in one place.
  return [...written.matchAll(SOURCE)]
    .filter(({ 1: double, 2: single, 3: bare }) => unescaped(double ?? single ?? bare ?? '') === url)
    .map(({ index, 0: whole }) => ({
      start: index + whole.indexOf('=') + 1,
      end: index + whole.length,
      text: `"${to}"`,
    }));
}

/** An image by reference with its address, as a link may have the same reference: `![a][b]` -> `![a](to "title")`. */
function inlined(written: string, to: string, title: string | undefined): Edit {
  const label = /\[(?:\\.|[^[\]\\])*\]$/.exec(written);
  const isNamed = label !== null && written[label.index - 1] === ']';
  const said = title === undefined ? '' : ` "${title.replace(/[\\"&]/g, '\\$&')}"`;
  return { start: isNamed ? label.index : written.length, end: written.length, text: `(${to}${said})` };
}

/** `src="…"`, with its value in one of three ways (HTML Standard, 13.1.2.3). */
const SOURCE = /(?<=\s)src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>}]+))/gi;

function linkChanges({ url, data }: Link, written: string, to: string | undefined): readonly Edit[] {
  if (to === undefined) return [];
  const { otherwise } = data ?? {};
  return otherwise === undefined ? resourceChanges(written, url, to) : wikiChanges(written, otherwise, to);
}

/** `[[page#place|words]]` as `[words](to)`, wherever it stands in a text: it is the same link each time. */
function wikiChanges(written: string, wiki: string, to: string): readonly Edit[] {
  const [, page, place = '', words = page || place] =
    /^\[\[([^#|]*)#?([^|]*)(?:\|(.*))?\]\]$/.exec(wiki) ?? [];
  return everywhere(written, wiki, `[${words}](${to})`);
}

/** A text for another, wherever that stands. */
function everywhere(written: string, wanted: string, text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (let at = written.indexOf(wanted); at >= 0; at = written.indexOf(wanted, at + wanted.length))
    edits.push({ start: at, end: at + wanted.length, text });
  return edits;
}

/**
 * The address of `[words](address "title")`, which ends where the link does; one by reference has none. A tag of a site generator in its
 * place goes with it.
 */
function resourceChanges(written: string, url: string, to: string): readonly Edit[] {
  for (let at = written.lastIndexOf(']('); at >= 0; at = at > 0 ? written.lastIndexOf('](', at - 1) : -1) {
    const start = at + 2 + SPACE.exec(written.slice(at + 2))![0].length;
    const end = start + (DESTINATION.exec(written.slice(start))?.[0].length ?? 0);
    const address = written.slice(start, end);
    if (!REST.test(written.slice(end))) continue;
    if (/^\{[{%]/.test(address) || unescaped(withoutAngles(address)) === url)
      return [{ start, end, text: to }];
  }
  return [];
}

/** A destination (CommonMark 6.3), with parentheses two deep; or a tag of a site generator, and what stands behind it. */
const DESTINATION =
  /^(?:<(?:\\.|[^<>\\\n])*>|(?:\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\})[^\s()]*|(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*\))*)/;

function withoutAngles(address: string): string {
  return address.startsWith('<') ? address.slice(1, -1) : address;
}

/** Space within a link; in a quotation its lines begin with the mark of that. */
const SPACE = /^[ \t]*(?:\r?\n[ \t>]*)*/;

/** What may stand between a destination and the end of its link. */
const REST =
  /^(?:(?=[ \t\r\n])[ \t]*(?:\r?\n[ \t>]*)*(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\((?:\\[\s\S]|[^()\\])*\)))?[ \t]*(?:\r?\n[ \t>]*)*\)$/;

function definitionChanges({ url }: Definition, written: string, to: string | undefined): readonly Edit[] {
  const [opening] = /^\[(?:\\.|[^\]\\])*\]:\s*/.exec(written) ?? [];
  if (to === undefined || opening === undefined) return [];
  const start = opening.length;
  const address = DESTINATION.exec(written.slice(start))?.[0] ?? '';
  if (unescaped(withoutAngles(address)) !== url) return [];
  return [{ start, end: start + address.length, text: to }];
}
