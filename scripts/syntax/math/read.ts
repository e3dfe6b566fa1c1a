import type { Paragraph, Root } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Code, Extension, State, Token, Tokenizer } from 'micromark-util-types';
import type { Tell } from '../../book/message.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visit, visitAll } from '../../book/visit.ts';
import type { DisplayMath, Formula, InlineMath } from './formula.ts';
import { numbered, partEquations, takeLabels } from './labels.ts';
import { mathValid } from './rules.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathText: 'mathText';
    mathTextSequence: 'mathTextSequence';
    mathTextData: 'mathTextData';
  }
}

const DOLLAR = 36;
const BACKSLASH = 92;

/**
 * Formulas between dollars: `$E = mc^2$`, and `$$…$$` alone in a paragraph. As Pandoc has it (`tex_math_dollars`), no space
 * stands within single dollars at either end and no digit behind them; and nothing with Persian words is a formula, unless
 * these stand in `\text{…}`, nor with a comment in its last line: so prices such as «۵۰$ تا ۶۰$» stay what they are.
 */
export function math(): Extension {
  return { text: { [DOLLAR]: { name: 'mathText', tokenize, previous: (code) => code !== DOLLAR } } };
}

const isLineEnding = (code: Code) => code !== null && code < -2;
const isSpace = (code: Code) => code !== null && (code < 0 || code === 32);
const isDigit = (code: Code) => code !== null && code > 0 && /\p{Nd}/u.test(String.fromCodePoint(code));

const tokenize: Tokenizer = function (effects, ok, nok) {
  const begin = this.now();
  const source = () => this.sliceSerialize({ start: begin, end: this.now() });
  let size = 0;
  let closing = 0;
  let token: Token;
  const start: State = (code) => {
    effects.enter('mathText');
    effects.enter('mathTextSequence');
    return opening(code);
  };
  const opening: State = (code) => {
    if (code === DOLLAR) {
      effects.consume(code);
      size += 1;
      return opening;
    }
    effects.exit('mathTextSequence');
    return size > 2 || (size === 1 && isSpace(code)) ? nok(code) : between(code);
  };
  const between: State = (code) => {
    if (code === null) return nok(code);
    if (code === DOLLAR) {
      token = effects.enter('mathTextSequence');
      closing = 0;
      return ending(code);
    }
    if (isLineEnding(code)) {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return between;
    }
    effects.enter('mathTextData');
    return data(code);
  };
  const data: State = (code) => {
    if (code === null || code === DOLLAR || isLineEnding(code)) {
      effects.exit('mathTextData');
      return between(code);
    }
    effects.consume(code);
    return code === BACKSLASH ? escaped : data;
  };
  const escaped: State = (code) => {
    if (code !== DOLLAR) return data(code);
    effects.consume(code);
    return data;
  };
  const ending: State = (code) => {
    if (code === DOLLAR && closing < size) {
      effects.consume(code);
      closing += 1;
      return ending;
    }
    if (closing < size) {
      token.type = 'mathTextData';
      return data(code);
    }
    effects.exit('mathTextSequence');
    effects.exit('mathText');
    return isFormula(source(), size) && !(size === 1 && isDigit(code)) ? ok(code) : nok(code);
  };
  return start;
};

function isFormula(source: string, size: number): boolean {
  const tex = source.slice(size, -size);
  if (tex.trim() === '' || (size === 1 && /\s$/.test(tex))) return false;
  // The mark of a note is none of it: «5$[^1] and 6$».
  if (tex.includes('[^')) return false;
  // A comment would go to the end of its line, and take the closing dollar with it.
  const last = Math.max(tex.lastIndexOf('\r'), tex.lastIndexOf('\n')) + 1;
  if (/(?<!\\)%/.test(tex.slice(last))) return false;
  return !/\p{Script_Extensions=Arabic}/u.test(tex.replace(/\\(?:text|mbox|textrm)\{[^}]*\}/g, ''));
}

