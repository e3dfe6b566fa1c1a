import type { Para } from './blocks.ts';
import { typedBullet, typedNumber } from './lists.ts';
import { isMonospace } from './looks.ts';
import type { PlannedBlock } from './plan.ts';
import { versesByLines, versesByShape } from './verse.ts';

/** What items that follow one another are together. */
export type Group =
  | 'list'
  | 'typed-list'
  | 'typed-bullets'
  | 'code'
  | 'verse'
  | 'verse-by-look'
  | 'verse-by-lines'
  | 'quotation'
  | 'epigraph';

/**
 * What each item is part of together with those beside it; undefined for those that stand alone.
 *
 * @param isListed Whether a paragraph has a number or a bullet of Word's.
 */
export function groupsOf(
  items: readonly PlannedBlock[],
  isListed: (paragraph: Para) => boolean,
): readonly (Group | undefined)[] {
  const isInsetRare = items.filter(isInset).length * 3 < items.length || items.length < 3;
  const beside = (at: number) => [items[at - 1], items[at + 1]].map(paragraphOf);
  return items.map((item, at) => groupOf(item, isInsetRare, isListed, beside(at)));
}

function groupOf(
  item: PlannedBlock,
  isInsetRare: boolean,
  isListed: (paragraph: Para) => boolean,
  beside: readonly (Para | undefined)[],
): Group | undefined {
  if (item.is !== 'paragraph') return undefined;
  const { paragraph, role } = item;
  if (role.is === 'verse' || role.is === 'code' || role.is === 'quotation' || role.is === 'epigraph')
    return role.is;
  if (role.is !== 'plain' && role.is !== 'caption') return undefined;
  if (isListed(paragraph)) return 'list';
  if (paragraph.text !== '' && isMonospace(paragraph.look)) return 'code';
  if (versesByShape(paragraph)) return 'verse-by-look';
  if (versesByLines(paragraph, beside)) return 'verse-by-lines';
  if (typedNumber(paragraph.text)) return 'typed-list';
  if (typedBullet(paragraph.text) > 0) return 'typed-bullets';
  return isInset(item) && isInsetRare ? 'quotation' : undefined;
}

function paragraphOf(item: PlannedBlock | undefined): Para | undefined {
  return item?.is === 'paragraph' && item.role.is === 'plain' ? item.paragraph : undefined;
}

function isInset(item: PlannedBlock): boolean {
  return (
    item.is === 'paragraph' &&
    item.role.is === 'plain' &&
    item.paragraph.isInset &&
    !item.paragraph.isCentered
  );
}
