import type { Heading } from 'mdast';
import type { Piece, Rank } from './pieces.ts';

type HeadingPiece = Extract<Piece, { kind: 'heading' }>;

/**
 * The depths of headings. Chapters stand below parts, numbered sections below chapters, by their numbers, bare lines below what is
 * numbered; what is known for a section («مقدمه», «منابع») stands highest, but within chapters. No depth is skipped.
 */
export function depthsOf(headings: readonly HeadingPiece[]): readonly Heading['depth'][] {
  const orders = [...new Set(headings.map(({ rank }) => orderOf(rank)))].sort((one, other) => one - other);
  const chaptered = headings.some(({ rank }) => isDivision(rank));
  const lastDivision = headings.findLastIndex(({ rank }) => isDivision(rank));
  let inChapter = false;
  let depth = 0;
  return headings.map(({ rank, line }, index) => {
    inChapter ||= isDivision(rank);
    const wanted =
      rank.by === 'sign'
        ? rank.depth
        : rank.by === 'known' &&
            (!chaptered || !inChapter || (index > lastDivision && AFTER_CHAPTERS.test(line.text)))
          ? 1
          : 1 + orders.indexOf(orderOf(rank));
    depth = Math.min(wanted, depth + 1, 6);
    return depth as Heading['depth'];
  });
}

const AFTER_CHAPTERS =
  /منابع|مآخذ|کتاب.?نامه|کتاب.?شناسی|نمایه|پیوست|واژه.?نامه|references|bibliography|appendix|المصادر|المراجع/i;

function isDivision({ by }: Rank): boolean {
  return by === 'part' || by === 'chapter';
}

/** Where a rank stands among the others. */
function orderOf(rank: Rank): number {
  if (rank.by === 'number') return 2 + rank.levels;
  return { part: 0, chapter: 1, sign: 2, known: 8, bare: 8, lettered: 9 }[rank.by];
}
