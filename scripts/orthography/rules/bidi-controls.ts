import type { MessageLanguage } from '../../book/message.ts';
import { jointOf } from '../joint.ts';
import { binding, LETTER } from '../letters.ts';
import type { Match, Rule } from '../rule.ts';
import { ordersAlike } from '../visual-order.ts';

const CONTROLS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const NAMES: Readonly<Record<string, Readonly<Record<MessageLanguage, string>>>> = {
  'U+200E': { en: 'left-to-right mark', fa: 'نشان چپ‌به‌راست' },
  'U+200F': { en: 'right-to-left mark', fa: 'نشان راست‌به‌چپ' },
  'U+061C': { en: 'Arabic letter mark', fa: 'نشان حرف عربی' },
  'U+202A': { en: 'left-to-right embedding', fa: 'آغاز درج چپ‌به‌راست' },
  'U+202B': { en: 'right-to-left embedding', fa: 'آغاز درج راست‌به‌چپ' },
  'U+202C': { en: 'pop directional formatting', fa: 'پایان درج جهت‌دار' },
  'U+202D': { en: 'left-to-right override', fa: 'آغاز جهت اجباری چپ‌به‌راست' },
  'U+202E': { en: 'right-to-left override', fa: 'آغاز جهت اجباری راست‌به‌چپ' },
  'U+2066': { en: 'left-to-right isolate', fa: 'آغاز جداسازی چپ‌به‌راست' },
  'U+2067': { en: 'right-to-left isolate', fa: 'آغاز جداسازی راست‌به‌چپ' },
  'U+2068': { en: 'first strong isolate', fa: 'آغاز جداسازی خودکار' },
  'U+2069': { en: 'pop directional isolate', fa: 'پایان جداسازی' },
};

/** What ends what; an override has no place here, as it makes letters stand in an order that nobody reads. */
const END_OF: Readonly<Record<string, string>> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};
const ENDS = new Set(Object.values(END_OF));
/** Marks that have a direction and enclose nothing. */
const MARK = /[\u200e\u200f\u061c]/;
const IS_LETTER = new RegExp(`[${LETTER}]`);
/** Up to so many, each is looked at by itself. */
const MOST = 40;

interface Control {
  readonly code: string;
  /** Whether the text has the same order without it. */
  readonly idle: boolean;
}

/** `U+200E` */
function codeOf(control: string): string {
  return `U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Characters that direct the bidirectional algorithm by hand. */
export const bidiControls: Rule<Control> = {
  id: 'bidi-controls',
  kind: 'safe',
  summary: {
    en: 'No characters in the text control its direction but marks that are needed',
    fa: 'جز نشان‌هایی که لازم‌اند، هیچ نویسه‌ای در متن جهت آن را عوض نمی‌کند',
  },
  say: {
    en: ({ code, idle }) => `unexpected ${NAMES[code]!.en}${idle ? ', which changes nothing' : ''}`,
    fa: ({ code, idle }) => `${NAMES[code]!.fa} (\`${code}\`) در متن است${idle ? ' و هیچ اثری ندارد' : ''}`,
  },
  why: 'Foreign words are isolated by warraq itself, and the characters hide in searches. One that changes nothing can go; a mark or a whole embedding that does is the writer’s and stays; an override, or one without its end, should become :en[…] or `code`.',
  source: 'UAX #9, section 2 and 6.5; Unicode in XML (UTN #36)',
  examples: [
    ['کتاب\u200f خوب', 'کتاب خوب'],
    ['\u200fمتن', 'متن'],
    ['می\u200fرود', 'می‌رود'],
    ['حساب\u200eهای', 'حساب‌های'],
    ['کار\u200eهای', 'کارهای'],
    ['کت\u200fاب', 'کتاب'],
    ['متن\u200f و C++\u200e است', 'متن و C++\u200e است'],
    ['متن\u061c است', 'متن است'],
    ['متن \u202bمتن\u202c متن', 'متن متن متن'],
    ['متن \u2067متن\u2069 متن', 'متن متن متن'],
    ['متن\u200f.', 'متن.'],
    ['متن \u202dالف\u202c ب'],
    ['پرونده \u202a\\#rr.'],
  ],
  keep: [
    'متن C++\u200e است',
    'نسبی (نظیر \u200e./\u200e یا \u200e../\u200e) نامجاز',
    'یا \u202a-۱\u202c برای ساعت',
    'مورخ 13\u200f/3\u200f/1405 دفتر',
    'متن',
    'می‌رود',
    'متن OSCE متن',
    '«متن»',
    '۱۲:۳۰',
    'C++',
    'متن (الف)',
    'هـ',
  ],
  find({ raw }) {
    if (raw.search(CONTROLS) < 0) return [];
    const { idle, kept } = weighed(raw);
    const found: Match<Control>[] = [];
    for (const { 0: control, index } of raw.matchAll(CONTROLS)) {
      const facts = { code: codeOf(control), idle: idle.has(index) };
      const range = { start: index, end: index + 1 };
      if (facts.idle) found.push({ ...range, edits: [{ ...range, text: inPlaceOf(raw, index) }], facts });
      else if (!kept.has(index)) found.push({ ...range, edits: [], kind: 'report', facts });
    }
    return found;
  },
};

/** A mark, or an embedding with its end; what has no end, or stands alone, is none. */
function unitsOf(raw: string): readonly (readonly number[])[] {
  const units: (readonly number[])[] = [];
  const open: { readonly index: number; readonly end: string | undefined }[] = [];
  for (const { 0: control, index } of raw.matchAll(CONTROLS)) {
    if (MARK.test(control)) units.push([index]);
    else if (!ENDS.has(control)) open.push({ index, end: END_OF[control] });
    else if (open.at(-1)?.end === control) units.push([open.pop()!.index, index]);
  }
  return units;
}

/**
 * The places of those that change nothing, and of those that are kept as they do: of marks and whole embeddings, one after the
 * other, but for overrides. Where all of them together change nothing, none is kept.
 */
function weighed(raw: string): { idle: ReadonlySet<number>; kept: ReadonlySet<number> } {
  const places = [...raw.matchAll(CONTROLS)].map(({ index }) => index);
  if (ordersAlike(raw, raw.replace(CONTROLS, ''), CONTROLS))
    return { idle: new Set(places), kept: new Set() };
  const units = unitsOf(raw);
  const idle = new Set<number>();
  if (places.length <= MOST)
    for (const unit of units) {
      const without = new Set([...idle, ...unit]);
      const rest = raw.split('').filter((_, at) => !without.has(at));
      if (ordersAlike(raw, rest.join(''), CONTROLS)) for (const place of unit) idle.add(place);
    }
  return { idle, kept: new Set(units.flat().filter((place) => !idle.has(place))) };
}

/** A mark between two letters that a half-space would bind was typed for one: «حساب‎های». */
function inPlaceOf(raw: string, index: number): string {
  const isWithin = IS_LETTER.test(raw.charAt(index - 1)) && IS_LETTER.test(raw.charAt(index + 1));
  return isWithin && jointOf(raw, index, index + 1) === 'bound' ? binding(raw.slice(0, index)) : '';
}
