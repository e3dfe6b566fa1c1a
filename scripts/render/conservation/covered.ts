import { LEFT_OUT_BETWEEN, type Written } from '../../book/conservation.ts';
import type { Finder, Syntax } from '../../book/syntax.ts';
import { withoutControls } from '../../language/controls.ts';
import { directiveNames } from '../../manuscript/markdown/directives.ts';
import { align } from '../../orthography/align.ts';
import { lettersOf } from './letters.ts';

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const ALPHANUMERIC = new Set(
  [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'].map((letter) => letter.charCodeAt(0)),
);

/** What a silent stretch begins with. */
const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  yaml: /^(?:---|\+\+\+)/,
  definition: /^\[/,
  // Or the opening of one that stands in the text.
  footnoteReference: /^(?:\[\^[^[\]]+\]|\^\[)$/,
  // Or what another tool has for one: `{{< figure … >}}`, `{image} …`.
  image: /^(?:!\[|\{\{|\{(?:figure|image)\})/,
};

/**
 * Find the first letter of a source that its syntax has made nothing of: each stands in a stretch, which has the very letters of its
 * source, or in markup that is known to be left out.
 *
 * @returns Its offset, undefined where all is covered.
 */
export function uncovered(
  source: string,
  written: readonly Written[],
  syntaxes: readonly Syntax[],
): number | undefined {
  const leftOut = leftOutBetween(syntaxes);
  let end = 0;
  // What is read before something may be written behind it.
  for (const stretch of [...written].sort((one, other) => one.start - other.start)) {
    const lost = letterBetween(source, end, stretch.start, leftOut);
    if (lost !== undefined) return lost;
    if (!isAsWritten(source, stretch)) return stretch.start;
    end = stretch.end;
  }
  return letterBetween(source, end, source.length, leftOut);
}

/** The markup between texts that editions leave out. */
function leftOutBetween(syntaxes: readonly Syntax[]): readonly (RegExp | Finder)[] {
  const [blocks, phrases] = (['block', 'phrase'] as const).map((kind) => directiveNames(syntaxes, kind));
  return [
    ...Object.values(LEFT_OUT_BETWEEN),
    ...syntaxes.flatMap(({ leftOut = {} }) => Object.values(leftOut)),
    ...(blocks!.length > 0 ? [new RegExp(`:{3,}(?:${blocks!.join('|')})`, 'g')] : []),
    ...(phrases!.length > 0 ? [new RegExp(`:(?:${phrases!.join('|')})(?=\\[)`, 'g')] : []),
  ];
}

/** Whether a gap is surely without letters: most have line ends and signs alone. */
function hasNoLetter(source: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = source.charCodeAt(at);
    if (code > 0x7f || ALPHANUMERIC.has(code)) return false;
  }
  return true;
}

/** The first letter of a gap that is no part of known markup. */
function letterBetween(
  source: string,
  from: number,
  to: number,
  leftOut: readonly (RegExp | Finder)[],
): number | undefined {
  if (hasNoLetter(source, from, to)) return undefined;
  let gap = source.slice(from, to);
  for (const markup of leftOut) gap = without(gap, markup);
  const letter = gap.search(LETTER);
  return letter < 0 ? undefined : from + letter;
}

/** A text with spaces in the place of some markup. */
function without(text: string, markup: RegExp | Finder): string {
  if (markup instanceof RegExp) return text.replace(markup, (all) => ' '.repeat(all.length));
  let left = '';
  let end = 0;
  for (const [from, to] of markup(text)) {
    left += text.slice(end, from) + ' '.repeat(to - from);
    end = to;
  }
  return left + text.slice(end);
}

function isAsWritten(source: string, { kind, value, start, end }: Written): boolean {
  if (source.startsWith(value, start) && value.length === end - start) return true;
  const slice = source.slice(start, end);
  const beginning = BEGINNINGS[kind];
  if (beginning) return beginning.test(slice);
  // Of an image, or of what another tool has for one.
  if (kind === 'caption') return slice.startsWith('![') || slice.includes(`"${value}"`);
  // The language of a listing stands behind its fence.
  const content = kind === 'listing' ? slice.replace(/^(?:`{3,}|~{3,})[^\r\n]*/, '') : slice;
  return (
    sameLetters(content, value) || (kind === 'text' && isAligned(source, withoutControls(value), start, end))
  );
}

function sameLetters(one: string, other: string): boolean {
  const letters = (text: string) => lettersOf(text).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  return letters(one) === letters(other);
}

/** Whether a text is that of its source, with escapes and references resolved, up to its end. */
function isAligned(source: string, value: string, start: number, end: number): boolean {
  const last = align(value, source, start, end, 0, 0)?.at(-1);
  return last !== undefined && !LETTER.test(source.slice(last.source + last.length, end));
}
