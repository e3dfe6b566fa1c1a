import { htmlText } from 'micromark-core-commonmark';
import type { Extension, TokenizeContext } from 'micromark-util-types';

/** What begins a piece of HTML that goes on until its own end, whatever stands in it (CommonMark, 6.6). */
const OPENINGS = ['<!--', '<![CDATA[', '<!', '<?'];

/**
 * CommonMark's HTML in a line, which looks for the end of a comment, an instruction or a declaration once: where one is not closed in
 * its paragraph, none behind it is.
 */
export function unclosedHtml(source: string): Extension {
  /** What is not closed, by the paragraph. */
  const unclosed = new WeakMap<TokenizeContext, Set<string>>();
  return {
    disable: { null: ['htmlText'] },
    text: {
      60: {
        ...htmlText,
        name: 'htmlTextOnce',
        tokenize(effects, ok, nok) {
          const { offset } = this.now();
          const opening = OPENINGS.find((one) => source.startsWith(one, offset));
          if (opening === undefined) return htmlText.tokenize.call(this, effects, ok, nok);
          const known = unclosed.get(this) ?? new Set();
          unclosed.set(this, known);
          if (known.has(opening)) return nok;
          return htmlText.tokenize.call(this, effects, ok, (code) => {
            if (code === null) known.add(opening);
            return nok(code);
          });
        },
      },
    },
  };
}
