import { LETTER, SIGN } from './letters.ts';

/**
 * Passages of Arabic within Persian text: quotations, hadith, titles of books; and words of the other languages that the script
 * is of. They keep their own letters.
 *
 * `در «الكامل في التاريخ» آمده` has the Arabic stretch `الكامل في التاريخ`; `كتابهاي شركت ملي` is Persian, typed on an Arabic
 * keyboard, and has none.
 */

const VOWELS = /[\u064b-\u0652\u0670]/g;
/** Letters and beginnings of words that only Arabic has. */
const ARTICLE = /[إٱة]|(?:^|[\s«("“])[وفب]?ال/;
const LETTERS = new RegExp(`[${LETTER}]`, 'g');
/** A quotation in brackets or quotation marks. */
const QUOTED = /«[^«»]*»|"[^"]*"|“[^“”]*”|\([^()]*\)/g;
const VOWELLED = new RegExp(
  `(?<![${LETTER}])[${LETTER}]*[\\u064e-\\u0652][${LETTER}${SIGN}]*(?:[ \\n]+[${LETTER}${SIGN}]+)*`,
  'g',
);

/** Letters of Arabic keyboards, and those that Persian spelling has given up. */
const MAYBE_ARABIC = /[يكىةإأٱ]/;
const WORDS = new RegExp(`(?<![${LETTER}${SIGN}])[${LETTER}${SIGN}]+(?:[ \\n،:]+[${LETTER}${SIGN}]+)+`, 'g');
const WORD = new RegExp(`[${LETTER}${SIGN}]+`, 'g');
/** Letters that Arabic does not have. */
const PERSIAN_LETTER = /[پچژگکی]/;
const PERSIAN_WORDS = new Set(
  `از در به با را تا هر اين آن است بود شد شده كه براي مي نمي ها هاي اي بايد شود دارد دارند كرد كرده كند بر نيز هم خود اگر نه او
آنها ايشان وي ديگر همه بسيار داد داده گفت رفت آمد باشد نيست هست روي زير سال سالهاي يك دو سه نام شهر`.split(
    /\s+/,
  ),
);
const ARABIC_WORDS = new Set(
  'في إلى الى على عن هذا هذه ذلك تلك الذي التي الذين كان قال قالوا عليه عليها عليهم إليه منه منها منهم فيه فيها لها لهم ليس لم لن إن أن'.split(
    ' ',
  ),
);
/** Words with the article that are at home in Persian: names, titles, «بين المللي». */
const AT_HOME =
  /^(?:الله|اللهي|الدين|الملل|المللي|العاده|المعارف|العمل|.*(?:سلطنه|دوله|ممالك)|الف|البته|الگو|الهام|التهاب|التماس|الزام|الان|الكتر.*|الكل|الماس|البرز|الجزاير|الكساندر.*)$/;

/** Letters of Urdu, Kurdish, Uyghur, Kazakh, …, which neither Persian nor Arabic has. */
export const FOREIGN_LETTER =
  /[\u0672-\u067d\u067f-\u0685\u0687-\u0697\u0699-\u06a8\u06aa-\u06ae\u06b0-\u06bd\u06bf\u06c3-\u06cb\u06cd-\u06d3\u06ee\u06ef\u06fa-\u06fc\u06ff]/;

/** Hide, by a function, the stretches of a text that are in another language of the Arabic script. */
export function hideOtherLanguages(text: string, hide: (stretch: string) => string): string {
  let masked = text;
  if (FOREIGN_LETTER.test(masked))
    for (const stretch of [QUOTED, WORD])
      masked = masked.replace(stretch, (all) => (FOREIGN_LETTER.test(all) ? hide(all) : all));
  if (masked.search(VOWELS) >= 0)
    for (const stretch of [QUOTED, VOWELLED])
      masked = masked.replace(stretch, (all) => (isVowelled(all) ? hide(all) : all));
  if (!MAYBE_ARABIC.test(masked)) return masked;
  // Where Persian words have the letters of a Persian keyboard, those of an Arabic one were pasted.
  const least = PERSIAN_LETTER.test(text) ? 1 : 2;
  return masked.replace(WORDS, (all) => hideRuns(all, least, hide));
}

/** Text with its vowels is Arabic: a verse of the Qur'an, a hadith. A Persian word has one where it could be misread. */
function isVowelled(text: string): boolean {
  const letters = text.match(LETTERS)?.length ?? 0;
  const vowels = text.match(VOWELS)?.length ?? 0;
  if (vowels < 2 || /[پچژگ]/.test(text)) return false;
  return (vowels >= 3 && vowels * 4 >= letters) || (vowels * 6 >= letters && ARTICLE.test(text));
}

/** Hide the runs of words, between Persian ones, of which enough are Arabic. */
function hideRuns(words: string, least: number, hide: (stretch: string) => string): string {
  let masked = '';
  let begin = 0;
  let run: { at: number; end: number; arabic: boolean }[] = [];
  const close = () => {
    const shown = run.filter(({ arabic }) => arabic);
    const dense = (part: typeof run) => shown.length >= least && shown.length * 5 >= part.length * 2;
    const [first, last] = [shown[0], shown.at(-1)];
    const inner = first && last ? run.slice(run.indexOf(first), run.indexOf(last) + 1) : [];
    const found = [run, inner].find((part) => part.length > 1 && dense(part));
    if (found) {
      const [{ at }, { end }] = [found[0]!, found.at(-1)!];
      masked += words.slice(begin, at) + hide(words.slice(at, end));
      begin = end;
    }
    run = [];
  };
  for (const { 0: word, index: at } of words.matchAll(WORD))
    if (PERSIAN_LETTER.test(word) || PERSIAN_WORDS.has(word)) close();
    // «و» is a word of both.
    else if (word !== 'و') run.push({ at, end: at + word.length, arabic: isArabicWord(word) });
  close();
  return masked + words.slice(begin);
}

function isArabicWord(word: string): boolean {
  const plain = word.replace(VOWELS, '');
  if (ARABIC_WORDS.has(plain) || /[ةإٱ]|^أ/.test(plain)) return true;
  const [, noun] = /^[وفبك]?(ال.{3,})$/.exec(plain) ?? [];
  return noun !== undefined && !AT_HOME.test(noun);
}
