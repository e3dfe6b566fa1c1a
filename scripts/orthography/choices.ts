import type { Settings } from '../book/settings.ts';
import type { Syntax } from '../book/syntax.ts';
import type { RuleId } from '../diagnostics/facts.ts';
import { en } from '../diagnostics/messages/en.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { Report } from '../diagnostics/report.ts';
import { RULES, type RuleDescription } from '../diagnostics/rules.ts';
import { fa } from '../language/fa.ts';
import type { Found } from '../manuscript/reading.ts';
import { placeOfKey } from '../manuscript/settings-file.ts';
import type { OrthographyOptions } from './check.ts';
import { persianDictionary } from './dictionary.ts';
import type { Rule } from './rule.ts';
import { RULES_ACROSS, RULES_OF_PERSIAN } from './rules.ts';

/**
 * What the settings of a book say of spelling; the dictionary is loaded for those who ask for it. The rules are those of
 * Persian: other languages have none yet.
 */
export async function optionsOf(
  { check, language, digits }: Settings,
  only?: readonly string[],
  moreRules?: readonly Rule[],
): Promise<OrthographyOptions> {
  const options = {
    moreRules,
    only: language === fa.tag ? only : [],
    // An edition has the digits of its language anyway, or is to keep those of the text.
    rules: { 'latin-digits': digits === 'keep' ? ('off' as const) : ('suggestion' as const), ...check.rules },
    ezafe: check.ezafe,
    words: check.words,
  };
  return wantsSpelling(options) ? { ...options, dictionary: await persianDictionary() } : options;
}

function wantsSpelling({ only, rules }: OrthographyOptions): boolean {
  return only ? only.includes('spelling') : (rules?.['spelling'] ?? 'off') !== 'off';
}

/** Say which of all rules a book names that are none, and which errors it would have for less. */
export function checkChoices(
  { settings, source }: Found,
  rules: readonly RuleDescription[],
  report: Report,
): void {
  const { file, yaml, base } = source;
  for (const [id, choice] of Object.entries(settings.check.rules)) {
    const place = placeOfKey(file, yaml, ['check', 'rules', id], base);
    const rule = rules.find((one) => one.id === id);
    if (rule?.severity === 'error' && choice !== 'error')
      report(file, 'setting-valid', { fault: 'always-error', rule: id }, place);
    if (rule) continue;
    const near = nearest(
      id,
      rules.map((one) => one.id),
    );
    report(file, 'setting-valid', { fault: 'no-rule', rule: id, near }, place);
  }
}

/** All rules as reports for machines describe them: of a manuscript, of pieces of markup, of spelling. */
export function descriptionsOf(
  syntaxes: readonly Syntax[],
  moreRules: readonly Rule[],
): readonly RuleDescription[] {
  return [
    ...Object.entries(RULES).map(([id, severity]) => {
      const { title, note } = en.rules[id as RuleId];
      return { id, severity, title, help: note };
    }),
    ...syntaxes.flatMap(({ rules = [] }) =>
      rules.map(({ id, severity, en: { title, note } }) => ({ id, severity, title, help: note })),
    ),
    ...[...RULES_OF_PERSIAN, ...RULES_ACROSS, ...moreRules].map(({ id, kind, summary, why }) => ({
      id,
      severity: kind === 'suggest' ? ('suggestion' as const) : ('warning' as const),
      title: summary.en,
      help: why,
    })),
  ];
}
