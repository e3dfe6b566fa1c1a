import { styleText } from 'node:util';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { printable } from '../printable.ts';
import { messagesOf, severityOf } from '../report.ts';

/** First-strong isolate and its end (UAX #9): quoted text can't disturb the line around it. */
const ISOLATE = '\u2068';
const POP = '\u2069';

type Paint = (style: 'bold' | 'red' | 'yellow' | 'blue' | 'dim' | 'cyan', text: string) => string;

/** The most lines of an expected block that are printed; the JSON report has all. */
const MOST_LINES = 8;

const COLOURS = { error: 'red', warning: 'yellow', suggestion: 'blue' } as const;

/**
 * Messages for people: place first (always left to right), rule, sentence; then the line of the source with the place
 * between ⟦ and ⟧ (a caret under a right-to-left line would point at the wrong letter), then what to do.
 */
export function prettyReport(files: readonly VFile[], colour: boolean): string {
  const paint: Paint = colour
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
  return files
    .flatMap((file) => messagesOf([file]).map((message) => prettyMessage(file, message, paint)))
    .join('\n');
}

function prettyMessage(file: VFile, message: VFileMessage, paint: Paint): string {
  const place = `${oneLine(file.path)}:${message.line ?? 1}:${message.column ?? 1}`;
  const severity = severityOf(message);
  const kind = paint(COLOURS[severity], severity);
  const lines = [
    `${paint('bold', place)} ${kind} ${shown(message.reason)} ${paint('dim', `[${message.ruleId}]`)}`,
  ];
  const excerpt = sourceExcerpt(file, message);
  if (excerpt) lines.push(`  ${paint('dim', '|')} ${excerpt}`);
  const expected =
    message.expected?.filter((one) => one !== '' && !message.reason.includes(`«${one}»`)) ?? [];
  if (expected.length > 0) lines.push(`  ${paint('cyan', 'expected')} ${expected.map(phrase).join(', ')}`);
  if (message.note) lines.push(`  ${paint('cyan', 'help')} ${oneLine(message.note)}`);
  return lines.join('\n');
}

/** Expected text; what has several lines (a table) stands below, cut after some of them. */
function phrase(text: string): string {
  if (!text.includes('\n')) return ISOLATE + named(text) + POP;
  const lines = text.split('\n');
  const shownLines = lines.slice(0, MOST_LINES).map((line) => `    ${ISOLATE}${named(line)}${POP}`);
  return ['', ...shownLines, ...(lines.length > MOST_LINES ? ['    …'] : [])].join('\n');
}

/** A sentence with each quotation in it isolated, and its invisible characters named. */
export function shown(text: string): string {
  return named(text).replace(/«(?:[^«»]|«[^«»]*»)*»/g, (quotation) => ISOLATE + quotation + POP);
}

/** About 60 characters of the source line with the place marked; empty when the file has no such text. */
function sourceExcerpt(file: VFile, message: VFileMessage): string {
  if (typeof file.value !== 'string' || !message.place) return '';
  const place = 'start' in message.place ? message.place : { start: message.place, end: message.place };
  const line = file.value.split(/\r?\n/)[place.start.line - 1];
  if (!line) return '';
  const from = place.start.column - 1;
  const to = place.end.line === place.start.line ? place.end.column - 1 : line.length;
  if (to <= from) return ISOLATE + oneLine(line.slice(0, 70)) + (line.length > 70 ? '…' : '') + POP;
  const before = line.slice(Math.max(0, from - 30), from);
  const after = line.slice(to, to + 30);
  const inside = to - from > 60 ? `${line.slice(from, from + 60)}…` : line.slice(from, to);
  return `${ISOLATE}${from > 30 ? '…' : ''}${oneLine(before)}⟦${named(inside)}⟧${oneLine(after)}${line.length > to + 30 ? '…' : ''}${POP}`;
}

/** Invisible characters are named, the half-space where nothing else shows it; all others stand for themselves. */
function named(text: string): string {
  const hides = /^\u200c|\u200c$|\u200c[\u200c\s]|\s\u200c/.test(text);
  const shownHalfSpaces = hides ? text.replaceAll('\u200c', '<U+200C>') : text;
  return oneLine(shownHalfSpaces);
}

/** A text that can't leave its line. */
function oneLine(text: string): string {
  return printable(text).replaceAll('\n', '<U+000A>');
}
