import { diffChars } from 'diff';
import type { Finding } from '../../scripts/orthography/check.ts';
import { apply } from '../../scripts/orthography/edits.ts';
import type { Mark, Piece } from './prose.ts';

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How well a tool mended a piece. */
export interface Score {
  /** Faults that may be mended, and how many of them were mended rightly. */
  readonly marks: number;
  readonly found: number;
  /** Changes that were made, and how many of them were right. */
  readonly changes: number;
  readonly right: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** The smallest changes that lead from one text to another. */
function changesOf(from: string, to: string): readonly Change[] {
  const changes: { start: number; end: number; text: string }[] = [];
  let at = 0;
  for (const { value, added, removed } of diffChars(from, to)) {
    if (!added && !removed) {
      at += value.length;
      continue;
    }
    const last = changes.at(-1);
    const change = last && last.end === at ? last : { start: at, end: at, text: '' };
    if (change !== last) changes.push(change);
    if (added) change.text += value;
    else change.end = at += value.length;
  }
  return changes;
}

function around(text: string, start: number, end: number): string {
  return `${text.slice(Math.max(0, start - 12), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 12)}`;
}

/**
 * A fault is found when the changes at its place make of it what the mark says. A change is right when all that it touches is
 * marked, and becomes what the marks say.
 */
export function scoreFix(piece: Piece, mended: string): Score {
  const changes = changesOf(piece.text, mended);
  const isMended = (mark: Mark) => {
    const [from, to] = reachOf(mark, piece, changes);
    const inside = changes.filter((change) => from <= change.start && change.end <= to);
    const got = apply(
      piece.text.slice(from, to),
      inside.map((change) => ({ ...change, start: change.start - from, end: change.end - from })),
    );
    return inside.length > 0 && got === goldOf(piece, from, to, mark);
  };
  const safe = piece.marks.filter((mark) => mark.safe);
  const missed = safe.filter((mark) => !isMended(mark));
  const wrong = changes.filter((change) => {
    const marks = piece.marks.filter((mark) => touch(change, mark));
    return !marks.some(isMended);
  });
  return {
    marks: safe.length,
    found: safe.length - missed.length,
    changes: changes.length,
    right: changes.length - wrong.length,
    missed: missed.map(({ start, end, right }) => `${around(piece.text, start, end)} ${right}`),
    wrong: wrong.map(({ start, end, text }) => `${around(piece.text, start, end)} ${text}`),
  };
}

function touch(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** A mark with all changes and marks that hang together with it: one change may mend two faults that touch. */
function reachOf(mark: Mark, piece: Piece, changes: readonly Change[]): [from: number, to: number] {
  let reach = { start: mark.start, end: mark.end };
  for (;;) {
    const near = [...changes, ...piece.marks].filter((one) => touch(one, reach));
    const wider = {
      start: Math.min(reach.start, ...near.map((one) => one.start)),
      end: Math.max(reach.end, ...near.map((one) => one.end)),
    };
    if (wider.start === reach.start && wider.end === reach.end) return [reach.start, reach.end];
    reach = wider;
  }
}

/** A stretch with all its marks mended that are safe, or that are the one asked for. */
function goldOf(piece: Piece, from: number, to: number, asked: Mark): string {
  const marks = piece.marks.filter(
    (mark) => mark.start >= from && mark.end <= to && (mark.safe || mark.start === asked.start),
  );
  return apply(
    piece.text.slice(from, to),
    marks.map((mark) => ({ start: mark.start - from, end: mark.end - from, text: mark.right })),
  );
}

/** How many suggestions are what the marks say. */
export function scoreSuggestions(
  piece: Piece,
  findings: readonly Finding[],
): { made: number; right: number; wrong: readonly string[] } {
  const made = findings.filter((finding) => finding.kind === 'suggest' && finding.expected.length > 0);
  const isRight = ({ edits }: Finding) =>
    edits.every((edit) => {
      const mark = piece.marks.find((one) => one.start <= edit.start && edit.end <= one.end);
      if (!mark) return false;
      const got = apply(piece.text.slice(mark.start, mark.end), [
        { ...edit, start: edit.start - mark.start, end: edit.end - mark.start },
      ]);
      return got === mark.right;
    });
  const wrong = made.filter((finding) => !isRight(finding));
  return {
    made: made.length,
    right: made.length - wrong.length,
    wrong: wrong.map((finding) => `${around(piece.text, finding.start, finding.end)} ${finding.expected[0]}`),
  };
}
