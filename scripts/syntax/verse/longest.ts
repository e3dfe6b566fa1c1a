import type { ElementContent } from 'hast';
import { holdsAdded } from '../../render/added.ts';

/** Hemistichs that are told to be nearly as wide as the widest: whichever really is so in a typeface is among them. */
const NEARLY = 0.9;
const MOST = 6;

/**
 * About how wide letters are, in tenths of an em, by their shapes: of teeth; of bowls; tall ones. What ends a word in a long bowl is as wide
 * again.
 */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[سشصض]/gu, 9],
  [/[کگطظ]/gu, 6.5],
  [/[جچحخعغفقمهوةؤ]/gu, 5],
  [/[بپتثنیئىيردذزژ]/gu, 3.4],
  [/[اآأإل\s]/gu, 2.6],
  [/[بپتثفکگسشصض](?![\p{L}\p{M}])/gu, 4],
];
const OTHERS = 4.5;
/** What takes no room: marks, joiners. */
const EMPTY = /[\p{M}\p{Cf}]/gu;

/**
 * The texts of the hemistichs that may be the widest of a poem, one a line; undefined where it has none. A style sheet lets each hemistich be as
 * wide as these: so all of a poem are of one width in whatever typeface a reader has chosen, and are set side by side only where two have
 * room.
 */
export function longestOf(poem: readonly ElementContent[]): string | undefined {
  const texts = hemistichsIn(poem).map((text) => ({ text, width: widthOf(text) }));
  const most = Math.max(...texts.map(({ width }) => width));
  const wide = texts.filter(({ width }) => width >= most * NEARLY).sort((a, b) => b.width - a.width);
  const lines = [...new Set(wide.map(({ text }) => text))].slice(0, MOST);
  return lines.length === 0 ? undefined : lines.join('\n');
}

function hemistichsIn(nodes: readonly ElementContent[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [];
    if (![node.properties['className'] ?? []].flat().includes('hemistich'))
      return hemistichsIn(node.children);
    return textIn(node.children).replace(/\s+/g, ' ').trim();
  });
}

/** The mark of a note takes about as much room as a digit. */
function textIn(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return holdsAdded(node) ? '' : node.value;
      if (node.type !== 'element') return '';
      return node.tagName === 'sup' ? '۰' : textIn(node.children);
    })
    .join('');
}

/** About how wide a text is, in tenths of an em. */
function widthOf(text: string): number {
  const drawn = text.replace(/\p{M}/gu, '');
  const known = WIDTHS.map(([letters, width]) => ({ count: drawn.match(letters)?.length ?? 0, width }));
  const counted = known.slice(0, -1).reduce((sum, { count }) => sum + count, 0);
  const others = drawn.replace(EMPTY, '').length - counted;
  return known.reduce((sum, { count, width }) => sum + count * width, others * OTHERS);
}
