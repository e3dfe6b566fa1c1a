import type { Paragraph, Root } from 'mdast';
import { content } from 'micromark-core-commonmark';
import type { Code, Construct, Extension, State } from 'micromark-util-types';
import type { SourceText } from '../../book/syntax.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visit } from '../../book/visit.ts';

declare module 'mdast' {
  interface ParagraphData {
    /** Of a stanza: how many columns each of its lines is indented, beyond the fence of its poem. */
    indents?: readonly number[];
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

/** Keep how far the lines of poems are indented, which Markdown drops. */
export function readVerse(tree: Root, file: TextFile): Root {
  let lines: readonly string[] | undefined;
  visit(tree, 'containerDirective', (poem) => {
    if (poem.name !== 'verse') return;
    lines ??= file.value.split(/\r\n|\r|\n/);
    const fence = (poem.position?.start.column ?? 1) - 1;
    for (const child of poem.children) if (child.type === 'paragraph') keepIndents(child, lines, fence);
  });
  return tree;
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
