import { persianNumber } from '../../diagnostics/messages/persian-number.ts';
import { DIGIT, LETTER, SIGN } from '../letters.ts';
import type { AcrossMatch, AcrossRule, Passage } from '../rule.ts';
import { isNumbered } from '../words/numbered.ts';

/** A word, perhaps with a mark behind it, and a small number that touches it: «وب1», «رفت.۲», «وب²». */
const TOUCHED = new RegExp(
  `(?<![${LETTER}${SIGN}${DIGIT}_\\u200c\\-–])([${LETTER}${SIGN}\\u200c]{2,})[»)”]?[.،؛؟!]?([1-9۱-۹][0-9۰-۹]?|[¹²³⁴-⁹][⁰¹²³⁴-⁹]?)(?![${DIGIT}${LETTER}%٪‰°⁰¹²³⁴-⁹]|[.,/:٫٬\\-–][${DIGIT}])`,
  'g',
);
/** A line that begins as a note of a word processor does: «[1] …». */
const ENTRY = /(?:^|\n)\[([1-9۱-۹][0-9۰-۹]?)\](?=[ \t\u00a0]*\S)/g;
/** A list of sources has such numbers by right. */
const SOURCES = /^(?:فهرست )?(?:منابع|مراجع|مآخذ|کتاب[\u200c ]?نامه|references|bibliography|sources)/i;
/** Units that have powers: «متر²». */
const POWERED = /متر|اینچ|فوت|مایل|ثانیه|واحد/;

interface Mark {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly number: number;
}

function numberOf(digits: string): number {
  return Number(
    digits
      .normalize('NFKC')
      .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
      .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)),
  );
}

/** Numbers that touch a word which is not counted; not «کاربر1 … کاربر2», one name with several numbers. */
function touched(passages: readonly Passage[]): readonly Mark[] {
  const marks: Mark[] = [];
  const numbers = new Map<string, Set<number>>();
  passages.forEach(({ text }, passage) => {
    for (const { 0: all, 1: word, 2: digits, index } of text.matchAll(TOUCHED)) {
      if (isNumbered(word!) || (/[¹²³]/.test(digits!) && POWERED.test(word!))) continue;
      const number = numberOf(digits!);
      numbers.set(word!, (numbers.get(word!) ?? new Set()).add(number));
      marks.push({ passage, start: index, end: index + all.length, word: all, number });
    }
  });
  return marks.filter(
    ({ word }) => (numbers.get(word.replace(/[^\p{L}\p{M}\u200c].*$/u, ''))?.size ?? 1) === 1,
  );
}

/** Lines that begin with [1], [2], …, unless they are a list of sources. */
function entries(passages: readonly Passage[]): readonly Mark[] {
  const found: Mark[] = [];
  let sources = false;
  passages.forEach(({ raw }, passage) => {
    const lines = [...raw.matchAll(ENTRY)];
    if (SOURCES.test(raw)) sources = true;
    else if (lines.length === 0) sources = false;
    if (sources) return;
    for (const { 0: all, 1: digits, index } of lines) {
      const start = index + all.indexOf('[');
      const end = index + all.length;
      found.push({ passage, start, end, word: raw.slice(start, end), number: numberOf(digits!) });
    }
  });
  return found;
}

/** The longest row of marks, in the order of the text, of which each has the number after the one before it. */
function inOrder(marks: readonly Mark[]): readonly Mark[] {
  // The longest row that ends with a number, so far.
  const rows = new Map<number, { mark: Mark; length: number }>();
  const befores = new Map<Mark, Mark | undefined>();
  let best: { mark: Mark; length: number } | undefined;
  for (const mark of marks) {
    const before = rows.get(mark.number - 1);
    const length = (before?.length ?? 0) + 1;
    if (length <= (rows.get(mark.number)?.length ?? 0)) continue;
    rows.set(mark.number, { mark, length });
    befores.set(mark, before?.mark);
    if (length > (best?.length ?? 0)) best = { mark, length };
  }
  const row: Mark[] = [];
  for (let mark = best?.mark; mark; mark = befores.get(mark)) row.unshift(mark);
  return row;
}

