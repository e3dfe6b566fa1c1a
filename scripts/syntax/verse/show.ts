import type { Element, ElementContent } from 'hast';
import type { Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Handler, State } from 'mdast-util-to-hast';
import type { Names } from '../../book/syntax.ts';
import { element, withOwn } from '../../render/directives.ts';
import type { Form } from './forms.ts';
import { DIVIDER, isSource } from './lines.ts';
import { longestOf } from './longest.ts';
import { parted } from './parted.ts';

/** The number of a bayt is added to it. */
export const NUMBER = 'number of a bayt';

/** `:::verse`, before it is known how the book writes numbers. */
export const verseHandler: Handler = (state, node: ContainerDirective) => {
  const { form, numbers } = node.data?.verse ?? {};
  const children = new Poem(state, node).children();
  const longest = longestOf(children);
  const classes = [...(form ? [`verse-${form.name}`] : []), ...(numbers ? ['verse-numbered'] : [])];
  return element(
    'div',
    withOwn(node, {
      className: ['verse', ...classes],
      ...(longest && { dataLongest: longest }),
      ...(numbers && { dataNumbers: String(numbers) }),
    }),
    children,
  );
};

type Lines = readonly ElementContent[][];

/**
 * A poem: each paragraph is a stanza, each line of it a bayt, its two hemistichs divided by ` / ` or ` * `; a line without one is
 * free verse, and keeps its indent. Lines that begin with `—` are the poet, the source, the metre. What else stands in a poem stays as it
 * is.
 */
class Poem {
  readonly #state: State;
  readonly #node: ContainerDirective;
  readonly #form: Form | undefined;

  constructor(state: State, node: ContainerDirective) {
    this.#state = state;
    this.#node = node;
    this.#form = node.data?.verse?.form;
  }

  children(): ElementContent[] {
    const blocks = this.#node.children.map((child) => ({
      child,
      words: (child.type === 'paragraph'
        ? this.#state.all(child)
        : this.#state.all({ type: 'root', children: [child] })) as ElementContent[],
    }));
    const isBare = blocks.every(
      ({ child, words }) =>
        child.type !== 'paragraph' || isSourceOf(words) || parted(words, DIVIDER).length === 1,
    );
    return blocks.flatMap(({ child, words }): ElementContent[] => {
      if (child.type !== 'paragraph') return words;
      if (child.data?.directiveLabel) return [element('p', { className: ['verse-title'] }, words)];
      if (isSourceOf(words)) return parted(words, /\n(?=—)/).map(source);
      return [this.#stanza(parted(words, /\n/), child, isBare)];
    });
  }

  /** `isBare`: nothing in the poem divides hemistichs. */
  #stanza(lines: Lines, { data }: Paragraph, isBare: boolean): Element {
    const { className = [], ...own } = data?.hProperties ?? {};
    const classes = ['stanza', ...[className ?? []].flat().map(String)];
    const children = this.#form?.paired && isBare ? this.#twoByTwo(lines) : this.#lines(lines, data);
    return element('div', { ...own, className: classes }, children);
  }

  /** Lines of a form of bayts that nothing divides: two are one. */
  #twoByTwo(lines: Lines): Element[] {
    const bayts: Element[] = [];
    for (let at = 0; at < lines.length; at += 2)
      bayts.push(this.#bayt(lines.slice(at, at + 2), at + 2 >= lines.length && at > 0));
    return bayts;
  }

  #lines(lines: Lines, data: Paragraph['data']): Element[] {
    // Where a line break stands within code, lines can't be told from those of the source.
    const indents = data?.indents?.length === lines.length ? data.indents : [];
    return lines.map((line, index) => {
      const hemistichs = this.#form?.paired === false ? [line] : parted(line, DIVIDER);
      if (hemistichs.length > 1 || this.#form?.paired)
        return this.#bayt(hemistichs, index > 0 && index === lines.length - 1);
      const indent = indents[index] ?? 0;
      const columns = indent > 0 ? { dataIndent: String(indent) } : {};
      return element('p', { className: ['verse-line'], ...columns }, line);
    });
  }

  /** `isLast`: of its stanza. */
  #bayt(hemistichs: Lines, isLast: boolean): Element {
    const spans = hemistichs.flatMap((children, index): ElementContent[] => [
      ...(index > 0 ? [{ type: 'text', value: ' ' } as const] : []),
      element('span', { className: ['hemistich'] }, children),
    ]);
    const isRefrain = this.#form?.refrain && isLast;
    return element('p', { className: ['bayt', ...(isRefrain ? ['refrain'] : [])] }, spans);
  }
}

function isSourceOf([opening]: readonly ElementContent[]): boolean {
  return opening?.type === 'text' && isSource(opening.value);
}

function source(words: ElementContent[]): Element {
  return element('p', { className: ['verse-source'] }, words);
}

/** The widest indent of a line of verse, in columns. */
const WIDEST = 40;

/** What stands in an element of a poem once it is known that it may be shown. */
export function completeVerse({ digits, added }: Pick<Names, 'digits' | 'added'>): (one: Element) => void {
  return (one) => {
    const { dataIndent, dataLongest, dataNumbers, ...properties } = one.properties;
    if (dataIndent === undefined && dataLongest === undefined) return;
    one.properties = properties;
    const columns = Math.min(WIDEST, Number(dataIndent) || 0);
    // Two columns are an em.
    if (columns > 0) one.properties['style'] = `--indent:${columns / 2}em`;
    if (dataLongest !== undefined) one.properties['style'] = `--longest:${cssString(String(dataLongest))}`;
    if (dataNumbers !== undefined) number(one, Number(dataNumbers), (bayt) => added(NUMBER, digits(bayt)));
  };
}

/** A text as CSS writes it between quotation marks (CSS Syntax 3, 4.3.5). */
function cssString(text: string): string {
  return `"${text.replace(/["\\<>]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\a ')}"`;
}

/** Put the number of each so many bayts of a poem before it. */
function number(poem: Element, every: number, text: (bayt: number) => ElementContent): void {
  const bayts = poem.children
    .flatMap((stanza) => (stanza.type === 'element' ? stanza.children : []))
    .filter((one): one is Element => one.type === 'element' && isBayt(one));
  for (const [index, bayt] of bayts.entries())
    if ((index + 1) % every === 0)
      bayt.children.unshift(element('span', { className: ['bayt-number'] }, [text(index + 1)]));
}

function isBayt({ properties }: Element): boolean {
  return [properties['className'] ?? []].flat().includes('bayt');
}
