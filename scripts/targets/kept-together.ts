import type { Element, ElementContent, Root, Text } from 'hast';

/**
 * What no line of a screen is to part, as none of print does (`setting/in-page/line-ends.ts`): a range, which browsers part behind its dash
 * (UAX #14, BA); an abbreviation and its number; one of several letters and its word.
 *
 *     در سال‌های ۱۲۹۰–۱۲۹۵ (ص. ۱۲؛ ر.ک. فصل دوم)  ->  «۱۲۹۰–۱۲۹۵», «ص. ۱۲», «ر.ک. فصل»
 */
const TOGETHER =
  /(?<![\p{L}\p{M}\p{Nd}.–-])(?:(?:\p{L}{1,2}\.){1,3}\s+\p{Nd}{1,5}(?:–\p{Nd}{1,5})?(?![\p{Nd}–])|(?:\p{L}\.){2,3}\s+[\p{L}\p{M}\u200c]{1,12}(?![\p{L}\p{M}\u200c])|\p{Nd}{1,5}–\p{Nd}{1,5}(?![\p{Nd}–-]))/gu;

/** A number at the end of a text, and the foreign unit that stands behind it: «۵۰ Hz». */
const NUMBER_BEFORE = /(?<![\p{Nd}٫٬.,])\p{Nd}[\p{Nd}٫٬.,]{0,9}\s$/u;
const UNIT = /^[A-Za-zµΩ°%]{1,4}$/;

/** Their text has lines of its own. */
const UNTOUCHED = /^(?:pre|code|kbd|samp|math|svg|ruby)$/;

/** A copy of a tree in which such words stand in an element that no line ends in. */
export function keptTogether(tree: Root): Root {
  return { ...tree, children: childrenOf(tree.children as ElementContent[]) };
}

function childrenOf(children: readonly ElementContent[]): ElementContent[] {
  const kept: ElementContent[] = [];
  for (const child of children) {
    const before = kept.at(-1);
    if (child.type === 'text') kept.push(...partsOf(child));
    else if (child.type !== 'element' || isUntouched(child)) kept.push(child);
    else if (before?.type === 'text' && isUnit(child)) kept.splice(-1, 1, ...withUnit(before, child));
    else kept.push({ ...child, children: childrenOf(child.children) });
  }
  return kept;
}

function isUntouched({ tagName, properties }: Element): boolean {
  return UNTOUCHED.test(tagName) || [properties['className'] ?? []].flat().includes('unbroken');
}

function partsOf(text: Text): readonly ElementContent[] {
  const { value: words } = text;
  const parts: ElementContent[] = [];
  let end = 0;
  for (const { index, 0: together } of words.matchAll(TOGETHER)) {
    if (index > end) parts.push({ ...text, value: words.slice(end, index) });
    parts.push(unbroken({ ...text, value: together }));
    end = index + together.length;
  }
  if (end === 0) return [text];
  return end < words.length ? [...parts, { ...text, value: words.slice(end) }] : parts;
}

function isUnit({ tagName, children: [words, ...more] }: Element): boolean {
  return tagName === 'bdi' && more.length === 0 && words?.type === 'text' && UNIT.test(words.value);
}

function withUnit(before: Text, unit: Element): readonly ElementContent[] {
  const { value } = before;
  const { index } = NUMBER_BEFORE.exec(value) ?? {};
  if (index === undefined) return [before, unit];
  const number = { ...before, value: value.slice(index) };
  return [...(index > 0 ? [{ ...before, value: value.slice(0, index) }] : []), unbroken(number, unit)];
}

function unbroken(...children: ElementContent[]): Element {
  return { type: 'element', tagName: 'span', properties: { className: ['unbroken'] }, children };
}
