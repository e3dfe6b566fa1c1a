import type { Edit } from '../../book/edit.ts';
import { LETTER, SIGN, ZWNJ } from '../letters.ts';
import { FOREIGN_LETTER } from '../other-languages.ts';
import type { Match, Rule } from '../rule.ts';

const PERSIAN: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ە: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ۀ: 'هٔ',
};

/** Letters by their shapes (Unicode: Arabic Presentation Forms), as some PDF files give them away. */
const SHAPES = '\\ufb50-\\ufbb1\\ufbd3-\\ufbff\\ufe80-\\ufefc';
const WRONG = new RegExp(`[يىكەہھۀ${SHAPES}]`);
const WORDS = new RegExp(`[${LETTER}${SIGN}${ZWNJ}${SHAPES}]+`, 'g');

/**
 * Shapes that end a word though their letters join on both sides: the isolated and the final one. Unicode lists four shapes of
 * such a letter: isolated, final, initial, medial.
 */
const ENDING = new Set(
  [...shapesOfLetters().values()]
    .filter(({ length }) => length === 4)
    .flatMap((shapes) => shapes.slice(0, 2)),
);
const BEGINS_LETTER = new RegExp(`^[${LETTER}${SHAPES}]`);

/** What an ezafe typed as a lone «ي» follows. */
const SILENT_HEH = /[هةە][ \u00a0]+$/;

function shapesOfLetters(): ReadonlyMap<string, readonly string[]> {
  const shapes = new Map<string, string[]>();
  for (let code = 0xfb50; code <= 0xfefc; code += 1) {
    const shape = String.fromCharCode(code);
    const letter = shape.normalize('NFKC');
    if (letter !== shape && letter.length === 1) shapes.set(letter, [...(shapes.get(letter) ?? []), shape]);
  }
  return shapes;
}

function persian(letter: string): string | undefined {
  const known = PERSIAN[letter];
  if (known !== undefined) return known;
  if (letter < '\ufb50') return undefined;
  const plain = letter.normalize('NFKC');
  return PERSIAN[plain] ?? (FOREIGN_LETTER.test(plain) ? undefined : plain);
}

/** Whether a letter is shown as such: «ـيـ» and «حرف ك» have no word, but «خانه ي ما» has an ezafe. */
function isShown(text: string, word: string, index: number): boolean {
  return (
    word.length === 1 && !(/[يى]/.test(word) && SILENT_HEH.test(text.slice(Math.max(0, index - 3), index)))
  );
}

/** Letters of Arabic keyboards and their Persian ones. */
export const arabicLetters: Rule = {
  id: 'arabic-letters',
  kind: 'safe',
  summary: {
    en: 'Persian words have Persian letters: ی, ک, ه',
    fa: 'واژهٔ فارسی با حروف فارسی نوشته می‌شود: ی، ک، ه',
  },
  why: 'ي and ك look like ی and ک within a word, but a search for the one does not find the other, and many typefaces set them otherwise.',
  source:
    'Academy of Persian Language and Literature, «دستور خط فارسی», table of the letters; CLDR, exemplar characters of `fa`',
  examples: [
    ['كتابهاي علمي', 'کتابهای علمی'],
    ['يكي از اين دو', 'یکی از این دو'],
    ['موسى و عيسى', 'موسی و عیسی'],
    ['خانۀ ما', 'خانهٔ ما'],
    ['مدينه و مكه', 'مدینه و مکه'],
    ['کوردستانە', 'کوردستانه'],
    ['ہمسایه', 'همسایه'],
    ['ﻛﺘﺎﺏ', 'کتاب'],
    ['ﻟﻄﻒﮐﻨﯿﺪ', 'لطف‌کنید'],
    ['مي‌كنند', 'می‌کنند'],
    ['«شركت ملي»', '«شرکت ملی»'],
    ['خانه ي ما', 'خانه ی ما'],
    ['شركت ملي در كتاب الكافي', 'شرکت ملی در کتاب الکافی'],
  ],
  keep: [
    'کتاب‌های علمی',
    'یکی از این دو',
    'خانهٔ ما',
    'مسئول و هیئت',
    'رحمة الله',
    'سؤال و تأثیر',
    '«إنّما الأعمالُ بالنيّاتِ»',
    '﴿إِيَّاكَ نَعْبُدُ﴾',
    'شیء و جزء',
    'شکل ـيـ در میان و كـ در آغاز',
    'کتاب «الكامل في التاريخ» را خواند',
    'گفت: لا حول ولا قوة إلا بالله العلي العظيم',
    'در کتاب «تاريخ الطبري» آمده است',
    'حرف ك و حرف ي در فونت',
    'واژهٔ «دڵی منە» کردی است',
    'شکل ﯗ از زبان قزاقی است',
  ],
  find({ text }) {
    if (!WRONG.test(text)) return [];
    const found: Match[] = [];
    for (const { 0: word, index } of text.matchAll(WORDS)) {
      if (isShown(text, word, index)) continue;
      const edits: Edit[] = [];
      for (let at = 0; at < word.length; at += 1) {
        const right = persian(word[at]!);
        if (right === undefined) continue;
        // Where two shapes do not join, nor do their letters: «ﻟﻄﻒﮐﻨﯿد» is «لطف‌کنید».
        const apart = ENDING.has(word[at]!) && BEGINS_LETTER.test(word.slice(at + 1));
        edits.push({ start: index + at, end: index + at + 1, text: right + (apart ? ZWNJ : '') });
      }
      if (edits.length > 0) found.push({ start: index, end: index + word.length, edits });
    }
    return found;
  },
};
