import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import { list } from 'micromark-core-commonmark';
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  TokenizeContext,
  Tokenizer,
} from 'micromark-util-types';
import { parseNumber } from '../../language/digits.ts';

/** CommonMark's own `list`, which is a document construct: it has a continuation and an exit. */
const core = list as Construct & {
  continuation: Construct;
  exit: (this: TokenizeContext, effects: Effects) => undefined;
};

/**
 * Ordered lists that begin with Persian or Arabic digits: `۱.`, `١)`. CommonMark (5.2) knows ASCII digits alone, so its
 * construct is shown ASCII digits while it reads the marker; what is consumed stays as written, and so do all places.
 */
export function persianLists(): Extension {
  const construct: Construct = {
    ...core,
    tokenize: tokenizeItem,
    continuation: { ...core.continuation, tokenize: tokenizeContinuation },
  };
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

/** The core's reading of an item, which is shown ASCII digits as long as there are digits. */
const tokenizeItem: Tokenizer = function (effects, ok, nok) {
  let real: Code = null;
  let left = false;
  const withReal =
    (state: State): State =>
    (code) => {
      left = true;
      return state(code === asciiDigit(real) ? real : code);
    };
  const shown: Effects = {
    ...effects,
    consume: (code) => effects.consume(code === asciiDigit(real) ? real : code),
  };
  const reading =
    (state: State): State =>
    (code) => {
      real = code;
      const digit = asciiDigit(code);
      const next = state(digit);
      // What comes after the item, or in its place, is another construct's.
      return next && digit !== code && !left ? reading(next) : next;
    };
  return reading(core.tokenize.call(this, shown, withReal(ok), withReal(nok)));
};

/** The core's continuation tries the core's item; here it tries ours. */
const tokenizeContinuation: Tokenizer = function (effects, ok, nok) {
  const item: Construct = { ...core, tokenize: tokenizeItem };
  const attempt: Effects['attempt'] = (construct, ...states) =>
    effects.attempt(construct === list ? item : construct, ...states);
  return core.continuation.tokenize.call(this, { ...effects, attempt }, ok, nok);
};

function asciiDigit(code: Code): Code {
  if (code === null) return code;
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0 + 48;
  if (code >= 0x660 && code <= 0x669) return code - 0x660 + 48;
  return code;
}
