import { parseNumber } from '../../language/digits.ts';
import { DIGIT } from './markers.ts';

/** A mark of a note in the text: `[۱]`, `(۱)`, `[[1]]`, or a raised number. */
export interface NoteMark {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

const MARK = new RegExp(`\\[{1,2}(${DIGIT}{1,3})\\]{1,2}|\\((${DIGIT}{1,3})\\)|([¹²³⁰⁴-⁹]{1,3})`, 'g');
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** All that could be marks of notes in a text, of one form: brackets, or else round ones, or else raised numbers. */
export function marksOf(text: string): readonly NoteMark[] {
  return [...text.matchAll(MARK)].map((match) => ({
    number: numberOf(match[1] ?? match[2] ?? match[3]!),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function numberOf(digits: string): number {
  return parseNumber(digits.replace(/[^0-9۰-۹٠-٩]/g, (raised) => String(RAISED.indexOf(raised))));
}

/** A note as it is written at the end: its number, and its words. */
export interface Definition {
  readonly number: number;
  readonly text: string;
}

const DEFINITION = new RegExp(
  `^(?:\\[{1,2}(${DIGIT}{1,3})\\]{1,2}|([¹²³⁰⁴-⁹]{1,3}))\\s*(?:[:.\\-–]\\s*)?(?=\\S)`,
);
const NUMBERED = new RegExp(`^(?:\\((${DIGIT}{1,3})\\)|(${DIGIT}{1,3})\\s?[.)\\-–ـ])\\s*(?=[^\\s0-9۰-۹])`);

/** A line that begins as a note does: `[۱] …`. `numbered`: `(۱) …`, `۱. …` and `۱- …` do too, as below a line of dashes. */
export function definitionOf(text: string, numbered = false): Definition | undefined {
  const match = DEFINITION.exec(text) ?? (numbered ? NUMBERED.exec(text) : null);
  const digits = match?.[1] ?? match?.[2];
  return digits === undefined ? undefined : { number: numberOf(digits), text: text.slice(match![0].length) };
}
