import type { List, ListItem, Nodes, Paragraph } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as wordsOf } from 'mdast-util-to-string';
import { decodedAddress } from '../../book/address.ts';
import type { Contents, ContentsEntry, ContentsFormat } from './contents.ts';
import { pathFrom } from './values.ts';

/**
 * A list of links in Markdown: `SUMMARY.md` of mdBook and GitBook, `_sidebar.md` of docsify. Headings, and entries without a link that have
 * others below them, are parts; entries below entries are chapters like these.
 *
 *     # Summary                    ->  intro.md
 *     - [Preface](intro.md)            1.md, in «First part»
 *     ## First part                    1-1.md, in «First part»
 *     - [One](1.md)
 *       - [One, one](1-1.md)
 */
function readLinkList(text: string, folder: string): Contents | undefined {
  const entries: ContentsEntry[] = [];
  let part: string | undefined;
  for (const [index, node] of fromMarkdown(text).children.entries()) {
    // The first heading is that of the list.
    if (node.type === 'heading') part = index === 0 ? undefined : textOf(node);
    else if (node.type === 'list') for (const item of node.children) add(item, part);
    else for (const link of linksIn(node)) entries.push({ ...link, part });
    if (node.type === 'thematicBreak') part = undefined;
  }
  return entries.length > 0 ? { entries } : undefined;

  function add(item: ListItem, within: string | undefined): void {
    const [first] = item.children;
    const own = first?.type === 'paragraph' ? linksIn(first) : [];
    const lists = item.children.filter((child): child is List => child.type === 'list');
    const inner = own.length === 0 && lists.length > 0 && first ? textOf(first) : within;
    for (const link of own) entries.push({ ...link, part: inner });
    for (const list of lists) for (const one of list.children) add(one, inner);
  }

  function linksIn(node: Nodes | Paragraph): readonly ContentsEntry[] {
    if (node.type === 'link')
      return /^(?:[a-z][a-z\d+.-]*:|\/\/|#|$)/i.test(node.url)
        ? []
        : [{ path: pathFrom(folder, decodedAddress(node.url)), title: textOf(node) || undefined }];
    return 'children' in node ? node.children.flatMap(linksIn) : [];
  }
}

/** Words without the tags that GitBook puts behind its headings: `## Basics <a href="#basics" id="basics"></a>`. */
function textOf(node: Nodes): string {
  return wordsOf(node, { includeHtml: false }).trim();
}

const FOLDERS = ['', 'src/', 'docs/', 'book/', 'content/', 'manuscript/'];

export const SUMMARY: ContentsFormat = {
  paths: FOLDERS.map((folder) => `${folder}SUMMARY.md`),
  read: readLinkList,
};

export const SIDEBAR: ContentsFormat = {
  paths: FOLDERS.map((folder) => `${folder}_sidebar.md`),
  read: readLinkList,
};
