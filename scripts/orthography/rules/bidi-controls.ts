import type { MessageLanguage } from '../../diagnostics/messages/messages.ts';
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

/** Marks that have a direction and enclose nothing. Where one changes the order, it was put there for that, and it is kept. */
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
  why: 'Foreign words are isolated by warraq itself, and the characters hide in searches. One that changes nothing can go; a mark that does is the writer’s and stays; an embedding that does should become :en[…] or `code`.',
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
  ],
  keep: [
    'متن C++\u200e است',
    'نسبی (نظیر \u200e./\u200e یا \u200e../\u200e) نامجاز',
    'مورخ 13\u200f/3\u200f/1405 دفتر',
    'متن', 'می‌رود', 'متن OSCE متن', '«متن»', '۱۲:۳۰', 'C++', 'متن (الف)', 'هـ'],
  find({ raw }) {
    if (raw.search(CONTROLS) < 0) return [];
    const idle = idleOf(raw);
    const found: Match<Control>[] = [];
    for (const { 0: control, index } of raw.matchAll(CONTROLS)) {
      const facts = { code: codeOf(control), idle: idle.has(index) };
      const range = { start: index, end: index + 1 };
      if (facts.idle) found.push({ ...range, edits: [{ ...range, text: inPlaceOf(raw, index) }], facts });
      else if (!MARK.test(control)) found.push({ ...range, edits: [], kind: 'report', facts });
    }
    return found;
  },
};

/** The places of those that change nothing: of all, if none does, else of marks that can be left out one after the other. */
function idleOf(raw: string): ReadonlySet<number> {
  const places = [...raw.matchAll(CONTROLS)].map(({ index }) => index);
  if (ordersAlike(raw, raw.replace(CONTROLS, ''), CONTROLS)) return new Set(places);
  const idle = new Set<number>();
  if (places.length > MOST) return idle;
  const without = (left: ReadonlySet<number>) => raw.split('').filter((_, at) => !left.has(at)).join('');
  for (const place of places) {
    if (!MARK.test(raw[place]!)) continue;
    if (ordersAlike(raw, without(new Set([...idle, place])), CONTROLS)) idle.add(place);
  }
  return idle;
}

/** A mark between two letters that a half-space would bind was typed for one: «حساب‎های». */
function inPlaceOf(raw: string, index: number): string {
  const isWithin = IS_LETTER.test(raw.charAt(index - 1)) && IS_LETTER.test(raw.charAt(index + 1));
  return isWithin && jointOf(raw, index, index + 1) === 'bound' ? binding(raw.slice(0, index)) : '';
}
