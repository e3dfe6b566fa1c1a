import { type MarkupContent, MarkupKind } from 'vscode-languageserver/node';
import type { Message } from '../../book/message.ts';
import { printable } from '../../diagnostics/printable.ts';
import type { Speech } from '../../diagnostics/speech.ts';
import type { Plugin } from '../../verbs/plugin.ts';
import { ruleAddress, rulesOf } from '../../verbs/rules.ts';

/** What is shown of the rule that a message is of: what should be true, what to do, why, and where more is said. */
export function ruleText(
  { rule, facts }: Message,
  speech: Speech,
  plugins: readonly Plugin[],
): MarkupContent {
  const title = speech.title(rule) ?? rule;
  const help = rulesOf(plugins).find(({ id }) => id === rule)?.help;
  const said = [speech.advise(rule, facts), speech.language === 'en' ? help : undefined];
  const more = [...new Set(said)].flatMap((one) => (one && one !== title ? sentence(one) : []));
  const address = ruleAddress(rule);
  const link = address === undefined ? `\`${rule}\`` : `[${rule}](${address})`;
  return { kind: MarkupKind.Markdown, value: [`**${sentence(title)}**`, ...more, link].join('\n\n') };
}

/** With a capital letter and a full stop, and nothing that Markdown would take for markup but code. */
function sentence(text: string): string {
  const marked = printable(text.charAt(0).toUpperCase() + text.slice(1)).replace(/[*_<>[\]\\]/g, '\\$&');
  return /[.؟?!]$/.test(marked) ? marked : `${marked}.`;
}
