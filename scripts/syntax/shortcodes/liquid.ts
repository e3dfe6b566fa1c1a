import type { Edit } from '../../book/edit.ts';
import type { Syntax } from '../../book/syntax.ts';
import { codeIn, linesOutsideCode } from '../outside-code.ts';
import type { Range } from './place.ts';

/** What opens and what closes a comment of Liquid: nothing between is meant for readers. */
const COMMENT = /\{%-?[ \t]*(end)?comment[ \t]*-?%\}/g;

/** The title of a tab in a line of its own, and an address that is to be shown (GitBook). */
const TAB = /^([ \t]*\{%[ \t]*tab[ \t]+title=")([^"\n]*[^"\s])("[ \t]*%\}[ \t]*)$/;
const EMBED = /(\{%[ \t]*embed[ \t]+url=")(https?:\/\/[^\s"<>]+)("[ \t]*%\})/g;

/** What editions leave out of these. */
export const LIQUID: NonNullable<Syntax['leftOut']> = {
  'a comment of Liquid': commentsIn,
  'what stands before a title or an address in a tag': /\{%[ \t]*(?:tab[ \t]+title|embed[ \t]+url)="/g,
};

/** Titles of tabs as paragraphs, addresses as links; of a comment only its tag, which is left out. */
export function rewriteLiquid(source: string): readonly Edit[] {
  if (!/\{%-?[ \t]*(?:comment|tab|embed)\b/.test(source)) return [];
  const isText = textIn(source);
  return [
    ...linesOutsideCode(source).flatMap(({ text, start }) => editsIn(text, start)),
    ...commentsIn(source)
      .filter(([start]) => isText(start))
      .map(([start, end]) => ({ start, end, text: '' })),
  ];
}

function editsIn(text: string, start: number): readonly Edit[] {
  const [, before = '', title = '', behind = ''] = TAB.exec(text) ?? [];
  const [margin] = /^[ \t]*/.exec(text)!;
  if (title !== '') return around(start, [before, title, behind], [`${margin}\n${margin}**`, '**\n']);
  const isInCode = codeIn(text);
  return [...text.matchAll(EMBED)]
    .filter(({ index }) => !isInCode(index))
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

/** From behind what opens each comment up to the end of what closes it; a comment stands in none. */
function commentsIn(source: string): readonly Range[] {
  const comments: Range[] = [];
  let open: number | undefined;
  for (const { index, 0: tag, 1: closes } of source.matchAll(COMMENT)) {
    const end = index + tag.length;
    if (closes === undefined) open ??= end;
    else if (open !== undefined) {
      comments.push([open, end]);
      open = undefined;
    }
  }
  return comments;
}

/** Tells whether a place is one of the text, and none in code; places are asked for in their order. */
function textIn(source: string): (at: number) => boolean {
  const lines = linesOutsideCode(source);
  let [index, asked] = [0, -1];
  let isInCode = codeIn('');
  return (at) => {
    while (index < lines.length && lines[index]!.start + lines[index]!.text.length < at) index += 1;
    const line = lines[index];
    if (line === undefined || line.start >= at) return false;
    if (asked !== index) isInCode = codeIn(line.text);
    asked = index;
    return !isInCode(at - line.start);
  };
}
