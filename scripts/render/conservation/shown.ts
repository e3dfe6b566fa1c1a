import type { Root } from 'hast';
import { lettersOf, textOf } from './letters.ts';

/**
 * Prove that a tree made of the settings shows what they say. A template of the author's may leave out what it likes.
 *
 * @throws Error where it does not: a fault of our own.
 */
export function proveShown(tree: Root, texts: readonly (string | undefined)[], isOwn: boolean): void {
  if (isOwn) return;
  const letters = lettersOf(textOf(tree, true));
  for (const text of texts)
    if (text !== undefined && !letters.includes(lettersOf(text)))
      throw new Error('what the settings say is not shown as they say it');
}
