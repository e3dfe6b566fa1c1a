import type { Paragraph, Root, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { content } from 'micromark-core-commonmark';
import type { Code, Construct, Extension, State } from 'micromark-util-types';
import type { Tell } from '../../book/message.ts';
import type { SourceText } from '../../book/syntax.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visit } from '../../book/visit.ts';
import { FORM_NAMES, type Form, formOf } from './forms.ts';
import { DIVIDER, isSource } from './lines.ts';
import { baytHasTwoHemistichs, verseOptionKnown } from './rules.ts';

declare module 'mdast' {
  interface ParagraphData {
    /** Of a stanza: how many columns each of its lines is indented, beyond the fence of its poem. */
    indents?: readonly number[];
  }
}

declare module 'mdast-util-directive' {
  interface ContainerDirectiveData {
    /** Of a poem: its form, if it names one, and after how many bayts each a number stands. */
    verse?: { readonly form?: Form; readonly numbers?: number };
  }
}

const TAB = 4;
/** micromark's codes of a tab, of the columns that it fills, and of a space. */
const isSpace = (code: Code) => code === -2 || code === -1 || code === 32;

/**
 * In a poem an indented line is a line: CommonMark (4.4) takes one that begins a stanza, indented by four columns or more, for
 * code.
 */
export function indentedVerse({ within }: SourceText): Extension {
  const construct: Construct = {
    name: 'indentedVerse',
    tokenize(effects, ok, nok) {
      if (!within('verse', this.now().line)) return nok;
      const start: State = (code) => {
        effects.enter('linePrefix');
        return prefix(code);
      };
      const prefix: State = (code) => {
        if (isSpace(code)) {
          effects.consume(code);
          return prefix;
        }
        const token = effects.exit('linePrefix');
        return this.sliceSerialize(token, true).length < TAB
          ? nok(code)
          : effects.attempt(content, ok, nok)(code);
      };
      return start;
    },
  };
  return { flowInitial: { [-2]: construct, [-1]: construct, 32: construct } };
}

/** Read what poems ask for, and keep how far their lines are indented, which Markdown drops. */
export function readVerse(tree: Root, file: TextFile, tell: Tell): Root {
  let lines: readonly string[] | undefined;
  visit(tree, 'containerDirective', (poem) => {
    if (poem.name !== 'verse') return;
    poem.data = { ...poem.data, verse: optionsOf(poem, file, tell) };
    lines ??= file.value.split(/\r\n|\r|\n/);
    const fence = (poem.position?.start.column ?? 1) - 1;
    for (const child of poem.children)
      if (child.type === 'paragraph' && !child.data?.directiveLabel) keepIndents(child, lines, fence);
    checkBayts(poem, file, lines, tell);
  });
  return tree;
}

/** Tell of the first line of a poem of bayts that has not two hemistichs, though others have. A مسمط has single lines. */
function checkBayts(poem: ContainerDirective, file: TextFile, lines: readonly string[], tell: Tell): void {
  const { form } = poem.data!.verse!;
  if (!form?.paired || form.refrain) return;
  const counted = poem.children.filter(isStanza).flatMap(({ position }) => {
    const { start, end } = position!;
    return lines.slice(start.line - 1, end.line).map((line, index) => ({
      line: start.line + index,
      count: line.split(DIVIDER).length,
    }));
  });
  const odd = counted.find(({ count }) => count !== 2);
  // A poem without any sign is taken two lines by two.
  if (!odd || (counted.every(({ count }) => count === 1) && counted.length % 2 === 0)) return;
  const point = { line: odd.line, column: 1 };
  tell(file, baytHasTwoHemistichs, { count: odd.count }, { start: point, end: point });
}

function isStanza(node: RootContent): node is Paragraph {
  if (node.type !== 'paragraph' || node.data?.directiveLabel) return false;
  const [first] = node.children;
  return !(first?.type === 'text' && isSource(first.value));
}

/** `form=` and `numbers=`, which are taken out of the attributes; a class may name a form too. */
function optionsOf(poem: ContainerDirective, file: TextFile, tell: Tell) {
  const { form, numbers, ...others } = poem.attributes ?? {};
  const known = formOf(form ?? '');
  const named = known ?? (others['class'] ?? '').split(/\s+/).map(formOf).find(Boolean);
  const every = numberOf(numbers);
  poem.attributes = others;
  if (form != null && !known)
    tell(file, verseOptionKnown, { option: 'form', value: form, known: FORM_NAMES.join(', ') }, poem);
  if (numbers != null && every === undefined)
    tell(file, verseOptionKnown, { option: 'numbers', value: numbers, known: '1, 2, … 99' }, poem);
  return { ...(named && { form: named }), ...(every && { numbers: every }) };
}

/** `numbers`, `numbers=5`, `numbers=۵`: a number stands at each so many bayts. */
function numberOf(written: string | null | undefined): number | undefined {
  if (written == null) return undefined;
  const digits = written.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  if (digits === '') return 1;
  return /^[1-9]\d?$/.test(digits) ? Number(digits) : undefined;
}

function keepIndents(stanza: Paragraph, lines: readonly string[], fence: number): void {
  const { start, end } = stanza.position!;
  const indents = lines.slice(start.line - 1, end.line).map((line) => columnsOf(line.slice(fence)));
  if (indents.some((indent) => indent > 0)) stanza.data = { ...stanza.data, indents };
}

/** How many columns a line is indented. */
function columnsOf(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === '\t') columns += TAB - (columns % TAB);
    else if (character === ' ') columns += 1;
    else break;
  }
  return columns;
}
