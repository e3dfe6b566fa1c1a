import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../scripts/engine/find.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-faults-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const document = { files: new Map([['', { mediaType: 'text/html', body: '<body>' }]]) };

/** A program that stands for a browser. */
async function program(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

describe('a browser that is none', () => {
  const CASES: readonly [string, string, string][] = [
    ['says nothing', 'exit 0', 'does not say its version'],
    ['says something else', 'echo hello', 'does not say its version'],
    ['prints garbage', 'cat /dev/urandom', 'can’t be run as a browser'],
    ['fails', 'exit 1', 'can’t be run as a browser'],
    ['never answers', 'exec sleep 600', 'can’t be run as a browser'],
  ];

  it.concurrent.each(CASES)('is refused within 15 s: it %s', async (name, script, said) => {
    const path = await program(name.replaceAll(' ', '-'), script);
    const begun = performance.now();
    await expect(findBrowser(path)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining(said),
      hint: expect.stringContaining('--browser'),
    });
    expect(performance.now() - begun).toBeLessThan(15_000);
  });

  it('is refused where it is a folder, or a file that is no program', async () => {
    await mkdir(join(folder, 'folder'));
    await writeFile(join(folder, 'text'), 'Chromium 147.0.0.0');
    for (const name of ['folder', 'text'])
      await expect(findBrowser(join(folder, name))).rejects.toMatchObject({ code: 'browser-missing' });
  });
});

describe('a browser that says its version', () => {
  const said = '[ "$1" = --version ] && { echo Chromium 147.0.0.0; exit; }';

  it.concurrent.each([
    ['ends at once', 'exit 1', 'browser-crashed'],
    ['does nothing more', 'exec sleep 600', 'browser-stalled'],
    ['writes to its pipe what is no answer', 'printf "{}\\0" >&4; exec sleep 600', 'browser-stalled'],
  ])('is given up within 30 s if it %s', async (name, script, code) => {
    const session = new BrowserSession({
      browser: await program(`b-${name.replaceAll(' ', '-')}`, `${said}\n${script}`),
    });
    const begun = performance.now();
    await expect(session.withPage(document, async () => {})).rejects.toMatchObject({ code, exitCode: 3 });
    await session.close();
    expect(performance.now() - begun).toBeLessThan(30_000);
  });

  it('is given up if it is stopped in the middle of its work', async () => {
    const session = new BrowserSession({ timeout: 3 });
    const begun = performance.now();
    const work = session.withPage({ ...document, script: 'var inPage = { one: () => 1 };' }, async (page) => {
      page.page.browser().process()!.kill('SIGSTOP');
      await page.call('one', []);
      // What was under way in the page's own process may still have come.
      return page.print();
    });
    await expect(work).rejects.toMatchObject({ code: 'browser-stalled', exitCode: 3 });
    await session.close();
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});
