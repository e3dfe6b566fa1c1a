import { createHash } from 'node:crypto';
import { INVENTORY_TYPE } from './layout.ts';

/** Digest -> paths. */
export type DigestMap = Readonly<Record<string, readonly string[]>>;

/** Who made a version. */
export interface Agent {
  readonly name: string;
  /** A URI, such as `mailto:sara@example.org`. */
  readonly address: string;
}

/** A version of an object (OCFL 1.1, section 3.5.3.1). */
export interface Version {
  /** RFC 3339. */
  readonly created: string;
  /** Digest -> logical paths: what an edition holds. */
  readonly state: DigestMap;
  readonly message?: string;
  readonly user?: { readonly name: string; readonly address?: string };
}

/** What an object holds (OCFL 1.1, section 3.5). */
export interface Inventory {
  readonly id: string;
  readonly type: string;
  readonly digestAlgorithm: 'sha512' | 'sha256';
  /** The name of the latest version. */
  readonly head: string;
  readonly contentDirectory?: string;
  /** Digest -> paths of the content that has it, below the object's root. */
  readonly manifest: DigestMap;
  readonly versions: Readonly<Record<string, Version>>;
  readonly fixity?: Readonly<Record<string, DigestMap>>;
}

/** An edition to be put into an object: logical path -> SHA-512. */
export interface NewVersion {
  readonly id: string;
  readonly files: ReadonlyMap<string, string>;
  readonly created: string;
  readonly message: string;
  readonly user: Agent;
}

/**
 * The inventory with a version more, and the paths of the content that is new in it: what an earlier version has is not
 * stored again.
 */
export function withVersion(
  before: Inventory | undefined,
  { id, files, created, message, user }: NewVersion,
): { inventory: Inventory; added: ReadonlyMap<string, string> } {
  const head = `v${versionsOf(before).length + 1}`;
  const state: Record<string, string[]> = {};
  const manifest: Record<string, readonly string[]> = { ...before?.manifest };
  const added = new Map<string, string>();
  for (const [path, digest] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    state[digest] = [...(state[digest] ?? []), path];
    if (manifest[digest]) continue;
    const content = `${head}/content/${path}`;
    manifest[digest] = [content];
    added.set(content, path);
  }
  const inventory: Inventory = {
    id,
    type: INVENTORY_TYPE,
    digestAlgorithm: 'sha512',
    head,
    manifest: sorted(manifest),
    versions: { ...before?.versions, [head]: { created, message, user, state: sorted(state) } },
  };
  return { inventory, added };
}

/** The names of an object's versions, oldest first. */
export function versionsOf(inventory: Inventory | undefined): readonly string[] {
  return Object.keys(inventory?.versions ?? {}).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}

/** The files of a version: logical path -> digest and a path of its content. */
export function filesOf(
  { manifest, versions }: Inventory,
  version: string,
): ReadonlyMap<string, { readonly digest: string; readonly content: string }> {
  const contents = new Map(Object.entries(manifest).map(([digest, paths]) => [digest.toLowerCase(), paths]));
  const files = new Map<string, { digest: string; content: string }>();
  for (const [digest, paths] of Object.entries(versions[version]?.state ?? {}))
    for (const path of paths)
      files.set(path, { digest, content: contents.get(digest.toLowerCase())?.[0] ?? '' });
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function inventoryText(inventory: Inventory): string {
  return `${JSON.stringify(inventory, undefined, 2)}\n`;
}

/** The text of the sidecar of an inventory (OCFL 1.1, section 3.5.4). */
export function sidecarText(inventory: string): string {
  return `${createHash('sha512').update(inventory).digest('hex')} inventory.json\n`;
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
