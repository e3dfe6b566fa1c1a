import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isRecord } from '../../book/is-record.ts';
import { type EntryKind, listFolder, readTextAt } from '../../disk/disk.ts';
import type { Inventory } from '../inventory.ts';
import { checkContent } from './content.ts';
import { checkDeclaration, OBJECT_CODES } from './declaration.ts';
import { REGISTERED } from './extensions.ts';
import { compareInventories } from './history.ts';
import { problemsOfInventory } from './inventory.ts';
import { repeatedKey } from './json.ts';
import { checkLinks, HardLinks } from './links.ts';
import { type Problem, Problems } from './problem.ts';

const SIDECAR = /^inventory\.json\.sha(?:256|512)$/;
/** The name of an inventory, as it should be and as it should not. */
const LIKE_INVENTORY = /^inventory\.jso?n$/i;

/** What is known of an object that was looked through. */
export interface Judged {
  readonly problems: readonly Problem[];
  /** Undefined where its inventory can't be read. */
  readonly id: string | undefined;
  readonly versions: number;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Look through an object: its form, its history, and every byte of its content (OCFL 1.1, section 3). `path` is where it lies
 * below the storage root; `rootVersion` the version of OCFL that the root declares; `links` has seen the files of other objects.
 */
export async function judgeObject(
  folder: string,
  path: string,
  rootVersion = '1.1',
  links = new HardLinks(),
): Promise<Judged> {
  const problems = new Problems(path);
  const version = await checkDeclaration(folder, OBJECT_CODES, problems);
  if (version !== undefined && version > rootVersion)
    problems.add('E081', { fault: 'declares', version, root: rootVersion });
  const read = await readInventoryFile(folder, '', problems);
  const inventory = read?.inventory;
  if (version !== undefined && inventory && !problems.hasErrors)
    if (inventory.type !== `https://ocfl.io/${version}/spec/#inventory`)
      problems.add('E038', { fault: 'other-specification' }, 'inventory.json');
  if (!inventory || version === undefined || problems.hasErrors)
    return { problems: problems.list, id: undefined, versions: 0, files: 0, bytes: 0 };
  const versions = Object.keys(inventory.versions).length;
  // Nothing is read that lies behind a link.
  if (!(await checkEntries(folder, inventory, version, problems)))
    return { problems: problems.list, id: inventory.id, versions, files: 0, bytes: 0 };
  const earlier = await checkHistory(folder, inventory, read.text, problems);
  const { files, bytes } = await checkContent(folder, inventory, earlier, problems, links);
  return { problems: problems.list, id: inventory.id, versions, files, bytes };
}

/** Read an inventory and its sidecar; problems of both are told. */
async function readInventoryFile(
  folder: string,
  version: string,
  problems: Problems,
): Promise<{ inventory: Inventory; text: string } | undefined> {
  const names = (await listFolder(join(folder, version))) ?? [];
  const path = [version, 'inventory.json'].filter(Boolean).join('/');
  if (!names.some(({ name, kind }) => name === 'inventory.json' && kind === 'file')) {
    const otherwise = names.find(({ name }) => LIKE_INVENTORY.test(name) && name !== 'inventory.json');
    if (otherwise) problems.add('E034', { fault: 'named', name: otherwise.name }, path);
    else if (version === '') problems.add('E063', { fault: 'missing' }, path);
    else problems.add('W010', { fault: 'missing' }, path);
    return undefined;
  }
  const text = await readTextAt(join(folder, path));
  const json = text === undefined ? undefined : parsed(text);
  if (text === undefined || json === undefined) {
    problems.add('E033', { fault: 'no-json' }, path);
    return undefined;
  }
  const found = problemsOfInventory(json, path);
  for (const { code, fault } of found) problems.add(code, fault, path);
  const twice = repeatedKey(text);
  if (twice)
    problems.add(codeOfRepeated(twice), { fault: 'key-twice', key: twice.at(-1)!.slice(0, 12) }, path);
  if (!isRecord(json)) return undefined;
  await checkSidecar(folder, version, json['digestAlgorithm'], text, problems);
  return twice || found.some(({ code }) => code.startsWith('E'))
    ? undefined
    : { inventory: json as never, text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A digest must be in its block once (OCFL 1.1, sections 3.5.2 and 3.5.4); of other keys nobody could say which one is meant. */
function codeOfRepeated(keys: readonly string[]): string {
  if (keys.length === 2 && keys[0] === 'manifest') return 'E096';
  return keys.length === 3 && keys[0] === 'fixity' ? 'E097' : 'E033';
}

/** The digest of an inventory stands beside it: OCFL 1.1, section 3.5.4. */
async function checkSidecar(
  folder: string,
  version: string,
  algorithm: unknown,
  text: string,
  problems: Problems,
): Promise<void> {
  const names = ((await listFolder(join(folder, version))) ?? []).map(({ name }) => name);
  const sidecars = names.filter((name) => name.startsWith('inventory.json.'));
  const [first] = sidecars;
  const right = `inventory.json.${String(algorithm)}`;
  const path = [version, right].filter(Boolean).join('/');
  // In the object's root, what is too much has a code of its own.
  for (const name of version !== '' && sidecars.includes(right) ? sidecars : [])
    if (name !== right && SIDECAR.test(name))
      problems.add('E015', { fault: 'no-sidecar' }, `${version}/${name}`);
  if (first === undefined) problems.add('E058', { fault: 'missing' }, path);
  else if (!sidecars.includes(right)) problems.add('E059', { fault: 'missing-beside', name: first }, path);
  else if (algorithm === 'sha512' || algorithm === 'sha256') {
    const sidecar = await readTextAt(join(folder, path));
    const [, digest] = /^([\da-f]+)[ \t]+inventory\.json\s*$/i.exec(sidecar ?? '') ?? [];
    if (digest === undefined) problems.add('E061', { fault: 'sidecar-form' }, path);
    else if (digest.toLowerCase() !== createHash(algorithm).update(text).digest('hex'))
      problems.add('E060', { fault: 'sidecar-digest' }, path);
    // Hexadecimal digits of both cases are no digest that a program wrote.
    else if (!sidecar?.endsWith(' inventory.json\n') || (/[a-f]/.test(digest) && /[A-F]/.test(digest)))
      problems.add('I061', { fault: 'as-others' }, path);
  }
}

/**
 * What else lies in the object's root, and in the folders of its versions.
 *
 * @returns whether no link leads out of a version
 */
async function checkEntries(
  folder: string,
  inventory: Inventory,
  ocfl: string,
  problems: Problems,
): Promise<boolean> {
  const files = [`0=ocfl_object_${ocfl}`, 'inventory.json', `inventory.json.${inventory.digestAlgorithm}`];
  const expected = new Set([...files, 'logs', ...Object.keys(inventory.versions)]);
  const found = new Map<string, EntryKind>();
  for (const { name, kind } of (await listFolder(folder)) ?? []) {
    found.set(name, kind);
    const isFolder = kind === 'folder';
    if (kind === 'link') problems.add('E090', { fault: 'link' }, name);
    else if (name === 'extensions' && isFolder) await checkExtensions(folder, problems);
    else if (name === 'logs' && isFolder) await checkLinks(folder, name, problems);
    else if (isFolder && /^v\d+$/.test(name) && !expected.has(name))
      problems.add('E046', { fault: 'version-unlisted' }, name);
    else if (isFolder && (await isObject(join(folder, name))))
      problems.add('E082', { fault: 'nested' }, name);
    else if (!expected.has(name)) problems.add('E001', { fault: 'stray' }, name);
    else if (isFolder === files.includes(name)) problems.add('E001', { fault: 'other-kind' }, name);
  }
  let isWhole = true;
  for (const version of Object.keys(inventory.versions)) {
    const kind = found.get(version);
    if (kind === undefined) problems.add('E046', { fault: 'missing' }, version);
    else if (kind === 'link' || !(await checkVersionEntries(folder, version, inventory, problems)))
      isWhole = false;
  }
  return isWhole;
}

async function isObject(folder: string): Promise<boolean> {
  return ((await listFolder(folder)) ?? []).some(({ name }) => name.startsWith('0=ocfl_object_'));
}

async function checkExtensions(folder: string, problems: Problems): Promise<void> {
  for (const { name, kind } of (await listFolder(join(folder, 'extensions'))) ?? []) {
    const path = `extensions/${name}`;
    if (kind !== 'folder') problems.add('E067', { fault: 'no-extension' }, path);
    else if (!REGISTERED.includes(name)) problems.add('W013', { fault: 'unregistered' }, path);
    if (kind === 'folder') await checkLinks(folder, path, problems);
  }
}

/** @returns whether no link is among them */
async function checkVersionEntries(
  folder: string,
  version: string,
  { contentDirectory = 'content' }: Inventory,
  problems: Problems,
): Promise<boolean> {
  const entries = (await listFolder(join(folder, version))) ?? [];
  const named = (wanted: string) => entries.some(({ name, kind }) => name === wanted && kind === 'file');
  const hasInventory = entries.some(({ name, kind }) => LIKE_INVENTORY.test(name) && kind !== 'folder');
  const isOfInventory = (name: string) =>
    SIDECAR.test(name)
      ? hasInventory
      : LIKE_INVENTORY.test(name) && (name === 'inventory.json' || !named('inventory.json'));
  for (const { name, kind } of entries) {
    const path = `${version}/${name}`;
    if (kind === 'link') problems.add('E090', { fault: 'link' }, path);
    else if (kind === 'folder' && name !== contentDirectory) problems.add('W002', { fault: 'stray' }, path);
    else if (kind !== 'folder' && !isOfInventory(name)) problems.add('E015', { fault: 'stray' }, path);
  }
  return !entries.some(({ kind }) => kind === 'link');
}

/**
 * The inventories of the versions, oldest first, each with the one before it and with that of the object.
 *
 * @returns those of earlier versions that speak of the same content
 */
async function checkHistory(
  folder: string,
  root: Inventory,
  rootText: string,
  problems: Problems,
): Promise<readonly Inventory[]> {
  const earlier: Inventory[] = [];
  let before: Inventory | undefined;
  for (const version of Object.keys(root.versions)) {
    if (version === root.head) {
      const text = await readTextAt(join(folder, version, 'inventory.json'));
      if (text === rootText) await checkSidecar(folder, version, root.digestAlgorithm, text, problems);
      else if (text !== undefined) problems.add('E064', { fault: 'differs' }, `${version}/inventory.json`);
      else await readInventoryFile(folder, version, problems);
      if (before) compareInventories(before, root, version, problems, true);
      continue;
    }
    const read = await readInventoryFile(folder, version, problems);
    if (!read) continue;
    if (read.inventory.head !== version)
      problems.add('E040', { fault: 'head-here', head: read.inventory.head }, `${version}/inventory.json`);
    else {
      compareInventories(read.inventory, root, version, problems);
      if (read.inventory.contentDirectory === root.contentDirectory) earlier.push(read.inventory);
    }
    if (before) compareInventories(before, read.inventory, version, problems, true);
    before = read.inventory;
  }
  return earlier;
}
