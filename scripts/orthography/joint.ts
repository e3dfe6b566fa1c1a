import { bare, LETTER, SIGN, WORD, ZWNJ } from './letters.ts';
import type { Rule } from './rule.ts';
import { ezafeHeh } from './rules/ezafe-heh.ts';
import { zwnjCompound } from './rules/zwnj-compound.ts';
import { zwnjHa } from './rules/zwnj-ha.ts';
import { zwnjIndefinite } from './rules/zwnj-indefinite.ts';
import { zwnjMi } from './rules/zwnj-mi.ts';
import { zwnjPastParticiple } from './rules/zwnj-past-participle.ts';
import { zwnjPronoun } from './rules/zwnj-pronoun.ts';
import { zwnjTar } from './rules/zwnj-tar.ts';
import { NUMBERS } from './words/compounds.ts';
import { isInfinitive, isNounToo, isVerb } from './words/verbs.ts';

/** How two words stand to each other: with a half-space, probably so, with a space, or as only the author knows. */
export type Joint = 'bound' | 'compound' | 'apart' | 'unknown';

/** What binds words that have a space between them. */
const BINDERS: readonly Rule[] = [
  zwnjMi,
  zwnjHa,
  zwnjTar,
  zwnjPastParticiple,
  zwnjPronoun,
  zwnjIndefinite,
  ezafeHeh,
  zwnjCompound,
];
/** How far on both sides a joint is looked at. */
const REACH = 40;

const LAST = new RegExp(`[${WORD}]+$`);
const FIRST = new RegExp(`^[${LETTER}${SIGN}][${WORD}]*(?<!${ZWNJ})`);

/** Words to which no other is bound before them, and behind them. */
const FREE_BEHIND = new Set(
  'خود که را و است هست نیست بود نبود شد نشد شود نشود باشد نباشد باید شاید به در از با تا یا بر برای اما ولی اگر هم نیز این آن این‌ها آن‌ها اینها آنها همه هر من تو او ما شما ایشان چون پس'.split(
    ' ',
  ),
);
const FREE_BEFORE = new Set(
  'بنابراین همیشه خیلی بسیار فقط تنها دیگر وقتی هرگز حتی حتا درباره که را و از با تا یا برای اما ولی اگر نیز است هست نیست بود شد باید شاید من تو او ما شما ایشان این‌ها آن‌ها اینها آنها چون'.split(
    ' ',
  ),
);
/** Words that some writers bind to what follows: «به‌عنوان», «این‌که», «یک‌بار», «پیش‌بردن». */
const LOOSE = new Set(
  'به در بر باز پیش پس فرا فرو وا ور سر این آن همین همان چنان چنین هر هیچ یک هم بی پر کم خوش بد نیم نا ضد غیر چند نگه'.split(
    ' ',
  ),
);
/** A word that has its ending already. */
const ENDED = new RegExp(
  `(?:${ZWNJ}(?:ی|ای|اش|ام|ات|مان|تان|شان|ها|هایم|هایش|تر)|${ZWNJ}?(?:های|هایی|هایشان|هایمان|ترین))$`,
);
/** The ezafe, written out. */
const KASRA = /\u0650$/;
const NUMBER = new Set(NUMBERS.split('|'));
const PLURAL = new RegExp(`${ZWNJ}?ها(?:ی|یی)?$`);
const WITH_MI = new RegExp(`^ن?می${ZWNJ}`);

/**
 * How the words before and behind a gap belong together; the gap is what stands between them, whatever it is made of. Each side is
 * looked at as if there were a plain space.
 */
export function jointOf(text: string, start: number, end: number): Joint {
  const before = persian(text.slice(Math.max(0, start - REACH), start));
  const around = `${before} ${persian(text.slice(end, end + REACH))}`;
  for (const rule of BINDERS)
    for (const { edits } of rule.find({ text: around, raw: around }, { ezafe: 'hamze' }))
      if (edits.some((edit) => edit.start <= before.length && before.length < edit.end))
        return rule.kind === 'safe' ? 'bound' : 'compound';
  const [first, second] = wordsAt(around, before.length, before.length + 1);
  return KASRA.test(first) || standApart(bare(first), bare(second)) ? 'apart' : 'unknown';
}

/** A text as it is when the rule for Arabic letters is done with it. */
function persian(text: string): string {
  return text.replaceAll('ي', 'ی').replaceAll('ك', 'ک');
}

/** The words on both sides of a gap; empty where there is none. */
export function wordsAt(text: string, start: number, end: number): readonly [first: string, second: string] {
  const first = LAST.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? '';
  return [first, FIRST.exec(text.slice(end, end + REACH))?.[0] ?? ''];
}

function standApart(first: string, second: string): boolean {
  if (first === '' || second === '') return true;
  if (FREE_BEFORE.has(first) || ENDED.test(first) || (isVerb(first) && !LOOSE.has(first))) return true;
  if (WITH_MI.test(second)) return true;
  if (NUMBER.has(first) && NUMBER.has(second)) return true;
  if (LOOSE.has(first)) return PLURAL.test(second) || (second !== 'که' && FREE_BEHIND.has(second));
  return FREE_BEHIND.has(second) || (isVerb(second) && !isNounToo(second) && !isInfinitive(second));
}
