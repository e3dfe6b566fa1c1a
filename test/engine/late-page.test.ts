import { describe, expect, it } from 'vitest';
import type { PrintingPage } from '../../scripts/engine/kept-page.ts';
import { LatePage } from '../../scripts/engine/late-page.ts';
import type { LoadedPage } from '../../scripts/engine/loaded-page.ts';

/** A late page, and what becomes of the page behind it. */
function latePage(open?: () => Promise<never>) {
  const log: string[] = [];
  const loaded: PrintingPage = {
    call: async (name) => void log.push(name),
    print: async () => new Uint8Array([log.push('print')]),
    close: () => void log.push('close'),
  };
  const late = new LatePage(async () => {
    log.push('open');
    return (await open?.()) ?? (loaded as LoadedPage);
  });
  return { late, log };
}

describe('a late page', () => {
  it('is opened once, when it is first asked for something', async () => {
    const { late, log } = latePage();
    expect(log).toEqual([]);
    await Promise.all([late.call('measure', []), late.call('set', [])]);
    await late.print();
    late.close();
    await Promise.resolve();
    expect(log).toEqual(['open', 'measure', 'set', 'print', 'close']);
  });

  it('that is asked for nothing is never opened', async () => {
    const { late, log } = latePage();
    late.close();
    await Promise.resolve();
    expect(log).toEqual([]);
  });

  it('says to each who asks why it can’t be opened, and is closed all the same', async () => {
    const { late } = latePage(() => Promise.reject(new Error('no room')));
    await expect(late.call('measure', [])).rejects.toThrow('no room');
    await expect(late.print()).rejects.toThrow('no room');
    expect(() => late.close()).not.toThrow();
  });
});
