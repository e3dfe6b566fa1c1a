import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { PrintingPage } from '../../scripts/engine/kept-page.ts';
import { LatePage } from '../../scripts/engine/late-page.ts';
import type { LoadedPage } from '../../scripts/engine/loaded-page.ts';

/** A late page, and what becomes of the page behind it; it fails when it is asked to «fail», and does not answer when to «wait». */
function latePage(open?: () => Promise<never>) {
  const log: string[] = [];
  const loaded: PrintingPage = {
    call: async (name) => {
      log.push(name);
      if (name === 'fail') throw new Error('broken here');
      if (name === 'wait') await new Promise(() => {});
    },
    print: async () => new Uint8Array([log.push('print')]),
    close: () => void log.push('close'),
  };
  const opened = async () => {
    log.push('open');
    return (await open?.()) ?? (loaded as LoadedPage);
  };
  const late = new LatePage(opened, () => void log.push('leave'));
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
    expect(log).toEqual(['open', 'measure', 'set', 'print', 'leave']);
  });

  it('is handed on once, and asked for nothing more', async () => {
    const { late, log } = latePage();
    await late.print();
    late.close();
    late.close();
    await expect(late.call('set', [])).rejects.toThrow('was closed');
    expect(log).toEqual(['open', 'print', 'leave']);
  });

  it.each(['fail', 'wait'])('is closed for good when it was asked to «%s»', async (name) => {
    const { late, log } = latePage();
    const asked = late.call(name, []);
    asked.catch(() => {});
    await setImmediate();
    late.close();
    await setImmediate();
    expect(log).toEqual(['open', name, 'close']);
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
