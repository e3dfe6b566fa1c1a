import { persianNumber } from '../../diagnostics/messages/persian-number.ts';
import { BEFORE, BEHIND, binding, GAP, LETTER, WORD, ZWNJ } from '../letters.ts';
import type { AcrossMatch, AcrossRule, Passage } from '../rule.ts';
import { NUMBERS } from '../words/compounds.ts';
import { isParticiple, isVerb } from '../words/verbs.ts';
import { GROWN_TOGETHER } from '../words/wet.ts';

const WORDS = new RegExp(`${BEFORE}[${WORD}]{3,}${BEHIND}`, 'g');
const PARTED = new RegExp(`[${LETTER}]${ZWNJ}[${LETTER}]`);
const TWO = new RegExp(`${BEFORE}([${WORD}]+)(?=${GAP}([${WORD}]+)${BEHIND})`, 'g');
/** Verbs with «می» have rules of their own; «میدان» and «می‌دان» are two words. */
const VERB = new RegExp(`^ن?می${ZWNJ}`);
/** A half-space after a silent heh before an alef: «نامه‌ای» (a letter) is another word than «نامهای» (names of). */
const AFTER_HEH = new RegExp(`ه${ZWNJ}(?=ا)`, 'g');
/** Words that differ in their hamza alone: «توأم» is a twin, «من از توام» says «I am yours». */
const HAMZA_TELLS = /^(?:شأن|یأس|بأس|ملأ|بؤس|لؤم|ثأر|توأم)/;
/** Words that look like a joined plural and are none: «تنها» (only), but «تن‌ها» (bodies). */
const OTHER_JOINED = new Set(['تنها', 'تنهایی', 'رها', 'رهایی', 'بها', 'بهای', 'بهایی', 'نها', 'نهایی']);
/** Behind these, and before verbs, a space and a half-space have two meanings: «این که»، «ارسال شده است»، «به روز». */
const FREE = new Set([
  ...NUMBERS.split('|'),
  ...'این آن هر هیچ چه همه هم همین همان به بی پیش پس کم پر خوش بد نیم سر بر در باز و یا که تا'.split(' '),
]);

/** A plural, a comparative, joined or with a half-space. */
const SUFFIXED = new RegExp(
  `^(.+?)${ZWNJ}?((?:ها|های|هایی|هایم|هایت|هایش|هایمان|هایتان|هایشان)|(?:تر|تری|ترین|ترینی)(?:ها|های)?)$`,
);

/** The Academy: «این» and «آن» stay apart from «طور» and the like; «اینجا» and a few words with «هم» have grown together. */
const OF_THE_ACADEMY = new RegExp(
  `^(?:(?:این|آن|همین|همان)${ZWNJ}(?:طور|گونه|چنین|قدر|همه|گاه)|(?:اینجا|آنجا|اینکه|آنکه|آنچه|چنانکه|چنانچه)|هم(?:چنین|چنان|چون|دیگر|سایه|شهری|شیره|سر|کار|راه)).*$`,
);
/** The Academy joins these suffixes to their words: «ویرایشگر». */
const DERIVED = new RegExp(`^[${LETTER}]*[^ه${ZWNJ}](?:گر|گاه|ناک|ستان)(?:ی|ان|ها|های|هایی)?$`);
/** It keeps apart what a compound ends in: «باقی‌مانده». */
const PARTICIPLE = new RegExp(`${ZWNJ}(?:مانده|شده|کرده|یافته|گرفته|رفته|آمده)$`);
/** No Persian word begins with «أ»: it is a slip of the key for «آ» or a word of Arabic, and no spelling to choose. */
const ARABIC_ALEF = /^أ/;

/** A list of words to be found by has all spellings that somebody may look for. */
const FOR_SEARCHES = new RegExp(
  `^[^${LETTER}]*(?:کلید[\\u200c ]?واژه|واژ(?:ه|گان)[\\u200c ]?(?:های)? ?کلیدی|کلمات کلیدی|برچسب)(?:[\\u200c ]?ها)?[ \\u200c]*:`,
);

