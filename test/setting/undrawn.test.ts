import { expect, it } from 'vitest';
import { visit } from '../../scripts/book/visit.ts';
import { withoutColours } from '../../scripts/setting/text-signs.ts';
import { boxUndrawn } from '../../scripts/setting/undrawn.ts';

it('keeps what is known of a text in which a character is boxed', () => {
  const label = { type: 'text' as const, value: 'فصل 漢', data: { added: 'label of a chapter' } };
  const heading = { type: 'element' as const, tagName: 'h1', properties: {}, children: [label] };
  boxUndrawn(heading, new Set(['漢']));
  const texts: unknown[] = [];
  visit(heading, 'text', (node) => texts.push([node.value, node.data]));
  expect(texts).toEqual([
    ['فصل ', label.data],
    ['漢', label.data],
  ]);
});

it('prints signs in one colour, and leaves alone what is joined to more or stands in a key', () => {
  const text = { type: 'text' as const, value: '▪️ ↔️ 1️⃣ ❤️‍🔥 ی\ufe0f' };
  const inner = { type: 'element' as const, tagName: 'b', properties: {}, children: [text] };
  withoutColours({ type: 'element', tagName: 'p', properties: {}, children: [inner] });
  expect(text.value).toBe('▪ ↔ 1️⃣ ❤️‍🔥 ی\ufe0f');
});
