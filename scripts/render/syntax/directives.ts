import type { Element, ElementContent, Properties } from 'hast';
import type { Paragraph, Parents } from 'mdast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import type { Handler, State } from 'mdast-util-to-hast';

const element = (tagName: string, properties: Properties, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

/** `:quran[…]` (Qur'anic text, between ﴿ and ﴾), `:en[…]`, `:ar[…]`, `:fa[…]`: words of a language that is named. */
export const textDirectiveHandler: Handler = (state, node: TextDirective) => {
  const children = state.all(node) as ElementContent[];
  if (node.name === 'quran') {
    const marks = (value: string): ElementContent => ({ type: 'text', value });
    return element('bdi', { lang: 'ar', dir: 'rtl', className: ['quran'] }, [
      marks('﴿'),
      ...children,
      marks('﴾'),
    ]);
  }
  return element('bdi', { lang: node.name, dir: node.name === 'en' ? 'ltr' : 'rtl' }, children);
};

/** `:::verse`, `:::epigraph`, `:::aside`, `:::latin`. */
export const containerDirectiveHandler: Handler = (state, node: ContainerDirective) => {
  if (node.name === 'verse') return verse(state, node);
  const children = state.wrap(state.all(node as unknown as Parents), true) as ElementContent[];
  if (node.name === 'epigraph')
    return element('blockquote', { className: ['epigraph'], role: 'doc-epigraph' }, children);
  if (node.name === 'latin')
    return element('div', { className: ['latin'], lang: 'en', dir: 'ltr' }, children);
  return element('aside', { className: ['aside'], role: 'note' }, children);
};

/**
 * A poem: each line is a bayt, its two hemistichs divided by ` / ` or ` * `; a line without one is free verse. A last
 * paragraph that begins with `—` is its source.
 */
function verse(state: State, node: ContainerDirective): Element {
  const stanzas = node.children
    .filter((child): child is Paragraph => child.type === 'paragraph')
    .flatMap((paragraph): ElementContent[] => {
      const lines = linesOf(state.all(paragraph) as ElementContent[]);
      const opening = lines[0]?.[0];
      if (opening?.type === 'text' && opening.value.startsWith('—'))
        return [element('p', { className: ['verse-source'] }, lines.flat())];
      return lines.map(bayt);
    });
  return element('div', { className: ['verse'] }, stanzas);
}

/** The phrasing of a paragraph by its lines. */
function linesOf(children: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const child of children) {
    if (child.type !== 'text') {
      if (child.type === 'element' && child.tagName === 'br') continue;
      lines.at(-1)!.push(child);
      continue;
    }
    for (const [index, value] of child.value.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (value) lines.at(-1)!.push({ type: 'text', value });
    }
  }
  return lines.filter((line) => line.length > 0);
}

function bayt(line: ElementContent[]): Element {
  const hemistichs: ElementContent[][] = [[]];
  for (const child of line) {
    const halves = child.type === 'text' ? child.value.split(/\s+[/*]\s+/) : [child];
    for (const [index, half] of halves.entries()) {
      if (index > 0) hemistichs.push([]);
      hemistichs.at(-1)!.push(typeof half === 'string' ? { type: 'text', value: half } : half);
    }
  }
  const spans = hemistichs.flatMap((children, index): ElementContent[] => [
    ...(index > 0 ? [{ type: 'text', value: ' ' } as const] : []),
    element('span', { className: ['hemistich'] }, children),
  ]);
  return element('p', { className: [hemistichs.length > 1 ? 'bayt' : 'verse-line'] }, spans);
}
