import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hastyDisk } from '../../scripts/disk/disk.ts';
import { writeArtifacts } from '../../scripts/verbs/output.ts';
import { FaultyDisk, PowerLost } from './crash.ts';

type Files = Readonly<Record<string, string>>;

/** The files of an edition, with its record. */
function edition(
  slug: string,
  text: string,
  web: readonly string[] = ['index.html', 'fonts/a.woff2'],
): Files {
  const paths = [`${slug}.pdf`, `${slug}.epub`, ...web.map((path) => `web/${path}`)];
  const record = JSON.stringify({ outputs: paths.map((path) => ({ path })), text });
  return {
    ...Object.fromEntries(paths.map((path) => [path, `${path} ${text}`])),
    [`${slug}.build.json`]: record,
  };
}

const OLD = edition('a', 'old', ['index.html', 'old.html']);
const NEW = edition('a', 'new');
/** Another book in the same folder, and a file of somebody. */
const OTHER: Files = { ...edition('b', 'other', []), 'notes.txt': 'mine' };

let parent = '';
let out = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'warraq-set-'));
  out = join(parent, 'out');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function fill(files: Files): void {
  rmSync(out, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
}

/** All files of the folder with their texts, but for what is being written. */
function state(): Files {
  if (!existsSync(out)) return {};
  return Object.fromEntries(
    readdirSync(out, { recursive: true, withFileTypes: true })
      .map((entry) => [entry, join(entry.parentPath, entry.name).slice(out.length + 1)] as const)
      .filter(([entry, path]) => entry.isFile() && !path.startsWith('.warraq'))
      .sort(([, one], [, other]) => (one < other ? -1 : 1))
      .map(([, path]) => [path, readFileSync(join(out, path), 'utf8')]),
  );
}

const write = (files: Files, disk = hastyDisk) =>
  writeArtifacts(
    out,
    Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
    { disk },
  );

/** Whether the files are those that were there, those and the new ones, or something else. */
function which(old: Files, fresh: Files): 'old' | 'new' | Files {
  const now = state();
  const same = (one: Files) =>
    JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(now).sort());
  return same(old) ? 'old' : same(fresh) ? 'new' : now;
}

/** title, what else stands in the folder, whether the system can exchange folders. */
const PLACES: readonly [string, Files, boolean][] = [
  ['a folder of editions', OTHER, true],
  ['a folder that can’t be exchanged', OTHER, false],
  ['a folder in which somebody has a folder', { ...OTHER, 'mine/a.txt': 'mine' }, true],
];

describe.each(PLACES)('a set of files in %s', (_title, others, exchanges) => {
  const before = { ...others, ...OLD };
  const after = { ...others, ...NEW };
  const isExchanged = exchanges && !('mine/a.txt' in others);
  const disk = (at: number, fault: 'power' | 'full' | 'once') => new FaultyDisk(at, fault, exchanges);

  async function stepsOf(old: Files): Promise<number> {
    fill(old);
    const counting = disk(Number.POSITIVE_INFINITY, 'power');
    await write(NEW, counting.disk);
    return counting.steps;
  }

  it('is put in the place of the old one, and nothing else changes', async () => {
    fill(before);
    await write(NEW);
    expect(which(before, after)).toBe('new');
    expect([readdirSync(parent), readdirSync(out).filter((name) => name.startsWith('.'))]).toEqual([
      ['out'],
      [],
    ]);
  });

  it('is the old or the new one when the program is killed at any step; the next one leaves no trace of it', async () => {
    const seen = new Set<unknown>();
    const steps = await stepsOf(before);
    for (let at = 1; at <= steps; at += 1) {
      fill(before);
      await expect(write(NEW, disk(at, 'power').disk)).rejects.toThrow(PowerLost);
      // Renamed one by one, files are whole only when the next program has ended it.
      if (isExchanged) {
        const now = which(before, after);
        expect(['old', 'new'], `at step ${at}`).toContain(now);
        seen.add(now);
      }
      await write(edition('c', 'next', []));
      const next = edition('c', 'next', []);
      expect(['old', 'new'], `after step ${at}`).toContain(
        which({ ...before, ...next }, { ...after, ...next }),
      );
      expect([readdirSync(parent), readdirSync(out).filter((name) => name.startsWith('.'))]).toEqual([
        ['out'],
        [],
      ]);
    }
    expect(steps).toBeGreaterThan(15);
    if (isExchanged) expect([...seen].sort()).toEqual(['new', 'old']);
  });

  it.each(['full', 'once'] as const)(
    'is the old one where the disk is at fault (%s), at any step',
    async (fault) => {
      const steps = await stepsOf(before);
      let failed = 0;
      for (let at = 1; at <= steps; at += 1) {
        fill(before);
        const end = await write(NEW, disk(at, fault).disk).catch((cause: unknown) => cause);
        if (end instanceof Error) failed += 1;
        const now = which(before, after);
        // What fails once all is in its place leaves the new one.
        expect(end instanceof Error ? ['old', 'new'] : ['new'], `at step ${at}: ${end}`).toContain(now);
        if (fault === 'full') expect(now).toBe(end instanceof Error ? 'old' : 'new');
      }
      expect(failed).toBeGreaterThan(8);
    },
  );
});

