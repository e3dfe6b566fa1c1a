import { MessageList } from '../../scripts/diagnostics/report.ts';
import { withinTime } from '../../scripts/diagnostics/within-time.ts';
import { render } from '../../scripts/render/render.ts';
import { check } from '../../scripts/verbs/check-text.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { PLACES, SIGNS, UNITS } from './pumped.ts';

/** Longest time for a text, in seconds. */
const SECONDS = 12;
/** What takes less than this, in milliseconds, tells nothing of how it grows; what takes more at four times the length is looked at. */
const [MEASURED, SLOW] = [40, 250];
/** How much longer four times a text may take; the square would be sixteen times. */
const MOST = 6.2;
const LONGEST = 4000;

/** Processor time that a text takes to be read and shown, and to be checked, in milliseconds. */
async function timesOf(text: string): Promise<readonly number[]> {
  const spent = async (work: () => unknown) => {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const file = { path: '1.md', value: text };
  const { report } = new MessageList();
  const shown = await spent(async () => {
    const { book } = await readBook(memoryWorld({ '1.md': text }), undefined, { timeout: SECONDS });
    if (book) withinTime(file, report, 'render', () => render(book, report), SECONDS);
  });
  const checked = await spent(() => withinTime(file, report, 'check', () => check(text), SECONDS));
  return [shown, checked];
}

/**
 * What takes longer and longer: each sign in each shape and place, so many times and four times as often. Beside what micromark does in
 * the square itself (`]` that closes nothing, within `LIMITS.signs`; many texts in one paragraph), there is to be none. `only`: what its place and its unit have in them; `all` for each.
 */
export async function growing(only: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const [place, put] of Object.entries(PLACES))
    for (const sign of SIGNS)
      for (const [shape, unitOf] of Object.entries(UNITS)) {
        const unit = unitOf(sign);
        const title = `${place}, ${shape}: ${JSON.stringify(unit)}`;
        if (unit.trim() === '' || !(only === 'all' || title.includes(only))) continue;
        if (await grows((count) => put(unit, count))) found.add(title);
      }
  return [...found];
}

async function grows(textOf: (count: number) => string): Promise<boolean> {
  let count = LONGEST / 16;
  let before = await timesOf(textOf(count));
  while (Math.max(...before) < MEASURED && count < LONGEST) {
    count *= 4;
    before = await timesOf(textOf(count));
  }
  const after = await timesOf(textOf(4 * count));
  return after.some((time, at) => time > SLOW && time / Math.max(MEASURED / 2, before[at]!) > MOST);
}
