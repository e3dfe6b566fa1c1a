import { jointOf, wordsAt } from '../joint.ts';
import { bare, binding, LETTER, SIGN, ZWNJ } from '../letters.ts';
import { type Match, matchOf, type Rule, replaced, widened } from '../rule.ts';
import { isVerb } from '../words/verbs.ts';

/** What a half-space may follow: a letter that joins, a foreign word, a number, a closing quotation mark. */
const HOLDS = new RegExp(
  `(?:[\\u0626\\u0628\\u062a-\\u062e\\u0633-\\u063a\\u0641-\\u0647\\u0649\\u064a\\u066e-\\u0670\\u0678-\\u0687\\u069a-\\u06bf\\u06c1\\u06c2\\u06cc-\\u06d1][${SIGN}]*|[0-9۰-۹٠-٩»”\ufffc)])$`,
);
const NEXT = new RegExp(`[${LETTER}\ufffc]`);
const RUNS = new RegExp(`${ZWNJ}+`, 'g');
/** Half-spaces with spaces behind them, and those before them. */
const GAPS = new RegExp(`${ZWNJ}[${ZWNJ} \\u00a0]*`, 'g');
const LETTER_END = new RegExp(`[${LETTER}][${SIGN}]*$`);
const LETTER_START = new RegExp(`^[${LETTER}]`);
/** «خواهد» and its forms, behind which the stem of a verb is a word of its own. */
const FUTURE = /^ن?خواه(?:م|ی|د|یم|ید|ند)$/;
/** Characters that show nothing, controls of direction and soft hyphens: a half-space may have them beside it. */
const CONTROLS = /(?:\u200d|[\u00ad\u200b\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])+/g;
/** Forms of letters as old programs write them. */
const FORMS = /[\ufb50-\ufdff\ufe70-\ufefc]/g;

function plain(text: string): string {
  return text.replace(CONTROLS, '').replace(FORMS, (form) => form.normalize('NFKC'));
}

/** Signs that were typed behind the half-space, though they stand on the letter before it. */
const SIGNS_BEHIND = new RegExp(`[${SIGN}]+(?=[${LETTER}])`, 'y');

function signsAt(text: string, place: number): string {
  SIGNS_BEHIND.lastIndex = place;
  return SIGNS_BEHIND.exec(text)?.[0] ?? '';
}

interface Gap {
  readonly start: number;
  readonly end: number;
}

/** Two words that the author has to know: with a half-space, or with a space. */
interface Unsure {
  readonly words: string;
  readonly bound: string;
  readonly apart: string;
}

/** Where half-spaces and spaces stand together between two words, one of which is too many. */
function gapsOf(text: string): readonly Gap[] {
  const found: Gap[] = [];
  let last = 0;
  for (const { 0: run, index } of text.matchAll(GAPS)) {
    let start = index;
    while (start > last && /[ \u00a0]/.test(text[start - 1]!)) start -= 1;
    const end = index + run.length;
    last = end;
    const gap = text.slice(start, end);
    if (!/[ \u00a0]/.test(gap)) continue;
    const isBetween =
      LETTER_END.test(text.slice(Math.max(0, start - 8), start)) && LETTER_START.test(text.charAt(end));
    if (isBetween) found.push({ start, end });
  }
  return found;
}

function atGap(text: string, { start, end }: Gap): Match<Unsure> {
  const joint = jointOf(text, start, end);
  const [first, second] = wordsAt(text, start, end);
  const range = { start: start - first.length, end: end + second.length };
  const space = text.slice(start, end).replaceAll(ZWNJ, '');
  const edits = (by: string) => [{ start, end, text: by }];
  if (joint === 'apart') return { ...range, edits: edits(space) };
  if (joint !== 'unknown')
    return { ...range, edits: edits(binding(first)), kind: joint === 'bound' ? 'safe' : 'suggest' };
  const facts = {
    words: text.slice(range.start, range.end),
    bound: first + binding(first) + second,
    apart: `${first} ${second}`,
  };
  return { ...range, edits: [], kind: 'suggest', facts, expected: [facts.bound, facts.apart] };
}

