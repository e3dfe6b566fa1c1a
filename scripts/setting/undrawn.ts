import type { Element, ElementContent } from 'hast';
import { codePointOf } from '../render/glyphs.ts';

/** What holds no elements of HTML. */
const FOREIGN = new Set(['svg', 'math']);

/** Show a box with its code point for each character that no typeface has. The tree is ours to change. */
export function boxUndrawn(element: Element, undrawn: ReadonlySet<string>): void {
  if (undrawn.size === 0 || FOREIGN.has(element.tagName)) return;
  element.children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') boxUndrawn(child, undrawn);
    return child.type === 'text' ? boxed(child.value, undrawn) : [child];
  });
}

function boxed(text: string, undrawn: ReadonlySet<string>): ElementContent[] {
  const parts: ElementContent[] = [];
  let drawn = '';
  const close = () => {
    if (drawn !== '') parts.push({ type: 'text', value: drawn });
    drawn = '';
  };
  for (const character of text) {
    if (!undrawn.has(character)) {
      drawn += character;
      continue;
    }
    close();
    parts.push({
      type: 'element',
      tagName: 'span',
      properties: { className: ['undrawn'], dataCode: codePointOf(character) },
      children: [{ type: 'text', value: character }],
    });
  }
  close();
  return parts;
}
