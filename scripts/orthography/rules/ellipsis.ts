import { type Rule, replaced } from '../rule.ts';

/** Dots that stand for something left out. */
export const ellipsis: Rule = {
  id: 'ellipsis',
  kind: 'safe',
  summary: {
    en: 'An ellipsis is one character: …',
    fa: 'سه‌نقطه یک نویسه است: …',
  },
  why: 'Three full stops may be parted at the end of a line, and a screen reader says each of them.',
  source:
    'Academy of Persian Language and Literature, «دستور خط فارسی», the marks of punctuation; Unicode, U+2026',
  examples: [
    ['و ...', 'و …'],
    ['نماند...', 'نماند…'],
    ['(...)', '(…)'],
    ['۔۔۔', '…'],
    ['رفت....', 'رفت…'],
    ['یکی، دو تا، ...', 'یکی، دو تا، …'],
    ['«...»', '«…»'],
    ['پس...آمد', 'پس…آمد'],
  ],
  keep: [
    'و …',
    'رفت.',
    'رفت..',
    'نام: ............',
    '۳٫۱۴',
    'ق.م.',
    'پی.دی.اف',
    '../سفر',
    '۱۔',
    'از Save As... برگزین',
    "نشانه‌های '*' و '[...]' و '...' را",
    'از 1...n نفر',
  ],
  find: ({ text, raw }) =>
    replaced(text, /(?<![./\\])\.{3,4}(?![./\\])|(?<!۔)۔{2,4}(?!۔)/g, ({ index }) =>
      // The name of a command in a Latin menu ends in its own dots, and a syntax has them: «[room2] ...», «[,...]».
      /[A-Za-z]$|[>\]] ?$|\[,$/.test(raw.slice(Math.max(0, index - 2), index)) ? undefined : '…',
    ),
};
