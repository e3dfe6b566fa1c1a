import type { MessageLanguage } from '../../diagnostics/messages/messages.ts';
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
    en: 'No characters in the text control its direction',
    fa: 'هیچ نویسه‌ای در متن جهت آن را عوض نمی‌کند',
  },
  say: {
    en: ({ code, idle }) => `unexpected ${NAMES[code]!.en}${idle ? ', which changes nothing' : ''}`,
    fa: ({ code, idle }) => `${NAMES[code]!.fa} (\`${code}\`) در متن است${idle ? ' و هیچ اثری ندارد' : ''}`,
  },
  why: 'Foreign words are isolated by warraq itself; the characters hide in searches and are kept out of what is made. One that changes nothing can go; another should become :en[…] or `code`.',
  source: 'UAX #9, section 2 and 6.5; Unicode in XML (UTN #36)',
  examples: [
    ['کتاب\u200f خوب', 'کتاب خوب'],
    ['\u200fمتن', 'متن'],
    ['می\u200fرود', 'میرود'],
    ['متن\u061c است', 'متن است'],
    ['متن \u202bمتن\u202c متن', 'متن متن متن'],
    ['متن \u2067متن\u2069 متن', 'متن متن متن'],
    ['متن\u200f.', 'متن.'],
    ['متن C++\u200e است'],
    ['متن \u202dالف\u202c ب'],
  ],
  keep: ['متن', 'می‌رود', 'متن OSCE متن', '«متن»', '۱۲:۳۰', 'C++', 'متن (الف)', 'هـ'],
  find({ raw }) {
    if (raw.search(CONTROLS) < 0) return [];
    const found = [...raw.matchAll(CONTROLS)];
    const idle = ordersAlike(raw, raw.replace(CONTROLS, ''), CONTROLS);
    return found.map(
      ({ 0: control, index }): Match<Control> => ({
        start: index,
        end: index + 1,
        edits: idle ? [{ start: index, end: index + 1, text: '' }] : [],
        ...(idle ? {} : { kind: 'report' as const }),
        facts: { code: codeOf(control), idle },
      }),
    );
  },
};
