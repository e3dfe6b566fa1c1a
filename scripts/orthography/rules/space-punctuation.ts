import { loneBrackets } from '../brackets.ts';
import { DIGIT, EXEMPT, LETTER, SIGN, ZWNJ } from '../letters.ts';
import { type Rule, replaced, widened } from '../rule.ts';

const SPACE = '[ \\t\\u00a0]+';
const CONTENT = `[${LETTER}${SIGN}${ZWNJ}${DIGIT}»”)\\]؟!…${EXEMPT}]`;
/** «۱۲ : ۳۰», «۱ . ۲»: closed up on one side it would be worse. */
const BETWEEN_DIGITS = `(?<=[${DIGIT}]${SPACE})[.:]${SPACE}[${DIGIT}]`;
/** Marks that stand close to the word before them; a full stop and a colon only where no smiley or name follows. */
const CLOSE = new RegExp(
  `(?<=${CONTENT})${SPACE}(?![ \\t\\u00a0])(?!${BETWEEN_DIGITS})(?=[،؛؟»]|”(?![${LETTER}${DIGIT}])|(?<=[${DIGIT}${EXEMPT}]${SPACE})٪(?![${DIGIT}])|!(?!=)|[)\\]}](?!:)|\\.(?=[\\s»”)]|$)(?! \\.)|:(?=[\\s«“"]|[${LETTER}]|$))`,
  'g',
);
/** Marks that stand close to the word behind them; «“» at the end of a word was meant to close, as in „…“ and ”…“. */
const OPEN = new RegExp(`(?<=(?<!:)[«(\\[{]|(?<![^ \\t\\u00a0\\n([«])“)${SPACE}(?=[^ \\t\\u00a0\\n])`, 'g');

/** Spaces on the wrong side of a mark. */
export const spacePunctuation: Rule = {
  id: 'space-punctuation',
  kind: 'safe',
  summary: {
    en: 'No space stands before a mark, nor within brackets and quotation marks',
    fa: 'پیش از نشانه‌ها و در درون پرانتز و گیومه فاصله نمی‌آید',
  },
  why: 'The mark may fall to the beginning of a line, where nobody expects it.',
  source:
    'Academy of Persian Language and Literature, «دستور خط فارسی», the marks of punctuation; alreq, «Line breaking»',
  examples: [
    ['کتاب ها ، دفترها', 'کتاب ها، دفترها'],
    ['خوب است .', 'خوب است.'],
    ['چرا ؟', 'چرا؟'],
    ['«  متن  »', '«متن»'],
    ['( متن )', '(متن)'],
    ['گفت : بیا', 'گفت: بیا'],
    ['آمد ؛ رفت', 'آمد؛ رفت'],
    ['چه خوب !', 'چه خوب!'],
    ['(است )', '(است)'],
    ['۴۰ ٪', '۴۰٪'],
    ['“ متن ” نو', '“متن” نو'],
    ['این رنگ‌ها عبارتند از : سبز', 'این رنگ‌ها عبارتند از: سبز'],
  ],
  keep: [
    'کتاب‌ها، دفترها',
    'خوب است.',
    '«متن»',
    '(متن)',
    'زبان .NET خوب است',
    'چه خوب :)',
    'خوش می‌گذرد :D',
    'گفت: «بیا»',
    '۱۲:۳۰',
    'و … رفت',
    'بالا / پایین',
    'نام . . . . . ۱۲',
    '»متن « وارونه',
    'دکمهٔ »پیکربندی« میله ابزار یا »تنظیم« را',
    'علامت ؟ در پایان',
    'نشانه‌های ، ؛ : را',
    'ستون‌ها با ; و ردیف‌ها با ! پایان می‌یابند',
    'نزدیک به ٪۲۰ آن',
    'نسبت پر کردن (به ٪)',
    'ساعت ۱۲ : ۳۰ روز ۱۴ . ۲ . ۱۴۰۲',
    'نوع “متن“ است',
    'گفت ”متن نو“ است',
    'کلیدهای ( و ) را',
    'اصلاح ؟ ! در فونت',
  ],
  find({ text }) {
    const found = [...replaced(text, CLOSE, ''), ...replaced(text, OPEN, '')];
    if (found.length === 0) return found;
    // Nobody knows which way a bracket without a partner looks.
    const lone = new Set(loneBrackets(text));
    return found
      .filter(({ start, end }) => !lone.has(start - 1) && !lone.has(end))
      .map((match) => ({ ...match, ...widened(text, match.start, match.end) }))
      .sort((a, b) => a.start - b.start);
  },
};
