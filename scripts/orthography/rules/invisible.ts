import { binding, EXEMPT, LETTER, SIGN } from '../letters.ts';
import type { Match, Rule } from '../rule.ts';

/** Format characters (Cf) but for those of direction and the half-space, and control characters (Cc) but for white space. */
const HIDDEN = /\u200d|[\u00ac\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]|(?![\t\n\v\f\r])\p{Cc}/gu;
const LOOKALIKES = new RegExp(`(?<=[${LETTER}${SIGN}])[A-Za-z\\u0370-\\u04ff]+(?=[${LETTER}])`, 'g');
/** What a joiner makes one picture of with the picture before it. */
const PICTURE = /^\p{Extended_Pictographic}/u;
const ARABIC = new RegExp(`[${LETTER}${SIGN}]$`);

function name(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

type Unseen =
  | { readonly fault: 'hidden'; readonly code: string }
  | { readonly fault: 'foreign'; readonly codes: readonly string[] };

/** Characters that nobody sees, and foreign letters within a Persian word. */
export const invisible: Rule<Unseen> = {
  id: 'invisible',
  kind: 'safe',
  summary: {
    en: 'Every character is one that a reader sees, and the half-space is the only one that is not',
    fa: 'جز نیم‌فاصله، هر نویسه‌ای در متن دیده می‌شود',
  },
  say: {
    en: (facts) =>
      facts.fault === 'hidden'
        ? `unexpected invisible character ${facts.code}`
        : `unexpected foreign letter ${facts.codes.join(' ')} within a Persian word`,
    fa: (facts) =>
      facts.fault === 'hidden'
        ? `نویسهٔ نادیدنی \`${facts.code}\` در متن است`
        : `حرف بیگانهٔ \`${facts.codes.join(' ')}\` درون واژهٔ فارسی است`,
  },
  why: 'Hidden characters break searches, copies and the joining of letters; old word processors leave them behind.',
  source: 'Unicode Standard, «Special areas and format characters»; UTR #36, on look-alikes',
  examples: [
    ['کتاب\u200b خوب', 'کتاب خوب'],
    ['می\u00adکند', 'می‌کند'],
    ['می\u00acکند', 'می‌کند'],
    ['می\u200bکند', 'می‌کند'],
    ['\ufeffمتن', 'متن'],
    ['متن\u2060ها', 'متنها'],
    ['کار\u00adها', 'کارها'],
    ['متن\u0007', 'متن'],
    ['کتaب'],
    ['مсکن'],
  ],
  keep: [
    'کتاب',
    'می‌کند',
    '۱۳۹۹ ه\u200d.ش',
    'متن A متن',
    'H2O',
    '¬p',
    'PDFها',
    'الف',
    'متن\nمتن',
    '👩\u200d🏫 آموزگار',
  ],
  find({ text, raw }) {
    const found: Match<Unseen>[] = [];
    for (const { 0: character, index } of text.matchAll(HIDDEN)) {
      const before = text.slice(Math.max(0, index - 3), index);
      const between = ARABIC.test(before) && new RegExp(`[${LETTER}]`).test(text.charAt(index + 1));
      // The joiner shapes an abbreviation: «ه‍». The sign ¬ is one of logic, unless it stands within a word.
      if (
        character === '\u200d'
          ? ARABIC.test(before) || PICTURE.test(text.slice(index + 1))
          : character === '\u00ac' && !between
      )
        continue;
      const parting = '\u00ad\u00ac\u200b'.includes(character) && between;
      found.push({
        start: index,
        end: index + 1,
        edits: [{ start: index, end: index + 1, text: parting ? binding(before) : '' }],
        facts: { fault: 'hidden', code: name(character) },
      });
    }
    for (const { 0: letters, index } of raw.matchAll(LOOKALIKES))
      found.push({
        start: index,
        end: index + letters.length,
        edits: [],
        kind: 'report',
        facts: { fault: 'foreign', codes: [...letters].map(name) },
      });
    return found
      .filter((match) => !text.slice(match.start, match.end).includes(EXEMPT) || match.edits.length === 0)
      .sort((a, b) => a.start - b.start);
  },
};
