import { digestsOf, kindAt, readTextAt } from '../../disk/disk.ts';
import { lockFile, lookPaths, packagePath } from '../../house/package-files.ts';
import { filesOf } from '../inventory.ts';
import { readContent, type StoredObject } from '../read.ts';

/** What of warraq itself is another than when an edition was archived: its templates and styles, and its packages. */
export async function toolChanges(object: StoredObject, version: string): Promise<readonly string[]> {
  const files = filesOf(object.inventory, version);
  const changes: string[] = [];
  for (const path of lookPaths()) if (!files.has(`tool/${path}`)) changes.push(`${path}: not there then`);
  for (const [path, { digest }] of files) {
    const own = /^tool\/((?:templates|styles|scripts\/syntax)\/.+)$/.exec(path)?.[1];
    if (own === undefined) continue;
    const now = packagePath(own);
    if ((await kindAt(now)) !== 'file') changes.push(`${own}: not there now`);
    else if ((await digestsOf(now, ['sha512']))['sha512'] !== digest.toLowerCase())
      changes.push(`${own}: another text now`);
  }
  const lock = files.get('tool/package-lock.json');
  return lock
    ? [...changes, ...packageChanges(await readContent(object, lock.content), await lockNow())]
    : changes;
}

async function lockNow(): Promise<string> {
  const path = lockFile();
  return (path && (await readTextAt(path))) ?? '{}';
}

interface Lock {
  readonly packages?: Readonly<Record<string, { readonly version?: string }>>;
}

/** Packages by their versions in two lock files. Those of a checkout have what the package is joined with among its tools. */
function packageChanges(then: string, now: string): readonly string[] {
  const [before, after] = [versionsIn(then), versionsIn(now)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `${name}: ${before.get(name) ?? 'none'} then, ${after.get(name) ?? 'none'} now`);
}

function versionsIn(text: string): ReadonlyMap<string, string> {
  const { packages = {} } = JSON.parse(text) as Lock;
  return new Map(
    Object.entries(packages).flatMap(([path, { version }]) =>
      path.startsWith('node_modules/') && version
        ? [[path.slice('node_modules/'.length), version] as const]
        : [],
    ),
  );
}
