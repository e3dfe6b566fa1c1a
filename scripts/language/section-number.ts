/**
 * Numbers of sections: in «1.1 هدف» and «بخش 2.3» the point parts two numbers, in «3.5 درصد» it is a decimal sign.
 */

const LETTER = '\\u0621-\\u06d5';
/** Words that a decimal number counts, or that go on with it. */
const COUNTED =
  'در ?صد|دهم|صدم|هزار|میلیون|میلیارد|تریلیون|برابر|بار|متر|سانتی|میلی|میکرو|نانو|کیلو|مگا|گیگا|ترا|گرم|تن|لیتر|ساعت|دقیقه|ثانیه|روز|هفته|ماه|سال|قرن|تومان|تومن|ریال|دلار|یورو|پوند|نفر|واحد|درجه|اینچ|فوت|مایل|هکتار|ولت|وات|آمپر|هرتز|بیت|بایت|پیکسل|پوینت|امتیاز|نمره|ستاره|میل|از|تا|و|یا|به|را|است|بود|شد|می|بیشتر|کمتر|بزرگ|کوچک';
const LATIN_UNIT =
  '(?:[kKMGT]?i?[Bb](?:ps|/s)?|[kMG]?Hz|[kcmnμ]?m|k?g|m?s|px|pt|r?em|in|ft|m?V|k?W|m?A|dB|USD|EUR)(?![A-Za-z])';
/** What follows the number of a section that begins a line: the title. */
const TITLE = new RegExp(
  `^[.):–-]?[ \\t]+(?!(?:${COUNTED})(?![${LETTER}])|(?:سانتی|میلی|میکرو|نانو|کیلو|مگا|گیگا|ترا)|${LATIN_UNIT})[«(]?[${LETTER}A-Za-z\\ufffc]`,
);
/** What a number of its own goes with. */
const NAMED = new RegExp(
  `(?<![${LETTER}\\u200c])(?:بخش|زیربخش|فصل|جدول|شکل|نمودار|بند|تمرین|قضیه|معادله|رابطه|پیوست)(?:\\u0654|\\u200cی|\\u200cهای)? \\(?$`,
);

/** Whether a number with one point, such as `1.1`, is that of a section; `at` is its place in the text. */
export function isSectionNumber(text: string, at: number, number: string): boolean {
  if (!/^[0-9]{1,2}\.[0-9]{1,2}$/.test(number)) return false;
  const begins = at === 0 || text[at - 1] === '\n';
  return begins
    ? TITLE.test(text.slice(at + number.length))
    : NAMED.test(text.slice(Math.max(0, at - 16), at));
}
