import type { Heading } from 'mdast';
import type { Piece, Rank } from './pieces.ts';

type HeadingPiece = Extract<Piece, { kind: 'heading' }>;

/**
 * The depths of headings: each stands below the last one of a higher rank. Chapters stand below parts, numbered sections below chapters, by their
 * numbers, bare lines below what is numbered; what is known for a section («مقدمه», «منابع») stands highest, but within chapters.
 */
export function depthsOf(headings: readonly HeadingPiece[]): readonly Heading['depth'][] {
  const firstDivision = headings.findIndex(({ rank }) => isDivision(rank));
  const lastDivision = headings.findLastIndex(({ rank }) => isDivision(rank));
  const highest = Math.min(...headings.map(({ rank }) => orderOf(rank)));
  const above: number[] = [];
  return headings.map(({ rank, line }, index) => {
    const free =
      lastDivision === -1 ||
      index < firstDivision ||
      (index > lastDivision && AFTER_CHAPTERS.test(line.text));
    const order = rank.by === 'known' && free ? highest : orderOf(rank);
    while (above.length > 0 && above.at(-1)! >= order) above.pop();
    above.push(order);
    return Math.min(above.length, 6) as Heading['depth'];
  });
}

const AFTER_CHAPTERS =
  /منابع|مآخذ|کتاب.?نامه|کتاب.?شناسی|نمایه|پیوست|واژه.?نامه|references|bibliography|appendix|المصادر|المراجع/i;

function isDivision({ by }: Rank): boolean {
  return by === 'part' || by === 'chapter';
}

/** Where a rank stands among the others: the highest is the least. */
function orderOf(rank: Rank): number {
  if (rank.by === 'number') return 10 + rank.levels;
  if (rank.by === 'sign') return 2 + rank.depth;
  return { part: 0, chapter: 1, known: 20, bare: 20, lettered: 21 }[rank.by];
}
