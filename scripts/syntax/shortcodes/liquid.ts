import type { Edit } from '../../book/edit.ts';
import { linesOutsideCode } from '../outside-code.ts';

/** A comment of Liquid: nothing of it is meant for readers. */
export const COMMENT = /(?<=\{%-?[ \t]*comment[ \t]*-?%\})[\s\S]*?\{%-?[ \t]*endcomment[ \t]*-?%\}/g;

/** The title of a tab in a line of its own, and an address that is to be shown (GitBook). */
const TAB = /^([ \t]*\{%[ \t]*tab[ \t]+title=")([^"\n]*[^"\s])("[ \t]*%\}[ \t]*)$/;
const EMBED = /(\{%[ \t]*embed[ \t]+url=")(https?:\/\/[^\s"<>]+)("[ \t]*%\})/g;

/** What editions leave out of these. */
export const LIQUID: Readonly<Record<string, RegExp>> = {
  'a comment of Liquid': COMMENT,
  'what stands before a title or an address in a tag': /\{%[ \t]*(?:tab[ \t]+title|embed[ \t]+url)="/g,
};

/** Titles of tabs as paragraphs, addresses as links; of a comment only its tag, which is left out. */
export function rewriteLiquid(source: string): readonly Edit[] {
  if (!/\{%-?[ \t]*(?:comment|tab|embed)\b/.test(source)) return [];
  return [
    ...linesOutsideCode(source).flatMap(({ text, start }) => editsIn(text, start)),
    ...commentsIn(source),
  ];
}

function editsIn(text: string, start: number): readonly Edit[] {
  const [, before = '', title = '', behind = ''] = TAB.exec(text) ?? [];
  const [margin] = /^[ \t]*/.exec(text)!;
  if (title !== '') return around(start, [before, title, behind], [`${margin}\n${margin}**`, '**\n']);
  return [...text.matchAll(EMBED)]
    .filter(({ index }) => !isInCode(text, index))
    .flatMap(({ index, 1: open = '', 2: address = '', 3: close = '' }) =>
      around(start + index, [open, address, close], ['<', '>']),
    );
}

/** Other signs around a text that stays where it is. */
function around(
  start: number,
  [before, text, behind]: readonly [string, string, string],
  [open, close]: readonly [string, string],
): readonly Edit[] {
  const from = start + before.length;
  const to = from + text.length;
  return [
    { start, end: from, text: open },
    { start: to, end: to + behind.length, text: close },
  ];
}

function commentsIn(source: string): readonly Edit[] {
  const lines = linesOutsideCode(source);
  return [...source.matchAll(COMMENT)].flatMap(({ index, 0: whole }) => {
    const line = lines.find(({ start, text }) => start < index && index <= start + text.length);
    const isText = line !== undefined && !isInCode(line.text, index - line.start);
    return isText ? [{ start: index, end: index + whole.length, text: '' }] : [];
  });
}

function isInCode(line: string, at: number): boolean {
  return (line.slice(0, at).match(/`/g) ?? []).length % 2 === 1;
}
