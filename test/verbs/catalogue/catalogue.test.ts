import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WarraqError } from '../../../scripts/diagnostics/warraq-error.ts';
import { openBucket } from '../../../scripts/verbs/catalogue/bucket.ts';
import { Depot } from '../../../scripts/verbs/catalogue/depot.ts';
import { Editions } from '../../../scripts/verbs/catalogue/editions.ts';
import { Gate } from '../../../scripts/verbs/catalogue/gate.ts';
import { isSound, type Job, jobOf, sha256 } from '../../../scripts/verbs/catalogue/job.ts';
import { Cancelled, Journal } from '../../../scripts/verbs/catalogue/journal.ts';
import { type Catalogue, openCatalogue } from '../../../scripts/verbs/catalogue/open.ts';
import type { Made, Outcome } from '../../../scripts/verbs/catalogue/outcome.ts';
import { type Filter, type Planned, plan } from '../../../scripts/verbs/catalogue/plan.ts';
import { runTitle, type Shop } from '../../../scripts/verbs/catalogue/run.ts';
import { sourcesOfTitle, withTheme } from '../../../scripts/verbs/catalogue/sources.ts';
import { said } from '../../said.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-catalogue-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A catalogue of three titles, one of them a file. */
async function catalogue(settings = 'editions: { folder: editions }\n'): Promise<Catalogue> {
  write('catalogue.yaml', `titles: books\n${settings}`);
  for (const name of ['a', 'b']) {
    write(`books/${name}/book.yaml`, `title: ${name}\n`);
    write(`books/${name}/1.md`, '# فصل\n\nمتن.\n');
    write(`books/${name}/.hidden`, 'x');
  }
  write('books/c.md', '---\ntitle: c\n---\n\n# مقاله\n\n![نقش](images/i.png)\n');
  write('books/images/i.png', 'x');
  write('books/images/other.png', 'x');
  const { catalogue: opened } = await openCatalogue(folder);
  return opened!;
}

describe('catalogue.yaml', () => {
  it.each([
    ['titels: books\neditions: { folder: e }\n', '1:1 error setting-known'],
    ['editions: { folder: e }\nformats: [pdf, docx]\n', '2:16 error setting-valid'],
    ['editions: {}\n', '1:11 error setting-valid'],
    ['editions: { folder: e }\ntitles: [nowhere]\n', '2:10 error setting-valid'],
    ['editions: { folder: e }\ntheme: nothing\n', '2:8 error setting-valid'],
    ['editions: { folder: e }\ntheme: own\ntrusted: [own]\n', '2:8 error setting-valid'],
    ['editions: { folder: e, by: Sara }\n', '1:28 error setting-valid'],
    ['editions: { folder: e\n', '2:1 error yaml-parses'],
  ])('is told what is wrong at its place: %j', async (text, message) => {
    mkdirSync(join(folder, 'own'));
    writeFileSync(join(folder, 'catalogue.yaml'), text);
    const { catalogue: opened, ...told } = await openCatalogue(folder);
    expect(opened).toBeUndefined();
    expect(placesOf(told)).toContain(message);
  });

  it('is told of where it is not', async () => {
    expect(placesOf(await openCatalogue(folder))).toEqual(['1:1 error path-exists']);
  });
});

const placesOf = (told: Parameters<typeof said>[0]) =>
  said(told).map(({ line, column, severity, rule }) => `${line}:${column} ${severity} ${rule}`);

