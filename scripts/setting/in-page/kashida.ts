/**
 * Where a word of the Arabic script may be elongated (kashida), and how well. Sources: Benatia, Elyaakoubi and Lazrek, «Arabic text
 * justification», TUGboat 27(2), 2006, section 3.2 (how long a word is) and figure 25 (which letters); Afifi, «Learning Arabic Calligraphy», part 3 (where
 * none may be), as the patterns of raqim-kashida (`arabic-naskh.pat`, MIT) put them together. What these discourage is left out: pages of prose are to have few.
 * It knows nothing of browsers.
 */

/** A place behind so many characters of a word, and how good it is: 9 at the most. */
export interface Place {
  readonly at: number;
  readonly worth: number;
}

/** The letters that are drawn alike but for their dots (Unicode, Joining_Group). */
const GROUPS = {
  alef: 'اأإآٱ',
  beh: 'بپتثٹٺټٻٽٿڀ',
  hah: 'جحخچڃڄڇڿځڅ',
  dal: 'دذڈډڊڌ',
  reh: 'رزژڑړڕږ',
  seen: 'سشښ',
  sad: 'صض',
  tah: 'طظ',
  ain: 'عغ',
  feh: 'فڤڥ',
  qaf: 'ق',
  kaf: 'کكگڭګڪڳ',
  lam: 'لڵ',
  meem: 'م',
  noon: 'نںڼ',
  heh: 'هةۀہۂۃە',
  waw: 'وؤۆۇۈۋۅۉۏ',
  yeh: 'یيىئېێ',
  barree: 'ےۓ',
} as const;

type Group = keyof typeof GROUPS;

const groupOf = new Map(
  Object.entries(GROUPS).flatMap(([group, letters]) => [...letters].map((one) => [one, group as Group])),
);

/** They join no letter behind them. */
const RIGHT_JOINING: readonly Group[] = ['alef', 'dal', 'reh', 'waw', 'barree'];
const ENDS_ALONE = 'ةۀۃە';

/** Letters with a tooth or a head alike, where they are joined to the next one. */
const ALIKE: Partial<Record<Group, Group>> = { noon: 'beh', yeh: 'beh', qaf: 'feh' };

/** Shorter words are not elongated: the eye knows them as they are. */
const SHORTEST = 4;

/** What a place is worth in four joined letters; one less for each letter more, down to the least. */
const GOOD = { most: 9, least: 6 };
const FAIR = { most: 6, least: 3 };
const BEFORE_HEH = 9;
const IN_THREE = 6;

/** Which letters may be drawn apart from which (figure 25, «+» and those without a sign). */
const PAIRS: readonly {
  readonly from: readonly Group[];
  readonly to: readonly Group[];
  readonly worth: typeof GOOD;
}[] = [
  { from: ['beh', 'hah', 'ain', 'feh'], to: ['tah'], worth: GOOD },
  { from: ['beh'], to: ['alef', 'meem', 'noon', 'heh'], worth: FAIR },
  {
    from: ['seen', 'sad', 'tah'],
    to: ['alef', 'beh', 'reh', 'seen', 'tah', 'kaf', 'lam', 'noon'],
    worth: FAIR,
  },
  { from: ['feh'], to: ['alef'], worth: FAIR },
  { from: ['meem'], to: ['tah', 'dal', 'reh'], worth: FAIR },
  { from: ['heh'], to: ['beh'], worth: FAIR },
];

/** Where none may be: behind letters whose stroke goes up, before those that are joined from above. */
const NEVER_FROM: readonly Group[] = ['kaf', 'lam'];
const NEVER_TO: readonly Group[] = ['hah', 'sad', 'ain', 'waw'];
const NEVER_TO_LAST: readonly Group[] = ['feh', 'qaf', 'yeh', 'barree'];

/** A letter with its marks. */
interface Letter {
  /** As it is drawn where it stands. */
  readonly group: Group;
  /** Behind how many characters of the word it ends. */
  readonly end: number;
}

/** Where a word may be elongated, from its beginning. A word with anything but letters, marks and half-spaces has no such place. */
export function placesIn(word: string): readonly Place[] {
  const joined = joinedIn(word);
  const count = joined.reduce((sum, letters) => sum + letters.length, 0);
  return count < SHORTEST ? [] : joined.flatMap(placesAmong);
}

/** The letters that are joined to one another; none where anything else stands in the word. */
function joinedIn(word: string): readonly (readonly Letter[])[] {
  const runs: { letters: { letter: string; end: number }[] }[] = [];
  let isOpen = false;
  for (const [at, one] of [...word].entries()) {
    if (/\p{M}/u.test(one)) {
      const last = runs.at(-1)?.letters.at(-1);
      if (last) last.end = at + 1;
      continue;
    }
    if (one === 'ء' || one === '\u200c') {
      isOpen = false;
      continue;
    }
    const group = groupOf.get(one);
    if (!group) return [];
    if (!isOpen) runs.push({ letters: [] });
    runs.at(-1)!.letters.push({ letter: one, end: at + 1 });
    isOpen = !RIGHT_JOINING.includes(group) && !ENDS_ALONE.includes(one);
  }
  return runs.map(({ letters }) =>
    letters.map(({ letter, end }, index) => ({
      group: drawnAs(letter, index < letters.length - 1),
      end,
    })),
  );
}

function drawnAs(letter: string, isJoined: boolean): Group {
  const group = groupOf.get(letter)!;
  return isJoined ? (ALIKE[group] ?? group) : group;
}

function placesAmong(letters: readonly Letter[]): readonly Place[] {
  return letters.slice(0, -1).flatMap(({ end }, index) => {
    const worth = worthOf(letters, index);
    return worth > 0 ? [{ at: end, worth }] : [];
  });
}

/** What it is worth to draw a letter apart from the next one; 0 where that may not be. */
function worthOf(letters: readonly Letter[], index: number): number {
  const count = letters.length;
  const [from, to] = [letters[index]!.group, letters[index + 1]!.group];
  const isLast = index === count - 2;
  if (NEVER_FROM.includes(from) || NEVER_TO.includes(to)) return 0;
  if (isLast && NEVER_TO_LAST.includes(to)) return 0;
  if (isLast && to === 'heh') return BEFORE_HEH;
  if (count === 3) return isLast && mayGiveInThree(letters) ? IN_THREE : 0;
  if (count < 3) return 0;
  const worth = PAIRS.find((pair) => pair.from.includes(from) && pair.to.includes(to))?.worth;
  return worth ? Math.max(worth.least, worth.most - (count - SHORTEST)) : 0;
}

/** Three joined letters give behind the second one where a broad letter leads, or a tall one ends them. */
function mayGiveInThree([first, , last]: readonly Letter[]): boolean {
  return ['ain', 'tah', 'seen', 'hah'].includes(first!.group) || ['alef', 'lam'].includes(last!.group);
}
