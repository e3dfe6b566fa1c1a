import type { Paragraph } from 'mdast';

/** Between the longest line of a wrapped text and one of verse, or of an entry. */
const SHORT = 60;
/** Words that a line of verse has at least. */
const WORDS = 2;

/** What an entry begins with that is none to Markdown: `۱- `, `الف) `, `(۱) `, `a. `, a sign, a dash, a date in brackets, a quotation. */
const ENTRY =
  /^(?:[([]?(?:\p{Nd}{1,3}|[A-Za-z]|[ivxIVX]+|\p{Script=Arabic}|الف|#|@[\w-]*)[.):\]][.):\]-]?|\p{Nd}{1,3}[-–]|[\p{So}\p{Sm}•·●▪–—ـ-]\ufe0f?|[\p{Nd}#*]\ufe0f?\u20e3|\[\p{Nd}[^\]]*\])\s?(?=\S)|^«/u;

/**
 * The first line of a paragraph whose lines were meant to be lines, of verse or of a list that Markdown does not know: the text goes on
 * in them as in one. Undefined where they are those of a text that was wrapped, or of which each is a sentence.
 */
export function meantLine({ children }: Paragraph): string | undefined {
  const text = children.map((child) => ('value' in child ? child.value : wordsOf(child))).join('');
  const lines = text.split('\n').map((line) => line.trim());
  if (lines.length < 2 || children.some(({ type }) => type === 'break' || type === 'html')) return undefined;
  const entries = lines.filter((line) => ENTRY.test(line)).length;
  if (entries >= 2 && entries >= lines.length - 1) return lines[0];
  return isVerse(lines) ? lines[0] : undefined;
}

/** Lines of some words that were ended before they were full, and not at the end of a sentence. */
function isVerse(lines: readonly string[]): boolean {
  const longest = Math.max(...lines.map(({ length }) => length));
  if (longest > SHORT || lines.some((line) => line.split(/\s+/).length < WORDS)) return false;
  const ended = lines.slice(0, -1).filter((line, at) => {
    const [next = ''] = lines[at + 1]!.split(/\s+/);
    return line.length + 1 + next.length <= longest && !/[.!?؟:؛…»)]$/.test(line);
  });
  return ended.length > 0 && lines.length - 1 - ended.length <= ended.length * 2;
}

function wordsOf(node: Paragraph['children'][number]): string {
  return 'children' in node
    ? node.children.map((child) => ('value' in child ? child.value : wordsOf(child))).join('')
    : '';
}
