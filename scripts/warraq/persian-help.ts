import type { Command, Option } from 'commander';
import { printable } from '../diagnostics/printable.ts';
import { leftToRight, rightToLeft } from '../diagnostics/reporters/isolate.ts';
import { LEAST_WIDTH } from './help-text.ts';

/** What commander says of itself. */
const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'شیوهٔ کار:',
  'Arguments:': 'ورودی‌ها:',
  'Options:': 'گزینه‌ها:',
  'Commands:': 'فرمان‌ها:',
};

/** The same for wrong use: what is in quotation marks stays. */
const FAULTS: readonly (readonly [english: RegExp, persian: string])[] = [
  [/^error: unknown option '(.*)'/, 'گزینهٔ $1 شناخته نیست'],
  [/^error: unknown command '(.*)'/, 'فرمان $1 شناخته نیست'],
  [/^error: missing required argument '(.*)'/, 'ورودی $1 داده نشده است'],
  [/^error: option '(.*)' argument missing/, 'گزینهٔ $1 مقدار می‌خواهد'],
  [/^error: too many arguments(?: for '(.*?)')?.*/, 'فرمان $1 این همه ورودی نمی‌پذیرد'],
  [/\(Did you mean (.*)\?\)/, '(آیا $1 را می‌خواستید؟)'],
];

/** Characters that take no room. */
const ISOLATES = /[\u200c\u200f\u2066-\u2069]/g;

/** Let a command say its help in Persian, in lines from right to left whose terms are from left to right. */
export function persianHelp(command: Command): void {
  command
    .helpOption('-h, --help', 'همین راهنما')
    .configureHelp({
      minWidthToWrap: LEAST_WIDTH,
      displayWidth: (text) => text.replace(ISOLATES, '').length,
      styleTitle: (title) => TITLES[title] ?? title,
      styleUsage: leftToRight,
      styleOptionTerm: leftToRight,
      styleSubcommandTerm: leftToRight,
      styleArgumentTerm: leftToRight,
      optionDescription: described,
      argumentDescription: described,
    })
    .configureOutput({
      writeOut: (text) => void process.stdout.write(rightToLeft(text)),
      writeErr: (text) => void process.stderr.write(rightToLeft(text)),
      outputError: (text, write) => write(`خطا: ${persianFault(printable(text))}`),
    });
  if (command.commands.length > 0) command.helpCommand('help [command]', 'راهنمای یک فرمان');
}

/** A description with its default, as commander has it. */
function described({ description, defaultValue }: Pick<Option, 'description' | 'defaultValue'>): string {
  return defaultValue === undefined
    ? description
    : `${description} (پیش‌فرض: ${leftToRight(String(defaultValue))})`;
}

function persianFault(text: string): string {
  return FAULTS.reduce(
    (sum, [english, persian]) =>
      sum.replace(english, (...groups: string[]) => persian.replace('$1', leftToRight(groups[1] ?? ''))),
    text,
  );
}
