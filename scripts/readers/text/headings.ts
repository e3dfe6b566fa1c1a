import type { PhrasingContent } from 'mdast';
import { divisionKind, isKnownHeading, isPartOfSources, isSourcesHeading } from '../section-names.ts';
import { isClosed, type Line, lengthOf, wordsOf } from './lines.ts';
import { DIGIT, isLettered, isRule, markerOf } from './markers.ts';
import type { Piece, PieceContext, PieceReader, Rank } from './pieces.ts';

/** The longest heading, in letters and in words. */
const LONGEST = 90;
const MOST_WORDS = 14;
/** The shortest paragraph below a bare heading. */
const PARAGRAPH = 80;

/** `1.2 `, `۱-۲- `, `۱. `: the numbers of sections. */
const NUMBERS = new RegExp(
  `^\\(?(${DIGIT}{1,2}(?:\\s?[-.–ـ/]\\s?${DIGIT}{1,2}){0,4})\\s?[-.–ـ):]*\\s+(?=\\S)`,
);
const PARTS = new Set(['بخش', 'part', 'القسم', 'کتاب', 'دفتر', 'جلد']);
/** Keywords, addresses, and what else counts things up. */
const LABELLED =
  /^(?:کلید\s?\u200c?واژ|واژگان کلیدی|واژه‌های کلیدی|الکلمات|keywords?\b|key words\b|e-?mail\b|رایانامه|ایمیل|نشانی)|(?:[،,].*){2}/i;
/** A caption, which is no heading though it is short. */
const CAPTION = new RegExp(`^(?:جدول|شکل|نمودار|تصویر|نقشه|عکس|table|figure|fig\\.)\\s*${DIGIT}`, 'i');

/**
 * A line that heads what follows: it is short, ends as no sentence does, and a longer paragraph stands below it; or it says that it is
 * one («فصل دوم», `## …`, «نتیجه‌گیری»). Of several such lines after one another only those that say so are headings.
 */
