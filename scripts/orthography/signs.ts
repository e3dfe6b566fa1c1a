import { LETTER, SIGN } from './letters.ts';

/**
 * Signs that a text shows as signs: «نشانهٔ ؟», «پرانتز (», «حروف ي و ك». They end no sentence, open no bracket and belong to no
 * word, so that no rule has anything to say of them.
 */

const MARK = '[()\\[\\]{}<>«»“”"،؛؟!?,;:.…٪%*/\\\\٫٬﴾﴿]';
/** A letter by itself: «ك», between strokes «ـيـ»; «و» is a word. */
const LONE_LETTER = `(?!و[ \\n])ـ*[${LETTER}][${SIGN}]*[ـ\\u200c\\u200d]*`;
const ARABIC_DIGIT = '[٠-٩]';
const GAP = '[ \\t\\u00a0]+';
/** Not within a word or beside another mark. */
const FROM = '(?<![^ \\t\\u00a0\\n\ufffc])';
const TO = '(?![^ \\t\\u00a0\\n\ufffc])';

/** A sign alone in quotation marks or brackets: «(», "؟", (!); between straight ones also several, '[...]'. */
const QUOTED = new RegExp(
  `(?<=«)(?:${MARK}|${LONE_LETTER}|${ARABIC_DIGIT})(?=»)|(?<=")(?!")(?:${MARK}|${LONE_LETTER})(?=")|(?<=“)${MARK}(?=”)|(?<=['‘])${MARK}(?=['’])|(?<=(["']))(?:(?!["'])${MARK}){2,8}(?=\\1)|(?<=\\()[؟!?.،؛:٪%*…"“”«»'](?=\\))`,
  'g',
);
/** Three marks or more in a row, an empty pair, or two of one sort with «و» between them. */
const MARKS = new RegExp(
  `${FROM}(?:${MARK}(?:${GAP}${MARK}){2,}|\\(${GAP}\\)|\\[${GAP}\\]|\\{${GAP}\\}|«${GAP}»|[([{«]${GAP}(?:و|یا)${GAP}[)\\]}»]|[،؛؟!.:]${GAP}(?:و|یا)${GAP}[،؛؟!.:])${TO}`,
  'g',
);
const JOINED = `(?:${GAP}|${GAP}و${GAP}|[،,]${GAP})`;
const LETTERS = new RegExp(
  `${FROM}${LONE_LETTER}(?:${JOINED}${LONE_LETTER})+(?![^ \\t\\u00a0\\n\ufffc»”"،.)])`,
  'g',
);
const DIGITS = new RegExp(`${FROM}[٠-٩۰-۹](?:${GAP}(?:و${GAP})?[٠-٩۰-۹])+${TO}`, 'g');
const SIDE_BY_SIDE = /[٠-٩۰-۹] +[٠-٩۰-۹]/;

/** Words after which a sign is their object. */
const NAME = `(?:علامت|نشانه|نشان|علائم|علایم|نویسه|کاراکتر|حرف|حروف|نماد|گلیف|رقم|ارقام|پرانتز|کروشه|آکولاد|گیومه|ویرگول|کاما|ممیز|اسلش|همزه|اصلاح|تصحیح|بهبود|بازطراحی|افزودن|درج|تایپ)(?:[\\u200c]?(?:ی|ها|های|هایی))?\\u0654?(?:${GAP}(?:باز|بسته|عربی|فارسی|لاتین|سؤال|سوال|پرسش|تعجب|درصد))?`;
const NAMED = new RegExp(
  `(?<![${LETTER}])(${NAME}${GAP})((?:[()\\[\\]{}<>«»“”؟!?…٪%*/\\\\]|${LONE_LETTER}|${ARABIC_DIGIT})(?:${GAP}[؟!،؛:.])*)${TO}`,
  'g',
);
/** A preposition ends no clause: a mark behind it is its object, «با ; از هم جدا شده‌اند»; but a list follows «از :» and «به :». */
const GOVERNED = new RegExp(
  `(?<![${LETTER}\\u200c])((?:با|از|به|توسط|بدون)${GAP})((?:[؟!?،,؛;.٪%*/\\\\]|:(?<=(?:با|توسط|بدون)${GAP}:))(?=${GAP}[${LETTER}]))`,
  'g',
);
/** Faces: «:)», «;-)», «؛)», «:))))», «:(». */
const FACE = /[:;=؛][-']?(?:\)+|\(+)(?![^ \t\n.،؛!?؟…])/g;
/** Quotation marks, and whether one stands by itself: an arrow between the names of menus, «پرونده » چاپ», if it closes nothing. */
const QUOTATIONS = /[«»]/g;
const APART = /(?<=[^ \t\u00a0\n][ \t\u00a0]+)»(?=[ \t\u00a0]+[^ \t\u00a0\n])/y;
/** An arrow between the names of menus, from a mark of quotation that has no partner: «پرونده-»ویژگی‌ها». */
const ARROWS = /[-–=]»/g;
/** A question mark that stands for what is asked: «مقدار ? را بیابید», «از آنجا که ? در آغاز است». */
const UNKNOWN = new RegExp(
  `[؟?](?<=[${LETTER}]${GAP}.)(?=${GAP}را${GAP})|[؟?](?<=(?<![${LETTER}\\u200c])که${GAP}.)(?=${GAP}[${LETTER}])`,
  'g',
);
/** Digits that are said to be those of another script. */
const LABELLED = new RegExp(
  `((?:عربی|لاتین|انگلیسی)${GAP.replace('+', '*')}:${GAP.replace('+', '*')}|(?:رقم|ارقام|عدد|اعداد)(?:\\u200c?(?:ی|های))?${GAP}(?:عربی|لاتین|انگلیسی)${GAP})([٠-٩0-9]+)`,
  'g',
);
/** A number that may stand in two scripts: «۱۲۳», «١٢٣», «123». */
const NUMBERS = /(?<![\d٠-٩۰-۹.,٫٬/:])(?:\d{2,}|[٠-٩]{2,}|[۰-۹]{2,})(?![\d٠-٩۰-۹]|[.,٫٬/:][\d٠-٩۰-۹])/g;
/** How far from each other the two stand, on one line. */
const BESIDE = 30;
const PARTNER: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '«': '»',
  '»': '«',
};

