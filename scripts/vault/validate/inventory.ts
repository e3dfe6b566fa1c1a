import { isRecord } from '../../book/is-record.ts';
import { checkFixity } from './fixity.ts';
import { checkManifest } from './manifest.ts';
import { type Problem, Problems } from './problem.ts';
import { checkVersions } from './versions.ts';

const KEYS = ['id', 'type', 'digestAlgorithm', 'head', 'manifest', 'versions', 'contentDirectory', 'fixity'];
const TYPES = ['https://ocfl.io/1.0/spec/#inventory', 'https://ocfl.io/1.1/spec/#inventory'];
/** RFC 3986, section 3.1: a scheme, and something behind it. */
const URI = /^[a-z][a-z\d+.-]*:\S+$/i;

/** What is wrong with an inventory, seen alone (OCFL 1.1, section 3.5). `path` is that of its file. */
export function problemsOfInventory(inventory: unknown, path = 'inventory.json'): readonly Problem[] {
  const problems = new Problems(path);
  if (!isRecord(inventory)) {
    problems.add('E033', { fault: 'inventory-form' });
    return problems.list;
  }
  checkKeys(inventory, problems);
  checkHead(inventory, problems);
  checkContentDirectory(inventory['contentDirectory'], problems);
  checkManifest(inventory, problems);
  checkVersions(inventory, problems);
  checkFixity(inventory, problems);
  return problems.list;
}

/** Keys that are written otherwise have codes of their own. */
const MISSPELT: Readonly<Record<string, string>> = { versions: 'E044', fixity: 'E055' };

function checkKeys(inventory: Readonly<Record<string, unknown>>, problems: Problems): void {
  for (const key of Object.keys(inventory)) {
    if (KEYS.includes(key)) continue;
    const meant = KEYS.find((known) => known.toLowerCase() === key.toLowerCase());
    problems.add(MISSPELT[meant ?? ''] ?? 'E102', { fault: 'key-unknown', key });
  }
  for (const key of ['id', 'type', 'digestAlgorithm', 'head'])
    if (inventory[key] === undefined) problems.add('E036', { fault: 'lacks', key });
  if (inventory['manifest'] === undefined) problems.add('E041', { fault: 'no-manifest' });
  const isMisspelt = Object.keys(inventory).some((key) => key !== 'versions' && /^versions$/i.test(key));
  if (inventory['versions'] === undefined && !isMisspelt) problems.add('E043', { fault: 'no-versions' });
}

function checkHead(
  { id, type, digestAlgorithm }: Readonly<Record<string, unknown>>,
  problems: Problems,
): void {
  if (id !== undefined) {
    if (typeof id !== 'string' || id === '') problems.add('E037', { fault: 'id-form' });
    else if (!URI.test(id)) problems.add('W005', { fault: 'id-no-uri', id });
  }
  if (type !== undefined && !TYPES.includes(type as string))
    problems.add('E038', { fault: 'type', type: String(type) });
  if (digestAlgorithm === 'sha256') problems.add('W004', { fault: 'sha256' });
  else if (digestAlgorithm !== undefined && digestAlgorithm !== 'sha512')
    problems.add('E025', { fault: 'algorithm', algorithm: String(digestAlgorithm) });
}

function checkContentDirectory(name: unknown, problems: Problems): void {
  if (name === undefined) return;
  if (name === '.' || name === '..') problems.add('E018', { fault: 'content-in', name });
  else if (typeof name !== 'string' || name.includes('/'))
    problems.add('E017', { fault: 'content-in', name: String(name) });
  else if (name === '' || name.includes('\0')) problems.add('E108', { fault: 'content-nowhere' });
}
