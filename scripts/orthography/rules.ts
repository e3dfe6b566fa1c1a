import type { AcrossRule, Rule } from './rule.ts';
import { arabicDigits } from './rules/arabic-digits.ts';
import { arabicLetters } from './rules/arabic-letters.ts';
import { bidiControls } from './rules/bidi-controls.ts';
import { bracketsBalanced } from './rules/brackets-balanced.ts';
import { digitWordSpace } from './rules/digit-word-space.ts';
import { ellipsis } from './rules/ellipsis.ts';
import { ezafeHeh } from './rules/ezafe-heh.ts';
import { invisible } from './rules/invisible.ts';
import { latinDigits } from './rules/latin-digits.ts';
import { latinPunctuation } from './rules/latin-punctuation.ts';
import { mixedSpelling } from './rules/mixed-spelling.ts';
import { noteMark } from './rules/note-mark.ts';
import { prepositionJoined } from './rules/preposition-joined.ts';
import { quotes } from './rules/quotes.ts';
import { spaceMissing } from './rules/space-missing.ts';
import { spacePunctuation } from './rules/space-punctuation.ts';
import { spaceRun } from './rules/space-run.ts';
import { spelling } from './rules/spelling.ts';
import { tanvin } from './rules/tanvin.ts';
import { tatweel } from './rules/tatweel.ts';
import { zwnjCompound } from './rules/zwnj-compound.ts';
import { zwnjHa } from './rules/zwnj-ha.ts';
import { zwnjIndefinite } from './rules/zwnj-indefinite.ts';
import { zwnjMi } from './rules/zwnj-mi.ts';
import { zwnjMiJoined } from './rules/zwnj-mi-joined.ts';
import { zwnjPastParticiple } from './rules/zwnj-past-participle.ts';
import { zwnjPronoun } from './rules/zwnj-pronoun.ts';
import { zwnjStray } from './rules/zwnj-stray.ts';
import { zwnjTar } from './rules/zwnj-tar.ts';

/**
 * The rules of written Persian. Where two of them would change the same characters, the earlier one does; the later one has
 * its turn when the text is looked at again.
 */
export const RULES_OF_PERSIAN: readonly Rule[] = [
  bidiControls,
  invisible,
  arabicLetters,
  arabicDigits,
  latinDigits,
  zwnjStray,
  zwnjMi,
  zwnjMiJoined,
  zwnjHa,
  zwnjTar,
  zwnjPastParticiple,
  zwnjPronoun,
  zwnjIndefinite,
  ezafeHeh,
  quotes,
  latinPunctuation,
  ellipsis,
  spacePunctuation,
  spaceRun,
  spaceMissing,
  digitWordSpace,
  tanvin,
  tatweel,
  prepositionJoined,
  zwnjCompound,
  bracketsBalanced,
  spelling,
];

/** The rules that compare all passages of a book. */
export const RULES_ACROSS: readonly AcrossRule[] = [mixedSpelling, noteMark];