export const readHeading: PieceReader = (reading, at) => {
  const line = reading.lines[at]!;
  const signs = /^(#{1,6})\s+(?=\S)/.exec(line.text);
  if (signs) {
    const rank: Rank = { by: 'sign', depth: signs[1]!.length };
    return { count: 1, pieces: [heading(rank, line, reading.phrasing(line, signs[0].length))] };
  }
  const rank = rankAt(reading, at);
  if (!rank) return undefined;
  const title = rank.by === 'chapter' || rank.by === 'part' ? titleBelow(reading, at) : undefined;
  if (!title)
    return {
      count: ruleBelow(reading, at) ? 2 : 1,
      pieces: [heading(rank, line, headingWords(reading, line))],
    };
  const between: PhrasingContent = { type: 'text', value: ': ' };
  return {
    count: 2,
    pieces: [heading(rank, line, [...headingWords(reading, line), between, ...reading.phrasing(title)])],
  };
};

function heading(rank: Rank, line: Line, children: PhrasingContent[]): Piece {
  return { kind: 'heading', rank, line, children };
}

/** A heading that is known for one loses the colon at its end. */
function headingWords(reading: PieceContext, line: Line): PhrasingContent[] {
  return reading.phrasing(line, 0, line.text.replace(/(?:(?<!\s)\s+)?[:：]$/, '').length);
}

function rankAt(reading: PieceContext, at: number): Rank | undefined {
  const { text } = reading.lines[at]!;
  if (!isShort(text)) return undefined;
  if (isSourcesHeading(text)) return { by: 'known' };
  if (reading.sources) return isPartOfSources(text) ? { by: 'bare' } : knownRank(reading, at);
  return (
    divisionRank(reading, at) ?? knownRank(reading, at) ?? (leads(reading, at) ? shapeRank(text) : undefined)
  );
}

/** Whether a line is as short as headings are, and no sentence. */
function isShort(text: string): boolean {
  return (
    lengthOf(text) <= LONGEST &&
    wordsOf(text).length <= MOST_WORDS &&
    wordsOf(text).length > 0 &&
    !isClosed(text)
  );
}

function knownRank(reading: PieceContext, at: number): Rank | undefined {
  const { text } = reading.lines[at]!;
  const numbers = NUMBERS.exec(text)?.[0] ?? '';
  if (!isKnownHeading(text.slice(numbers.length)) || !reading.lines[at + 1]) return undefined;
  return numbers ? shapeRank(text) : { by: 'known' };
}

/** «فصل دوم», «بخش ۳: …», `Chapter 4`: by itself, with a title behind a sign, or above a paragraph. */
function divisionRank(reading: PieceContext, at: number): Rank | undefined {
  const { text } = reading.lines[at]!;
  const kind = divisionKind(text);
  if (!kind || !reading.lines[at + 1] || !(isDivision(text) || leads(reading, at))) return undefined;
  return { by: PARTS.has(kind.toLowerCase()) ? 'part' : 'chapter' };
}

/** Whether a line counts a division and says nothing else, or its title behind a sign. */
function isDivision(text: string): boolean {
  if (!divisionKind(text)) return false;
  return wordsOf(text).length <= 2 || /^\S+(?:\s+\S+){1,3}?\s*[:،.\-–—ـ]\s*\S/.test(text);
}

/** The title that stands on a line of its own below «فصل دوم». */
function titleBelow(reading: PieceContext, at: number): Line | undefined {
  const { text } = reading.lines[at]!;
  const title = reading.lines[at + 1];
  if (!title || wordsOf(text).length > 4 || /[:–—-]/.test(text)) return undefined;
  const below = reading.lines[at + 2];
  if (
    !below ||
    saysSo(title.text) ||
    !isShort(title.text) ||
    CAPTION.test(title.text) ||
    /[:،؛,]$/.test(title.text)
  )
    return undefined;
  return lengthOf(below.text) >= PARAGRAPH || saysSo(below.text) || rankAt(reading, at + 2)
    ? title
    : undefined;
}

/** Whether a line says of itself that it is a heading, whatever stands around it. */
function saysSo(text: string): boolean {
  if (/^#{1,6}\s/.test(text)) return true;
  if (!isShort(text)) return false;
  return NUMBERS.test(text) || isKnownHeading(text) || isDivision(text);
}

/** Whether a short line stands above a longer paragraph, and by itself. */
function leads(reading: PieceContext, at: number): boolean {
  const line = reading.lines[at]!;
  const [before, next] = [reading.lines[at - 1], reading.lines[at + 1]];
  if (!next || /[:،؛,]$/.test(line.text) || /^[«"“(–—]/.test(line.text) || CAPTION.test(line.text))
    return false;
  if (LABELLED.test(line.text)) return false;
  if (line.text.includes('\t') || line.text.includes('|') || /https?:|www\.|@/.test(line.text)) return false;
  if (ruleBelow(reading, at)) return true;
  // What goes on without an end, or is one of several short lines, is no heading: a poem, an address, a list.
  const between = before && !line.spaced && reading.after === 'paragraph';
  if (between && !isClosed(before.text) && lengthOf(before.text) <= LONGEST) return false;
  if (before && /[:،؛,]$/.test(before.text)) return false;
  const marker = markerOf(line.text);
  if (marker && marker.number === undefined) return false;
  if (isLettered(line.text) && before && isLettered(before.text)) return false;
  if (lengthOf(next.text) >= PARAGRAPH && lengthOf(next.text) >= 1.5 * lengthOf(line.text)) return true;
  // Two headings above one another: the lower one must have its paragraph, and one of them a number.
  const below = reading.lines[at + 2];
  return (
    below !== undefined &&
    isShort(next.text) &&
    (saysSo(line.text) || saysSo(next.text)) &&
    lengthOf(below.text) >= PARAGRAPH
  );
}

/** Whether a line is underlined with signs: not by one that parts sections, which an empty line goes before. */
function ruleBelow({ lines }: PieceContext, at: number): boolean {
  const next = lines[at + 1];
  return (
    next !== undefined &&
    isRule(next.text) &&
    !next.spaced &&
    /^[-=_~]/.test(next.text) &&
    isShort(lines[at]!.text) &&
    lines[at + 2] !== undefined &&
    (lines[at]!.spaced || at === 0)
  );
}

function shapeRank(text: string): Rank {
  const numbers = NUMBERS.exec(text)?.[1];
  if (numbers) return { by: 'number', levels: numbers.split(/[-.–ـ/]/).length };
  return { by: isLettered(text) ? 'lettered' : 'bare' };
}
