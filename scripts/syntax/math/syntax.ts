import type { Syntax } from '../../book/syntax.ts';
import { sheetsOf } from '../sheets.ts';
import { EQUATION, labelSigns } from './labels.ts';
import { mathFromMarkdown, math as mathText, readDisplayMath, setMath } from './read.ts';
import { rewriteBrackets } from './rewrite.ts';
import { mathValid } from './rules.ts';
import { drawnIn, MATH_ATTRIBUTES, MATH_ELEMENTS, MATH_STYLE, mathHandlers, NUMBER } from './show.ts';

/** Formulas in TeX: `$E = mc^2$`, and `$$…$$` alone in a paragraph. */
export const math: Syntax = {
  name: 'math',
  rewrite: rewriteBrackets,
  micromark: () => [mathText()],
  fromMarkdown: [mathFromMarkdown()],
  directives: [{ name: EQUATION, kind: 'block', isProse: true, show: (state, node) => state.all(node) }],
  parsed: readDisplayMath,
  prepare: setMath,
  rules: [mathValid],
  prose: { math: 'none' },
  written: (node) => (node.type === 'inlineMath' ? { kind: 'formula', value: node.value } : undefined),
  drawn: (node) => (node.type === 'inlineMath' || node.type === 'math' ? drawnIn(node) : undefined),
  markup: labelSigns,
  counters: [{ kind: EQUATION, word: 'equation', scope: 'book' }],
  adds: [NUMBER],
  show: ({ numeral }) => ({ handlers: mathHandlers(numeral) }),
  allows: {
    elements: MATH_ELEMENTS,
    attributes: Object.fromEntries(MATH_ELEMENTS.map((name) => [name, [...MATH_ATTRIBUTES, MATH_STYLE]])),
  },
  get css() {
    return sheetsOf('math');
  },
};
