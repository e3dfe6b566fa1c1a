import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isIntact, recordContents } from '../../scripts/engine/contents.ts';
import { pinnedBrowser, pinnedRunsHere } from '../../scripts/engine/pinned.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-contents-'));
  writeFileSync(at('chromium'), 'a program');
  writeFileSync(at('fonts.conf'), '<fontconfig/>');
  await recordContents(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('an unpacked folder', () => {
  it('is intact as it was noted', async () => {
    expect(await isIntact(folder)).toBe(true);
  });

  it('is intact when it was moved, or copied with all that it has', async () => {
    const copy = `${folder}-copy`;
    cpSync(folder, copy, { recursive: true });
    expect(await isIntact(copy)).toBe(true);
    expect(await isIntact(copy)).toBe(true);
    rmSync(copy, { recursive: true });
  });

  const DAMAGES: Readonly<Record<string, () => void>> = {
    'a file was written to': () => appendFileSync(at('chromium'), '!'),
    'a file was cut short': () => truncateSync(at('chromium'), 3),
    'a file was written to and its time put back': () => {
      const { atime, mtime } = statSync(at('chromium'));
      writeFileSync(at('chromium'), 'b program');
      utimesSync(at('chromium'), atime, mtime);
    },
    'another was put in its place': () => {
      writeFileSync(at('other'), 'A program');
      renameSync(at('other'), at('chromium'));
    },
    'a file is gone': () => rmSync(at('fonts.conf')),
    'a library was added': () => writeFileSync(at('libc.so.6'), 'x'),
    'a link was added': () => symlinkSync('/etc/passwd', at('libnss3.so')),
    'the list is gone': () => rmSync(at('contents.json')),
    'the list is garbage': () => writeFileSync(at('contents.json'), '{"chromium":null}'),
  };

  it.each(Object.entries(DAMAGES))('is not intact when %s', async (_, damage) => {
    damage();
    expect(await isIntact(folder)).toBe(false);
  });
});

it.skipIf(!pinnedRunsHere())('unpacks the pinned browser anew where its folder was damaged', async () => {
  const before = process.env['XDG_CACHE_HOME'];
  process.env['XDG_CACHE_HOME'] = folder;
  try {
    const { path } = await pinnedBrowser();
    const { size } = statSync(path);
    writeFileSync(path, '#!/bin/sh\ntouch /tmp/warraq-foreign\n', { mode: 0o755 });
    const again = await pinnedBrowser();
    expect([again.path, statSync(again.path).size]).toEqual([path, size]);
    expect(readFileSync(path).subarray(1, 4).toString()).toBe('ELF');
  } finally {
    if (before === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = before;
  }
});