describe('the sources of a title', () => {
  const pathsOf = async (name: string, settings?: string) => {
    const opened = await catalogue(settings);
    for await (const { title, sources } of planned(opened, {}))
      if (title === `books/${name}`) return sources.map(({ path }) => path);
    return [];
  };

  it('are the files of its folder but what is hidden, and of one file what it needs', async () => {
    expect(await pathsOf('a')).toEqual(['1.md', 'book.yaml']);
    expect(await pathsOf('c')).toEqual(['c.md', 'images/i.png']);
  });

  it('have the theme of the catalogue in their settings, with all its files', async () => {
    write('own/theme.yaml', 'basis: report\n');
    const opened = await catalogue('editions: { folder: e }\ntheme: own\ntrusted: true\n');
    const title = { name: 'books/a', folder: join(folder, 'books/a'), only: undefined };
    const sources = await sourcesOfTitle(title, opened);
    expect(sources.map(({ path }) => path)).toEqual(['1.md', 'book.yaml', 'catalogue-theme/theme.yaml']);
    expect(sources[1]!.from).toEqual({ text: 'title: a\ntheme: ./catalogue-theme\n' });
    expect(sources[1]!.sha256).toBe(sha256('title: a\ntheme: ./catalogue-theme\n'));
  });

  it.each([
    ['title: a', false, 'title: a\ntheme: book\n'],
    ['theme: report # ours\ntitle: a\n', false, 'theme: book # ours\ntitle: a\n'],
    ['---\ntitle: a\n---\nمتن\n', true, '---\ntitle: a\ntheme: book\n---\nمتن\n'],
    ['متن\n', true, undefined],
    ['{ title: a }\n', false, undefined],
    ['title: [\n', false, undefined],
  ])('have their theme changed in place: %j', (text, isMarkdown, expected) => {
    expect(withTheme(text, 'book', isMarkdown)).toBe(expected);
  });

  it('are not more than they may be', async () => {
    write('books/a/large.bin', 'x'.repeat(2_000_000));
    const opened = await catalogue('editions: { folder: e }\nlimits: { size: 1 }\n');
    const [first] = await all(planned(opened, { titles: ['a'] }));
    expect(first).toMatchObject({
      state: 'failed',
      fault: { code: 'catalogue-title', facts: { megabytes: 3, most: 1 } },
    });
  });
});

const SETTINGS = {
  formats: ['epub'],
  formatOptions: {},
  strict: false,
  untrusted: true,
  sourceDateEpoch: undefined,
  archive: undefined,
};
const PARTS = {
  maker: 'm',
  title: 't',
  only: undefined,
  files: [{ path: 'a', bytes: 1, sha256: 'f' }],
  settings: SETTINGS,
  limits: { time: 1, step: 1, memory: 1 },
};

describe('the key of a job', () => {
  it.each([
    { maker: 'n' },
    { only: 'a' },
    { files: [{ path: 'b', bytes: 1, sha256: 'f' }] },
    { files: [{ path: 'a', bytes: 1, sha256: 'e' }] },
    { settings: { ...SETTINGS, formats: ['pdf'] } },
    { settings: { ...SETTINGS, formatOptions: { x: 'y' } } },
    { settings: { ...SETTINGS, strict: true } },
    { settings: { ...SETTINGS, untrusted: false } },
    { settings: { ...SETTINGS, sourceDateEpoch: '1' } },
    { settings: { ...SETTINGS, archive: { edition: undefined, onix: false } } },
  ])('is another one for %j', (other) => {
    expect(jobOf({ ...PARTS, ...other }).key).not.toBe(jobOf(PARTS).key);
  });

  it('is the same whatever it is called, and whatever it may take', () => {
    const other = jobOf({ ...PARTS, title: 'u', limits: { time: 2, step: 2, memory: 2 } });
    expect(other.key).toBe(jobOf(PARTS).key);
    expect(isSound(other)).toBe(true);
    expect(isSound({ ...other, maker: 'x' })).toBe(false);
  });
});

