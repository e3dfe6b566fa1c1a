import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Case, Content } from './cases.ts';

/** A folder in which a case takes place: its files, and a folder for temporary ones. */
export class Place {
  readonly folder = mkdtempSync(join(tmpdir(), 'warraq-hostile-'));
  readonly temporary = mkdtempSync(join(tmpdir(), 'warraq-hostile-tmp-'));

  constructor({ files }: Pick<Case, 'files'>) {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      put(join(this.folder, path), content);
    }
  }

  /** All paths below the folder, sorted, with sizes and times of files: what was there, and what is there now. */
  state(below = ''): readonly string[] {
    return (readdirSync(join(this.folder, below), { recursive: true }) as string[]).sort().map((path) => {
      const stats = lstatSync(join(this.folder, below, path));
      // A lock in a folder comes and goes.
      return stats.isDirectory() ? path : `${path} ${stats.size} ${stats.mtimeMs}`;
    });
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(this.temporary, { recursive: true, force: true });
  }
}

function put(path: string, content: Content): void {
  if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(path, content);
  else if ('link' in content) symlinkSync(content.link, path);
  else if (content.kind === 'folder') mkdirSync(path);
  else if (content.kind === 'fifo') must('mkfifo', path);
  else if (content.kind === 'zero') must('mknod', path, 'c', '1', '5');
  else
    must(process.execPath, '-e', 'require("net").createServer().listen(process.argv[1], process.exit)', path);
}

function must(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
}
