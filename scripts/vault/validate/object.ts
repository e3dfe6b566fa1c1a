import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { listFolder, readTextAt } from '../../disk/disk.ts';
import type { Inventory } from '../inventory.ts';
import { checkContent } from './content.ts';
import { checkDeclaration, OBJECT_CODES } from './declaration.ts';
import { compareInventories } from './history.ts';
import { problemsOfInventory } from './inventory.ts';
import { isRecord, type Problem, Problems } from './problem.ts';

/** Extensions of objects that the OCFL community has registered. */
const REGISTERED = ['0005-mutable-head', '0001-digest-algorithms', '0009-digest-algorithms'];

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
 * below the storage root; `rootVersion` the version of OCFL that the root declares.
 */
export async function judgeObject(folder: string, path: string, rootVersion = '1.1'): Promise<Judged> {
  const problems = new Problems(path);
  const version = await checkDeclaration(folder, OBJECT_CODES, problems);
  if (version !== undefined && version > rootVersion)
    problems.add('E081', `declares OCFL ${version}, and the storage root ${rootVersion}`);
  const read = await readInventoryFile(folder, '', problems);
  const inventory = read?.inventory;
  if (version !== undefined && inventory && !problems.hasErrors)
    if (inventory.type !== `https://ocfl.io/${version}/spec/#inventory`)
      problems.add('E038', `has an inventory of another version than its declaration`, 'inventory.json');
  if (!inventory || problems.hasErrors)
    return { problems: problems.list, id: undefined, versions: 0, files: 0, bytes: 0 };
  await checkEntries(folder, inventory, problems);
  const earlier = await checkHistory(folder, inventory, read.text, problems);
  const { files, bytes } = await checkContent(folder, inventory, earlier, problems);
  const versions = Object.keys(inventory.versions).length;
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
    const otherwise = names.find(({ name }) => /^inventory\.jso?n$/i.test(name));
    if (otherwise) problems.add('E034', `is named ${otherwise.name}`, path);
    else if (version === '') problems.add('E063', 'is missing', path);
    else problems.add('W010', 'is missing', path);
    return undefined;
  }
  const text = await readTextAt(join(folder, path));
  const json = text === undefined ? undefined : parsed(text);
  if (text === undefined || json === undefined) {
    problems.add('E033', 'is no JSON', path);
    return undefined;
  }
  const found = problemsOfInventory(json, path);
  for (const { code, detail } of found) problems.add(code, detail, path);
  if (!isRecord(json)) return undefined;
  await checkSidecar(folder, version, json['digestAlgorithm'], text, problems);
  return found.some(({ code }) => code.startsWith('E')) ? undefined : { inventory: json as never, text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
  const path = [version, `inventory.json.${String(algorithm)}`].filter(Boolean).join('/');
  if (first === undefined) problems.add('E058', 'is missing', path);
  else if (!sidecars.includes(`inventory.json.${String(algorithm)}`))
    problems.add('E059', `is missing; there is ${first}`, path);
  else if (algorithm === 'sha512' || algorithm === 'sha256') {
    const sidecar = await readTextAt(join(folder, path));
    const [, digest] = /^([\da-f]+)[ \t]+inventory\.json\n?$/i.exec(sidecar ?? '') ?? [];
    // Hexadecimal digits of both cases are no digest that a program wrote.
    if (digest === undefined || (/[a-f]/.test(digest) && /[A-F]/.test(digest)))
      problems.add('E061', 'is not «DIGEST inventory.json»', path);
    else if (digest.toLowerCase() !== createHash(algorithm).update(text).digest('hex'))
      problems.add('E060', 'has another digest than the inventory', path);
    else if (!sidecar?.endsWith(' inventory.json\n'))
      problems.add('I061', 'is in order, but not as warraq writes it', path);
  }
}

/** What else lies in the object's root, and in the folders of its versions. */
async function checkEntries(folder: string, inventory: Inventory, problems: Problems): Promise<void> {
  const sidecar = `inventory.json.${inventory.digestAlgorithm}`;
  const expected = new Set(['inventory.json', sidecar, 'logs', ...Object.keys(inventory.versions)]);
  const found = new Set<string>();
  for (const { name, kind } of (await listFolder(folder)) ?? []) {
    found.add(name);
    const isFolder = kind === 'folder';
    if (kind === 'link') problems.add('E090', 'is a link', name);
    else if (name === 'extensions' && isFolder) await checkExtensions(join(folder, name), problems);
    else if (isFolder && /^v\d+$/.test(name) && !expected.has(name))
      problems.add('E046', 'is a version that the inventory lacks', name);
    else if (isFolder && (await isObject(join(folder, name))))
      problems.add('E082', 'is an object within an object', name);
    else if (!expected.has(name) && !name.includes('=')) problems.add('E001', 'does not belong here', name);
    else if (expected.has(name) && isFolder === name.startsWith('inventory'))
      problems.add('E001', 'is not of the kind that it should be', name);
  }
  for (const version of Object.keys(inventory.versions)) {
    if (!found.has(version)) problems.add('E046', 'is missing', version);
    else await checkVersionEntries(folder, version, inventory, problems);
  }
}

async function isObject(folder: string): Promise<boolean> {
  return ((await listFolder(folder)) ?? []).some(({ name }) => name.startsWith('0=ocfl_object_'));
}

async function checkExtensions(folder: string, problems: Problems): Promise<void> {
  for (const { name, kind } of (await listFolder(folder)) ?? []) {
    if (kind !== 'folder') problems.add('E067', 'is no folder of an extension', `extensions/${name}`);
    else if (!REGISTERED.includes(name))
      problems.add('W013', 'is no extension that is registered', `extensions/${name}`);
  }
}

async function checkVersionEntries(
  folder: string,
  version: string,
  { contentDirectory = 'content' }: Inventory,
  problems: Problems,
): Promise<void> {
  for (const { name, kind } of (await listFolder(join(folder, version))) ?? []) {
    const path = `${version}/${name}`;
    if (kind === 'link') problems.add('E090', 'is a link', path);
    else if (kind === 'folder' && name !== contentDirectory)
      problems.add('W002', 'does not belong here', path);
    else if (kind !== 'folder' && !/^inventory\.jso?n(?:\.sha(?:256|512))?$/i.test(name))
      problems.add('E015', 'does not belong here', path);
  }
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
      else if (text !== undefined)
        problems.add('E064', 'differs from the inventory of the object', `${version}/inventory.json`);
      else await readInventoryFile(folder, version, problems);
      if (before) compareInventories(before, root, version, problems);
      continue;
    }
    const read = await readInventoryFile(folder, version, problems);
    if (!read) continue;
    if (read.inventory.head !== version)
      problems.add('E040', `has the head «${read.inventory.head}»`, `${version}/inventory.json`);
    else {
      compareInventories(read.inventory, root, version, problems);
      if (read.inventory.contentDirectory === root.contentDirectory) earlier.push(read.inventory);
    }
    if (before) compareInventories(before, read.inventory, version, problems, true);
    before = read.inventory;
  }
  return earlier;
}
