import { list } from 'micromark-core-commonmark';
import type { Code, Construct, Effects, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import { parseNumber } from '../../language/digits.ts';

/** CommonMark's own `list`, which is a document construct: it has a continuation and an exit. */
const core = list as Construct & { continuation: Construct; exit: (this: TokenizeContext, effects: Effects) => undefined };

/**
 * Ordered lists that begin with Persian or Arabic digits: `۱.`, `١)`. CommonMark (5.2) knows ASCII digits alone, so its
 * construct is shown ASCII digits while it reads the marker; what is consumed stays as written, and so do all places.
 */
export function persianLists(): Extension {
  const continuation = { ...core.continuation, tokenize: readingAscii(core.continuation.tokenize) };
  const construct = { ...core, tokenize: readingAscii(core.tokenize), continuation };
  const codes: Record<number, Construct> = {};
  for (let digit = 0; digit < 10; digit += 1) {
    codes[0x6f0 + digit] = construct;
    codes[0x660 + digit] = construct;
  }
  return { document: codes };
}

/** Gives such a list its `start`, which mdast would read as NaN. */
export function persianListsFromMarkdown(): FromMarkdown {
  return {
    enter: {
      listItemValue(token) {
        if (!this.data.expectingFirstListItemValue) return;
        const ancestor = this.stack[this.stack.length - 2];
        if (ancestor?.type === 'list') ancestor.start = parseNumber(this.sliceSerialize(token));
        this.data.expectingFirstListItemValue = undefined;
      },
    },
  };
}

/** A tokenizer that is shown ASCII digits until it has decided; what follows it sees the real ones again. */
const readingAscii = (tokenize: Tokenizer): Tokenizer =>
  function (effects, ok, nok) {
    let real: Code = null;
    let reading = true;
    const leave =
      (state: State): State =>
      () => {
        reading = false;
        return state(real);
      };
    const wrap =
      (state: State): State =>
      (code) => {
        real = code;
        const next = state(asciiDigit(code));
        return next && reading ? wrap(next) : next;
      };
    const shown: Effects = { ...effects, consume: () => effects.consume(real) };
    return wrap(tokenize.call(this, shown, leave(ok), leave(nok)));
  };

function asciiDigit(code: Code): Code {
  if (code === null) return code;
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0 + 48;
  if (code >= 0x660 && code <= 0x669) return code - 0x660 + 48;
  return code;
}
