import type { Element } from 'hast';

/** What asks for a sign in colours, unless more is joined to it or a key is drawn around it (UTS 51, 2.3). */
const COLOURED = /(?<=\p{Emoji})\ufe0f(?![\u200d\u20e3])/gu;

/**
 * Take what asks for colours from behind signs, for which print has one colour: where the first typeface that has a sign lacks its
 * coloured form, Chromium prints nothing at all. The tree is ours to change.
 */
export function withoutColours(element: Element): void {
  for (const child of element.children) {
    if (child.type === 'element') withoutColours(child);
    else if (child.type === 'text' && child.value.includes('\ufe0f'))
      child.value = child.value.replace(COLOURED, '');
  }
}
