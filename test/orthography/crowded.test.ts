import { expect, it } from 'vitest';
import { check as checkText } from '../../scripts/verbs/check-text.ts';

/** What a careless pattern would read again from each of its beginnings. */
const CROWDED = ['1+1+', '1,-1,', '[(ا,', '((', ':) '];

// The processor's time, in µs: the clock's says how busy the machine is.
it.each(CROWDED)('reads 30,000 of «%s» in time', { timeout: 300_000 }, (piece) => {
  const started = process.cpuUsage();
  checkText(`متن ${piece.repeat(30_000)} متن`);
  expect(process.cpuUsage(started).user).toBeLessThan(15_000_000);
});
