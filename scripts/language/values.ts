import { isIsbn } from './isbn.ts';
import { isLatinVersion } from './version-number.ts';

/**
 * Values: numbers that are no words of a sentence, but something to be dialled, to be typed or to be read by a machine. They keep
 * their digits, and run from left to right as they are written; the editions and the rules of spelling both ask here.
 */

/** A place in a text, in UTF-16 code units. */
export interface Value {
  readonly start: number;
  readonly end: number;
}

/** A telephone number, whose groups would stand in the order of the line: `+98 21 8800 1234`. */
const TELEPHONE = /(?<![\p{L}\p{N}+])\+[0-9۰-۹]+(?:[ \u00a0-](?:[0-9۰-۹]+|\([0-9۰-۹]+\)))*(?![\p{L}\p{N}])/gu;
/** One without its country, a zero and groups: `021-88123456`, `0912 345 6789`; with spaces between them, they are three at least. */
const AT_HOME =
  /(?<![\p{L}\p{N}+/-])[0۰][0-9۰-۹]{1,4}(?:-[0-9۰-۹]{2,8}){1,4}(?![\p{L}\p{N}/-])|(?<![\p{L}\p{N}+/-])[0۰][0-9۰-۹]{1,4}(?:[ \u00a0][0-9۰-۹]{2,4}){2,4}(?![\p{L}\p{N}/-])/gu;
/** How many digits it has. */
const AT_HOME_DIGITS = { least: 8, most: 12 };
/** Groups of digits as programs have them: `1_000_000`. */
const GROUPED = /(?<![\p{L}\p{N}_])[0-9۰-۹]{1,3}(?:_[0-9۰-۹]{3})+(?![\p{L}\p{N}_])/gu;
/** A key, as emoji have them: `1️⃣`. */
const KEY = /[0-9#*]\ufe0f?\u20e3/g;
/** The fewest digits of one with its country, in groups and without. */
const SHORTEST = 6;
const SHORTEST_WHOLE = 8;

const ISBN = /(?<![0-9۰-۹-])[9۹][7۷][89۸۹](?:-?[0-9۰-۹]){10}(?![0-9۰-۹-])/g;

/**
 * What stands between straight quotation marks and has a sign that a quoted number of a sentence has not: lists and coordinates (`"5, 10,
 * 15"`), versions and decimals (`"1.2"`), sizes (`"16x9"`), dates of machines, a sign or a zero before it, more digits than anybody
 * reads without a mark. `"5"` and `"1402"` are words of their sentence.
 */
const QUOTED = new RegExp(
  `(?<=(["']))(?:${[
    /-?[0-9][0-9.]{0,20}(?:, ?-?[0-9][0-9.]{0,20})+/,
    /[0-9]+(?:\.[0-9]+)+/,
    /[0-9]+ ?[x×*] ?[0-9]+/,
    /[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}(?::[0-9]{2}){1,2})?/,
    /[-+][0-9][0-9.]*/,
    /0[0-9]+/,
    /[0-9]{6,}/,
  ]
    .map(({ source }) => source)
    .join('|')})(?=\\1)`,
  'g',
);

/** A range of a programming language: `1...n`. */
const RANGE = /(?<![\w.])[0-9]+\.{2,3}(?:[0-9]+|[A-Za-z])(?![\w.])/g;

/** Numbers of a list that has constants of programming languages: «true، false، 1 یا 0». */
const CONSTANT = '(?:true|false|yes|no|on|off|null|none|nil|undefined|NaN)';
const JOINED = '(?: ?[،,/] ?| (?:یا|و) )';
const NUMBER = '-?[0-9]+(?:\\.[0-9]+)?';
const WITH_CONSTANTS = new RegExp(
  `(?<![\\w.])(?:${NUMBER}${JOINED}){0,9}${CONSTANT}(?:${JOINED}(?:${CONSTANT}|${NUMBER})){1,20}(?![\\w.%])|(?<![\\w.])(?:${NUMBER}${JOINED}){1,9}${CONSTANT}(?!\\w)`,
  'gi',
);
const A_CONSTANT = new RegExp(`\\b${CONSTANT}\\b`, 'i');
const NUMBERS = new RegExp(NUMBER, 'g');

/** A version, or a decimal number. */
const POINTED = /(?<![\w.,/:٫٬])[0-9]+(?:\.[0-9]+)+(?![\w/:٫٬]|[.,][0-9])/g;

/** The values of a text, in their order; none touches another. */
export function valuesIn(text: string): readonly Value[] {
  if (!/[0-9۰-۹]/.test(text)) return [];
  const found = [
    ...placesOf(text, TELEPHONE, isTelephone),
    ...placesOf(text, AT_HOME, isAtHome),
    ...placesOf(text, GROUPED),
    ...placesOf(text, KEY),
    ...placesOf(text, ISBN, isIsbn),
    ...placesOf(text, QUOTED),
    ...placesOf(text, RANGE),
    ...withConstants(text),
    ...placesOf(text, POINTED, (number, at) => isLatinVersion(text, at, number)),
  ].sort((a, b) => a.start - b.start);
  return found.filter(({ start }, at) => at === 0 || found[at - 1]!.end <= start);
}

function placesOf(
  text: string,
  pattern: RegExp,
  isOne = (_value: string, _at: number) => true,
): readonly Value[] {
  return [...text.matchAll(pattern)]
    .filter(({ 0: value, index }) => isOne(value, index))
    .map(({ 0: value, index }) => ({ start: index, end: index + value.length }));
}

function isTelephone(number: string): boolean {
  const digits = number.replace(/[^0-9۰-۹]/g, '').length;
  return digits >= (/[^+0-9۰-۹]/.test(number) ? SHORTEST : SHORTEST_WHOLE);
}

function isAtHome(number: string): boolean {
  const digits = number.replace(/[^0-9۰-۹]/g, '').length;
  return AT_HOME_DIGITS.least <= digits && digits <= AT_HOME_DIGITS.most;
}

function withConstants(text: string): readonly Value[] {
  if (!A_CONSTANT.test(text)) return [];
  return [...text.matchAll(WITH_CONSTANTS)].flatMap(({ 0: list, index }) =>
    placesOf(list, NUMBERS).map(({ start, end }) => ({ start: index + start, end: index + end })),
  );
}
