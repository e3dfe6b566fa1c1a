import type { MessageLanguage } from '../book/message.ts';
import type { AcrossRule, Rule, Saying } from './rule.ts';

/** What was found, and what it becomes. */
export interface Replacement {
  readonly actual: string;
  readonly mended: string;
}

const REPLACEMENT: Saying<Replacement> = {
  en: ({ actual, mended }) => `unexpected «${actual}», expected «${mended}»`,
  fa: ({ actual, mended }) => `به جای «${actual}» بنویسید «${mended}»`,
};

/** What is said of a fault of spelling, in a language. */
export function sentenceOf(rule: Rule | AcrossRule, facts: object, language: MessageLanguage): string {
  const saying: Saying<object> | undefined = isReplacement(facts) ? REPLACEMENT : rule.say;
  if (!saying) throw new Error(`«${rule.id}» has facts, and no sentence for them`);
  return saying[language](facts);
}

function isReplacement(facts: object): facts is Replacement {
  return 'mended' in facts;
}
