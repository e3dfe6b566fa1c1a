import { BEFORE, BEHIND, binding, GAP, LETTER, WORD, ZWNJ } from '../letters.ts';
import type { AcrossMatch, AcrossRule, Passage } from '../rule.ts';

const WORDS = new RegExp(`${BEFORE}[${WORD}]{3,}${BEHIND}`, 'g');
const PARTED = new RegExp(`[${LETTER}]${ZWNJ}[${LETTER}]`);
const TWO = new RegExp(`${BEFORE}([${WORD}]+)(?=${GAP}([${WORD}]+)${BEHIND})`, 'g');
/** Verbs with «می» have rules of their own. */
const VERB = new RegExp(`^ن?می${ZWNJ}`);

interface Place {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

/** Spellings of one word, with the places of each. */
type Spellings = Map<string, Place[]>;

/** What the spellings of a word have in common: no vowel signs, no half-spaces, the hamza on any seat. */
function keysOf(word: string): readonly string[] {
  const whole = word.replaceAll(ZWNJ, '');
  if (!/[أؤئ]/.test(whole)) return [whole];
  return [whole.replace(/[أؤئ]/g, 'ء'), whole.replace(/أ/g, 'ا').replace(/ؤ/g, 'و')];
}

/** A word as it is compared: without vowel signs, the ezafe, and half-spaces that part nothing. */
function plain(word: string): string {
  return word
    .replace(/[\u064b-\u0652\u0670]/g, '')
    .replace(/ه\u0654$/, 'ه')
    .split(ZWNJ)
    .filter(Boolean)
    .reduce((sum, part) => (sum === '' ? part : sum + binding(sum) + part), '');
}

/** What is in a map, or is put there. */
function obtain<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const had = map.get(key);
  if (had !== undefined) return had;
  const made = make();
  map.set(key, made);
  return made;
}

function collect(passages: readonly Passage[]): ReadonlyMap<string, Spellings> {
  const groups = new Map<string, Spellings>();
  const listOf = (key: string, spelling: string) =>
    obtain(
      obtain<string, Spellings>(groups, key, () => new Map()),
      spelling,
      () => [],
    );
  // A word comes often; what it is compared by is found once.
  const lists = new Map<string, readonly Place[][]>();
  passages.forEach(({ text }, passage) => {
    for (const { 0: word, index } of text.matchAll(WORDS)) {
      const spelling = () => plain(word);
      const wanted = obtain(lists, word, () => keysOf(spelling()).map((key) => listOf(key, spelling())));
      for (const places of wanted) places.push({ passage, start: index, end: index + word.length });
    }
  });
  addParted(passages, groups, listOf);
  return groups;
}

/** Two words with a space between them are a spelling of a word that has a half-space there elsewhere. */
function addParted(
  passages: readonly Passage[],
  groups: ReadonlyMap<string, Spellings>,
  listOf: (key: string, spelling: string) => Place[],
): void {
  const parted = new Set<string>();
  for (const group of groups.values())
    for (const spelling of group.keys())
      if (PARTED.test(spelling) && !VERB.test(spelling) && spelling.split(ZWNJ).length === 2)
        parted.add(spelling);
  if (parted.size === 0) return;
  passages.forEach(({ text }, passage) => {
    for (const { 0: first, 2: second, index } of text.matchAll(TWO)) {
      if (!parted.has(`${first}${ZWNJ}${second}`)) continue;
      const start = index;
      const end = text.indexOf(second!, index + first.length) + second!.length;
      listOf(keysOf(first + second)[0]!, `${first} ${second}`).push({ passage, start, end });
    }
  });
}

/** One word spelt in two ways. */
export const mixedSpelling: AcrossRule = {
  id: 'mixed-spelling',
  kind: 'report',
  summary: 'A word is spelt in one way through the whole book',
  why: 'Readers stumble over the change, and a search finds a part of the places.',
  source:
    'Manual of style; Academy of Persian Language and Literature, «دستور خط فارسی», which allows some words two forms',
  examples: [
    ['مسئول و مسؤول'],
    ['آنها با آن‌ها'],
    ['سیاستگذاری، سیاست‌گذاری'],
    ['سؤال و سوال'],
    ['هیئت و هیأت'],
    ['رأی من و رای تو'],
    ['کتابخانه و کتاب‌خانه'],
    ['نرم‌افزار و نرم افزار'],
  ],
  keep: [
    'مسئول و مسئول',
    'آنها و آنها',
    'سیاست‌گذاری، سیاست‌گذاری',
    'شئون و شیون',
    'جزء و جز',
    'کتاب و کتاب‌ها',
    'خانهٔ ما، خانه',
    'می‌رود و می رود',
    'قبلاً و قبلا',
  ],
  findAcross(passages) {
    const found: AcrossMatch[] = [];
    const told = new Set<Place>();
    for (const group of collect(passages).values()) {
      if (group.size < 2) continue;
      const spellings = [...group].sort(([, a], [, b]) => b.length - a.length);
      const counts = spellings.map(([spelling, places]) => `«${spelling}» ${places.length}`).join(', ');
      for (const [, places] of spellings.slice(1)) {
        const { passage, start, end } = places[0]!;
        if (told.has(places[0]!)) continue;
        told.add(places[0]!);
        found.push({
          passage,
          start,
          end,
          edits: [],
          reason: `one word in ${spellings.length} spellings: ${counts}`,
          expected: [spellings[0]![0]],
        });
      }
    }
    return found.sort((a, b) => a.passage - b.passage || a.start - b.start);
  },
};
