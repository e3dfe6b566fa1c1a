import type { ElementContent, Text } from 'hast';
import type { Language } from '../book/language.ts';

/** What is a run of its own, or shows its spaces. */
const UNTOUCHED = new Set(['bdi', 'bdo', 'code', 'kbd', 'samp', 'var', 'math', 'svg', 'ruby']);

const patterns = new WeakMap<Language, RegExp>();

/**
 * The children of a title, of which no line ends in a small word that belongs to the next: «و», «در», «از». What stands together is put
 * into a span; where the next word is another element, the space between them does not break.
 */
export function withBoundWords(children: readonly ElementContent[], language: Language): ElementContent[] {
  const { leaning } = language;
  if (!leaning) return [...children];
  const bound = patterns.get(language) ?? boundPattern(leaning);
  patterns.set(language, bound);
  return children.flatMap((child, index): ElementContent[] => {
    if (child.type === 'element' && !UNTOUCHED.has(child.tagName))
      return [{ ...child, children: withBoundWords(child.children, language) }];
    return child.type === 'text' ? boundText(child, bound, children[index + 1]) : [child];
  });
}

/** One small word or more, and the word behind them; or the end of the text. */
function boundPattern(words: readonly string[]): RegExp {
  return new RegExp(String.raw`(?<=^|[\s(«])(?:(?:${words.join('|')})\s+)+(?:\S+|$)`, 'gu');
}

function boundText(text: Text, bound: RegExp, next: ElementContent | undefined): ElementContent[] {
  const { value: words } = text;
  const parts: ElementContent[] = [];
  let end = 0;
  for (const { index, 0: together } of words.matchAll(bound)) {
    if (index > end) parts.push({ ...text, value: words.slice(end, index) });
    end = index + together.length;
    const isOpen = /\s$/.test(together);
    const value = isOpen && next ? together.replace(/\s+$/, '\u00a0') : together;
    parts.push({
      type: 'element',
      tagName: 'span',
      properties: { className: ['unbroken'] },
      children: [{ ...text, value }],
    });
  }
  return end < words.length ? [...parts, { ...text, value: words.slice(end) }] : parts;
}
