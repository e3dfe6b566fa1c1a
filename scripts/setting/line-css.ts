import type { Book } from '../book/book.ts';
import type { Giving, Justification } from '../book/settings.ts';

/** The tokens of `styles/print.css` that a way to justify lines stands for. */
const TOKENS: Readonly<Record<Giving, string>> = {
  even: '--letter-scale:0;--letter-rescue:0.015;',
  letters: '--letter-scale:0.02;--letter-rescue:0.02;--space-best:1.3;--space-most:1.7;',
  spaces: '--letter-scale:0;--letter-rescue:0;',
};

/** How much of a mark that hangs stands beyond the edge, as a share of its width. */
const HANGING = 0.5;

/** How lines are justified by what the book asks for, or its theme; what neither says is for the sheets to say. */
export function lineCss({ settings, theme: { traits, measures } }: Pick<Book, 'settings' | 'theme'>): string {
  const { by, kashida: asked } = waysOf(settings.justify ?? traits.justify);
  const kashida = measures?.elongates === false ? false : asked;
  const hangs = settings['hanging-punctuation'] ?? traits['hanging-punctuation'];
  const tokens = [
    by === undefined ? '' : TOKENS[by],
    kashida === undefined ? '' : `--kashida:${kashida ? 'sparing' : 'none'};`,
    hangs === undefined ? '' : `--hanging:${hangs ? HANGING : 0};`,
  ].join('');
  return tokens && `\n:root{${tokens}}`;
}

/** What gives in a line, and whether words are elongated. */
function waysOf(justify: Justification | undefined): { readonly by?: Giving; readonly kashida?: boolean } {
  return typeof justify === 'string' ? { by: justify } : (justify ?? {});
}
