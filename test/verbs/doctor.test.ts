import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { downloadBrowser, downloadedBrowser, isMadeFor, KNOWN_BUILD } from '../../scripts/engine/download.ts';
import { pinnedMilestone } from '../../scripts/engine/pinned.ts';
import { inspectBook } from '../../scripts/verbs/doctor/book.ts';
import { mendStart } from '../../scripts/verbs/doctor/browser.ts';
import {
  checkCache,
  checkFolder,
  checkMemory,
  checkNode,
  checkTypefaces,
} from '../../scripts/verbs/doctor/machine.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-doctor-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the machine', () => {
  it.each([
    ['20.19.0', 'good'],
    ['20.18.3', 'fault'],
    ['9.11.2', 'fault'],
    ['26.0.0', 'good'],
  ])('has a Node that is new enough: %s is %s', (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });

  it('has all typefaces, or tells which are missing', () => {
    expect(checkTypefaces()).toMatchObject({ state: 'good', missing: [] });
    const without = checkTypefaces((path) => {
      if (/amiri/i.test(path)) throw new Error('gone');
      return path;
    });
    expect(without).toMatchObject({ state: 'fault', mend: expect.stringContaining('npm install') });
    expect(without.missing.length).toBeGreaterThan(0);
    expect(without.missing.every((path) => /amiri/i.test(path))).toBe(true);
  });

  it('tells how much the store has, and that there is none', async () => {
    await mkdir(join(folder, 'store/deep'), { recursive: true });
    await writeFile(join(folder, 'store/deep/one'), '12345');
    expect(await checkCache(join(folder, 'store'))).toMatchObject({ state: 'good', bytes: 5 });
    expect(await checkCache(undefined)).toMatchObject({ state: 'note', bytes: 0 });
  });

  it('tells where editions can’t go', async () => {
    expect(await checkFolder(join(folder, 'not/there/yet'))).toMatchObject({ state: 'good' });
    await writeFile(join(folder, 'file'), '');
    expect(await checkFolder(join(folder, 'file'))).toMatchObject({ state: 'fault', code: 'ENOTDIR' });
    if (process.getuid?.() === 0) return;
    await mkdir(join(folder, 'locked'));
    await chmod(join(folder, 'locked'), 0o500);
    expect(await checkFolder(join(folder, 'locked/dist'))).toMatchObject({ state: 'fault', code: 'EACCES' });
  });

  it('is told when its memory is low', () => {
    expect([checkMemory(9e8, 8e9).state, checkMemory(4e9, 8e9).state]).toEqual(['note', 'good']);
  });

  it.each([
    ['No usable sandbox! If you are running on Ubuntu 23.10+', /^sudo sysctl .*userns=0$/],
    ['error while loading shared libraries: libnss3.so: cannot open', /^apt-file search libnss3\.so$/],
    ['it ended at once (SIGTRAP)', /--browser PATH$/],
  ])('has a command for a browser that says: %s', (said, command) => {
    expect(mendStart(said)).toMatch(command);
  });
});

describe('a manuscript', () => {
  it('is told with what is read of it, what it takes, and who has decided each setting', async () => {
    const book = join(folder, 'book');
    await mkdir(join(book, 'templates'), { recursive: true });
    await writeFile(
      join(book, 'book.yaml'),
      'title: تاریخ چاپ\nkind: book\npage:\n  size: A5\nstyle: own.css\ndigits: keep\n',
    );
    await writeFile(join(book, '01.md'), '# آغاز\n\nمتن.\n');
    await writeFile(join(book, 'own.css'), 'p { color: black }');
    await writeFile(join(book, 'templates/part.ejs'), '<p></p>');
    const { check, read, takes, settings } = await inspectBook(book, false);
    expect(check).toMatchObject({ state: 'good', texts: 1, errors: 0, title: 'تاریخ چاپ' });
    expect(read.map(({ path }) => path)).toEqual(expect.arrayContaining(['01.md', 'book.yaml', 'own.css']));
    expect(takes).toEqual([
      { what: 'template', name: 'templates/part.ejs', runs: true },
      { what: 'style', name: 'own.css', runs: false },
    ]);
    const by = Object.fromEntries(settings.map(({ key, value, from }) => [key, [value, from]]));
    const path = join(book, 'book.yaml');
    expect(by).toMatchObject({
      title: ['تاریخ چاپ', { kind: 'file', path, line: 1 }],
      'page.size': ['A5', { kind: 'file', path, line: 4 }],
      'page.margin.top': ['22mm', { kind: 'theme', name: 'book' }],
      digits: ['keep', { kind: 'file', path, line: 6 }],
      language: ['fa', { kind: 'default' }],
    });
  });

  it.each([
    ['footnotes: chapter', { 'footnotes.numbering': 'chapter book.yaml:3' }],
    [
      'footnotes: { run-in: true }',
      { 'footnotes.numbering': 'page theme', 'footnotes.run-in': 'true book.yaml:3' },
    ],
    ['justify: letters', { 'footnotes.numbering': 'page theme', 'justify.by': 'letters book.yaml:3' }],
    ['theme: book', { grid: 'true theme' }],
  ])(
    'says of a setting that is a word or keys, each of which may come from elsewhere: %s',
    async (line, expected) => {
      const book = await mkdtemp(join(folder, 'book-'));
      await writeFile(join(book, 'book.yaml'), `title: یک\nkind: book\n${line}\n`);
      await writeFile(join(book, '01.md'), '# یک\n\nمتن.\n');
      const { settings } = await inspectBook(book, false);
      const said = settings.map(({ key, value, from }) => {
        const place = from.kind === 'file' ? `book.yaml:${from.line}` : from.kind;
        return [key, `${value} ${place}`];
      });
      expect(Object.fromEntries(said)).toMatchObject(expected);
    },
  );

  it('is told with its faults', async () => {
    const book = join(folder, 'bad');
    await mkdir(book);
    await writeFile(join(book, 'book.yaml'), 'titel: یک\n');
    await writeFile(join(book, '01.md'), '# یک\n');
    const { check, settings } = await inspectBook(book, false);
    expect(check).toMatchObject({ state: 'fault', errors: 2, mend: expect.stringContaining('warraq check') });
    expect(settings).toEqual([]);
  });
});

