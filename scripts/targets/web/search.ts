import { createHash } from 'node:crypto';
import type { Element, ElementContent, Root } from 'hast';
import { pageOf, pageRecord } from '../../book/page-roles.ts';
import { bookNumber } from '../../language/digits.ts';
import type { Index, IndexedPage, Passage } from '../../language/search/find.ts';
import type { Division } from '../../render/division.ts';
import { withOwnDigits } from '../../render/isolate.ts';
import type { Rendering } from '../../render/render.ts';
import { type Frame, frameData, type Page, type ReadTree } from './page.ts';
import { wordsIn } from './reading-tree.ts';
import { searchScript } from './search-script.ts';

/** The file of the search. */
export const SEARCH_PAGE = 'search.html';

/** What a policy calls a script by (CSP 3, 2.3.1). */
export function policyDigest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The page that searches the others: its script and its index stand in it, so that it works from a disk, where nothing can be fetched. */
export async function searchPage(frame: Frame, pages: readonly Page[]): Promise<Omit<Page, 'trees'>> {
  const { rendering } = frame.site;
  const { book, labels, templates } = rendering;
  const text = await searchScript();
  const title = `${labels.words.search} · ${withOwnDigits(book.settings.title, book.language, book.settings.digits)}`;
  // Nothing within may end the element that it stands in.
  const index = JSON.stringify(indexOf(frame, pages)).replaceAll('<', String.raw`\u003c`);
  const data = {
    ...frameData(frame, title),
    digits: Array.from({ length: 10 }, (_, digit) => bookNumber(digit, book)).join(''),
    script: text,
    digest: policyDigest(text),
    index,
  };
  return { path: SEARCH_PAGE, html: templates.fill('web/search', data) };
}

/** What the search shows besides passages of the other pages. */
export function searchLetters({ book, labels: { words } }: Rendering): string {
  const { search, found, nothingFound, moreFound, searchNeedsScript } = words;
  const digits = Array.from({ length: 10 }, (_, digit) => bookNumber(digit, book));
  return [search, found, nothingFound, moreFound, searchNeedsScript, ...digits, ':›·…'].join('');
}

function indexOf({ site }: Frame, pages: readonly Page[]): Index {
  const { book } = site.rendering;
  return pages.flatMap(({ path, trees }): IndexedPage[] => {
    const passages = trees.filter(({ division }) => isText(division)).flatMap(passagesOf);
    const title = trees.length === 1 ? trees[0]!.division.title : book.settings.title;
    return passages.length > 0
      ? [[path, withOwnDigits(title, book.language, book.settings.digits), passages]]
      : [];
  });
}

/** Titles, contents and imprint are on the first page; nobody searches for them. */
function isText({ kind }: Division): boolean {
  const page = pageOf(kind);
  return kind === 'chapter' || kind === 'part' || (page !== undefined && pageRecord(page).place !== 'named');
}

/** Elements that hold other blocks, or nothing to read. */
const BLOCK =
  /^(?:p|div|section|article|header|aside|nav|h[1-6]|blockquote|figure|figcaption|pre|[uod]l|li|d[td]|table|thead|tbody|tfoot|tr|t[hd]|details|summary)$/;

/** What is known at a place of a text. */
interface Place {
  /** The id that leads to it, or to what comes before it. */
  id: string;
  heading: string;
  page: string;
}

/** The passages of a division: each block of text, with the id that leads to it. */
function passagesOf({ division, tree }: ReadTree): Passage[] {
  const place: Place = { id: division.id, heading: '', page: '' };
  const passages: Passage[] = [];
  const add = (nodes: readonly ElementContent[], id: string | undefined) => {
    const words = wordsIn({ type: 'root', children: [...nodes] } as Root);
    const text = words.replace(/\s+/g, ' ').trim();
    const first = nodes.findIndex((node) => wordsIn(node).trim() !== '');
    // A page that begins before the first word is the one that the passage stands on.
    pagesIn(first < 0 ? nodes : nodes.slice(0, first), place);
    const { heading, page } = place;
    pagesIn(nodes, place);
    if (text !== '') passages.push([id ?? place.id, heading, page, text]);
  };
  const pass = (parent: Root | Element, own: string | undefined): void => {
    const id = 'tagName' in parent && parent.properties['id'] ? String(parent.properties['id']) : own;
    if ('tagName' in parent && parent.tagName === 'nav') return;
    if (id !== undefined) place.id = id;
    // The title of a page stands beside the heading anyway.
    if ('tagName' in parent && /^h[1-6]$/.test(parent.tagName))
      place.heading = parent.tagName === 'h1' ? '' : wordsIn(parent).replace(/\s+/g, ' ').trim();
    let inline: ElementContent[] = [];
    for (const child of parent.children as ElementContent[]) {
      if (child.type === 'element' && BLOCK.test(child.tagName)) {
        add(inline, id);
        inline = [];
        pass(child, id);
      } else inline.push(child);
    }
    add(inline, id);
  };
  pass(tree, undefined);
  return passages;
}

/** Remember the last printed page that begins within. */
function pagesIn(nodes: readonly ElementContent[], place: Place): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    if (node.properties['role'] === 'doc-pagebreak') place.page = String(node.properties['title']);
    pagesIn(node.children, place);
  }
}
