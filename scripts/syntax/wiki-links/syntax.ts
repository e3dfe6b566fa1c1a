import type { Text } from 'mdast';
import type { Syntax } from '../../book/syntax.ts';
import { CLOSED_TO_LINKS, type MarkupRange, replaceInTexts } from '../text-marks.ts';

interface WikiLink extends MarkupRange {
  readonly page: string;
  /** Where the words that are shown begin, and end. */
  readonly words: readonly [number, number];
}

const WIKI_LINK = /(?<!!)\[\[([^[\]|#\n]+)(#[^[\]|\n]*)?(?:\|([^[\]\n]+))?\]\]/g;

function wikiLinksIn(text: string): readonly WikiLink[] {
  // Numbers in double brackets are those of editors.
  const links = [...text.matchAll(WIKI_LINK)].filter(({ 1: page = '' }) => /\p{L}/u.test(page));
  return links.map(({ index, 0: whole, 1: page = '', 2: place = '', 3: words }) => {
    const to = index + whole.length;
    const shown = words ?? page;
    const begin = words === undefined ? index + 2 : to - 2 - shown.length;
    return { from: index, to, page: page.trim() + place, words: [begin, begin + shown.length] };
  });
}

/** What stands around the words: where no chapter is meant, all of it stays. */
function wikiSigns({ value }: Text): readonly (readonly [number, number])[] {
  return wikiLinksIn(value).flatMap(({ from, to, words: [begin, end] }) => [
    [from, begin] as const,
    [end, to] as const,
  ]);
}

/** Links to chapters by their titles or the names of their files, as wikis and Obsidian have them: `[[city|the city]]`. */
export const wikiLinks: Syntax = {
  name: 'wiki-links',
  read: (tree, file) =>
    replaceInTexts(
      tree,
      String(file),
      wikiLinksIn,
      ({ from, to, page, words }, text) => [
        {
          type: 'link',
          url: encodeURI(page),
          children: [{ ...text, value: text.value.slice(...words) }],
          data: { otherwise: text.value.slice(from, to) },
          ...(text.position ? { position: text.position } : {}),
        },
      ],
      CLOSED_TO_LINKS,
    ),
  markup: wikiSigns,
};
