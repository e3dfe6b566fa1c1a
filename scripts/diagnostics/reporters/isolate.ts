import { printable } from '../printable.ts';

/** Isolates and a mark of UAX #9: what stands in an isolate can't disturb the line around it. */
const LRI = '\u2066';
const RLI = '\u2067';
const FSI = '\u2068';
const PDI = '\u2069';
const RLM = '\u200f';

/** Text of others, in the direction of its first letter. */
export function isolated(text: string): string {
  return FSI + text + PDI;
}

/** Paths, rule ids and other code. */
export function leftToRight(text: string): string {
  return LRI + text + PDI;
}

/**
 * Lines as right-to-left paragraphs: the mark tells so to terminals that look for the first letter, the isolate to those that take
 * every line for left-to-right.
 */
export function rightToLeft(lines: string): string {
  return lines.replace(/^.+$/gm, (line) => RLM + RLI + line + PDI);
}

/** A sentence with each quotation in it isolated. */
export function withQuotationsIsolated(sentence: string): string {
  return sentence.replace(/«(?:[^«»]|«[^«»]*»)*»/g, isolated);
}

/** A Persian sentence (see `Messages`): its quotations isolated, and its code, without the backticks. */
export function persianSentence(sentence: string): string {
  return sentence.replace(/`([^`]*)`|«(?:[^«»]|«[^«»]*»)*»/g, (whole: string, code: string | undefined) =>
    code === undefined ? isolated(whole) : leftToRight(code),
  );
}

/** Invisible characters are named, the half-space where nothing else shows it; all others stand for themselves. */
export function visible(text: string): string {
  const hides = /^\u200c|\u200c$|\u200c[\u200c\s]|\s\u200c/.test(text);
  return oneLine(hides ? text.replaceAll('\u200c', '<U+200C>') : text);
}

/** Facts whose texts can go to a terminal. */
export function visibleFacts<Facts>(facts: Facts): Facts {
  return JSON.parse(JSON.stringify(facts), (_, value: unknown) =>
    typeof value === 'string' ? visible(value) : value,
  );
}

/** A text that can't leave its line. */
export function oneLine(text: string): string {
  return printable(text).replaceAll('\n', '<U+000A>');
}
