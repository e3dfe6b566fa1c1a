import { expect, it } from 'vitest';
import { Terminal } from '../../scripts/warraq/terminal.ts';
import { voiceFor } from '../../scripts/warraq/voice.ts';

async function noted(language: string): Promise<string> {
  const lines: string[] = [];
  const stream = { write: (line: string) => lines.push(line) } as unknown as NodeJS.WriteStream;
  const terminal = new Terminal(stream, await voiceFor(['--lang', language], {}), false);
  terminal.stage({ type: 'note', fault: 'damaged', said: '/a/\u001b[2Jb' });
  return lines.join('');
}

it('says once that it is a note, whatever the path has in it', async () => {
  expect(await noted('en')).toBe('  note a damaged file of the store was removed: /a/<U+001B>[2Jb\n');
});

it('says it in Persian, with the path isolated', async () => {
  expect(await noted('fa')).toBe(
    '\u200f\u2067  نکته: پروندهٔ آسیب‌دیدهٔ انبار برداشته شد: \u2066/a/<U+001B>[2Jb\u2069\u2069\n',
  );
});
