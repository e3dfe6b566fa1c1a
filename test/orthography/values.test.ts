import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitRuns } from '../../scripts/language/direction.ts';
import { valuesIn } from '../../scripts/language/values.ts';
import { withoutForeign } from '../../scripts/orthography/exempt.ts';
import { EXEMPT } from '../../scripts/orthography/letters.ts';
import { runs } from '../runs.ts';

const PIECES =
  '"|"5, 10"|"1.2"|\'021\'|+98 21 8800 1234|978-3-16-148410-0|1...n|true|یا|1|20|3.5|Python|تا|از|به بعد|متن|،| | |\n|«|»'.split(
    '|',
  );

it('leaves to the checker and to the editions the same values as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const masked = withoutForeign(text);
      const foreign = splitRuns(text, 'rtl')
        .map((run) => (run.foreign ? EXEMPT : ' ').repeat(run.text.length))
        .join('');
      for (const { start, end } of valuesIn(text)) {
        expect(masked.slice(start, end)).toBe(EXEMPT.repeat(end - start));
        expect(foreign.slice(start, end)).toBe(EXEMPT.repeat(end - start));
      }
    }),
    { numRuns: runs(300) },
  );
});

it.each(['true، 1 یا ', '"01'])('hides 30,000 of «%s» in time', { timeout: 60_000 }, (piece) => {
  const started = process.cpuUsage();
  withoutForeign(piece.repeat(30_000));
  expect(process.cpuUsage(started).user).toBeLessThan(5_000_000);
});
