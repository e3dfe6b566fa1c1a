import { open, readFile, realpath, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { type Disk, type EntryKind, hastyDisk, kindAt, listFolder, readTextAt } from '../disk/disk.ts';
import { explainedFault } from '../disk/disk-fault.ts';
import { type Placed, placeSet } from '../disk/place-set.ts';
import { withUnfinished } from '../disk/unfinished.ts';
import { RECORD } from './build-record.ts';

/**
 * Write the files of an edition into a folder, all or none (`disk/place-set.ts`), among them the record of the build.
 *
 * @throws WarraqError `output-taken` as `refuseTaken`; `output-unwritable`, `disk-full`.
 */
export async function writeArtifacts(
  folder: string,
  artifacts: readonly Placed[],
  { signal, disk = hastyDisk }: { readonly signal?: AbortSignal | undefined; readonly disk?: Disk } = {},
): Promise<void> {
  const record = artifacts.find(({ path }) => path.endsWith(RECORD))!.path;
  const paths = artifacts.map(({ path }) => path);
  const look = async (target: string) => {
    await refuseTaken(target, record.slice(0, -RECORD.length), paths);
    return new Set((await claimsIn(target)).flatMap(({ folders }) => folders));
  };
  await placeSet(folder, artifacts, { disk, signal, look });
}

/**
 * Refuse to put files into a folder where something stands in their way that no build of this book has made: the web edition of
 * another book, a folder of somebody else.
 *
 * @throws WarraqError `output-taken`
 */
export async function refuseTaken(folder: string, slug: string, paths: readonly string[]): Promise<void> {
  try {
    const claims = await claimsIn(folder);
    const names = new Map(paths.map((path) => [path.split('/')[0]!, path.includes('/')]));
    for (const [name, isFolder] of names) {
      const kind = await kindAt(join(folder, name));
      if (isFree(kind, isFolder)) continue;
      if (kind === 'folder' && isFolder && (await isOf(slug, folder, name, claims))) continue;
      throw taken(folder, name, slug, claims.find(({ folders }) => folders.includes(name))?.slug);
    }
  } catch (cause) {
    throw explainedFault(cause, folder);
  }
}

function isFree(kind: EntryKind, wantsFolder: boolean): boolean {
  return kind === 'missing' || (!wantsFolder && kind !== 'folder');
}

/**
 * Whether a folder is of a book: its record says so; or no record does, as the last build made no web edition, and the book is the only one
 * here.
 */
async function isOf(slug: string, folder: string, name: string, claims: readonly Claim[]): Promise<boolean> {
  if ((await listFolder(join(folder, name)))?.length === 0) return true;
  const owners = claims.filter(({ folders }) => folders.includes(name));
  return owners.length > 0
    ? owners.every((owner) => owner.slug === slug)
    : claims.length > 0 && claims.every((claim) => claim.slug === slug);
}

function taken(folder: string, name: string, slug: string, owner: string | undefined): WarraqError {
  return owner === undefined || owner === slug
    ? new WarraqError('output-taken', { fault: 'foreign', path: join(folder, name) })
    : new WarraqError('output-taken', {
        fault: 'other-book',
        path: join(folder, name),
        owner,
        slug,
        free: join(folder, slug),
      });
}

/** The folders that the last build of a book has made, as its record says. */
interface Claim {
  readonly slug: string;
  readonly folders: readonly string[];
}

/** What the records in a folder say; one that can't be read says nothing. */
async function claimsIn(folder: string): Promise<readonly Claim[]> {
  const names = ((await listFolder(folder)) ?? []).filter(({ name }) => name.endsWith(RECORD));
  return Promise.all(
    names.map(async ({ name }) => {
      const paths = outputsOf(await readTextAt(join(folder, name)));
      const folders = paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0]!);
      return { slug: name.slice(0, -RECORD.length), folders: [...new Set(folders)] };
    }),
  );
}

function outputsOf(record: string | undefined): readonly string[] {
  try {
    const { outputs } = JSON.parse(record ?? '') as { outputs: readonly { path: unknown }[] };
    return outputs.map(({ path }) => String(path));
  } catch {
    return [];
  }
}

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Put a new text in the place of the old one, wholly or not at all; its mode stays, and so does a byte order mark, which
 * `before` and `after` are without.
 *
 * @throws WarraqError `file-changed` where the file has another text by now; `output-unwritable`, `disk-full`.
 */
export async function replaceText(path: string, before: string, after: string): Promise<void> {
  const target = await realpath(path);
  const now = await readFile(target, 'utf8');
  const mark = now.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  if (now !== mark + before) throw new WarraqError('file-changed', { fault: 'mending', path });
  try {
    await withUnfinished(dirname(target), '.warraq-', hastyDisk, async (beside) => {
      const file = await open(beside, 'wx', (await stat(target)).mode);
      try {
        await file.writeFile(mark + after);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, target);
    });
  } catch (cause) {
    throw explainedFault(cause, dirname(path));
  }
}
