import type { Element, ElementContent, Text } from 'hast';
import { codePointOf } from '../render/glyphs.ts';

/** Show a box with its code point for each character that no typeface has. The tree is ours to change. Drawings hold no elements of HTML. */
export function boxUndrawn(element: Element, undrawn: ReadonlySet<string>): void {
  if (undrawn.size === 0 || element.tagName === 'svg') return;
  element.children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') boxUndrawn(child, undrawn);
    return child.type === 'text' ? boxed(child, undrawn) : [child];
  });
}

/** Its parts keep what is known of a text: that it was added, say. */
function boxed(text: Text, undrawn: ReadonlySet<string>): ElementContent[] {
  const parts: ElementContent[] = [];
  let drawn = '';
  const close = () => {
    if (drawn !== '') parts.push({ ...text, value: drawn });
    drawn = '';
  };
  for (const character of text.value) {
    if (!undrawn.has(character)) {
      drawn += character;
      continue;
    }
    close();
    parts.push({
      type: 'element',
      tagName: 'span',
      properties: { className: ['undrawn'], dataCode: codePointOf(character) },
      children: [{ ...text, value: character }],
    });
  }
  close();
  return parts;
}
