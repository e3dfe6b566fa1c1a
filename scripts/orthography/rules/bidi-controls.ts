import type { Match, Rule } from '../rule.ts';
import { ordersAlike } from '../visual-order.ts';

const CONTROLS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const NAMES: Readonly<Record<string, string>> = {
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u061c': 'Arabic letter mark',
  '\u202a': 'left-to-right embedding',
  '\u202b': 'right-to-left embedding',
  '\u202c': 'pop directional formatting',
  '\u202d': 'left-to-right override',
  '\u202e': 'right-to-left override',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'pop directional isolate',
};

/** Characters that direct the bidirectional algorithm by hand. */
export const bidiControls: Rule = {
  id: 'bidi-controls',
  kind: 'safe',
  summary: 'No characters in the text control its direction',
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
      ({ 0: control, index }): Match => ({
        start: index,
        end: index + 1,
        edits: idle ? [{ start: index, end: index + 1, text: '' }] : [],
        ...(idle ? {} : { kind: 'report' as const }),
        reason: `unexpected ${NAMES[control]}${idle ? ', which changes nothing' : ''}`,
      }),
    );
  },
};
