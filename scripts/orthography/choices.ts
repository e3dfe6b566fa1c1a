import type { Settings } from '../book/settings.ts';
import type { RuleId } from '../diagnostics/facts.ts';
import { en } from '../diagnostics/messages/en.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { report } from '../diagnostics/report.ts';
import { RULES, type RuleDescription } from '../diagnostics/rules.ts';
import { fa } from '../language/fa.ts';
import type { Found } from '../manuscript/read.ts';
import { placeOfKey } from '../manuscript/settings-file.ts';
import type { OrthographyOptions } from './check.ts';
import { persianDictionary } from './dictionary.ts';
import type { Rule } from './rule.ts';
import { PERSIAN_RULES, RULES_ACROSS, RULES_OF_PERSIAN } from './rules.ts';

/** The ids of all rules: of a manuscript, and of written Persian. */
export const RULE_IDS: readonly string[] = [...Object.keys(RULES), ...PERSIAN_RULES];

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

/** Say which rules a book names that are none, and which errors it would have for less. */
export function checkChoices({ settings, source }: Found, moreRules: readonly Rule[] = []): void {
  const { file, yaml, base } = source;
  const known = [...RULE_IDS, ...moreRules.map(({ id }) => id)];
  for (const [id, choice] of Object.entries(settings.check.rules)) {
    const place = placeOfKey(file, yaml, ['check', 'rules', id], base);
    const near = nearest(id, known);
    if (!known.includes(id)) report(file, 'setting-valid', { fault: 'no-rule', rule: id, near }, place);
    else if (Object.hasOwn(RULES, id) && RULES[id as RuleId] === 'error' && choice !== 'error')
      report(file, 'setting-valid', { fault: 'always-error', rule: id }, place);
  }
}

/** All rules, and some beyond those of warraq, as reports for machines describe them. */
export function rulesOf(moreRules: readonly Rule[] = []): readonly RuleDescription[] {
  return [
    ...Object.entries(RULES).map(([id, severity]) => {
      const { title, note } = en.rules[id as RuleId];
      return { id, severity, title, help: note };
    }),
    ...[...RULES_OF_PERSIAN, ...RULES_ACROSS, ...moreRules].map(({ id, kind, summary, why }) => ({
      id,
      severity: kind === 'suggest' ? ('suggestion' as const) : ('warning' as const),
      title: summary.en,
      help: why,
    })),
  ];
}