const CHAIN = new RegExp(
  `(?<![${LETTER}${SIGN}])[${LETTER}${SIGN}]+(?:${ZWNJ}+[${LETTER}${SIGN}]+){3,}`,
  'g',
);
/** What a half-space binds to a word, before it and behind it. */
const AFFIX =
  /^(?:ن?می|ها|های|هایی|هایم|هایت|هایش|هایمان|هایتان|هایشان|تر|تری|ترین|ی|ای|ام|ات|اش|مان|تان|شان|ایم|اید|اند|و|به|بر|در|هم|نا|بی)$/;
/** As many words as no compound has. */
const SENTENCE = 4;

/** Half-spaces that were typed for spaces: «تغییر‌فایل‌شناسایی‌شده‌است». */
function sentences(text: string): readonly Match<never>[] {
  return replaced(text, CHAIN, ([chain]) => {
    const parts = chain.split(new RegExp(`${ZWNJ}+`));
    const words = parts.filter((part) => part.length > 2 && !AFFIX.test(bare(part)));
    if (words.length < SENTENCE) return undefined;
    return parts.reduce((sum, part, at) => {
      const isBound = /^ن?می$/.test(parts[at - 1]!) || /^(?:ها|های|هایی|تر|ترین)$/.test(part);
      return `${sum}${isBound ? binding(sum) : ' '}${part}`;
    });
  }).map((match) => ({ ...match, kind: 'suggest' }));
}

/** «خواهد» with a half-space behind it is glued to its verb, with whatever signs stand there. */
function gluedFuture(text: string, start: number, end: number): Match<Unsure> | undefined {
  const signs = new RegExp(`^[${SIGN}]*`).exec(text.slice(end, end + 4))![0];
  const [first, second] = wordsAt(text, start, end + signs.length);
  if (!FUTURE.test(bare(first)) || !isVerb(bare(second))) return undefined;
  return {
    start: start - first.length,
    end: end + signs.length + second.length,
    edits: [{ start, end: end + signs.length, text: ' ' }],
    kind: signs === '' ? 'safe' : 'suggest',
  };
}

