import type { Syntax } from '../../book/syntax.ts';
import { type MarkupRange, replaceInTexts } from '../text-marks.ts';

const DASH = 'dash';

/** Two or three hyphens between spaces or between letters, or before a space where a text begins, as what somebody says does: before an option of a command (`--help`) they are none. */
const DASHES = /(?<=^|[ \t\n])-{2,3}(?=[ \t\n])|(?<=[\p{L}\p{N}»)])-{2,3}(?=[\p{L}\p{N}«(])/gu;

function dashesIn(text: string): readonly MarkupRange[] {
  return [...text.matchAll(DASHES)].map(({ index, 0: signs }) => ({ from: index, to: index + signs.length }));
}

/** Dashes as they are typed: `--` becomes an en dash, `---` an em dash. */
export const dashes: Syntax = {
  name: 'dashes',
  read: (tree, file) =>
    replaceInTexts(tree, file.value, dashesIn, ({ from, to }, text) => [
      { ...text, value: to - from === 2 ? '–' : '—', data: { added: DASH } },
    ]),
  markup: ({ value }) => dashesIn(value).map(({ from, to }) => [from, to] as const),
  adds: [DASH],
};
