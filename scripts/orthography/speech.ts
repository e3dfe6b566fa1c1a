import type { MessageLanguage, RuleMessage } from '../book/message.ts';
import type { Syntax } from '../book/syntax.ts';
import type { RuleId } from '../diagnostics/facts.ts';
import { en } from '../diagnostics/messages/en.ts';
import { fa } from '../diagnostics/messages/fa.ts';
import { type Messages, wordsOf } from '../diagnostics/messages/messages.ts';
import type { Speech } from '../diagnostics/speech.ts';
import type { AcrossRule, Rule } from './rule.ts';
import { RULES_ACROSS, RULES_OF_PERSIAN } from './rules.ts';
import { sentenceOf } from './sentence.ts';

const MESSAGES: Readonly<Record<MessageLanguage, Messages>> = { en, fa };

/**
 * All messages in a language: those of a manuscript, of the pieces of markup that it may be written in, of spelling, and of the
 * surroundings. `moreRules`: rules of spelling beyond those of warraq.
 */
export function speechOf(
  language: MessageLanguage,
  syntaxes: readonly Syntax[],
  moreRules: readonly Rule[] = [],
): Speech {
  const words = tableOf(language, syntaxes, moreRules);
  const english = language === 'en' ? words : tableOf('en', syntaxes, moreRules);
  const { errors, labels, store } = MESSAGES[language];
  return {
    language,
    errors,
    labels,
    store,
    title: (rule) => words(rule)?.title,
    say: (rule, facts) => words(rule)?.say(facts),
    advise(rule, facts) {
      const found = words(rule);
      return found?.advise?.(facts) ?? found?.note;
    },
    inEnglish: (rule, facts) => english(rule)?.say(facts) ?? '',
  };
}

type Table = (rule: string) => RuleMessage<object> | undefined;

/** The words of all rules by their ids. */
function tableOf(language: MessageLanguage, syntaxes: readonly Syntax[], moreRules: readonly Rule[]): Table {
  const messages = MESSAGES[language];
  const brought = new Map<string, RuleMessage<object>>([
    ...syntaxes.flatMap(({ rules = [] }) => rules.map((rule) => [rule.id, rule[language]] as const)),
    ...[...moreRules, ...RULES_OF_PERSIAN, ...RULES_ACROSS].map(
      (rule) => [rule.id, spellingWords(rule, language)] as const,
    ),
  ]);
  return (rule) =>
    brought.get(rule) ??
    (Object.hasOwn(messages.rules, rule) ? wordsOf(messages, rule as RuleId) : undefined);
}

/** A rule of spelling says what is right, which is also what to do. */
function spellingWords(rule: Rule | AcrossRule, language: MessageLanguage): RuleMessage<object> {
  const right = rule.summary[language];
  return { title: right, note: right, say: (facts) => sentenceOf(rule, facts, language) };
}
