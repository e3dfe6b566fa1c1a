import { attention } from 'micromark-core-commonmark';
import { classifyCharacter } from 'micromark-util-classify-character';
import type { Code, Extension, State, Tokenizer } from 'micromark-util-types';

/** Marks that stand close to Persian letters without a space, as a suffix or ZWNJ may follow them: «متن»ها. */
const CLOSE_MARKS = new Set([...'«»،؛؟…“”‘’'].map((mark) => mark.codePointAt(0)!));

/**
 * Emphasis beside Persian punctuation: `**«متن»**ها`, `**آیا؟**نه`. CommonMark (6.2) calls a run of asterisks between
 * punctuation and a letter neither opening nor closing on that side; here Persian marks count as letters for it.
 * Underscores keep CommonMark's rule.
 */
export function persianEmphasis(): Extension {
  return {
    text: {
      [ASTERISK]: { name: 'attention', resolveAll: attention.resolveAll!, tokenize: tokenizeAttention },
    },
  };
}

const ASTERISK = 42;
const UNDERSCORE = 95;

const tokenizeAttention: Tokenizer = function (effects, ok) {
  // Beside marks of other constructs, such as the `~` of GFM, a run may always open or close.
  const others = (this.parser.constructs.attentionMarkers.null ?? []).filter(
    (code) => code !== ASTERISK && code !== UNDERSCORE,
  );
  const { previous } = this;
  const before = classify(previous);
  let marker: Code = null;
  const start: State = (code) => {
    marker = code;
    effects.enter('attentionSequence');
    return inside(code);
  };
  const inside: State = (code) => {
    if (code === marker) {
      effects.consume(code);
      return inside;
    }
    const token = effects.exit('attentionSequence');
    const after = classify(code);
    const open = !after || (after === 2 && Boolean(before)) || others.includes(code);
    const close = !before || (before === 2 && Boolean(after)) || others.includes(previous);
    token._open = open;
    token._close = close;
    return ok(code);
  };
  return start;
};

/** undefined: a letter; 1: white space; 2: punctuation. */
function classify(code: Code): number | undefined {
  return code !== null && CLOSE_MARKS.has(code) ? undefined : classifyCharacter(code);
}
