import { isSectionHeading } from '../section-names.ts';
import type { Para } from './blocks.ts';
import { asPersian } from './keyboard.ts';

/** The most lines of a title page, and the most words of one. */
const MOST_LINES = 30;
const MOST_WORDS = 14;

/** What the lines of a title page are by their look; those that are not among them are lines of it and no headings. */
export interface TitlePage {
  readonly lines: readonly Para[];
  readonly titles: readonly Para[];
  /** The only other line below the title; one in Latin letters may be its title in another language. */
  readonly subtitle: Para | undefined;
}

/**
 * The title page: short lines that end with a page, or lines in the middle that open the text, above its first heading («چکیده», «فصل اول»).
 * Its title is the largest of them, which nothing of the text is as large as. Undefined where it is not certain that there is one.
 *
 * `rankOf`: how high a line stands by its look; undefined for what does not look like a heading. `isPlain`: nothing says what it is.
 */
export function titlePageOf(
  paragraphs: readonly Para[],
  rankOf: (one: Para) => number | undefined,
  isPlain: (one: Para) => boolean,
): TitlePage | undefined {
  const lines = openingLines(paragraphs);
  const plain = lines.filter(isPlain);
  const ranks = plain.map((one) => rankOf(one) ?? 0);
  const highest = Math.max(0, ...ranks);
  const first = ranks.indexOf(highest);
  let end = first;
  while (highest > 0 && ranks[end] === highest) end += 1;
  // Two titles on different lines of a page would be a guess.
  if (first === end || ranks.slice(end).includes(highest)) return undefined;
  const elsewhere = paragraphs.filter((one) => !lines.includes(one) && isPlain(one));
  if (elsewhere.some((one) => (rankOf(one) ?? 0) >= highest)) return undefined;
  const titles = plain.slice(first, end);
  const [other, ...others] = lines.filter((one) => !titles.includes(one) && isPlain(one));
  const isSubtitle = other && others.length === 0 && lines.indexOf(other) > lines.indexOf(titles[0]!);
  return {
    lines,
    titles,
    subtitle: isSubtitle && /^[^:：\p{Nd}\p{Script=Latin}]+$/u.test(other.text) ? other : undefined,
  };
}

/** The lines above the text: up to the end of the first page, or those in the middle. */
function openingLines(paragraphs: readonly Para[]): readonly Para[] {
  const lines: Para[] = [];
  for (const one of paragraphs) {
    if (isLine(one)) lines.push(one);
    else if (one.text !== '') break;
    if (one.endsPage && lines.length > 0) return lines;
    if (lines.length > MOST_LINES) break;
  }
  const end = lines.findIndex(({ isCentered }) => !isCentered);
  return end < 0 ? lines : lines.slice(0, end);
}

function isLine({ text, list, outline, look }: Para): boolean {
  if (text === '' || list || outline || look === undefined) return false;
  return text.split(/\s+/).length <= MOST_WORDS && !isSectionHeading(asPersian(text));
}
