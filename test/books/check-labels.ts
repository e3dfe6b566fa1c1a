import type { Reading } from './document.ts';
import type { PlacedBlock } from './flow.ts';
import { numberOf } from './numbers.ts';

const ordinals = [
  'اول',
  'دوم',
  'سوم',
  'چهارم',
  'پنجم',
  'ششم',
  'هفتم',
  'هشتم',
  'نهم',
  'دهم',
  'یازدهم',
  'دوازدهم',
];

/** What the tool prints before titles and captions is a word and the right number, and nothing more. */
export function checkLabels(reading: Reading): string[] {
  const faults: string[] = [];
  const counts = new Map<string, number>();
  const words = new Map<string, string>();
  const sections = [0, 0, 0, 0, 0];
  let chapter = 0;
  for (const placed of reading.blocks) {
    const { block, label } = placed;
    if (block.kind !== 'heading' && !block.id) continue;
    const numbered = reading.truth.chapters[placed.chapter]!.role === 'body';
    if (block.level === 1 && numbered) chapter++;
    if (block.level !== undefined) step(sections, block.level, chapter);
    const kind = block.kind === 'heading' ? `heading ${block.level}` : block.kind;
    const count = block.level === 1 ? chapter : (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (block.level !== undefined && block.level > 1) {
      const number = sections.slice(1, block.level + 1).join('');
      if (label !== '' && westernOf(label) !== number) faults.push(complaint(placed, number));
    } else if (!isLabel(reading, placed, count, numbered, kind, words))
      faults.push(complaint(placed, `number ${count}`));
  }
  return faults;
}

/** Counts a heading of a level. */
function step(sections: number[], level: number, chapter: number): void {
  sections[level] = level === 1 ? chapter : sections[level]! + 1;
  sections.fill(0, level + 1);
}

const westernOf = (label: string): string =>
  /^\p{Nd}+$/u.test(label) ? [...label].map(numberOf).join('') : label;

/** Is the label of a part, chapter, figure or table a word, always the same, with this number? */
function isLabel(
  reading: Reading,
  { block, label }: PlacedBlock,
  count: number,
  numbered: boolean,
  kind: string,
  words: Map<string, string>,
): boolean {
  const heading = block.kind === 'heading';
  if (label === '') return heading;
  if (heading && !numbered) return false;
  const ordinal = reading.truth.language === 'fa' && heading ? ordinals[count - 1] : undefined;
  const digits = label.match(/\p{Nd}+$/u)?.[0] ?? '';
  const number =
    ordinal && label.endsWith(ordinal) ? ordinal : numberOf(digits) === count ? digits : undefined;
  if (number === undefined) return false;
  const word = label.slice(0, label.length - number.length);
  const known = words.get(kind) ?? word;
  words.set(kind, known);
  return word === known && word.length > 0 && word.length <= 8;
}

function complaint({ first, label, block }: PlacedBlock, expected: string): string {
  const title = block.atoms
    .flatMap((atom) => (atom.kind === 'word' ? [atom.text] : []))
    .slice(0, 5)
    .join(' ');
  return `page ${first.line.page + 1}: before «${title}» stands «${label}», expected ${expected}`;
}
