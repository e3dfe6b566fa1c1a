import { BEFORE, BEHIND, binding, GAP, WORD, ZWNJ } from '../letters.ts';
import { type Match, matchOf, type Rule, replaced } from '../rule.ts';
import {
  AHEAD,
  BEFORE_ARTICLE,
  COUNTED,
  NUMBERS,
  PAIRS,
  SECOND_PARTS,
  TOGETHER,
  WITHOUT,
} from '../words/compounds.ts';

/** What is never the first part of a compound. */
const ALONE = new Set(
  'و یا که از به با در تا را هر چه هیچ یک این آن اگر ولی اما پس می نمی ای هم نیز است بود شد نه هست من تو او ما شما چند همین همان فقط تنها بسیار خیلی'.split(
    ' ',
  ),
);
/** Words that begin with «ال» and have no article. */
const NO_ARTICLE =
  /^(?:الف|البته|الگو|الهام|التهاب|التماس|الزام|الان|الکتر|الکل|الماس|المپ|الوار|الاغ|الیاف|الفبا|التیام|التفات|الحاق|القا)/;

const pairs = new Map<string, string>();
for (const pair of PAIRS) {
  const [first, ...rest] = pair.split('-') as [string, ...string[]];
  pairs.set(
    [first, ...rest].join(' '),
    rest.reduce((sum, part) => sum + binding(sum) + part, first),
  );
}

const SECOND = new Set(SECOND_PARTS);
const AFTER_BI = new Set(WITHOUT);
const AFTER_HAM = new Set(TOGETHER);
const AFTER_PISH = new Set(AHEAD);
const ARTICLE = new Set(BEFORE_ARTICLE.split('|'));
const NUMBER = new Set(NUMBERS.split('|'));
const COUNT = new Set(COUNTED.split('|'));

/** Two words with a full space between them, each pair once: the second is also the first of the next. */
const TWO = new RegExp(`${BEFORE}([${WORD}]+)(?=${GAP}([${WORD}]+)${BEHIND})`, 'g');
const THREE = new RegExp(`${GAP}و${GAP}([${WORD}]+)`, 'y');

/** «به‌روزرسانی», of three parts. */
const UPDATE = new RegExp(`${BEFORE}(?:به${GAP}روز|بروز)${GAP}(رسان[${WORD}]*)${BEHIND}`, 'g');

function joined(first: string, second: string): boolean {
  if (first === 'بی') return AFTER_BI.has(second);
  if (first === 'هم') return AFTER_HAM.has(second);
  if (first === 'پیش') return AFTER_PISH.has(second);
  if (NUMBER.has(first) && COUNT.has(second)) return true;
  if (SECOND.has(second)) return !ALONE.has(first);
  return second.startsWith('ال') && second.length > 4 && ARTICLE.has(first) && !NO_ARTICLE.test(second);
}

/** A word with what binds another to it, whether a half-space stands there already or not. */
function bound(word: string): string {
  const whole = word.replace(/\u200c+$/, '');
  return whole + binding(whole);
}

/** Compounds written with a full space. */
export const zwnjCompound: Rule = {
  id: 'zwnj-compound',
  kind: 'suggest',
  summary: 'The parts of a compound are bound by a half-space',
  why: 'A compound is one word for the reader, the dictionary and the line; whether two words are one is for the author to say.',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», «ترکیب‌ها»',
  examples: [
    ['نقش آفرینی', 'نقش‌آفرینی'],
    ['مسالمت آمیز', 'مسالمت‌آمیز'],
    ['بین المللی', 'بین‌المللی'],
    ['بیست ساله', 'بیست‌ساله'],
    ['بی نظیر بود', 'بی‌نظیر بود'],
    ['هم اکنون', 'هم‌اکنون'],
    ['پیش فرض ما', 'پیش‌فرض ما'],
    ['گفت و گو کردند', 'گفت‌وگو کردند'],
    ['زبان شناسی', 'زبان‌شناسی'],
    ['دست کم سه تن', 'دست‌کم سه تن'],
    ['نرم افزار', 'نرم‌افزار'],
    ['به روز رسانی و بروز رسانی', 'به‌روزرسانی و به‌روزرسانی'],
  ],
  keep: [
    'نقش‌آفرینی',
    'بی او نمی‌روم',
    'من هم آمدم',
    'پیش او',
    'آفرین بر تو',
    'یک شناسی دیگر',
    'گفت و رفت',
    'بین الف و ب',
    'می سازی',
    'بیست نفر',
    'هیچ سازی نمی‌زند',
  ],
  find({ text }) {
    const updates = replaced(text, UPDATE, ([, last]) => `به${ZWNJ}روز${last}`);
    const found: Match[] = [...updates];
    let end = 0;
    for (const { 0: first, 1: word, 2: second, index } of text.matchAll(TWO)) {
      if (index < end || updates.some((one) => one.start <= index && index < one.end)) continue;
      const behind = text.indexOf(second!, index + first.length);
      let right =
        pairs.get(`${word} ${second}`) ?? (joined(word!, second!) ? bound(word!) + second : undefined);
      let stop = behind + second!.length;
      if (second === 'و') {
        THREE.lastIndex = index + word!.length;
        const three = THREE.exec(text);
        right = three ? pairs.get(`${word} و ${three[1]}`) : undefined;
        stop = THREE.lastIndex;
      }
      if (right === undefined) continue;
      found.push(matchOf(index, text.slice(index, stop), right));
      end = stop;
    }
    return found.sort((a, b) => a.start - b.start);
  },
};
