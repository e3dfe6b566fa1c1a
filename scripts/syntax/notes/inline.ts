import type { Root } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Code, Extension, State, Token, Tokenizer } from 'micromark-util-types';
import { visitAll } from '../../book/visit.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    inlineNote: 'inlineNote';
    inlineNoteMark: 'inlineNoteMark';
    inlineNoteText: 'inlineNoteText';
  }
}

const CARET = 94;
const OPENING = 91;
const CLOSING = 93;
const BACKSLASH = 92;
const TICK = 96;

/** How many brackets may be open in a note. */
const DEPTH = 32;

/**
 * Notes that stand where their marks do, `^[text]`, as Pandoc has them (`inline_notes`): brackets in their text are balanced,
 * escaped, or in code. It doesn't begin with a caret: `^[^1]` is a mark, and a sign before it.
 */
export function inlineNotes(): Extension {
  return { text: { [CARET]: { name: 'inlineNote', tokenize } } };
}

const isLineEnding = (code: Code) => code !== null && code < -2;
const isSpace = (code: Code) => code !== null && (code < 0 || code === 32);

const tokenize: Tokenizer = (effects, ok, nok) => {
  const brackets = new Brackets();
  let saysSomething = false;
  let before: Token | undefined;
  const start: State = (code) => {
    effects.enter('inlineNote');
    effects.enter('inlineNoteMark');
    effects.consume(code);
    return opening;
  };
  const opening: State = (code) => {
    if (code !== OPENING) return nok(code);
    effects.consume(code);
    effects.exit('inlineNoteMark');
    effects.enter('inlineNoteText');
    return first;
  };
  // The mark of a note that stands elsewhere, raised: `^[^1]`.
  const first: State = (code) => (code === CARET ? nok(code) : line(code));
  /** Each line of the text is tokenized as one with those before it. */
  const line: State = (code) => {
    if (brackets.closes(code)) return end(code);
    const token = effects.enter('chunkText', {
      _contentTypeTextTrailing: true,
      contentType: 'text',
      ...(before ? { previous: before } : {}),
    });
    if (before) before.next = token;
    before = token;
    return data(code);
  };
  const data: State = (code) => {
    if (code === null || brackets.areTooMany) return nok(code);
    if (brackets.closes(code)) {
      effects.exit('chunkText');
      return end(code);
    }
    brackets.see(code);
    if (!isSpace(code)) saysSomething = true;
    effects.consume(code);
    if (!isLineEnding(code)) return data;
    effects.exit('chunkText');
    return line;
  };
  const end: State = (code) => {
    if (!saysSomething) return nok(code);
    effects.exit('inlineNoteText');
    effects.enter('inlineNoteMark');
    effects.consume(code);
    effects.exit('inlineNoteMark');
    effects.exit('inlineNote');
    return ok;
  };
  return start;
};

/** The brackets that are open in a note, as far as it has been read; those in code are none. */
class Brackets {
  #open = 0;
  #isEscaped = false;
  /** How many signs of code were read on end, and how many the code that is open began with. */
  #ticks = 0;
  #code = 0;

  get areTooMany(): boolean {
    return this.#open > DEPTH;
  }

  /** Whether a character closes the note. */
  closes(code: Code): boolean {
    return code === CLOSING && this.#open === 0 && !this.#isEscaped && !this.#isInCode();
  }

  see(code: Code): void {
    if (code === TICK && !this.#isEscaped) {
      this.#ticks += 1;
      return;
    }
    const isCode = this.#isInCode();
    this.#code = this.#codeNow();
    this.#ticks = 0;
    const isPlain = !isCode && !this.#isEscaped;
    if (isPlain && code === OPENING) this.#open += 1;
    if (isPlain && code === CLOSING) this.#open -= 1;
    this.#isEscaped = isPlain && code === BACKSLASH;
  }

  /** What is open behind the signs that were just read: they open code, close it, or stand in it. */
  #codeNow(): number {
    if (this.#ticks === 0 || this.#code === 0) return this.#code || this.#ticks;
    return this.#ticks === this.#code ? 0 : this.#code;
  }

  #isInCode(): boolean {
    return this.#codeNow() > 0;
  }
}

/** The mark of a note, and behind it the note itself, which is gathered with the others; no label that can be written has a space. */
export function inlineNotesFromMarkdown(): FromMarkdown {
  return {
    enter: {
      inlineNoteMark(token) {
        if (this.sliceSerialize(token) !== ']')
          this.enter({ type: 'footnoteReference', identifier: labelOf(token.end.offset) }, token);
      },
      inlineNoteText(token) {
        const identifier = labelOf(token.start.offset);
        this.enter({ type: 'footnoteDefinition', identifier, children: [] }, token);
        this.enter({ type: 'paragraph', children: [] }, token);
      },
    },
    exit: {
      inlineNoteMark(token) {
        if (this.sliceSerialize(token) !== ']') this.exit(token);
      },
      inlineNoteText(token) {
        this.exit(token);
        this.exit(token);
      },
    },
  };
}

function labelOf(offset: number): string {
  return `${LABEL}${offset}`;
}

const LABEL = 'inline ';

/** Call these notes by their order, so that no change elsewhere in a text gives them other names. The tree is ours to change. */
export function countInlineNotes(tree: Root): Root {
  const labels = new Map<string, string>();
  visitAll(tree, (node) => {
    if (node.type !== 'footnoteReference' && node.type !== 'footnoteDefinition') return;
    if (!node.identifier.startsWith(LABEL)) return;
    const label = labels.get(node.identifier) ?? `${LABEL}${labels.size + 1}`;
    labels.set(node.identifier, label);
    node.identifier = label;
  });
  return tree;
}
