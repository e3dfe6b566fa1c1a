import type { Syntax } from '../book/syntax.ts';
import { captions } from './captions/syntax.ts';
import { math } from './math/syntax.ts';
import { notes } from './notes/syntax.ts';
import { passages } from './passages/syntax.ts';
import { phrases } from './phrases/syntax.ts';
import { references } from './references/syntax.ts';
import { verse } from './verse/syntax.ts';

/** The pieces of markup that warraq brings along, in the order in which each has its turn with a tree. */
export const SYNTAXES: readonly Syntax[] = [references, notes, captions, verse, passages, phrases, math];