/** The formulas as nodes of the tree. */
export function mathFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      mathText(token) {
        this.enter({ type: 'inlineMath', value: '' }, token);
        this.buffer();
      },
      mathTextData(token) {
        this.config.enter['data']!.call(this, token);
      },
    },
    exit: {
      mathText(token) {
        const value = this.resume();
        const formula = this.stack.at(-1) as InlineMath;
        formula.value = value.trim();
        formula.displayed = this.sliceSerialize(token).startsWith('$$');
        this.exit(token);
      },
      mathTextData(token) {
        this.config.exit['data']!.call(this, token);
      },
    },
  };
}

/** A formula between two dollars stands for itself where it is alone in its paragraph, or in lines of it. */
export function readDisplayMath(tree: Root): Root {
  takeLabels(tree);
  visit(tree, 'paragraph', (paragraph: Paragraph, index, parent) => {
    if (!parent || index === undefined) return;
    const blocks = blocksOf(paragraph);
    if (blocks) parent.children.splice(index, 1, ...(blocks as never[]));
  });
  partEquations(tree);
  return tree;
}

/** A paragraph in parts, the formulas between them; undefined where none stands for itself. */
function blocksOf(paragraph: Paragraph): readonly (Paragraph | DisplayMath)[] | undefined {
  const { children, position } = paragraph;
  const isDisplay = (index: number) => {
    const child = children[index];
    if (child?.type !== 'inlineMath' || !child.displayed) return false;
    const [before, after] = [children[index - 1], children[index + 1]];
    const begins = !before || (before.type === 'text' && /\n[ \t]*$/.test(before.value));
    return begins && (!after || (after.type === 'text' && /^[ \t.,،؛]*\n/.test(after.value)));
  };
  if (!children.some((_, index) => isDisplay(index))) return undefined;
  if (children.length === 1)
    return [{ ...displayOf(children[0] as InlineMath), ...(position ? { position } : {}) }];
  const blocks: (Paragraph | DisplayMath)[] = [];
  for (const [index, child] of children.entries()) {
    const last = blocks.at(-1);
    if (isDisplay(index)) blocks.push(displayOf(child as InlineMath));
    else if (last?.type === 'paragraph') {
      last.children.push(child);
      if (last.position && child.position)
        last.position = { start: last.position.start, end: child.position.end };
    } else if (child.type !== 'text' || child.value.trim() !== '') {
      const place = child.position ? { position: child.position } : {};
      blocks.push({ ...paragraph, children: [child], ...place });
    }
  }
  return blocks;
}

function displayOf(formula: InlineMath): DisplayMath {
  return { ...numbered(formula), type: 'math' };
}

/** Give all formulas their MathML; one that is no TeX is reported. */
export async function setMath(
  tree: Root,
  file: TextFile,
  tell: Tell,
  macros: Readonly<Record<string, string>>,
): Promise<void> {
  const formulas: Formula[] = [];
  visitAll(tree, (node) => {
    if (node.type === 'inlineMath' || node.type === 'math') formulas.push(node);
  });
  if (formulas.length === 0) return;
  // Only few books have any.
  const { default: temml } = await import('temml');
  for (const formula of formulas) {
    try {
      const mathml = temml.renderToString(formula.value, {
        displayMode: formula.type === 'math',
        // Temml adds to the macros that it is handed.
        macros: { ...macros },
        throwOnError: true,
        xml: true,
      });
      // The line of `\bar`: no typeface of ours has Temml's (U+203E), MathML Core names both as such.
      formula.mathml = mathml.replaceAll('\u203e', '\u00af');
    } catch (cause) {
      tell(file, mathValid, { said: saidBy(cause) }, formula, { actual: formula.value });
    }
  }
}

/** What Temml says of a formula, in one line; it underlines what is wrong letter by letter (U+0332), which terminals don't show well. */
function saidBy(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message.replaceAll('\u0332', '').replace(/\s+/g, ' ').trim();
}
