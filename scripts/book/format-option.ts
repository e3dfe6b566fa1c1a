import type { MessageLanguage } from './message.ts';

/**
 * Something that a format can be asked for. It has one name wherever it is said: `--txt-lines` for the command, `txt-lines` in the
 * `format-options` of `book.yaml` and in those of `build`; and `txtLines` in the record of a build, to be asked for again.
 */
export interface FormatOption<Value extends string = string> {
  /** The name of its format, a hyphen, and its own. */
  readonly name: string;
  /** What it can be; the first where nobody says anything. */
  readonly values: readonly [Value, ...Value[]];
  /** What it is, for help and for editors of settings. */
  readonly summary: Readonly<Record<MessageLanguage, string>>;
}

/** What formats are asked for, by the names of their options. */
export type FormatOptions = Readonly<Record<string, string>>;

/** What an option is. */
export function optionValue<Value extends string>(
  { name, values }: FormatOption<Value>,
  asked: FormatOptions,
): Value {
  return values.find((value) => value === asked[name]) ?? values[0];
}

/** What some options are, and nothing else of what was asked for. */
export function optionValues(options: readonly FormatOption[], asked: FormatOptions): FormatOptions {
  return Object.fromEntries(options.map((option) => [option.name, optionValue(option, asked)]));
}

/** `txt-lines` → `txtLines` */
export function recordKey(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Options as the record of a build has them. */
export function recorded(options: FormatOptions): FormatOptions {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [recordKey(name), value]));
}
