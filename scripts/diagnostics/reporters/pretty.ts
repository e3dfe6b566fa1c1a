import { styleText } from 'node:util';
import type { Message } from '../../book/message.ts';
import type { TextFile } from '../../book/text-file.ts';
import type { Told } from '../report.ts';
import type { Speech } from '../speech.ts';
import {
  isolated,
  leftToRight,
  oneLine,
  persianSentence,
  rightToLeft,
  visible,
  visibleFacts,
  withQuotationsIsolated,
} from './isolate.ts';
import { placed } from './placed.ts';

type Paint = (style: 'bold' | 'red' | 'yellow' | 'blue' | 'dim' | 'cyan', text: string) => string;

/** The most lines of an expected block that are printed; the JSON report has all. */
const MOST_LINES = 8;

const COLOURS = { error: 'red', warning: 'yellow', suggestion: 'blue' } as const;

/**
 * Messages for people: place first (always left to right), rule, sentence; then the line of the source with the place
 * between ⟦ and ⟧ (a caret under a right-to-left line would point at the wrong letter), then what to do.
 */
export function prettyReport(told: Told, colour: boolean, speech: Speech): string {
  const paint: Paint = colour
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
  const wording = speech.language === 'en' ? english(speech) : translated(speech);
  return placed(told, speech)
    .map(({ file, message }) => wording.lines(prettyMessage(file, message, paint, wording)))
    .join('\n');
}

/** How a message is put into lines. */
interface Wording extends Pick<Speech, 'labels' | 'inEnglish'> {
  /** What separates the members of a list. */
  readonly comma: string;
  /** A part that is code. */
  code(text: string): string;
  sentence(message: Message): string;
  note(message: Message): string;
  lines(text: string): string;
}

function english({ labels, say, advise, inEnglish }: Speech): Wording {
  return {
    labels,
    inEnglish,
    comma: ', ',
    code: (text) => text,
    sentence: ({ rule, facts }) => shown(say(rule, facts) ?? ''),
    note: ({ rule, facts }) => oneLine(advise(rule, facts) ?? ''),
    lines: (text) => text,
  };
}

/** The words of a language that is written from right to left. */
function translated({ labels, say, advise, inEnglish }: Speech): Wording {
  return {
    labels,
    inEnglish,
    comma: '، ',
    code: leftToRight,
    sentence: ({ rule, facts }) => persianSentence(say(rule, visibleFacts(facts)) ?? ''),
    note: ({ rule, facts }) => persianSentence(advise(rule, visibleFacts(facts)) ?? ''),
    lines: rightToLeft,
  };
}

function prettyMessage(
  file: TextFile,
  message: Message,
  paint: Paint,
  { labels, comma, code, sentence, note, inEnglish }: Wording,
): string {
  const { rule, severity, facts, place } = message;
  const { line, column } = place.start;
  const at = code(`${oneLine(file.path)}:${line}:${column}`);
  const kind = paint(COLOURS[severity], labels[severity]);
  const lines = [`${paint('bold', at)} ${kind} ${sentence(message)} ${paint('dim', code(`[${rule}]`))}`];
  const excerpt = sourceExcerpt(file, message);
  if (excerpt) lines.push(`  ${paint('dim', '|')} ${excerpt}`);
  const said = inEnglish(rule, facts);
  const expected = message.expected?.filter((one) => one !== '' && !said.includes(`«${one}»`)) ?? [];
  if (expected.length > 0)
    lines.push(`  ${paint('cyan', labels.expected)} ${expected.map(phrase).join(comma)}`);
  const advice = note(message);
  if (advice) lines.push(`  ${paint('cyan', labels.help)} ${advice}`);
  return lines.join('\n');
}

/** Expected text; what has several lines (a table) stands below, cut after some of them. */
function phrase(text: string): string {
  if (!text.includes('\n')) return isolated(visible(text));
  const lines = text.split('\n');
  const shownLines = lines.slice(0, MOST_LINES).map((line) => `    ${isolated(visible(line))}`);
  return ['', ...shownLines, ...(lines.length > MOST_LINES ? ['    …'] : [])].join('\n');
}

/** A sentence with each quotation in it isolated, and its invisible characters named. */
export function shown(text: string): string {
  return withQuotationsIsolated(visible(text));
}

/** About 60 characters of the source line with the place marked; empty when the file has no such text. */
function sourceExcerpt(file: TextFile, { place }: Message): string {
  const line = file.value.split(/\r?\n/)[place.start.line - 1];
  if (!line) return '';
  const from = place.start.column - 1;
  const to = place.end.line === place.start.line ? place.end.column - 1 : line.length;
  if (to <= from) return isolated(oneLine(line.slice(0, 70)) + (line.length > 70 ? '…' : ''));
  const before = line.slice(Math.max(0, from - 30), from);
  const after = line.slice(to, to + 30);
  const inside = to - from > 60 ? `${line.slice(from, from + 60)}…` : line.slice(from, to);
  return isolated(
    `${from > 30 ? '…' : ''}${oneLine(before)}⟦${visible(inside)}⟧${oneLine(after)}${line.length > to + 30 ? '…' : ''}`,
  );
}