interface Place {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

/** Spellings of one word, with the places of each. */
type Spellings = Map<string, Place[]>;

/** A half-space before the last «ی» makes an ezafe, «مجازی‌ی او»; without it, it is indefinite, «تصویر مجازیی». */
const BEFORE_YE = new RegExp(`${ZWNJ}(?=ی$)`);

/** What the spellings of a word have in common: no vowel signs, no half-spaces, the hamza on any seat. */
function keysOf(word: string): readonly string[] {
  const whole = word.replace(AFTER_HEH, 'ه-').replace(BEFORE_YE, '-').replaceAll(ZWNJ, '');
  if (!/[أؤئ]/.test(whole) || HAMZA_TELLS.test(whole)) return [whole];
  return [whole.replace(/[أؤئ]/g, 'ء'), whole.replace(/أ/g, 'ا').replace(/ؤ/g, 'و')];
}

/** The vowel sign or the hamza that a word ends with: the ezafe, which none of its spellings is without. */
function endingOf(word: string): string {
  return /(?<![\u064b-\u0652\u0654])[\u064b-\u0652\u0654]*$/.exec(word)![0];
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
    if (FOR_SEARCHES.test(text)) return;
    for (const { 0: word, index } of text.matchAll(WORDS)) {
      if (VERB.test(word) || OTHER_JOINED.has(word) || ARABIC_ALEF.test(word)) continue;
      const spelling = () => plain(word);
      const wanted = obtain(lists, word, () => keysOf(spelling()).map((key) => listOf(key, spelling())));
      const place = { passage, start: index, end: index + word.length };
      for (const places of wanted) places.push(place);
    }
  });
  addParted(passages, groups, listOf);
  return groups;
}

/** What may stand behind a word with a space or a half-space: «زمانی که», «خوب است». */
const FREE_BEHIND = new Set('که را است هست بود شد و'.split(' '));

/** Whether a word with a half-space is the same word with a space: «نرم‌افزار» is, «ارسال‌شده» is not. */
function mayStandApart(word: string): boolean {
  const [first, second, ...others] = word.split(ZWNJ);
  if (others.length > 0 || !second || FREE.has(first!) || FREE_BEHIND.has(second)) return false;
  return !isParticiple(second) && !isVerb(second);
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
      if (PARTED.test(spelling) && mayStandApart(spelling)) parted.add(spelling);
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

/** The spellings of a word, and the one to be preferred, if there is one. */
interface Mixed {
  readonly spellings: readonly { readonly spelling: string; readonly count: number }[];
  readonly best: string | undefined;
}

/** One word spelt in two ways. */
export const mixedSpelling: AcrossRule<Mixed> = {
  id: 'mixed-spelling',
  kind: 'report',
  summary: {
    en: 'A word is spelt in one way through the whole book',
    fa: 'هر واژه در سراسر کتاب یک املا دارد',
  },
  say: {
    en: ({ spellings, best }) =>
      `one word in ${spellings.length} spellings: ${spellings.map(({ spelling, count }) => `«${spelling}» ${count}`).join(', ')}${best === undefined ? '; choose one of them' : ''}`,
    fa: ({ spellings, best }) =>
      `یک واژه با ${persianNumber(spellings.length)} املا آمده است: ${spellings.map(({ spelling, count }) => `«${spelling}» ${persianNumber(count)} بار`).join('، ')}؛ ${best === undefined ? 'یکی را برگزینید' : `همه‌جا «${best}» بنویسید`}`,
  },
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
    ['آب‌نما و آب‌نما و آب نما'],
    ['فریم‌ورک، فریمورک'],
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
    'می‌گیرد و میگیرد',
    'سیستم‌ها و سیستم ها',
    'نرم‌افزار و نرم افزار',
    'می‌دانم کجا میدانم است',
    'نامه‌ای از نامهای او',
    'فایل ارسال‌شده ارسال شده است',
    'نام‌کاربری و نام کاربری',
    'این‌که این که رفت',
    'زمانی‌که و زمانی‌که و زمانی که',
    'شأن او و شان من',
    'کار توأم با شادی و من از آن توام',
    'تنها تن‌ها',
    'اَغاز و أغاز',
    'تصویر مجازی‌ی خویش و تصویر مجازیی از او',
    'ایمیل‌ی شما و ایمیلی دیگر',
    'کلیدواژه‌ها: مکتب‌خونه، مکتبخونه، مکتب‌خونه',
    'اختصاص‌یافته، اختصاص یافته و اختصاص یافته',
  ],
  findAcross(passages, mend) {
    const found: AcrossMatch<Mixed>[] = [];
    const told = new Set<Place>();
    for (const group of collect(passages).values()) {
      if (group.size < 2) continue;
      const spellings = settled(group, mend);
      const [first, second] = spellings;
      if (!first || !second) continue;
      const counts = spellings.map(({ spelling, count }) => ({ spelling, count }));
      // The more frequent need not be the better one; a space and a half-space may both be right, each in its sentence.
      const best = preferred(spellings, mend);
      const spaced = spellings.some(({ spelling }) => spelling.includes(' '));
      if (!best && spaced && first.count === second.count) continue;
      const worse = best ? spellings.filter((one) => one !== best) : spellings.slice(1);
      for (const { places } of worse) {
        const { passage, start, end } = places[0]!;
        if (told.has(places[0]!)) continue;
        told.add(places[0]!);
        found.push({
          passage,
          start,
          end,
          edits: [],
          facts: { spellings: counts, best: best?.spelling },
          ...(best
            ? { expected: [best.spelling + endingOf(passages[passage]!.text.slice(start, end))] }
            : {}),
        });
      }
    }
    return found.sort((a, b) => a.passage - b.passage || a.start - b.start);
  },
};