/** A lone sign somewhere, or digits that were named: most texts have neither, and need no closer look. */
const MAYBE = new RegExp(
  `["']${MARK}{2,8}["']|(?<![^ \\t\\n\\u00a0«"“'‘(])(?:${MARK}|(?!و)ـ*[${LETTER}]ـ*[\\u200c\\u200d]?|[٠-٩])(?![^ \\t\\n\\u00a0»"”'’)])|(?:عربی|لاتین|انگلیسی) *:? *[٠-٩0-9]|[:;=؛][-']?[()]|[-–=]»`,
);

/** Hide, by a function, the signs that a text shows as signs. */
export function hideSigns(whole: string, hide: (signs: string) => string): string {
  const text = hideTwins(whole, hide);
  if (!MAYBE.test(text)) return text;
  const counts = countsOf(text);
  return text
    .replace(QUOTED, hide)
    .replace(LETTERS, hide)
    .replace(DIGITS, (all) => (SIDE_BY_SIDE.test(all) ? hide(all) : all))
    .replace(MARKS, hide)
    .replace(FACE, (face, at: number) => (isFace(face, text[at - 1], counts) ? hide(face) : face))
    .replace(UNKNOWN, hide)
    .replace(QUOTATIONS, hidingArrows(text, hide))
    .replace(ARROWS, (arrow) => (isLone('»', counts) ? hide(arrow) : arrow))
    .replace(GOVERNED, (_, preposition: string, sign: string) => preposition + hide(sign))
    .replace(LABELLED, (_, label: string, digits: string) => label + hide(digits))
    .replace(NAMED, (all, name: string, sign: string, at: number) =>
      isPaired(text, sign[0]!, at + all.length, counts) ? all : name + hide(sign),
    );
}

/** Hide numbers that stand beside themselves in the digits of another script: «۱۲۳ را به 123 برمی‌گرداند». */
function hideTwins(text: string, hide: (signs: string) => string): string {
  if (!/[\d٠-٩]{2}/.test(text)) return text;
  const twins = new Set<number>();
  const last = new Map<string, RegExpExecArray>();
  for (const number of text.matchAll(NUMBERS)) {
    const value = number[0].replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
    const before = last.get(value);
    last.set(value, number);
    if (!before || before[0] === number[0]) continue;
    const between = text.slice(before.index + value.length, number.index);
    if (between.length <= BESIDE && !between.includes('\n')) twins.add(before.index).add(number.index);
  }
  if (twins.size === 0) return text;
  return text.replace(NUMBERS, (number, at: number) => (twins.has(at) ? hide(number) : number));
}

/** Whether the brackets of a face are none: they have no partner, or stand apart. */
function isFace(face: string, before: string | undefined, counts: ReadonlyMap<string, number>): boolean {
  const mark = face.at(-1)!;
  if (isLone(mark, counts)) return true;
  return /[()]{2}$/.test(face) && before !== undefined && /\s/.test(before);
}

/** Hides the marks that stand by themselves and close nothing, in a text in which none is left open. */
function hidingArrows(text: string, hide: (signs: string) => string): (mark: string, at: number) => string {
  const arrows = new Set<number>();
  let open = 0;
  for (const { 0: mark, index } of text.matchAll(QUOTATIONS)) {
    APART.lastIndex = index;
    if (mark === '«') open += 1;
    else if (open > 0) open -= 1;
    else if (APART.test(text)) arrows.add(index);
  }
  return (mark, at) => (open === 0 && arrows.has(at) ? hide(mark) : mark);
}

/** Whether there are more of a bracket than of its partner. */
function isLone(mark: string, counts: ReadonlyMap<string, number>): boolean {
  return (counts.get(mark) ?? 0) > (counts.get(PARTNER[mark]!) ?? 0);
}

/** Whether a bracket behind a word such as «پرانتز» is one with a partner, which has something within it. */
function isPaired(text: string, sign: string, end: number, counts: ReadonlyMap<string, number>): boolean {
  const partner = PARTNER[sign];
  if (partner === undefined || /^[ ]+(?:و|یا)[ ]/.test(text.slice(end, end + 6))) return false;
  return counts.get(sign) === counts.get(partner);
}

/** How often a text has each bracket. */
function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [mark] of text.matchAll(/[()[\]{}«»]/g)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}
