import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What is known of a file: what it holds, and how the disk described it when that was looked at. */
interface Known {
  readonly sha256: string;
  /** Size, inode, and the times of its last change in ms: a file that is written to, or put in another's place, has others. */
  readonly standing: readonly number[];
}

/** Path in the folder -> what is known of the file. */
type Contents = Readonly<Record<string, Known>>;

/** The list of a folder's files, in the folder itself. */
const LIST = 'contents.json';

/** What programs write there later: the browser's own cache of typefaces. */
const LATER = /^fontconfig\b/;

/** Note what a folder holds, which is then complete. */
export async function recordContents(folder: string): Promise<void> {
  const contents: Record<string, Known> = {};
  for (const path of await pathsIn(folder)) {
    const full = join(folder, path);
    contents[path] = { sha256: await digestOf(full), standing: standingOf(await stat(full)) };
  }
  await writeFile(join(folder, LIST), JSON.stringify(contents));
}

/**
 * Whether a folder holds the files that were noted, byte for byte, and no others. Digests are made anew only of files that the
 * disk describes otherwise than then.
 */
export async function isIntact(folder: string): Promise<boolean> {
  const contents = await contentsOf(folder);
  if (!contents) return false;
  const paths = await pathsIn(folder);
  if (paths.join('\n') !== Object.keys(contents).sort().join('\n')) return false;
  let isMoved = false;
  for (const path of paths) {
    const full = join(folder, path);
    const { sha256, standing } = contents[path]!;
    if (standingOf(await stat(full)).join() === standing.join()) continue;
    if ((await digestOf(full)) !== sha256) return false;
    isMoved = true;
  }
  // A copy of the folder is as good; next time it need not be read.
  if (isMoved) await recordContents(folder).catch(() => {});
  return true;
}

async function contentsOf(folder: string): Promise<Contents | undefined> {
  try {
    const contents = JSON.parse(await readFile(join(folder, LIST), 'utf8')) as Contents;
    const isWhole = Object.values(contents).every(
      ({ sha256, standing }) => typeof sha256 === 'string' && Array.isArray(standing),
    );
    return isWhole ? contents : undefined;
  } catch {
    return undefined;
  }
}

/** All that lies in a folder but folders, sorted. */
async function pathsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path !== LIST && !LATER.test(path))
    .sort();
}

function standingOf({ size, ino, mtimeMs, ctimeMs }: Stats): readonly number[] {
  return [size, ino, mtimeMs, ctimeMs];
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
