import type { Syntax } from '../book/syntax.ts';
import { callouts } from './callouts/syntax.ts';
import { captions } from './captions/syntax.ts';
import { comments } from './comments/syntax.ts';
import { dashes } from './dashes/syntax.ts';
import { definitions } from './definitions/syntax.ts';
import { emoji } from './emoji/syntax.ts';
import { foreignMarkup } from './foreign-markup/syntax.ts';
import { marks } from './marks/syntax.ts';
import { math } from './math/syntax.ts';
import { myst } from './myst/syntax.ts';
import { notes } from './notes/syntax.ts';
import { passages } from './passages/syntax.ts';
import { phrases } from './phrases/syntax.ts';
import { references } from './references/syntax.ts';
import { shortcodes } from './shortcodes/syntax.ts';
import { spans } from './spans/syntax.ts';
import { tabular } from './tabular/syntax.ts';
import { verse } from './verse/syntax.ts';
import { wikiLinks } from './wiki-links/syntax.ts';

/** The pieces of markup that warraq brings along, in the order in which each has its turn with a tree. */
export const SYNTAXES: readonly Syntax[] = [
  comments,
  shortcodes,
  myst,
  references,
  notes,
  tabular,
  captions,
  verse,
  passages,
  callouts,
  phrases,
  spans,
  math,
  definitions,
  wikiLinks,
  marks,
  dashes,
  emoji,
  // Looks at what the others have left.
  foreignMarkup,
];
