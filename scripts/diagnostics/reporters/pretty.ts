import { styleText } from 'node:util';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { en } from '../messages/en.ts';
import { messagesOf, severityOf } from '../report.ts';
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

type Paint = (style: 'bold' | 'red' | 'yellow' | 'blue' | 'dim' | 'cyan', text: string) => string;

/** The most lines of an expected block that are printed; the JSON report has all. */
const MOST_LINES = 8;

const COLOURS = { error: 'red', warning: 'yellow', suggestion: 'blue' } as const;

/**
 * Messages for people: place first (always left to right), rule, sentence; then the line of the source with the place
 * between ⟦ and ⟧ (a caret under a right-to-left line would point at the wrong letter), then what to do. In English, unless a
 * speech says it in another language.
 */
export function prettyReport(files: readonly VFile[], colour: boolean, speech?: Speech): string {
  const paint: Paint = colour
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
  const pretty = speech && speech.language !== 'en' ? translated(speech) : ENGLISH;
  return files
    .flatMap((file) =>
      messagesOf([file]).map((message) => pretty.lines(prettyMessage(file, message, paint, pretty))),
    )
    .join('\n');
}

/** How a message is put into lines. */
interface Wording {
  readonly labels: Speech['labels'];
  /** What separates the members of a list. */
  readonly comma: string;
  /** A part that is code. */
  code(text: string): string;
  sentence(message: VFileMessage): string;
  note(message: VFileMessage): string;
  lines(text: string): string;
}

const ENGLISH: Wording = {
  labels: en.labels,
  comma: ', ',
  code: (text) => text,
  sentence: ({ reason }) => shown(reason),
  note: ({ note = '' }) => oneLine(note),
  lines: (text) => text,
};

/** The words of a language that is written from right to left; a message of another's rule keeps its own. */
function translated({ labels, say, advise }: Speech): Wording {
  return {
    labels,
    comma: '، ',
    code: leftToRight,
    sentence({ ruleId = '', facts, reason }) {
      const said = facts && say(ruleId, visibleFacts(facts));
      return said === undefined ? leftToRight(shown(reason)) : persianSentence(said);
    },
    note({ ruleId = '', facts, note = '' }) {
      const advice = facts && advise(ruleId, visibleFacts(facts));
      return advice === undefined ? leftToRight(oneLine(note)) : persianSentence(advice);
    },
    lines: rightToLeft,
  };
}

function prettyMessage(
  file: VFile,
  message: VFileMessage,
  paint: Paint,
  { labels, comma, code, sentence, note }: Wording,
): string {
  const place = code(`${oneLine(file.path)}:${message.line ?? 1}:${message.column ?? 1}`);
  const severity = severityOf(message);
  const kind = paint(COLOURS[severity], labels[severity]);
  const rule = code(`[${message.ruleId}]`);
  const lines = [`${paint('bold', place)} ${kind} ${sentence(message)} ${paint('dim', rule)}`];
  const excerpt = sourceExcerpt(file, message);
  if (excerpt) lines.push(`  ${paint('dim', '|')} ${excerpt}`);
  const expected =
    message.expected?.filter((one) => one !== '' && !message.reason.includes(`«${one}»`)) ?? [];
  if (expected.length > 0)
    lines.push(`  ${paint('cyan', labels.expected)} ${expected.map(phrase).join(comma)}`);
  if (message.note) lines.push(`  ${paint('cyan', labels.help)} ${note(message)}`);
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
function sourceExcerpt(file: VFile, message: VFileMessage): string {
  if (typeof file.value !== 'string' || !message.place) return '';
  const place = 'start' in message.place ? message.place : { start: message.place, end: message.place };
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