/** Half-spaces that part nothing. */
export const zwnjStray: Rule<Unsure> = {
  id: 'zwnj-stray',
  kind: 'safe',
  summary: {
    en: 'A half-space stands only where it parts two letters that would join',
    fa: 'نیم‌فاصله تنها میان حرف‌هایی می‌آید که بی آن به هم می‌چسبند',
  },
  say: {
    en: ({ words, bound, apart }) =>
      `unexpected half-space beside a space in «${words}», expected «${bound}» or «${apart}»`,
    fa: ({ words, bound, apart }) =>
      `در «${words}» نیم‌فاصله و فاصله کنار هم آمده‌اند؛ «${bound}» یا «${apart}» بنویسید`,
  },
  why: 'Elsewhere nobody sees it, and a search for the word fails.',
  source:
    'Unicode Standard, «Cursive connection and ligatures»; Academy of Persian Language and Literature, «دستور خط فارسی»',
  examples: [
    [`می${ZWNJ}${ZWNJ}کند`, `می${ZWNJ}کند`],
    [`کتاب${ZWNJ} را خواند`, 'کتاب را خواند'],
    [`که ${ZWNJ}کتاب`, 'که کتاب'],
    [`کتاب‌های${ZWNJ} خوب`, 'کتاب‌های خوب'],
    [`رسانه${ZWNJ} بود`, 'رسانه بود'],
    [`این${ZWNJ} واژه‌ها`, 'این واژه‌ها'],
    [`شده${ZWNJ} بودیم`, 'شده بودیم'],
    [`داریم${ZWNJ} ها!`, 'داریم ها!'],
    [`سال${ZWNJ} های`, 'سال‌های'],
    [`کار ${ZWNJ}های`, 'کارهای'],
    [`برجسته${ZWNJ} ترین`, 'برجسته‌ترین'],
    [`می${ZWNJ} نوشتم`, 'می‌نوشتم'],
    [`مجموعه ${ZWNJ}ای`, 'مجموعه‌ای'],
    [`دهه${ZWNJ} ی`, 'دهه‌ی'],
    [`کلماتِ${ZWNJ} فارسی`, 'کلماتِ فارسی'],
    [`پنج${ZWNJ} شش تن`, 'پنج شش تن'],
    [`نامه${ZWNJ} هاي`, 'نامه‌هاي'],
    [`کتاب${ZWNJ} خوب`],
    [`نمایشنامه${ZWNJ} نویس`],
    [`کم${ZWNJ} اهمیت`],
    [`پیش${ZWNJ} بینیم`],
    [`دست${ZWNJ} ساخت`],
    [`نگه${ZWNJ} داشتن`],
    [`این${ZWNJ} که`],
    [`خواهد${ZWNJ}شد`, 'خواهد شد'],
    ['دستور‌ها‌برای‌بارگیری‌مجدد‌است', 'دستورها برای بارگیری مجدد است'],
    ['تغییر‌فایل‌شناسایی‌شده‌است و می‌رود', 'تغییر فایل شناسایی شده است و می‌رود'],
    [`کتاب${ZWNJ}`, 'کتاب'],
    [`کار${ZWNJ}های`, 'کارهای'],
    [`کتاب${ZWNJ}، دفتر`, 'کتاب، دفتر'],
    [`«${ZWNJ}متن»`, '«متن»'],
    [`دانشجو${ZWNJ}یان`, 'دانشجویان'],
    [`نویسه${ZWNJ}\u0651ها`, `نویسه\u0651${ZWNJ}ها`],
    [`کار${ZWNJ}\u064fها`, 'کار\u064fها'],
  ],
  keep: [
    `می${ZWNJ}کند`,
    `علی${ZWNJ}اکبر`,
    `خانه${ZWNJ}ها`,
    'کارهای',
    `PDF${ZWNJ}ها`,
    `دههٔ ۷۰${ZWNJ}ها`,
    `شی${ZWNJ}ء`,
    `خوش${ZWNJ}بو`,
    'گفت‌وگوی شرکت‌کننده‌های‌شان',
    'نمی‌شناسم‌شون',
    'دیسک‌های اس‌وی‌سی‌دی',
    `می\u200f${ZWNJ}کند`,
    `فرصت\u00ad${ZWNJ}های`,
    `کتاب${ZWNJ}\u200fها`,
    `«متن»${ZWNJ}ها`,
    `ﺷﻜﻞ${ZWNJ}ﻫﺎي`,
    `کتاب${ZWNJ}ﻫﺎ`,
  ],
  find({ text }) {
    if (!text.includes(ZWNJ)) return [];
    const gaps = gapsOf(text);
    const chains = sentences(text);
    const found: Match<Unsure>[] = [...chains, ...gaps.map((gap) => atGap(text, gap))];
    let next = 0;
    for (const { 0: run, index } of text.matchAll(RUNS)) {
      const end = index + run.length;
      if (chains.some((chain) => chain.start <= index && end <= chain.end)) continue;
      while (next < gaps.length && gaps[next]!.end <= index) next += 1;
      if (next < gaps.length && gaps[next]!.start <= index) continue;
      const before = plain(text.slice(Math.max(0, index - 12), index));
      const after = plain(text.slice(end, end + 8));
      const holdsBehind = HOLDS.test(before);
      const signs = holdsBehind ? signsAt(text, end) : '';
      if (signs !== '') {
        found.push({
          ...matchOf(index, run + signs, signs + ZWNJ),
          ...widened(text, index, end + signs.length),
        });
        continue;
      }
      const glued = holdsBehind ? undefined : gluedFuture(text, index, end);
      if (glued) {
        found.push(glued);
        continue;
      }
      const holds = holdsBehind && NEXT.test(after.charAt(0));
      if (holds && run.length === 1) continue;
      found.push({
        ...widened(text, index, end),
        edits: [{ start: holds ? index + 1 : index, end, text: '' }],
      });
    }
    return found;
  },
};
