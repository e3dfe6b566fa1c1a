import type { Command } from 'commander';
import { commandLine } from '../../scripts/warraq/program.ts';
import { voiceFor } from '../../scripts/warraq/voice.ts';
import { GUIDES, type Guide } from './examples.ts';

/** The chapter of the guides that lists every command with its options: from the command's own definitions, in the words of its help. */

const SAID = {
  en: {
    head: '# Every command and option',
    text: 'Made from the definitions of the command itself; `warraq build --help` says the same in the terminal, with examples. What stands in `<…>` has to be given, what stands in `[…]` may be. The value in brackets is taken where nothing is said.',
    shared: 'Options of many commands',
    also: (options: string) => `Besides, of many commands: ${options}.`,
    comma: ', ',
  },
  fa: {
    head: '# همهٔ فرمان‌ها و گزینه‌ها',
    text: 'این فصل از تعریف خود فرمان‌ها ساخته شده است؛ `warraq build --help` همین را با نمونه در پایانه می‌گوید. آنچه در `<…>` است باید داده شود و آنچه در `[…]` است اختیاری است. مقدار درون پرانتز آنی است که اگر چیزی نگویید به کار می‌رود.',
    shared: 'گزینه‌های مشترک',
    also: (options: string) => `گزینه‌های مشترک: ${options}.`,
    comma: '، ',
  },
} as const;

/** How many commands an option has, in the same words, that is told once for all of them. */
const SHARED_BY = 4;

/** A command that can be typed; one that only gathers others has these below it. */
interface Known {
  /** `archive add` */
  readonly name: string;
  readonly command: Command;
}

const LINES = new Map<Guide, Command>();
for (const guide of GUIDES) {
  const voice = await voiceFor(['--lang', guide], {});
  const plain = { ...voice, sentence: (text: string) => text };
  LINES.set(
    guide,
    commandLine([], plain, new AbortController().signal, () => {}),
  );
}

function below(command: Command, before: string): readonly Known[] {
  return command.commands.flatMap((one) => {
    const name = before + one.name();
    return [{ name, command: one }, ...below(one, `${name} `)];
  });
}

/** The commands in the words of a guide, in the order of the help. */
export function commandsOf(guide: Guide): readonly Known[] {
  return below(LINES.get(guide)!, '');
}

/** Something of a command that the help has a sentence of. */
interface Told {
  /** As it is typed: `--fix`, `path`. */
  readonly term: string;
  readonly usual?: unknown;
  readonly text: string;
}

function toldOf({ command }: Known): readonly Told[] {
  return [
    { term: '', text: command.description() },
    ...command.registeredArguments.map((one) => ({ term: one.name(), text: one.description })),
    ...command.options.map((one) => ({ term: one.flags, usual: one.defaultValue, text: one.description })),
  ];
}

/** What the Persian help says of the same, by the command and what is typed: it marks what is code; the English one marks nothing. */
const PERSIAN = new Map(commandsOf('fa').flatMap((known) => toldOf(known).map(({ term, text }) => [`${known.name} ${term}`, text])));

function codesIn(text: string): RegExp | undefined {
  const codes = [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!).sort((one, other) => other.length - one.length);
  if (codes.length === 0) return undefined;
  const escaped = codes.map((code) => code.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&'));
  return new RegExp(`(?<![\\w./-])(?:${escaped.join('|')})(?![\\w-])`, 'g');
}

/** A sentence of the help as Markdown. `name`: the command that it is of. */
function sentence({ term, text }: Told, name: string): string {
  const codes = codesIn(PERSIAN.get(`${name} ${term}`) ?? '');
  const marked = text.includes('`') || !codes ? text : text.replace(codes, '`$&`');
  const parts = marked.split(/(`[^`]*`)/).map((part) => (part.startsWith('`') ? part : part.replace(/[<>*\\]/g, '\\$&')));
  const said = parts.join('').trim();
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function entry(told: Told, name: string): string {
  const usual = typeof told.usual === 'string' ? ` (\`${told.usual}\`)` : '';
  return `\`${told.term}\`${usual}\n: ${sentence(told, name)}\n`;
}

const keyOf = ({ term, text }: Told) => `${term} ${text}`;

const isOption = ({ term }: Told) => term.startsWith('-');

/** What many commands have in the same words, each with the first of these. */
function sharedOf(commands: readonly Known[]): ReadonlyMap<string, string> {
  const all = commands.flatMap((known) => toldOf(known).filter(isOption).map((told) => ({ key: keyOf(told), entry: entry(told, known.name) })));
  const counted = all.filter(({ key }) => all.filter((one) => one.key === key).length >= SHARED_BY);
  return new Map(counted.reverse().map((one) => [one.key, one.entry]));
}

function usageOf({ name, command }: Known): string {
  const inputs = command.registeredArguments.map((one) => (one.required ? ` <${one.name()}>` : ` [${one.name()}]`));
  return `warraq ${name}${inputs.join('')}`;
}

function sectionOf(known: Known, shared: ReadonlyMap<string, string>, guide: Guide): string {
  const { name } = known;
  const { also, comma } = SAID[guide];
  const [does, ...rest] = toldOf(known) as [Told, ...Told[]];
  const own = rest.filter((one) => !shared.has(keyOf(one)) && one.text !== '').map((one) => entry(one, name));
  const others = rest.filter((one) => shared.has(keyOf(one)) && !one.term.startsWith('--lang'));
  const named = others.map(({ term }) => `\`${/--[\w-]+/.exec(term)![0]}\``);
  const parts = [
    `${name.includes(' ') ? '###' : '##'} \`${usageOf(known)}\``,
    `${sentence(does, name)}.`,
    own.join('\n').trimEnd(),
    named.length > 0 ? also(named.join(comma)) : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The chapter in one of the guides: Markdown. */
export function commandsChapter(guide: Guide): string {
  const { head, text, shared: title } = SAID[guide];
  const commands = commandsOf(guide);
  const shared = sharedOf(commands);
  const listed = [...shared.values()].reverse().join('\n').trimEnd();
  const sections = [`## ${title}\n\n${listed}`, ...commands.map((one) => sectionOf(one, shared, guide))];
  return `---\nid: commands\nrole: back\n---\n\n${head}\n\n${text}\n\n${sections.join('\n\n')}\n`;
}
