import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CatalogueEvent } from '../../../scripts/verbs/catalogue/progress.ts';
import { CatalogueTerminal } from '../../../scripts/warraq/catalogue-terminal.ts';
import { voiceFor } from '../../../scripts/warraq/voice.ts';

const env = { ...process.env };
beforeEach(() => {
  delete process.env['CI'];
  delete process.env['TERM'];
  process.env['NO_COLOR'] = '1';
});
afterEach(() => {
  process.env = { ...env };
});

const WORKER = { name: 'w', tool: 'warraq', maker: 'm', slots: 2, busy: 1, done: 3, at: 0 };
const PROGRESS: CatalogueEvent = {
  type: 'progress',
  progress: {
    all: 40,
    seen: 20,
    kept: 5,
    ended: { built: 4, manuscript: 4, failed: 1, cancelled: 0 },
    faults: { 'browser-crashed': 1, 'note-exists': 2, 'image-exists': 1, 'heading-level': 1 },
    rate: 6.4,
  },
  workers: [WORKER, { ...WORKER, waits: 'disk-full' }],
  others: 1,
};

async function shown(lang: string, ...events: readonly CatalogueEvent[]): Promise<string> {
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const stream = { isTTY: true, write } as unknown as NodeJS.WriteStream;
  const terminal = new CatalogueTerminal(stream, await voiceFor(['--lang', lang], {}), false);
  for (const event of events) terminal.show(event);
  return written.replaceAll('\r\u001b[2K', '');
}

describe('what is shown while a catalogue is built', () => {
  it('has share, rate, what is left, faults by kind, and what workers are at', async () => {
    expect(await shown('en', PROGRESS)).toBe(
      '14 of 40, 6 a minute, 5 min left; 5 not built [note-exists 2, browser-crashed 1, image-exists 1, …]; ' +
        '2 workers, 2 of 4 places busy [disk-full]',
    );
  });

  it('says once that nobody is there to do it', async () => {
    const alone = { ...PROGRESS, workers: [] };
    expect(
      (await shown('en', alone, alone)).match(/no worker of this version is at the queue \(1 of others/g),
    ).toHaveLength(1);
  });
});
