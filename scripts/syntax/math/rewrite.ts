import type { Edit } from '../../book/edit.ts';
import { isInCodeSpan, textOutsideCode } from '../outside-code.ts';

/**
 * Formulas between brackets behind backslashes: one, as MathJax and MkDocs (Arithmatex) have them, or two, as mdBook and exports that escape
 * signs do, whose TeX is escaped too. `\[1\]` is no formula, but brackets that are escaped.
 */
const FORMULAS: readonly RegExp[] = [
  /(?<!\\)(\\\\?)\(((?:[^\\\n]|\\[^()[\]\n])+?)\1\)(?!\p{Nd})/gu,
  /(?<!\\)(\\\\?)\[((?:[^\\]|\\[^()[\]])+?)\1\]/gu,
];

/** What only TeX has. */
const TEX = /\\[A-Za-z]|[_^=]/;

/** The brackets as dollars. */
export function rewriteBrackets(source: string): readonly Edit[] {
  if (!/\\[([]/.test(source)) return [];
  const text = textOutsideCode(source);
  return FORMULAS.flatMap((pattern, at) =>
    [...text.matchAll(pattern)].flatMap((found) => {
      const [whole, slashes = '', written = ''] = found;
      if (!isTex(written) || isInCodeSpan(text, found.index)) return [];
      if (at === 1 && slashes.length === 1 && !isDisplayed(written)) return [];
      const dollars = at === 0 ? '$' : '$$';
      const from = found.index + slashes.length + 1 + (written.length - written.trimStart().length);
      const to = from + written.trim().length;
      return [
        { start: found.index, end: from, text: dollars },
        ...(slashes.length > 1 ? unescaped(written.trim(), from) : []),
        { start: to, end: found.index + whole.length, text: dollars },
      ];
    }),
  );
}

function isTex(written: string): boolean {
  if (written.trim() === '' || /\n[ \t]*\r?\n/.test(written)) return false;
  return (
    TEX.test(written) && !/\p{Script=Arabic}/u.test(written.replace(/\\(?:text|mbox|textrm)\{[^}]*\}/g, ''))
  );
}

/** Escaped square brackets in a line stand around words too, «\[n = 3\]», and around what would be a note: their TeX has a command. */
function isDisplayed(written: string): boolean {
  return /\\[A-Za-z]/.test(written) || /^[ \t]*\r?\n[\s\S]*\n[ \t>]*$/.test(written);
}

/** A backslash less before each sign that Markdown would have read so. */
function unescaped(tex: string, from: number): readonly Edit[] {
  return [...tex.matchAll(/\\(?=[!-/:-@[-`{-~])./g)]
    .filter(([sign]) => sign === '\\\\' || !/[{}%$&#_,;!]/.test(sign[1]!))
    .map(({ index }) => ({ start: from + index, end: from + index + 1, text: '' }));
}
