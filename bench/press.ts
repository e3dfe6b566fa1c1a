import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryBelow } from '../scripts/verbs/catalogue/memory.ts';
import { cpuGroup } from './cpu-group.ts';

/** A press for the bench and for the hunts of `test/conformance/catalogue/`: titles of the sample in variations, a Redis of its own, workers. */

const ROOT = join(import.meta.dirname, '..');
const SAMPLE = join(ROOT, 'manuscript');
const CHAPTERS = readdirSync(SAMPLE).filter((name) => /^\d\d-.*\.md$/.test(name));

/** How many chapters the titles have, in turn: from 5 to some 60 pages, most of them short, as a press has them. */
const LONG = 7;
const SIZES = [1, 2, 1, 3, 1, 2, 5, 1, 2, LONG];

/** Make titles; `quick`: of a page, for what is about jobs and not about books. */
export function makeTitles(folder: string, count: number, quick = false): void {
  mkdirSync(folder, { recursive: true });
  for (let number = 1; number <= count; number += 1) {
    const home = join(folder, `t${String(number).padStart(3, '0')}`);
    mkdirSync(home, { recursive: true });
    const size = quick ? 0 : SIZES[number % SIZES.length]!;
    const chapters = Array.from(
      { length: size },
      (_, at) => CHAPTERS[1 + ((number + at) % (CHAPTERS.length - 2))]!,
    );
    const names = chapters.map((name, at) => `${String(at + 1).padStart(2, '0')}-${name.slice(3)}`);
    for (const [at, name] of names.entries())
      writeFileSync(join(home, name), textOf(chapters[at]!, number, at, size === LONG));
    if (quick) writeFileSync(join(home, '01.md'), `# فصل یکم\n\nاین متنِ عنوان ${number} است.\n`);
    else cpSync(join(SAMPLE, 'figures'), join(home, 'figures'), { recursive: true });
    writeFileSync(
      join(home, 'book.yaml'),
      `title: عنوان ${number} از فهرست\nauthor: گروه پژوهش وراق\npublisher: نشر وراق\nplace: تهران\ndate: 2026-06-02\nlanguage: fa\nslug: t${number}\ntheme: report\n`,
    );
  }
}

/** A chapter of the sample, without what other chapters have; `twice`: all its prose once more. Each title has words of its own. */
function textOf(name: string, number: number, at: number, twice: boolean): string {
  const text = readFileSync(join(SAMPLE, name), 'utf8')
    .replace(/\[(?:[^\]]*)\]\(#[^)]*\)/g, 'آنجا')
    .replace(/\{#[^}]*\}/g, '')
    .replace(/\[@[^\]]*\]/g, '');
  const prose = text.split(/\n{2,}/).filter((part) => /^[\u0600-\u06ff]/.test(part) && !part.includes('['));
  return `${text}\n${twice ? `\n${prose.join('\n\n')}\n` : ''}\nاین بخش ${at + 1} از عنوان ${number} است.\n`;
}

/** A catalogue of titles that lie elsewhere; they are copied. */
export function makeCatalogue(folder: string, titles: string, settings: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(titles, join(folder, 'titles'), { recursive: true });
  writeFileSync(join(folder, 'catalogue.yaml'), `titles: titles\n${settings}`);
}

/** One digest of all files below a folder, and their number. */
export function digestBelow(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const path of files)
    hash
      .update(JSON.stringify(path.slice(folder.length)))
      .update(createHash('sha256').update(readFileSync(path)).digest());
  return `${files.length} files, ${hash.digest('hex').slice(0, 16)}`;
}

/** A Redis of one's own that keeps what it was told, on a port of its own. */
export class OwnRedis {
  readonly #folder: string;
  readonly #port: number;
  #server: ChildProcess | undefined;

  constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  get address(): string {
    return `redis://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    const how = ['--bind', '127.0.0.1', '--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
    this.#server = spawn(
      'redis-server',
      ['--port', String(this.#port), ...how, '--dir', this.#folder, '--maxmemory-policy', 'noeviction'],
      { stdio: 'ignore' },
    );
    for (let turn = 0; turn < 200; turn += 1) {
      if (await answers(this.#port)) return;
      await sleep(50);
    }
    throw new Error('redis-server does not answer');
  }

  async stop(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    const server = this.#server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }
}

/** Whether it has read what it kept, and answers. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.on('error', () => resolve(false)).on('connect', () => socket.write('PING\r\n'));
    socket.on('data', (data) => {
      socket.destroy();
      resolve(String(data).startsWith('+PONG'));
    });
  });
}

/** A worker in a process of its own, and what it has said. */
export class OwnWorker {
  readonly process: ChildProcess;
  said = '';

  constructor(
    program: readonly string[],
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ) {
    this.process = spawn(
      program[0]!,
      [...program.slice(1), 'worker', ...args, '--no-cache', '--lang', 'en'],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, ...env },
      },
    );
    this.process.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.said += text;
    });
  }

  /** Wait until it says something. */
  async says(pattern: RegExp, ms = 60_000): Promise<void> {
    const until = Date.now() + ms;
    while (!pattern.test(this.said)) {
      if (Date.now() > until || this.isEnded) throw new Error(`it does not say ${pattern}: ${this.said}`);
      await sleep(30);
    }
  }

  get isEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<number | null> {
    if (!this.isEnded) {
      const ended = new Promise((resolve) => this.process.once('exit', resolve));
      this.process.kill(signal);
      await ended;
    }
    return this.process.exitCode;
  }
}

/**
 * Look at a worker and all below it as its titles end. Gives medians in MB: after 20 titles (15 to 25), and after the last ten; and how many
 * titles it did.
 */
export function watchMemory(worker: OwnWorker): () => readonly number[] {
  const samples: { readonly done: number; readonly memory: number }[] = [];
  let isOver = false;
  const built = () => (worker.said.match(/^built/gm) ?? []).length;
  const look = async () => {
    while (!isOver) {
      samples.push({ done: built(), memory: memoryBelow(worker.process.pid!) });
      await sleep(250);
    }
  };
  void look();
  return () => {
    isOver = true;
    const last = built();
    const median = (from: number, to: number) => {
      const some = samples.filter(({ done }) => done >= from && done <= to).map(({ memory }) => memory);
      return Math.round(some.sort((a, b) => a - b)[some.length >> 1] ?? 0);
    };
    return [median(15, 25), median(last - 10, last), last];
  };
}

/** What a program took, with all that it has started, in seconds. */
export interface Taken {
  readonly code: number;
  readonly seconds: number;
  readonly cpu: number;
  readonly stdout: string;
}

/**
 * Run a program and measure it: its CPU by a group of the kernel. Where there is none, it is what `time` says, which is of ended children that
 * somebody has waited for; of Chromium's renderers nobody has.
 */
export function timed(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Taken> {
  const group = cpuGroup();
  const script = `TIMEFORMAT="%R %U %S"; ${group ? `echo $$ > ${group.members}; ` : ''}time "$@"`;
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', script, 'bash', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject).on('close', (code) => {
      const [seconds = 0, user = 0, system = 0] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
      const cpu = group?.taken() ?? user + system;
      group?.remove();
      resolve({ code: code ?? -1, seconds, cpu, stdout });
    });
  });
}

export const hasRedis = (process.env['PATH'] ?? '')
  .split(':')
  .some((folder) => existsSync(join(folder, 'redis-server')));