/**
 * The spelling that the rules and the Academy have in mind, though they leave the other one: «پیش‌بینی», «همان‌طور», «همچنین»;
 * «سیستم‌ها» and «بزرگ‌تر», but «بیشتر»; «ویرایشگر», but «باقی‌مانده»; «تأخیر» with its hamza.
 */
function preferred(spellings: readonly Settled[], mend: (words: string) => string): Settled | undefined {
  const known = spellings.find(
    ({ spelling }) =>
      OF_THE_ACADEMY.test(spelling) ||
      (spelling.includes(ZWNJ) && mend(spelling.replaceAll(ZWNJ, ' ')) === spelling),
  );
  if (known) return known;
  const derived = spellings.find(({ spelling }) => DERIVED.test(spelling) || PARTICIPLE.test(spelling));
  if (derived) return derived;
  // «شیء», whose hamza has no seat at the end of a word.
  const seatless = spellings.filter(({ spelling }) => spelling.endsWith('ء'));
  if (seatless.length === 1) return seatless[0];
  const hamza = spellings.filter(({ spelling }) => /[أؤئ]/.test(spelling));
  if (hamza.length === 1 && hamza.length < spellings.length) return hamza[0];
  return spellings.find(({ spelling }) => {
    const [, stem, suffix] = SUFFIXED.exec(spelling) ?? [];
    if (suffix === undefined) return false;
    const other = suffix.startsWith('ت') && GROWN_TOGETHER.has(stem!);
    return spelling.includes(ZWNJ) !== other;
  });
}

/** A spelling that no rule would change; those that a rule turns into it are counted with it. */
interface Settled {
  readonly spelling: string;
  readonly count: number;
  readonly places: readonly Place[];
}

/**
 * The spellings between which a book can choose, the most frequent first: what a rule mends anyway (or suggests to) is not among
 * them, so that no advice is against another rule.
 */
function settled(group: Spellings, mend: (words: string) => string): readonly Settled[] {
  const counts = new Map<string, number>();
  const kept: [string, readonly Place[]][] = [];
  for (const [spelling, places] of group) {
    const right = mend(spelling);
    counts.set(right, (counts.get(right) ?? 0) + places.length);
    if (right === spelling) kept.push([spelling, places]);
  }
  return kept
    .map(([spelling, places]) => ({ spelling, places, count: counts.get(spelling)! }))
    .sort((a, b) => b.count - a.count);
}
