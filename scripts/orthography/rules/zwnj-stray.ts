import { LETTER, SIGN, ZWNJ } from '../letters.ts';
import { type Match, matchOf, type Rule, widened } from '../rule.ts';

/** What a half-space may follow: a letter that joins, a foreign word, a number, a closing quotation mark. */
const HOLDS = new RegExp(
  `(?:[\\u0626\\u0628\\u062a-\\u062e\\u0633-\\u063a\\u0641-\\u0647\\u0649\\u064a\\u066e-\\u0670\\u0678-\\u0687\\u069a-\\u06bf\\u06c1\\u06c2\\u06cc-\\u06d1][${SIGN}]*|[0-9۰-۹٠-٩»”\ufffc)])$`,
);
const NEXT = new RegExp(`[${LETTER}\ufffc]`);
const RUNS = new RegExp(`${ZWNJ}+`, 'g');
/** Characters that control the direction, and show nothing: a half-space may have them beside it. */
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;
/** Signs that were typed behind the half-space, though they stand on the letter before it. */
const SIGNS_BEHIND = new RegExp(`[${SIGN}]+(?=[${LETTER}])`, 'y');

function signsAt(text: string, place: number): string {
  SIGNS_BEHIND.lastIndex = place;
  return SIGNS_BEHIND.exec(text)?.[0] ?? '';
}

/** Half-spaces that part nothing. */
export const zwnjStray: Rule = {
  id: 'zwnj-stray',
  kind: 'safe',
  summary: {
    en: 'A half-space stands only where it parts two letters that would join',
    fa: 'نیم‌فاصله تنها میان حرف‌هایی می‌آید که بی آن به هم می‌چسبند',
  },
  why: 'Elsewhere nobody sees it, and a search for the word fails.',
  source:
    'Unicode Standard, «Cursive connection and ligatures»; Academy of Persian Language and Literature, «دستور خط فارسی»',
  examples: [
    [`می${ZWNJ}${ZWNJ}کند`, `می${ZWNJ}کند`],
    [`کتاب${ZWNJ} خوب`, 'کتاب خوب'],
    [`کتاب ${ZWNJ}خوب`, 'کتاب خوب'],
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
    `می\u200f${ZWNJ}کند`,
    `کتاب${ZWNJ}\u200fها`,
    `«متن»${ZWNJ}ها`,
  ],
  find({ text }) {
    const found: Match[] = [];
    for (const { 0: run, index } of text.matchAll(RUNS)) {
      const end = index + run.length;
      const before = text.slice(Math.max(0, index - 12), index).replace(CONTROLS, '');
      const after = text.slice(end, end + 8).replace(CONTROLS, '');
      const holdsBehind = HOLDS.test(before);
      const signs = holdsBehind ? signsAt(text, end) : '';
      if (signs !== '') {
        found.push({
          ...matchOf(index, run + signs, signs + ZWNJ),
          ...widened(text, index, end + signs.length),
        });
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
