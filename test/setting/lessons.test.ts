import { expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { render } from '../../scripts/render/render.ts';
import { Lessons } from '../../scripts/setting/lessons.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const { book } = await readBook(memoryWorld({ '1.md': '# یکم\n\nمتن.\n', '2.md': '# دوم\n\nمتن.\n' }));
const rendering = render(book!, silent);
const LAST = rendering.divisions.length - 1;
const tooHigh = (excess: number, from = 3) => ({ division: LAST, from, what: 'too high', excess });

it('adds up how much higher a page is than was measured, each time with a pixel to spare', () => {
  const lessons = new Lessons(rendering);
  lessons.learn([tooHigh(4), tooHigh(2, 9)]);
  lessons.learn([tooHigh(1)]);
  expect([...lessons.extra[LAST]!]).toEqual([
    [3, 7],
    [9, 3],
  ]);
  expect(lessons.simpler.size).toBe(0);
});

it('puts notes at the end of a division that fails for another cause, and says why', () => {
  const lessons = new Lessons(rendering);
  lessons.learn([tooHigh(4), { division: LAST, from: 5, what: 'note 2 stands on another page' }]);
  expect([...lessons.simpler]).toEqual([[LAST, 'note 2 stands on another page']]);
  expect(lessons.simplerIds).toHaveLength(1);
  expect(lessons.extra[LAST]).toBeUndefined();
});

it('has patience with a page three times, and again with the simpler division', () => {
  const lessons = new Lessons(rendering);
  for (let turn = 0; turn < 3; turn += 1) lessons.learn([tooHigh(1)]);
  expect(lessons.simpler.size).toBe(0);
  lessons.learn([tooHigh(1)]);
  expect([...lessons.simpler]).toEqual([[LAST, 'too high']]);
  for (let turn = 0; turn < 3; turn += 1) lessons.learn([tooHigh(1)]);
  expect(() => lessons.learn([tooHigh(1)])).toThrow('can’t be made right: too high');
});
