import { persianNumber } from '../../diagnostics/messages/persian-number.ts';
import { EXEMPT } from '../letters.ts';
import { type Match, type Rule, replaced } from '../rule.ts';

/** Lines that stand in columns. */
interface Columns {
  readonly rows: number;
}

/** The cells of lines that look like a table, and the lines from its first row to its last, others among them. */
interface Table {
  readonly rows: readonly (readonly string[])[];
  readonly first: number;
  readonly last: number;
}

/** The table that a text looks like; undefined where it is running text. */
function tableOf(raw: string, isRow: boolean): Table | undefined {
  const lines = raw.split('\n').map((line) => line.trim());
  const tabbed = lines.filter((line) => line.includes('\t')).map((line) => line.split(/(?:(?<! ) +)?\t */));
  if (tabbed.length > 1 || (tabbed.length === 1 && (isRow || /\t[^\t]+\t/.test(raw)))) {
    const isTabbed = (line: string) => line.includes('\t');
    return { rows: tabbed, first: lines.findIndex(isTabbed), last: lines.findLastIndex(isTabbed) };
  }
  const spaced = lines.map((line) => line.split(/[ \u00a0]{3,}/));
  const columns = spaced[0]!.length;
  const isTable = spaced.length > 1 && columns > 1 && spaced.every((cells) => cells.length === columns);
  return isTable ? { rows: spaced, first: 0, last: lines.length - 1 } : undefined;
}

/** Cells as GitHub Flavored Markdown has them, the first row as the header; code, which a passage hides, is for the author to put back. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((cells) => cells.length));
  const lines = rows.map((cells) => {
    const whole = Array.from({ length: columns }, (_, at) => cells[at] ?? '');
    return `| ${whole.map((cell) => cell.replaceAll('|', '\\|').replaceAll(EXEMPT, '…')).join(' | ')} |`;
  });
  return [lines[0]!, `|${' --- |'.repeat(columns)}`, ...lines.slice(1)].join('\n');
}

/**
 * A table that was pasted with its tabs: the tabs or spaces between its columns are all that is left of it. One with other lines
 * among its rows is told only: what is offered must hold all that it would replace.
 */
function pasted(raw: string, { rows, first, last }: Table): Match<Columns> {
  const lines = raw.split('\n');
  const lengthOf = (some: readonly string[]) => some.reduce((sum, line) => sum + line.length + 1, 0);
  return {
    start: lengthOf(lines.slice(0, first)),
    end: lengthOf(lines.slice(0, last + 1)) - 1,
    edits: [],
    kind: 'report',
    facts: { rows: rows.length },
    expected: last - first + 1 === rows.length ? [markdownTable(rows)] : [],
  };
}

/** A vowel sign on a space is shown as a sign, and keeps it. */
const SPACES = /[ \t\u00a0]{2,}(?![\u064b-\u065f])|[\t\u00a0](?![\u064b-\u065f])/g;

/** More space than one. */
export const spaceRun: Rule<Columns> = {
  id: 'space-run',
  kind: 'safe',
  summary: {
    en: 'One plain space parts two words',
    fa: 'میان دو واژه یک فاصلهٔ ساده می‌آید',
  },
  say: {
    en: ({ rows }) =>
      `${rows === 1 ? 'a line' : `${rows} lines`} with columns: this looks like a table (or verse) that was pasted as plain text`,
    fa: ({ rows }) =>
      `${rows === 1 ? 'این سطر ستون دارد' : `این ${persianNumber(rows)} سطر ستون دارد`}؛ گویا جدول یا شعری است که به شکل متن ساده چسبانده شده است`,
  },
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
    ['نام\tسال\nسارا\t۱۳۷۰'],
    ['نام\tسال\tشهر'],
    ['نام    سال\nسارا    ۱۳۷۰'],
  ],
  keep: ['دو کلمه', 'می‌کند', 'آمد. رفت', 'یک\nدو', 'الف', '', 'متن ', ' متن', 'نشانه‌های  ٌ  ٚ  ٛ را'],
  find({ text, raw, row = false }) {
    if (text.search(SPACES) < 0) return [];
    const table = tableOf(raw, row);
    return table ? [pasted(raw, table)] : replaced(text, SPACES, ' ');
  },
};
