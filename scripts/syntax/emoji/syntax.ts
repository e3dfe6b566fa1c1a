import { gemoji } from 'gemoji';
import type { Syntax } from '../../book/syntax.ts';
import { type MarkupRange, replaceInTexts } from '../text-marks.ts';

const EMOJI = 'emoji';

let byName: ReadonlyMap<string, string> | undefined;

/** An emoji by the name that GitHub has for it; few texts have any, so the names are sorted when the first is asked for. */
function emojiNamed(name: string): string | undefined {
  byName ??= new Map(gemoji.flatMap(({ emoji, names }) => names.map((one) => [one, emoji] as const)));
  return byName.get(name);
}

/** A name between colons that nothing touches. */
const CODE = /(?<![\p{L}\p{N}:_]):([a-z\d_+-]{2,}):(?![\p{L}\p{N}:_])/gu;

function emojiIn(text: string): readonly (MarkupRange & { readonly emoji: string })[] {
  return [...text.matchAll(CODE)].flatMap(({ index, 0: code, 1: name = '' }) => {
    const emoji = /^\d+$/.test(name) ? undefined : emojiNamed(name);
    return emoji === undefined ? [] : [{ from: index, to: index + code.length, emoji }];
  });
}

/** Emoji by their names: `:heart:`. */
export const emoji: Syntax = {
  name: 'emoji',
  read: (tree, file) =>
    replaceInTexts(tree, file.value, emojiIn, (found, text) => [
      { ...text, value: found.emoji, data: { added: EMOJI } },
    ]),
  markup: ({ value }) => emojiIn(value).map(({ from, to }) => [from, to] as const),
  adds: [EMOJI],
};
