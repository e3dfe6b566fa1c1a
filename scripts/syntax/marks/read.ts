import type { Root, Text } from 'mdast';
import type { TextFile } from '../../book/text-file.ts';
import { type MarkupRange, replaceInTexts } from '../text-marks.ts';

interface Mark extends MarkupRange {
  readonly type: 'mark' | 'subscript' | 'superscript';
  /** How long its sign is at either end. */
  readonly sign: number;
}

/**
 * As Pandoc has them: no white space within `~sub~` and `^sup^`, none at either end of `==mark==`, no letter around that, and no words with
 * attributes in it, which are read before.
 */
const MARKS =
  /(?<![\p{L}\p{N}=])==(?=[^\s=])(?:[^=\n\]]|\](?!\{)|=(?!=))*?[^\s=]?==(?![\p{L}\p{N}=])|(?<![~\\])~[^\s~]{1,40}~(?!~)|(?<!\^)\^[^\s^[\]]{1,40}\^(?!\^)/gu;

export function marksIn(text: string): readonly Mark[] {
  return [...text.matchAll(MARKS)].map(({ index, 0: whole }) => ({
    from: index,
    to: index + whole.length,
    type: whole.startsWith('=') ? 'mark' : whole.startsWith('~') ? 'subscript' : 'superscript',
    sign: whole.startsWith('=') ? 2 : 1,
  }));
}

export function readMarks(tree: Root, file: TextFile): Root {
  return replaceInTexts(tree, file.value, marksIn, ({ type, from, to, sign }, text) => {
    const children: Text[] = [{ ...text, value: text.value.slice(from + sign, to - sign) }];
    return [{ type, children, ...(text.position ? { position: text.position } : {}) } as never];
  });
}

/** The signs around them. */
export function markSigns({ value }: Text): readonly (readonly [number, number])[] {
  return marksIn(value).flatMap(({ from, to, sign }) => [
    [from, from + sign] as const,
    [to - sign, to] as const,
  ]);
}