type Pasted =
  | { readonly fault: 'mark'; readonly word: string; readonly number: number }
  | { readonly fault: 'list'; readonly first: string; readonly last: string };

/** Marks of notes, and the notes, as a word processor leaves them in pasted text. */
export const noteMark: AcrossRule<Pasted> = {
  id: 'note-mark',
  kind: 'report',
  summary: {
    en: 'A note is marked «[^1]» at its word, and written «[^1]: text» in a paragraph of its own',
    fa: 'نشان پانوشت کنار واژه به شکل `[^1]` می‌آید و متن آن در بندی جداگانه به شکل `[^1]: …`',
  },
  say: {
    en: (facts) =>
      facts.fault === 'mark'
        ? `«${facts.word}» looks like a word with the mark of note ${facts.number}, which lost its form in pasting`
        : `lines that begin with ${facts.first} to ${facts.last} look like notes, which lost their marks in pasting`,
    fa: (facts) =>
      facts.fault === 'mark'
        ? `«${facts.word}» گویا واژه‌ای با نشان پانوشت ${persianNumber(facts.number)} است که شکلش هنگام چسباندن از میان رفته است`
        : `سطرهایی که با \`${facts.first}\` تا \`${facts.last}\` آغاز می‌شوند گویا پانوشت‌هایی هستند که نشانشان هنگام چسباندن از میان رفته است`,
  },
  why: 'Pasted text loses what made its marks small: «وب1» is printed as a word with a number, and the notes as paragraphs at the end, where nobody looks for them.',
  source: 'Manual of style, «footnote»; GitHub Flavored Markdown, footnotes',
  examples: [
    ['از وب1 تا شبکه2 راه درازی است'],
    ['او رفت.۱ سپس بازگشت.۲'],
    ['نخست «کمون»1 و سپس انجمن2 پدید آمد'],
    ['در لندن¹ و پاریس² بود'],
    ['[1] نام کتاب یکم\n[2] نام کتاب دوم'],
    ['دربارهٔ شبکه3 گفته‌اند\n[3] شبکهٔ یکم\n[4] شبکهٔ دوم'],
    ['انجمن،1 شورا،2 خانه،3'],
    ['وب۱ و شبکه۲ و رایانه۳'],
  ],
  keep: [
    'کاربر1 و کاربر2',
    'فصل1 و جدول2',
    'ویندوز7 و آیفون8',
    'سال1399',
    'یک واژه1',
    '۱۲ متر² و ۱۳ متر³',
    'وب[^1]',
    'منابع\n[1] نام کتاب\n[2] نام کتاب',
    'رقم ۱۲٫۵ و ۱۳٫۵',
    'متن [1] و متن [2]',
    'نسخهٔ آلفا1، بتا2.0',
  ],
  findAcross(passages) {
    const notes = inOrder(entries(passages));
    const listed = new Set(notes.length > 1 ? notes.map(({ number }) => number) : []);
    const marks = touched(passages);
    const row = inOrder(marks);
    const isRow = row.length > 1 && (row[0]!.number === 1 || row.length > 2);
    const lost = marks.filter((mark) => listed.has(mark.number) || (isRow && row.includes(mark)));
    const found: AcrossMatch<Pasted>[] = lost.map(({ word, number, ...place }) => ({
      ...place,
      edits: [],
      facts: { fault: 'mark', word, number },
      expected: [`${word.replace(/(?<![\p{Nd}\p{No}])[\p{Nd}\p{No}]+$/u, '')}[^${number}]`],
    }));
    const [first, last] = [notes[0], notes.at(-1)];
    if (first && last && notes.length > 1)
      found.push({
        passage: first.passage,
        start: first.start,
        end: first.end,
        edits: [],
        facts: { fault: 'list', first: first.word, last: last.word },
        expected: [`[^${first.number}]: …`],
      });
    return found.sort((a, b) => a.passage - b.passage || a.start - b.start);
  },
};