describe('the depot', () => {
  const source = { path: 's', bytes: 1, sha256: sha256('x'), from: { text: 'x' } };

  it('gives a source only as it was, and lets a damaged one be put there again', async () => {
    const depot = new Depot(folder);
    await depot.putSource(source);
    const path = join(folder, 'sources', source.sha256.slice(0, 2), source.sha256);
    expect(Buffer.from(await depot.source(source)).toString()).toBe('x');
    writeFileSync(path, 'y');
    await expect(depot.source(source)).rejects.toMatchObject({ code: 'job-refused' });
    await depot.putSource(source);
    expect(readFileSync(path, 'utf8')).toBe('x');
  });

  it('refuses a source that has changed since it was looked at', async () => {
    const changed = { ...source, from: { text: 'z' } };
    await expect(new Depot(folder).putSource(changed)).rejects.toMatchObject({ code: 'file-changed' });
  });

  it('leads nowhere by a key that is none', async () => {
    write('secret', '{"schema":1}');
    await expect(new Depot(join(folder, 'depot')).job('../../secret')).rejects.toMatchObject({
      code: 'job-refused',
    });
  });

  it('keeps the first of two results, and nothing of one that failed', async () => {
    const depot = new Depot(folder);
    const put = (title: string) => depot.putResult(KEY, async () => ({ ...MADE, title }));
    await expect(depot.putResult(KEY, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await depot.result(KEY)).toBeUndefined();
    expect((await put('first')).title).toBe('first');
    expect((await put('second')).title).toBe('first');
    await depot.takeOut(MADE);
    expect(await depot.result(KEY)).toBeUndefined();
    expect(await depot.receipt(KEY)).toMatchObject({ key: KEY });
  });

  it('has once what results have in common, and has it put there again where it is damaged', async () => {
    const depot = new Depot(folder);
    write('tool.css', 'x');
    const sha512 = createHash('sha512').update('x').digest('hex');
    const shared = { path: 'tool/tool.css', bytes: 1, sha512, isShared: true };
    const put = async () => {
      expect(await depot.putShared({ path: join(folder, 'tool.css'), sha512 })).toBe(1);
      await depot.putResult(KEY, async () => ({ ...MADE, files: [shared] }));
    };
    await put();
    const at = depot.resultFile(KEY, shared);
    expect(Buffer.from(await depot.fileOf(KEY, shared)).toString()).toBe('x');
    writeFileSync(at, 'y');
    await expect(depot.fileOf(KEY, shared)).rejects.toMatchObject({ code: 'job-refused' });
    await depot.dropResult(KEY);
    await put();
    expect(readFileSync(at, 'utf8')).toBe('x');
  });
});

describe('a bucket for sources', () => {
  const KEYS = { AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 's' };
  it.each([
    ['http://bucket', KEYS, 'address'],
    ['s3://', KEYS, 'address'],
    ['s3://press/../other', KEYS, 'address'],
    ['s3://press', {}, 'key'],
  ])('is told of where it can’t be: %s', async (address, env, fault) => {
    await expect(openBucket(address, env)).rejects.toMatchObject({
      code: 'sources-missing',
      facts: { fault },
    });
  });
});

const KEY = 'a'.repeat(64);
const MADE: Made = { schema: 1, key: KEY, title: 'x', archive: undefined, files: [], messages: [] };

async function* planned(opened: Catalogue, filter: Filter): AsyncGenerator<Planned> {
  const work = join(folder, 'work');
  mkdirSync(work, { recursive: true });
  const [editions, journal] = await Promise.all([Editions.open(opened, work), Journal.open(work)]);
  yield* plan(opened, filter, { editions, journal, maker: 'm', sourceDateEpoch: undefined });
}

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const found: Value[] = [];
  for await (const value of values) found.push(value);
  return found;
}

/** What makes titles, by a way that ends as it is told; what it makes is a record of its key. */
async function shopFor(
  opened: Catalogue,
  outcomes: readonly Outcome[],
  waits = [1, 1],
): Promise<Shop & { readonly done: Job[] }> {
  const work = join(folder, 'work');
  mkdirSync(work, { recursive: true });
  const depot = new Depot(work);
  const done: Job[] = [];
  const left = [...outcomes];
  return {
    done,
    way: {
      ahead: async () => 1,
      async do(task) {
        if (task.kind === 'verify') return undefined;
        done.push(task.job);
        const outcome = left.shift() ?? { state: 'built', isNew: true, ms: 1 };
        if (outcome.state === 'built') await depot.putResult(task.job.key, (to) => record(task.job, to));
        return outcome;
      },
      alone: (_, work) => work(() => false),
      hasRoom: async () => true,
      workers: async () => [],
      close: async () => {},
    },
    depot,
    editions: await Editions.open(opened, work),
    journal: await Journal.open(work),
    cancelled: new Cancelled(work),
    gate: new Gate({ folders: [work], look: 10 }),
    target: 'x',
    waits,
    since: Date.now(),
    signal: undefined,
  };
}

async function record(job: Job, to: string): Promise<Made> {
  const text = JSON.stringify({
    title: job.title,
    outputs: [],
    archive: { edition: '', job: job.key, formats: [], fonts: [] },
  });
  writeFileSync(join(to, 'record.json'), text);
  const sha512 = createHash('sha512').update(text).digest('hex');
  return { ...MADE, key: job.key, files: [{ path: 'record.json', bytes: text.length, sha512 }] };
}

const failed = (error: WarraqError, mayPass = true): Outcome => ({
  state: 'failed',
  fault: error.data,
  mayPass,
});
const CRASHED = failed(new WarraqError('browser-crashed', { fault: 'died' }));

