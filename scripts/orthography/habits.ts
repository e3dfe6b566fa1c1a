import { SIGN, WORD } from './letters.ts';
import type { Choices } from './rule.ts';

const WITH_YE = new RegExp(`ه\u200cی(?![${WORD}])`, 'g');
const WITH_HAMZA = new RegExp(`(?:ه\u0654|ۀ)(?![${SIGN}])`, 'g');

/** A few may be slips, or stand in what the author quotes. */
const HABIT = 5;

/** Options with what the texts of a book show their author to write, where the book does not say it. */
export function withHabits<Options extends Partial<Pick<Choices, 'ezafe'>>>(
  options: Options,
  texts: readonly string[],
): Options {
  return { ...options, ezafe: options.ezafe ?? ezafeOf(texts) };
}

/** «خانه‌ی» if that is what is written all along, else «خانهٔ». */
function ezafeOf(texts: readonly string[]): 'hamze' | 'ye' {
  const count = (form: RegExp) => texts.reduce((sum, text) => sum + (text.match(form)?.length ?? 0), 0);
  const ye = count(WITH_YE);
  return ye >= HABIT && ye > 3 * count(WITH_HAMZA) ? 'ye' : 'hamze';
}
