import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Handler } from 'mdast-util-to-hast';
import { numberedId } from '../../book/numbers.ts';
import { visit } from '../../book/visit.ts';
import { added } from '../../render/added.ts';
import { element } from '../../render/directives.ts';
import type { DisplayMath, Formula, InlineMath } from './formula.ts';

/** The number of a formula that has a label. */
export const NUMBER = 'number of a formula';

/** Formulas in a line, and those of their own; of these, what has a label has its number at the end of the line: «(۲)». */
export function mathHandlers(numeral: (id: string) => string | undefined): Readonly<Record<string, Handler>> {
  return {
    inlineMath: (_state, node: InlineMath) => mathml(node),
    math: (_state, node: DisplayMath) => {
      const id = numberedId(node);
      const number = numeral(id);
      if (number === undefined) return element('div', { className: ['formula'] }, [mathml(node)]);
      const shown = element('span', { className: ['formula-number'] }, [added(NUMBER, `(${number})`)]);
      return element('div', { id, className: ['formula', 'numbered'] }, [mathml(node), shown]);
    },
  };
}

/** The texts of the elements of a formula: what is printed of it. */
export function drawnIn({ mathml: shown = '' }: Formula): readonly string[] {
  const texts: string[] = [];
  visit(fromHtml(shown, { fragment: true }), 'text', ({ value }) => texts.push(value));
  return texts;
}

/** A formula as MathML: always from left to right, its TeX for those who can't see it. */
function mathml(node: InlineMath | DisplayMath): Element {
  const tree = fromHtml(node.mathml ?? '', { fragment: true });
  const [formula] = tree.children as Element[];
  return { ...formula!, properties: { ...formula!.properties, dir: 'ltr', alttext: node.value } };
}

/** What MathML may have in the rendered text: elements, and their attributes. */
export const MATH_ELEMENTS: readonly string[] =
  'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd semantics annotation'.split(
    ' ',
  );
export const MATH_ATTRIBUTES: readonly string[] =
  'xmlns display alttext dir className fence form stretchy symmetric separator largeop movablelimits accent accentunder lspace rspace minsize maxsize linethickness mathvariant mathcolor mathbackground mathsize scriptlevel displaystyle columnalign columnlines columnspacing rowspacing rowlines rowspan columnspan width height depth voffset notation encoding'.split(
    ' ',
  );

/** What a formula's `style` may say: numbers and names, no function, address or escape. */
export const MATH_STYLE: ['style', RegExp] = ['style', /^[\w\s.:;,%#+-]*$/];
