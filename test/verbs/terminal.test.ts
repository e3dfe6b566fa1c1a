import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BuildEvent } from '../../scripts/verbs/progress.ts';
import { Terminal } from '../../scripts/warraq/terminal.ts';
import { voiceFor } from '../../scripts/warraq/voice.ts';

const EVENTS: readonly BuildEvent[] = [
  { type: 'start', stage: 'pdf' },
  { type: 'share', stage: 'pdf', done: 80, of: 340 },
  { type: 'start', stage: 'epub' },
  { type: 'share', stage: 'pdf', done: 170, of: 340 },
  { type: 'end', stage: 'pdf', ms: 2500, made: { count: 340, of: 'pages' } },
  { type: 'end', stage: 'epub', ms: 2500, made: { count: 9, of: 'chapters' } },
];

const env = { ...process.env };
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  delete process.env['CI'];
  delete process.env['TERM'];
  process.env['NO_COLOR'] = '1';
});
afterEach(() => {
  vi.useRealTimers();
  process.env = { ...env };
});

/** What a stream is written while these things happen, one after the other in seconds. */
async function shown(stream: { isTTY: boolean; columns?: number }, lang = 'en'): Promise<string> {
  let written = '';
  const write = (text: string) => {
    written += text;
    return true;
  };
  const voice = await voiceFor(['--lang', lang], {});
  const terminal = new Terminal({ ...stream, write } as unknown as NodeJS.WriteStream, voice, false);
  for (const event of EVENTS) {
    terminal.stage(event);
    vi.advanceTimersByTime(1000);
  }
  terminal.end();
  return written;
}

/** The lines that were shown and wiped again, without marks of direction. */
function passing(written: string): readonly string[] {
  return written
    .split(/[\r\n]/)
    .filter((line) => line.startsWith('\u001b[2K'))
    .map((line) => line.slice(4).replace(/[\u200c\u200f\u2066-\u2069]/g, ''))
    .filter(Boolean);
}

describe('what goes on', () => {
  it('is shown on a terminal with its share, its pages and a bar', async () => {
    const lines = passing(await shown({ isTTY: true, columns: 100 }));
    expect(lines[0]).toMatch(/^ {2}pdf .*…$/);
    expect(lines).toContainEqual(expect.stringMatching(/ {2}████░{12} 23 % \(80 of 340 pages\)$/));
    // The one that tells how much is made goes before the one that began last.
    expect(lines.some((line) => /epub/.test(line) && /340/.test(line))).toBe(false);
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}pdf .*████████░{8} 50 % \(170 of 340 pages\)$/));
  });

  it.each([
    [40, 'en'],
    [40, 'fa'],
    [32, 'en'],
    [80, 'fa'],
  ])('stays in one line of %i columns in %s', async (columns, lang) => {
    const lines = passing(await shown({ isTTY: true, columns }, lang));
    expect(lines.length).toBeGreaterThan(20);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(columns);
    expect(lines.join('\n')).toMatch(/50 %|۵۰٪/);
  });

  it('is nothing but lines in a pipe', async () => {
    const written = await shown({ isTTY: false });
    expect(written).toBe('  pdf        2.5 s  340 pages\n  epub       2.5 s  9 chapters\n');
  });
});