describe('what becomes of a title', () => {
  const run = async (outcomes: readonly Outcome[]) => {
    const opened = await catalogue();
    const shop = await shopFor(opened, outcomes);
    const [first] = await all(planned(opened, { titles: ['a'] }));
    return { opened, shop, entry: await runTitle(first!, shop) };
  };
  const stateOf = async (opened: Catalogue) => (await all(planned(opened, { titles: ['a'] })))[0]!.state;

  it('is built, and then it is not built again until it changes', async () => {
    const { opened, shop, entry } = await run([]);
    expect(entry).toMatchObject({ title: 'books/a', state: 'built', tries: 1 });
    expect(await shop.depot.result(entry.key!)).toBeUndefined();
    expect(await stateOf(opened)).toBe('built');
    write('books/a/1.md', '# فصل\n\nمتن دیگر.\n');
    expect(await stateOf(opened)).toBe('changed');
    rmSync(join(folder, 'editions'), { recursive: true });
    write('books/a/1.md', '# فصل\n\nمتن.\n');
    expect(await stateOf(opened)).toBe('new');
  });

  it('is tried three times where the surroundings are at fault', async () => {
    const { entry, shop } = await run([CRASHED, CRASHED]);
    expect(entry).toMatchObject({ state: 'built', tries: 3 });
    expect(shop.done).toHaveLength(3);
  });

  it('is given up after the third time', async () => {
    const { entry, shop, opened } = await run([CRASHED, CRASHED, CRASHED, CRASHED]);
    expect(entry).toMatchObject({
      state: 'failed',
      tries: 3,
      mayPass: true,
      fault: { code: 'browser-crashed' },
    });
    expect(shop.done).toHaveLength(3);
    expect(await stateOf(opened)).toBe('failed');
  });

  it('is tried once where the manuscript is at fault, or what lasts', async () => {
    const { entry, shop, opened } = await run([{ state: 'manuscript', messages: [] }]);
    expect(entry).toMatchObject({ state: 'manuscript', tries: 1 });
    expect(shop.done).toHaveLength(1);
    expect(await stateOf(opened)).toBe('manuscript');
  });

  it('waits where a disk is full, and is not counted as tried', async () => {
    const full = failed(new WarraqError('disk-full', { fault: 'folder', folder: 'x' }));
    const { entry, shop } = await run([full, full, full, full]);
    expect(entry).toMatchObject({ state: 'built', tries: 1 });
    expect(shop.done).toHaveLength(5);
  });

  it('is left where somebody has cancelled it since the run began, and is to be built again after that', async () => {
    const opened = await catalogue();
    const shop = await shopFor(opened, []);
    await shop.cancelled.add(['books/a']);
    await shop.cancelled.look();
    const [first] = await all(planned(opened, { titles: ['a'] }));
    expect(await runTitle(first!, shop)).toMatchObject({ state: 'cancelled' });
    expect(shop.done).toHaveLength(0);
    expect(await stateOf(opened)).toBe('cancelled');
    expect(shop.cancelled.has('books/a', Date.now() + 1000)).toBe(false);
  });

  it('is not taken where a file of its result has changed', async () => {
    const opened = await catalogue();
    const shop = await shopFor(opened, [], []);
    const [first] = await all(planned(opened, { titles: ['a'] }));
    await shop.depot.putResult(first!.job!.key, (to) => record(first!.job!, to));
    writeFileSync(shop.depot.resultFile(first!.job!.key, { path: 'record.json', bytes: 0, sha512: '' }), 'x');
    expect(await runTitle(first!, shop)).toMatchObject({ state: 'failed', fault: { code: 'job-refused' } });
    // The next try makes it again.
    expect(await shop.depot.result(first!.job!.key)).toBeUndefined();
  });

  it('is not put where somebody else has something', async () => {
    write('editions/books/a/mine.txt', 'mine');
    const { entry } = await run([]);
    expect(entry).toMatchObject({ state: 'failed', mayPass: false, fault: { code: 'output-taken' } });
    expect(readFileSync(join(folder, 'editions/books/a/mine.txt'), 'utf8')).toBe('mine');
  });
});

describe('the journal', () => {
  it('has the last of each title, and passes over a line that was broken off', async () => {
    const journal = await Journal.open(folder);
    const entry = { title: 'a', key: 'k', at: '2026-01-01T00:00:00Z' };
    await journal.add({ ...entry, state: 'failed' });
    await journal.add({ ...entry, state: 'built' });
    writeFileSync(join(folder, 'journal.jsonl'), '{"title":"a","st', { flag: 'a' });
    expect(await (await Journal.open(folder)).of('a')).toMatchObject({ state: 'built' });
  });
});
