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
  const asterisk = 42;
  return {
    text: {
      [asterisk]: { name: 'attention', resolveAll: attention.resolveAll!, tokenize: tokenizeAttention },
    },
  };
}

const tokenizeAttention: Tokenizer = function (effects, ok) {
  const markers = this.parser.constructs.attentionMarkers.null ?? [];
  const before = classify(this.previous);
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
    const open = !after || (after === 2 && Boolean(before)) || markers.includes(code);
    const close = !before || (before === 2 && Boolean(after)) || markers.includes(this.previous);
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
