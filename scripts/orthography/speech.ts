import type { RuleId } from '../diagnostics/facts.ts';
import { en } from '../diagnostics/messages/en.ts';
import { fa } from '../diagnostics/messages/fa.ts';
import { type MessageLanguage, type Messages, wordsOf } from '../diagnostics/messages/messages.ts';
import type { Speech } from '../diagnostics/speech.ts';
import type { AcrossRule, Rule } from './rule.ts';
import { RULES_ACROSS, RULES_OF_PERSIAN } from './rules.ts';
import { sentenceOf } from './sentence.ts';

const MESSAGES: Readonly<Record<MessageLanguage, Messages>> = { en, fa };
const RULES_OF_SPELLING: ReadonlyMap<string, Rule | AcrossRule> = new Map(
  [...RULES_OF_PERSIAN, ...RULES_ACROSS].map((rule) => [rule.id, rule]),
);

/**
 * All messages in a language: those of a manuscript, of spelling, and of the surroundings. `moreRules`: rules of spelling beyond those
 * of warraq.
 */
export function speechIn(language: MessageLanguage, moreRules: readonly Rule[] = []): Speech {
  const messages = MESSAGES[language];
  const ruleOf = (id: string) => RULES_OF_SPELLING.get(id) ?? moreRules.find((rule) => rule.id === id);
  const known = (rule: string) =>
    Object.hasOwn(messages.rules, rule) ? wordsOf(messages, rule as RuleId) : undefined;
  return {
    language,
    errors: messages.errors,
    labels: messages.labels,
    store: messages.store,
    say(rule, facts) {
      const spelling = ruleOf(rule);
      return spelling ? sentenceOf(spelling, facts, language) : known(rule)?.say(facts);
    },
    advise(rule, facts) {
      const words = known(rule);
      return ruleOf(rule)?.summary[language] ?? words?.advise?.(facts) ?? words?.note;
    },
  };
}