describe('a folder that editions are written to', () => {
  it('is not left behind where nothing could be written', async () => {
    const { steps } = await counted();
    for (let at = 1; at <= steps; at += 1) {
      fill({});
      rmSync(out, { recursive: true, force: true });
      const end = await write(NEW, new FaultyDisk(at, 'full').disk).catch((cause: unknown) => cause);
      expect(existsSync(out)).toBe(!(end instanceof Error));
    }
  });

  async function counted(): Promise<FaultyDisk> {
    const disk = new FaultyDisk(Number.POSITIVE_INFINITY, 'power');
    await write(NEW, disk.disk);
    return disk;
  }

  it('is written to by one after the other, each leaving what the others made', async () => {
    const slugs = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(slugs.map((slug) => write(edition(slug, 'x', []))));
    expect(Object.keys(state())).toEqual(
      slugs.flatMap((slug) => [`${slug}.build.json`, `${slug}.epub`, `${slug}.pdf`]),
    );
  });

  const TAKEN: readonly [string, Files, Files][] = [
    ['the web edition of another book', edition('b', 'x'), NEW],
    ['a folder «web» that no build made', { 'web/index.html': 'mine' }, NEW],
    [
      'a folder «web» whose record can’t be read',
      { 'web/index.html': 'x', 'a.pdf': 'x', 'b.build.json': '{' },
      NEW,
    ],
    ['a file «web»', { web: 'mine' }, NEW],
    ['a folder where a file is to be', { 'a.pdf/mine.txt': 'mine' }, NEW],
    [
      'a web edition that one of two books made',
      { ...edition('a', 'x', []), ...edition('b', 'x', []), 'web/index.html': 'x' },
      NEW,
    ],
  ];

  it.each(TAKEN)('keeps %s', async (_title, old, fresh) => {
    fill(old);
    await expect(write(fresh)).rejects.toMatchObject({ code: 'output-taken', exitCode: 1 });
    expect(which(old, fresh)).toBe('old');
  });

  const FREE: readonly [string, Files][] = [
    ['this book’s web edition', edition('a', 'x')],
    [
      'this book’s web edition, and a later build without one',
      { ...edition('a', 'x'), ...edition('a', 'y', []) },
    ],
    ['this book’s web edition beside another book', { ...edition('a', 'x'), ...edition('b', 'y', []) }],
  ];

  it.each(FREE)('gives up %s', async (_title, old) => {
    fill(old);
    await write(NEW);
    expect(state()).toMatchObject(NEW);
    expect(Object.keys(state())).not.toContain('web/old.html');
  });
});
