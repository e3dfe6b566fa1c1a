import { pathToFileURL } from 'node:url';
import type { MessageLanguage } from '../book/message.ts';
import type { RuleDescription } from '../diagnostics/rules.ts';
import type { Speech } from '../diagnostics/speech.ts';
import { packagePath } from '../house/package-files.ts';
import { descriptionsOf } from '../orthography/choices.ts';
import type { Rule } from '../orthography/rule.ts';
import { speechOf } from '../orthography/speech.ts';
import { SYNTAXES } from '../syntax/syntaxes.ts';
import type { Plugin } from './plugin.ts';

/** All rules, those of some plug-ins among them, as reports for machines describe them. */
export function rulesOf(plugins: readonly Plugin[] = []): readonly RuleDescription[] {
  return descriptionsOf(syntaxesOf(plugins), addedRules(plugins));
}

/** The ids of all rules: of a manuscript, of the pieces of markup, and of written Persian. */
export const RULE_IDS: readonly string[] = rulesOf().map(({ id }) => id);

/** The address of what the documents say of a rule; they are in the package. Those of a plug-in are in none. */
export function ruleAddress(id: string): string | undefined {
  if (!RULE_IDS.includes(id)) return undefined;
  return `${pathToFileURL(packagePath('docs/rules.md'))}#${id}`;
}

/** All messages in a language, those of some plug-ins among them. */
export function speechIn(language: MessageLanguage, plugins: readonly Plugin[] = []): Speech {
  return speechOf(language, syntaxesOf(plugins), addedRules(plugins));
}

/** The rules of spelling that plug-ins add. */
export function addedRules(plugins: readonly Plugin[]): readonly Rule[] {
  return plugins.flatMap(({ rules = [] }) => rules);
}

function syntaxesOf(plugins: readonly Plugin[]) {
  return [...SYNTAXES, ...plugins.flatMap(({ syntaxes = [] }) => syntaxes)];
}
