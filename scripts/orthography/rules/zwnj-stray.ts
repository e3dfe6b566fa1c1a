import { LETTER, SIGN, ZWNJ } from '../letters.ts';
import { type Match, type Rule, widened } from '../rule.ts';

/** What a half-space may follow: a letter that joins, a foreign word, a number, a closing quotation mark. */
const HOLDS = new RegExp(
  `(?:[\\u0626\\u0628\\u062a-\\u062e\\u0633-\\u063a\\u0641-\\u0647\\u0649\\u064a\\u066e-\\u0670\\u0678-\\u0687\\u069a-\\u06bf\\u06c1\\u06c2\\u06cc-\\u06d1][${SIGN}]*|[0-9۰-۹٠-٩»”\ufffc)])$`,
);
const NEXT = new RegExp(`[${LETTER}\ufffc]`);
const RUNS = new RegExp(`${ZWNJ}+`, 'g');

/** Half-spaces that part nothing. */
export const zwnjStray: Rule = {
  id: 'zwnj-stray',
  kind: 'safe',
  summary: 'A half-space stands only where it parts two letters that would join',
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
    `«متن»${ZWNJ}ها`,
  ],
  find({ text }) {
    const found: Match[] = [];
    for (const { 0: run, index } of text.matchAll(RUNS)) {
      const end = index + run.length;
      const holds = HOLDS.test(text.slice(Math.max(0, index - 4), index)) && NEXT.test(text.charAt(end));
      if (holds && run.length === 1) continue;
      found.push({
        ...widened(text, index, end),
        edits: [{ start: holds ? index + 1 : index, end, text: '' }],
      });
    }
    return found;
  },
};
