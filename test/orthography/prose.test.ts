import { describe, expect, it } from 'vitest';
import { check as checkText, fix as fixText } from '../../scripts/verbs/check-text.ts';
import { readProse } from './prose.ts';
import { scoreFix, scoreSuggestions } from './score.ts';

describe('on prose with marked faults', () => {
  const pieces = readProse();
  const scores = pieces.map((piece) => scoreFix(piece, fixText(piece.text).text));
  const sum = (key: 'marks' | 'found' | 'changes' | 'right') =>
    scores.reduce((total, score) => total + score[key], 0);

  it('has 300 faults in at least five pieces', () => {
    expect(pieces.length).toBeGreaterThanOrEqual(5);
    expect(sum('marks')).toBeGreaterThanOrEqual(300);
  });

  it('mends 95 % of them, and 99 % of what it mends were faults', () => {
    expect(sum('found') / sum('marks')).toBeGreaterThanOrEqual(0.95);
    expect(
      sum('right') / sum('changes'),
      scores.flatMap(({ wrong }) => wrong).join('\n'),
    ).toBeGreaterThanOrEqual(0.99);
  });

  it('suggests what is right in 85 % of the cases', () => {
    const made = pieces.map((piece) => scoreSuggestions(piece, checkText(piece.text)));
    const right = made.reduce((total, one) => total + one.right, 0);
    const all = made.reduce((total, one) => total + one.made, 0);
    expect(all).toBeGreaterThanOrEqual(20);
    expect(right / all, made.flatMap(({ wrong }) => wrong).join('\n')).toBeGreaterThanOrEqual(0.85);
  });

  it('would see a text that was not mended, or mended too much', () => {
    const [piece] = pieces;
    expect(scoreFix(piece!, piece!.text).found).toBe(0);
    const spoilt = `${fixText(piece!.text).text} و`;
    expect(scoreFix(piece!, spoilt).right).toBeLessThan(scoreFix(piece!, spoilt).changes);
  });
});
