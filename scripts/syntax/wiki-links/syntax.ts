import type { Image, Text } from 'mdast';
import type { Syntax } from '../../book/syntax.ts';
import { CLOSED_TO_LINKS, type MarkupRange, replaceInTexts } from '../text-marks.ts';

interface WikiLink extends MarkupRange {
  readonly page: string;
  /** Where the words that are shown begin, and end. */
  readonly words: readonly [number, number];
}

const WIKI_LINK = /(?<!!)\[\[([^[\]|#\n]*)(#[^[\]|\n]*)?(?:\|([^[\]\n]+))?\]\]/g;

interface Embedded extends MarkupRange {
  readonly url: string;
  readonly alt: string | null;
  readonly width: number | undefined;
}

/** `![[sea.png]]`, `![[sea.png|300]]`, `![[sea.png|the sea]]`, `![[sea.png|the sea|300x200]]`. */
const IMAGE = /!\[\[([^[\]|#\n]+\.(?:png|jpe?g|gif|webp|svg))(?:\|([^[\]\n]*))?\]\]/gi;

function imagesIn(text: string): readonly Embedded[] {
  return [...text.matchAll(IMAGE)].map(({ index, 0: whole, 1: name = '', 2: said = '' }) => {
    const parts = said.split('|').map((part) => part.trim());
    const size = parts.flatMap((part) => /^(\d{1,5})(?:x\d+)?$/.exec(part)?.[1] ?? []).at(-1);
    const alt = parts.find((part) => part !== '' && !/^\d+(?:x\d+)?$/.test(part));
    return {
      from: index,
      to: index + whole.length,
      url: encodeURI(name.trim()),
      alt: alt ?? null,
      width: size === undefined ? undefined : Number(size),
    };
  });
}

function imageOf({ url, alt, width, from, to }: Embedded, text: Text): Image {
  return {
    type: 'image',
    url,
    alt,
    title: null,
    data: { embedded: text.value.slice(from, to), ...(width === undefined ? {} : { width }) },
    ...(text.position ? { position: text.position } : {}),
  };
}

function wikiLinksIn(text: string): readonly WikiLink[] {
  // Numbers in double brackets are those of editors.
  const links = [...text.matchAll(WIKI_LINK)].filter(({ 1: page = '', 2: place = '' }) =>
    /\p{L}/u.test(page || place),
  );
  return links.map(({ index, 0: whole, 1: page = '', 2: place = '', 3: words }) => {
    const to = index + whole.length;
    // A place in the same text is shown without its sign.
    const shown = words ?? (page || place.slice(1));
    const begin = words === undefined ? index + (page ? 2 : 3) : to - 2 - shown.length;
    return { from: index, to, page: page.trim() + place, words: [begin, begin + shown.length] };
  });
}

/** What stands around the words: where no chapter is meant, all of it stays. */
function wikiSigns({ value }: Text): readonly (readonly [number, number])[] {
  const links = wikiLinksIn(value).flatMap(({ from, to, words: [begin, end] }) => [
    [from, begin] as const,
    [end, to] as const,
  ]);
  return [...links, ...imagesIn(value).map(({ from, to }) => [from, to] as const)];
}

/**
 * Links to chapters by their titles or the names of their files, as wikis and Obsidian have them: `[[city|the city]]`; and images by their
 * names: `![[sea.png]]`.
 */
export const wikiLinks: Syntax = {
  name: 'wiki-links',
  read: (tree, file) =>
    replaceInTexts(
      replaceInTexts(tree, file.value, imagesIn, (image, text) => [imageOf(image, text)]),
      file.value,
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