describe('a browser that is got', () => {
  let server: Server;
  let mirror = '';
  const asked: string[] = [];
  const home = process.env['XDG_CACHE_HOME'];
  beforeAll(async () => {
    process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
    server = createServer((request, response) => {
      asked.push(request.url!);
      if (request.url!.endsWith('.json')) {
        response.statusCode = request.url!.startsWith('/listed/') ? 200 : 404;
        response.end(JSON.stringify({ milestones: { [pinnedMilestone()]: { version: '147.0.99.1' } } }));
        return;
      }
      const zip = new ZipFile();
      const name = /([^/]+)\.zip$/.exec(request.url!)?.[1];
      zip.addBuffer(Buffer.from('#!/bin/sh\necho 1\n'), `${name}/chrome-headless-shell`, { mode: 0o100755 });
      zip.end();
      buffer(zip.outputStream).then((bytes) => response.end(bytes));
      if (request.url!.includes('0.0.0.0')) response.statusCode = 404;
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}/chrome/`;
  });
  afterAll(() => {
    server.close();
    if (home === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = home;
  });

  it.runIf(isMadeFor(process.platform, process.arch) && process.platform !== 'win32')(
    'comes from the mirror that is named, into the user’s own folder, and is found there',
    async () => {
      expect(await downloadedBrowser()).toBeUndefined();
      const builds = ['148.0.1.1', '147.0.10.2', '147.0.9.9'];
      for (const build of builds) {
        const path = await downloadBrowser({ mirror, build });
        expect(path.startsWith(join(folder, 'cache/warraq/browsers'))).toBe(true);
        expect(await readFile(path, 'utf8')).toContain('echo 1');
      }
      expect(asked[0]).toMatch(/^\/chrome\/148\.0\.1\.1\/[\w-]+\/chrome-headless-shell-[\w-]+\.zip$/);
      // The pinned one is of the milestone 147: the newest of it, by its numbers.
      expect(await downloadedBrowser()).toContain('147.0.10.2');
    },
  );

  it.runIf(isMadeFor(process.platform, process.arch) && process.platform !== 'win32')(
    'is the last of its milestone that the mirror lists, or one that is known: its makers are asked nothing',
    async () => {
      expect(KNOWN_BUILD.split('.')[0]).toBe(pinnedMilestone());
      expect(await downloadBrowser({ mirror })).toContain(KNOWN_BUILD);
      expect(await downloadBrowser({ mirror: mirror.replace('/chrome/', '/listed') })).toContain(
        '147.0.99.1',
      );
      expect(asked.at(-1)).toMatch(/^\/listed\/147\.0\.99\.1\/[\w-]+\/chrome-headless-shell-[\w-]+\.zip$/);
    },
  );

  it('is told as not got where the mirror has none', async () => {
    const getting = downloadBrowser({ mirror, build: '0.0.0.0' });
    await expect(getting).rejects.toMatchObject({ code: 'browser-ungettable', exitCode: 3 });
  });

  it('is made for no Linux on ARM', () => {
    expect([isMadeFor('linux', 'arm64'), isMadeFor('darwin', 'arm64'), isMadeFor('win32', 'arm64')]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
