import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleMessage } from '../scripts/book/message.ts';
import { themeJsonSchema } from '../scripts/book/theme.ts';
import type { RuleId } from '../scripts/diagnostics/facts.ts';
import { en } from '../scripts/diagnostics/messages/en.ts';
import { RULES } from '../scripts/diagnostics/rules.ts';
import { catalogueJsonSchema, settingsJsonSchema } from '../scripts/index.ts';
import { RULES_ACROSS, RULES_OF_PERSIAN } from '../scripts/orthography/rules.ts';
import { SYNTAXES } from '../scripts/syntax/syntaxes.ts';
import { commandsChapter } from './guide/commands.ts';
import { GUIDES } from './guide/examples.ts';
import { keysChapter, type Schema } from './guide/keys.ts';

/** Writes docs/book.schema.json and docs/book-yaml.md from the one schema, docs/theme.schema.json and docs/catalogue.schema.json from those of themes and catalogues, docs/rules.md from the rules, and the chapters of keys and of commands of the guides. */

function kindOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((one) => `\`${String(one)}\``).join(', ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(kindOf))].join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? kindOf(schema.items) : 'values'}`;
  if (schema.type === 'object') return schema.properties ? `{${Object.keys(schema.properties).join(', ')}}` : 'map';
  return schema.type ?? 'text';
}

export function documents(): Readonly<Record<string, string>> {
  const schema = settingsJsonSchema() as Schema;
  const rows = Object.entries(schema.properties ?? {}).map(([key, one]) => {
    const fallback = one.default === undefined || JSON.stringify(one.default).length < 3 ? '' : `\`${String(one.default)}\``;
    return `| \`${key}\` | ${kindOf(one)} | ${fallback} | ${one.description ?? ''} |`;
  });
  const page = `# book.yaml

Written from the schema (\`npm run docs\`); editors take [book.schema.json](book.schema.json).

| key | value | default | |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
  return {
    'book.schema.json': `${JSON.stringify(schema, undefined, 2)}\n`,
    'catalogue.schema.json': `${JSON.stringify(catalogueJsonSchema(), undefined, 2)}\n`,
    'theme.schema.json': `${JSON.stringify(themeJsonSchema(), undefined, 2)}\n`,
    'book-yaml.md': page,
    'rules.md': rulesPage(),
    ...Object.fromEntries(GUIDES.map((guide) => [`guide/${guide}/90-keys.md`, keysChapter(schema, guide)])),
    ...Object.fromEntries(GUIDES.map((guide) => [`guide/${guide}/91-commands.md`, commandsChapter(guide)])),
  };
}

type Persian = (typeof RULES_OF_PERSIAN)[number] | (typeof RULES_ACROSS)[number];

const KINDS = {
  safe: 'a warning, mended by `--fix`',
  suggest: 'a suggestion; the author decides',
  report: 'a warning; the author mends it',
};

/** Every rule with what it says, why, and examples: from the rule files, and from the table of rules with its words. */
function rulesPage(): string {
  const manuscript = Object.entries(RULES).map(([id, severity]) => row(id, severity, en.rules[id as RuleId]));
  const markup = SYNTAXES.flatMap(({ name, rules = [] }) =>
    rules.map(({ id, severity, en: words }) => `${row(id, severity, words)} [${name}](../scripts/syntax/${name}/README.md) |`),
  );
  return `# Rules

Written from the rule files (\`npm run docs\`).
[Settings](book-yaml.md) under \`check:\` switch rules off or make them suggestions, warnings or errors;
\`<!-- warraq-ignore RULE: reason -->\` before a block exempts that block, \`warraq-ignore-file\` the file.

Exempt from all rules of spelling are code, addresses, formulas, HTML, verse, Quranic, Arabic and Latin passages
(\`:::verse\`, \`:quran[…]\`, \`:ar[…]\`, \`:en[…]\`, \`:::latin\`, \`<span lang=…>\`), left-to-right runs, and what shows by its letters to
be Arabic or another language, a sign that is shown as a sign («نشانهٔ ؟», \`«(»\`), a face (\`:))\`), a version, a calculation (\`2+X>5\`), a value (a telephone
with its country, an ISBN, \`"5, 10, 15"\`, the numbers of «true یا 0»), a number beside itself in other digits («انگلیسی (123)، فارسی (۱۲۳)»), a call or a list of a programming
language, or a fault that the text shows as a fault, its right form beside it (بنویسید «می‌رود»، نه «می رود»).

## Written Persian

${[...RULES_OF_PERSIAN, ...RULES_ACROSS].map(ruleSection).join('\n')}
## The manuscript

| rule | severity | what is right | what to do |
| --- | --- | --- | --- |
${manuscript.join('\n')}

## Pieces of markup

Each brings its own rules.

| rule | severity | what is right | what to do | markup |
| --- | --- | --- | --- | --- |
${markup.join('\n')}
`;
}

function row(id: string, severity: string, { title, note }: Pick<RuleMessage<never>, 'title' | 'note'>): string {
  return `| <a id="${id}"></a>\`${id}\` | ${severity} | ${cell(title)} | ${cell(note)} |`;
}

function ruleSection(rule: Persian): string {
  const rows = rule.examples.map(([before, after]) => `| ${shown(before)} | ${after === undefined ? '' : shown(after)} |`);
  return `### ${rule.id}

${rule.summary.en}. ${rule.why}

- ${KINDS[rule.kind]}${rule.off ? '; off unless the book asks for it' : ''}
- source: ${rule.source}

| found | right |
| --- | --- |
${rows.join('\n')}

Stays: ${rule.keep.map(shown).join(' · ')}
`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** A text as code, with its invisible characters named (a half-space only where nothing else shows it). */
function shown(text: string): string {
  const named = text
    .replaceAll('\n', '⏎')
    .replace(/(?!\u200c)[\p{Cf}\p{Cc}\u00a0]|^\u200c|\u200c$|\u200c(?=[\u200c\s])|(?<=[\u200c\s])\u200c/gu, (one) =>
      `<U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`,
    );
  const fence = named.includes('`') ? '``' : '`';
  return cell(`${fence}${named.startsWith(' ') ? named.replace(/^ +/, (gap) => '␣'.repeat(gap.length)) : named}${fence}`);
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, content] of Object.entries(documents())) writeFileSync(join(import.meta.dirname, name), content);
}

/** The documents that are not as the schema says. */
export function stale(): readonly string[] {
  return Object.entries(documents())
    .filter(([name, content]) => readFileSync(join(import.meta.dirname, name), 'utf8') !== content)
    .map(([name]) => name);
}
