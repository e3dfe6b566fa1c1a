import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Handler } from 'mdast-util-to-hast';
import type { DisplayMath, InlineMath } from './read.ts';

/** A formula as MathML: always from left to right, its TeX for those who can't see it. */
export const mathHandler: Handler = (_state, node: InlineMath | DisplayMath) => {
  const tree = fromHtml(node.mathml ?? '', { fragment: true });
  const [formula] = tree.children as Element[];
  const properties = { ...formula!.properties, dir: 'ltr', alttext: node.value };
  const whole: Element = { ...formula!, properties };
  if (node.type === 'inlineMath') return whole;
  return { type: 'element', tagName: 'div', properties: { className: ['formula'] }, children: [whole] };
};

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
