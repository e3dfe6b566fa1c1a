/** Numbers of versions, whose point is no decimal sign: «پایتون 3.7», «نسخه‌های 1.11 و 1.12», «Python 3.9 تا 3.14». */

const LETTER = '\\u0621-\\u06d5';
const NUMBER = 'v?[0-9]+(?:\\.[0-9]+)*';
/** What stands between two of them. */
const JOINED = '(?: ?[،–-] ?| (?:تا|و|یا) )';
/** What has versions, by a Persian name. */
const NAMED = new RegExp(
  `(?<![${LETTER}\\u200c])(?:نسخه|نگارش|ورژن|ویرایش|پایتون|جنگو|لاراول|اندروید|ویندوز|اوبونتو|دبیان|جاوا|نود|یونیکد|کرنل|هسته)(?:\\u0654|[\\u200c ]?(?:ی|های))? (?:${NUMBER}${JOINED})*$`,
);
/** A version of something with a Latin name, of which this is another; or one from which on something holds. */
const LATIN = new RegExp(`[A-Za-z)][ -]?${NUMBER}(?:${JOINED}${NUMBER})*${JOINED}$`);
const LATIN_FROM = /[A-Za-z] (?:(?:پیش|قبل|پس|بعد) )?از $/;
const ON = /^ (?:به (?:بعد|بالا)|(?:و|یا) (?:بالاتر|جدیدتر|بعد))/;
/** How far back a name is looked for. */
const REACH = 60;

/** Whether what comes behind some text is a version of something with a Persian name. */
export function isNamedVersion(text: string, at: number): boolean {
  return NAMED.test(text.slice(Math.max(0, at - REACH), at));
}

/** Whether a number is a version of something with a Latin name that stands before it: such a name has its digits from it. */
export function isLatinVersion(text: string, at: number, number: string): boolean {
  const before = text.slice(Math.max(0, at - REACH), at);
  if (LATIN.test(before)) return true;
  return number.includes('.') && LATIN_FROM.test(before) && ON.test(text.slice(at + number.length));
}
