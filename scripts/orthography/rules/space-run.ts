import { type Rule, replaced } from '../rule.ts';

/** More space than one. */
export const spaceRun: Rule = {
  id: 'space-run',
  kind: 'safe',
  summary: 'One plain space parts two words',
  why: 'Justified lines show a tab or a no-break space as a hole, and a search for two words fails at two spaces.',
  source: 'Manual of style; alreq, «Justification»',
  examples: [
    ['دو  کلمه', 'دو کلمه'],
    ['سه   کلمه', 'سه کلمه'],
    ['با\tجهش', 'با جهش'],
    ['فاصلهٔ\u00a0سخت', 'فاصلهٔ سخت'],
    ['آمد.  رفت', 'آمد. رفت'],
    ['دو \u00a0 کلمه', 'دو کلمه'],
    ['الف \t ب', 'الف ب'],
    ['یک  دو  سه', 'یک دو سه'],
  ],
  keep: ['دو کلمه', 'می‌کند', 'آمد. رفت', 'یک\nدو', 'الف', '', 'متن ', ' متن'],
  find: ({ text }) => replaced(text, /[ \t\u00a0]{2,}|[\t\u00a0]/g, ' '),
};
